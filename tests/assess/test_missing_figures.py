"""Who must send what: every figure that a region without a failure lacks, and whether it would settle the verdict."""

from datetime import date

import pytest

from antikorupsi.assess.missing_figures import count_by_agency, missing_by_criterion_and_region
from antikorupsi.ingest import observations_frame
from antikorupsi.rules.regions.registry import Regions
from antikorupsi.show import missing_rows
from helpers.eligibility import AsOf, verdict_by_region_and_criterion
from tests.assess.gaps.making import AS_OF, PILOT, figure, region

MET = [
    figure("mcp", 2024, 80.0),
    figure("spi", 2024, 75.0),
    figure("sakip", 2024, "A", item="predikat"),
    figure("ombudsman", 2024, "A", item="kategori"),
    figure("spip", 2024, 3.2, item="nilai"),
    figure("spbe", 2024, 3.4),
    figure("opini_bpk", 2024, "WTP", item="opini"),
    figure("opini_bpk", 2023, "WTP", item="opini"),
]


def missing_table(*figures, as_of=AS_OF):
    observations = observations_frame(figures)
    verdicts = verdict_by_region_and_criterion(observations, Regions([region("01.01")]), PILOT, as_of)
    return missing_by_criterion_and_region(verdicts, observations, PILOT, as_of, lambda criterion, _: criterion.owner)


def missing(*figures):
    table = missing_table(*figures)
    return {row.criterion: row.settles for row in table.itertuples()}


def test_a_region_that_meets_all_others_awaits_the_legal_status_alone():
    assert missing(*MET) == {"hukum": True}


def test_the_last_published_figure_settles_besides_the_checks():
    assert missing(*MET[1:]) == {"mcp": True, "hukum": False}
    assert missing(*MET[2:]) == {"mcp": False, "spi": False, "hukum": False}


def test_nothing_is_asked_for_where_a_failure_stands_whatever_is_sent():
    assert missing(figure("mcp", 2024, 60.0)) == {}


def test_every_open_criterion_of_2025_is_asked_for_once(assessment_2025):
    table = assessment_2025.missing_figures
    open_ = assessment_2025.eligibility.isin(["undetermined", "awaiting_checks"])
    expected = assessment_2025.verdicts.query("status == 'no_data'")["region"].map(open_).sum()
    assert len(table) == expected
    assert count_by_agency(table)["missing"].sum() == table["figures"].sum() > len(table)
    assert len(missing_rows(assessment_2025, assessment_2025.words())) == table["figures"].sum()


@pytest.mark.parametrize(
    ("day", "known", "asked"),
    [
        ("2025-12-31", {}, "2023 2024"),
        ("2025-12-31", {2023: "WTP"}, "2024"),
        ("2025-12-31", {2024: "WTP-DPP", 2022: "WTP"}, "2023"),
        ("2025-01-17", {}, "2022 2023"),
        ("2025-01-17", {2024: "WTP", 2023: "WTP"}, "2022"),
    ],
)
def test_of_opinions_the_years_that_the_verdict_of_the_day_lacks_are_asked_for(day, known, asked):
    opinions = [figure("opini_bpk", year, label, item="opini") for year, label in known.items()]
    table = missing_table(*opinions, as_of=AsOf(date.fromisoformat(day), 2025)).set_index("criterion")
    assert table.loc["opini_bpk", ["years", "figures"]].tolist() == [asked, len(asked.split())]
    assert table.loc["spi", ["years", "figures"]].tolist() == ["", 1]
