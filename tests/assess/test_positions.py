"""Ranks are said among the regions that are known, of enough of them, and no finer than the figures are."""

import pandas as pd
import pytest

from antikorupsi.assess.positions import PositionRow, positions_of, rank_by_region_and_measure
from antikorupsi.ingest import observations_frame
from antikorupsi.rules import frameworks
from antikorupsi.show import charts, sentences, tables
from helpers import regions
from helpers.eligibility import verdict_by_region_and_criterion
from tests.assess.gaps.making import AS_OF, figure

PILOT = frameworks.load("kabkota-2025")
OFFICIAL = regions.official()
CODES = [region.code for region in OFFICIAL if not region.is_administrative]
EAST_JAVA = [code for code in CODES if code.startswith("35.")]
SPREAD = CODES[::10]  # 51 regions, of all parts of the country


NO_SCORES = pd.DataFrame(columns=["region", "level", "stage", "score"])


def ranked(*figures):
    """The ranks of all figures, and the verdicts on them."""
    observations = observations_frame(figures)
    verdicts = verdict_by_region_and_criterion(observations, OFFICIAL, PILOT, AS_OF)
    return rank_by_region_and_measure(observations, verdicts, NO_SCORES, OFFICIAL, PILOT, AS_OF), verdicts


def positions(values, instrument="mcp", item="total", year=2024):
    """The table of positions of one criterion, by the figures of each region."""
    figures = [figure(instrument, year, value, code=code, item=item) for code, value in values.items()]
    return positions_of(*ranked(*figures)).set_index("region")


def test_a_rank_is_said_among_at_least_one_in_twenty_of_the_regions():
    enough = positions({code: 60.5 + at for at, code in enumerate(SPREAD[:26])})
    assert enough["rank"].notna().all()
    too_few = positions({code: 60.5 + at for at, code in enumerate(SPREAD[:25])})
    assert too_few.reindex(columns=["rank"])["rank"].isna().all()


def test_figures_of_one_province_are_ranked_within_it_alone():
    table = positions({code: 60.5 + at for at, code in enumerate(EAST_JAVA)})
    assert len(EAST_JAVA) == 38
    assert table["rank"].isna().all()
    assert table["rank_in_province"].tolist() == list(range(38, 0, -1))


def test_fewer_than_five_of_a_province_have_no_rank_in_it():
    elsewhere = [code for code in SPREAD if not code.startswith("35.")]
    table = positions({code: 60.5 + at for at, code in enumerate([*EAST_JAVA[:4], *elsewhere])})
    assert table.loc[EAST_JAVA[:4], "rank"].notna().all()
    assert table.loc[EAST_JAVA[:4], "rank_in_province"].isna().all()


def test_a_whole_number_stands_for_half_a_point_more_or_less():
    values = {code: 50.25 + at for at, code in enumerate(SPREAD[:24])}
    values |= dict(zip(SPREAD[24:28], (90, 90.4, 90.6, 89.4), strict=True))
    table = positions(values)
    assert table.loc[SPREAD[24:28], ["best", "worst"]].to_numpy().tolist() == [[2, 3], [2, 3], [1, 1], [4, 4]]


def test_levels_are_not_ranked_nor_mixed_with_scores():
    assert positions(dict.fromkeys(SPREAD, 3.0), "spip", "level", 2023).empty
    mixed = positions({code: 3.01 + at / 100 for at, code in enumerate(SPREAD)}, "spip", "nilai", 2023)
    assert mixed["ranked"].eq(len(SPREAD)).all()


def test_a_figure_is_ranked_among_all_of_its_year_also_those_that_newer_ones_have_replaced():
    older = [figure("mcp", 2023, 60.5 + at, code=code) for at, code in enumerate(SPREAD)]
    newer = [figure("mcp", 2024, 50.5 + at, code=code) for at, code in enumerate(SPREAD[:26])]
    table, verdicts = ranked(*older, *newer)
    assert table["year"].value_counts().to_dict() == {2023: 51, 2024: 26}
    shown = positions_of(table, verdicts).set_index("region")
    assert shown["year"].value_counts().to_dict() == {2023: 25, 2024: 26}
    assert shown.loc[SPREAD[26], ["rank", "ranked"]].tolist() == [25, 51]
    assert shown.loc[SPREAD[0], ["rank", "ranked"]].tolist() == [26, 26]


def test_interim_late_and_contradicted_figures_are_not_ranked():
    known = [figure("mcp", 2024, 60.5 + at, code=code) for at, code in enumerate(SPREAD[:30])]
    others = [
        figure("mcp", 2024, 99.5, code=SPREAD[30], status="interim"),
        figure("mcp", 2024, 99.5, code=SPREAD[31], published="2026-01-05"),
        figure("mcp", 2024, 99.5, code=SPREAD[32], basis="open"),
        figure("mcp", 2024, 99.5, code=SPREAD[33]),
        figure("mcp", 2024, 59.5, code=SPREAD[33]),
        figure("mcp", 2024, 99.5, code="31.71"),
    ]
    table, _ = ranked(*known, *others)
    assert set(table["region"]) == set(SPREAD[:30])


def test_without_any_figure_the_table_is_empty_and_has_its_columns():
    table = positions({})
    assert table.empty
    assert [table.index.name, *table.columns] == list(PositionRow._fields)


@pytest.mark.parametrize("code", ["35.72", "52.71", "11.01"])
def test_no_rank_stands_as_a_headline_unless_it_ranks_the_total(assessment_2025, code):
    assert "Peringkat" not in repr(sentences.key_figures(assessment_2025.region(code)))


def test_the_rank_of_a_total_stands_among_the_key_figures(assessment_contoh):
    assert "1 of 5 known" in repr(sentences.key_figures(assessment_contoh.region("01.01", "en")))


def test_a_rank_among_few_says_how_many_are_known(assessment_2025):
    view = assessment_2025.region("35.72", "en")
    seen = assessment_2025.observations
    known = seen[(seen["instrument"] == "spi") & (seen["item"] == "total") & (seen["year"] == 2024)]
    verdicts = assessment_2025.verdicts[assessment_2025.verdicts["criterion"] == "spi"]
    count = known.loc[known["value"].notna() & (known["region"].str.len() > 2), "region"].nunique()
    count -= int((verdicts["reason"] == "contradicted").sum())
    assert f"of {count} known" in repr(tables.positions(view))
    assert "2–7 of 35 known" in repr(tables.positions(view))  # MCP 97.98 among whole numbers of 98 and 99
    assert "rank of Kota Blitar: 2 of 43 known" in repr(charts.positions(view))


def test_a_shared_rank_counts_the_others_and_not_the_region_itself(assessment_2025):
    shared = assessment_2025.positions[(assessment_2025.positions["ties"] == 2)]
    exact = shared[shared["best"] == shared["worst"]]
    view = assessment_2025.region(exact["region"].iloc[0], "en")
    assert "(shared with 1 more)" in tables.positions(view).markup
