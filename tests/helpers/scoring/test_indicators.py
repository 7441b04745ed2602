"""The score of an indicator: another instrument's figure, the pleno's value, or the mean of the assessors."""

from datetime import date

import pytest

from antikorupsi.ingest import observations_frame
from antikorupsi.rules import frameworks
from helpers.eligibility import AsOf
from helpers.scoring import IndicatorScore, indicator_scores
from tests.helpers.observing import observation

FRAMEWORK = frameworks.load("kabkota-2025")
END_OF_2025 = AsOf.end_of(2025)
BLITAR = "35.72"


def paper(item, value, stage="penilaian", year=2025, **how):
    return observation(BLITAR, "penilaian", item, year, value, stage=stage, **how)


def mcp(year, value, **how):
    return observation(BLITAR, "mcp", "total", year, value, **how)


def lhkpn(year, value, **how):
    return observation(BLITAR, "lhkpn", "kepatuhan", year, value, **how)


def scores(*observations, as_of=END_OF_2025):
    """By stage and indicator, of Kota Blitar."""
    found = indicator_scores(observations_frame(observations), FRAMEWORK, as_of)
    assert {region for region, _, _ in found} <= {BLITAR}
    return {(stage, indicator): score for (_, stage, indicator), score in found.items()}


def test_the_score_is_the_mean_of_the_assessors_with_their_lowest_and_highest():
    given = [paper("i02.skor", value, assessor=name, cell=name) for name, value in (("A", 70), ("B", 85), ("C", 76))]
    cells = ("a.xlsx|s|A", "a.xlsx|s|B", "a.xlsx|s|C")
    assert scores(*given) == {("penilaian", "i02"): IndicatorScore(77.0, "assessors", 2025, 70.0, 85.0, 3, cells)}


def test_the_pleno_decides_beside_the_assessors_who_are_counted():
    given = paper("i02.skor", 70, cell="A"), paper("i02.skor", 90, cell="B"), paper("i02.pleno", 72, cell="P")
    assert scores(*given)["penilaian", "i02"] == IndicatorScore(72.0, "pleno", 2025, 70.0, 90.0, 2, ("a.xlsx|s|P",))
    assert scores(given[2])["penilaian", "i02"] == IndicatorScore(72.0, "pleno", 2025, None, None, 0, ("a.xlsx|s|P",))


def test_each_stage_has_its_own_scores():
    found = scores(paper("i02.skor", 60, "mandiri"), paper("i02.skor", 80), paper("i03.skor", 50, "mandiri"))
    assert {key: score.score for key, score in found.items()} == {
        ("mandiri", "i02"): 60,
        ("mandiri", "i03"): 50,
        ("penilaian", "i02"): 80,
    }


def test_regions_do_not_share_their_scores():
    other = observation("35.05", "penilaian", "i02.skor", 2025, 40, stage="penilaian")
    taken = observation("35.05", "mcp", "total", 2024, 88)
    found = indicator_scores(observations_frame([paper("i02.skor", 80), other, taken]), FRAMEWORK, END_OF_2025)
    assert {key: score.score for key, score in found.items()} == {
        ("35.05", "penilaian", "i01"): 88,
        ("35.05", "penilaian", "i02"): 40,
        ("35.72", "penilaian", "i02"): 80,
    }


@pytest.mark.parametrize("year", [2024, 2026])
def test_working_papers_of_another_year_give_no_score(year):
    assert scores(paper("i02.skor", 80, year=year)) == {}


def test_remarks_in_working_papers_are_no_scores():
    assert scores(paper("i02.bukti", "SK"), paper("i03.skor", 80)).keys() == {("penilaian", "i03")}


def test_a_figure_that_is_taken_replaces_what_the_panel_wrote():
    found = scores(mcp(2024, 88.5, cell="M"), paper("i01.skor", 20), paper("i02.skor", 80))
    assert found["penilaian", "i01"] == IndicatorScore(88.5, "instrument", 2024, None, None, 0, ("a.xlsx|s|M",))


def test_a_figure_is_taken_only_in_stages_in_which_the_panel_scored():
    assert scores(mcp(2024, 88.5)) == {}
    assert scores(mcp(2024, 88.5), paper("i02.skor", 80, "monev"))["monev", "i01"].score == 88.5


def test_where_there_is_no_figure_to_take_the_panel_decides():
    assert scores(paper("i01.skor", 20))["penilaian", "i01"].origin == "assessors"


def test_a_figure_that_may_be_taken_fills_in_only_where_the_panel_gave_nothing():
    beside = lhkpn(2024, 98), paper("i02.skor", 80)
    assert scores(*beside)["penilaian", "i05"] == IndicatorScore(
        98.0, "instrument", 2024, None, None, 0, (f"a.xlsx|s|{BLITAR}.kepatuhan.2024.98",)
    )
    assert scores(*beside, paper("i05.skor", 30))["penilaian", "i05"].score == 30


def test_another_item_of_an_instrument_is_never_taken():
    part = observation(BLITAR, "mcp", "perizinan", 2024, 88)
    assert scores(part, paper("i02.skor", 80)).keys() == {("penilaian", "i02")}


def test_the_latest_figure_is_taken_however_old_it_is():
    found = scores(mcp(2019, 60), mcp(2021, 70), mcp(2020, 90), paper("i02.skor", 80))
    assert (found["penilaian", "i01"].score, found["penilaian", "i01"].year) == (70, 2021)


@pytest.mark.parametrize(
    "unknown", [mcp(2025, 99), mcp(2024, 99, status="interim"), mcp(2024, 99, published="2026-01-01")]
)
def test_a_figure_that_is_interim_or_not_known_yet_is_not_taken(unknown):
    found = scores(unknown, mcp(2023, 60), paper("i02.skor", 80))
    assert (found["penilaian", "i01"].score, found["penilaian", "i01"].year) == (60, 2023)


def test_a_figure_is_taken_from_the_day_on_which_it_is_known():
    known = mcp(2024, 88), mcp(2023, 60), paper("i02.skor", 80)
    before, after = (scores(*known, as_of=AsOf(date(2025, 3, day), 2025)) for day in (30, 31))
    assert (before["penilaian", "i01"].score, after["penilaian", "i01"].score) == (60, 88)


def test_of_sources_that_differ_the_lowest_is_taken_and_all_their_cells_are_named():
    found = scores(mcp(2024, 88, cell="A"), mcp(2024, 85, cell="B"), mcp(2023, 10, cell="C"), paper("i02.skor", 80))
    assert (found["penilaian", "i01"].score, found["penilaian", "i01"].cells) == (85, ("a.xlsx|s|A", "a.xlsx|s|B"))


def test_a_rounding_of_a_more_precise_figure_is_not_taken_for_a_lower_one():
    assert scores(mcp(2024, 88), mcp(2024, 88.4), paper("i02.skor", 80))["penilaian", "i01"].score == 88.4


def test_a_label_beside_figures_is_no_figure_to_take():
    label = mcp(2024, "terjaga")
    assert scores(label, mcp(2023, 60), paper("i02.skor", 80))["penilaian", "i01"].year == 2023
    assert scores(label, paper("i02.skor", 80)).keys() == {("penilaian", "i02")}
