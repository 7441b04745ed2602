"""Who must send what: every figure that a region without a failure lacks, and whether it would settle the verdict."""

from antikorupsi.assess.missing_figures import count_by_agency, missing_by_criterion_and_region
from tests.assess.gaps.making import PILOT, figure, judged

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


def missing(*figures):
    *_, verdicts = judged(*figures)
    table = missing_by_criterion_and_region(verdicts, PILOT)
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
    assert count_by_agency(table)["missing"].sum() == len(table)
