"""Every figure that was received counts somewhere, or is told with the reason why it does not."""

import pandas as pd
import pytest

from antikorupsi.assess.unused import UnusedFigure, unused_by_sheet, unused_figures
from antikorupsi.common import address, each_row
from antikorupsi.ingest import Observation, observations_frame
from antikorupsi.rules import Regions, frameworks
from helpers.scoring import score_by_region_level_and_stage
from tests.assess.gaps.making import AS_OF, PILOT, YEAR, figure, region
from tests.publish.scorecard.fuzzed import fuzzed

VILLAGES = frameworks.load("desa-2021")


def paper(item, year=YEAR, value=80.0):
    return figure("penilaian", year, value, item=item, stage="penilaian", assessor="KPK")


def reasons(*figures, framework=PILOT):
    """By instrument, item and year: why a figure of one region counts nowhere."""
    observations = observations_frame(list(figures))
    known = Regions([region("01.01")])
    scores = score_by_region_level_and_stage(observations, known, framework, framework.default_weights, AS_OF)
    unused = unused_figures(observations, scores, framework, AS_OF)
    return {(own.instrument, own.item, own.year): own.why for own in each_row(unused, UnusedFigure)}


@pytest.mark.parametrize(
    ("received", "why"),
    [
        (figure("mcp", 2024, 62.1, status="interim"), "interim"),
        (figure("mcp", 2025, 62.1), "later_year"),
        (figure("spi", 2026, 71.2), "later_year"),
        (figure("ombudsman", 2018, "hijau", item="zona"), "not_comparable"),
        (figure("ombudsman", 2022, "hijau", item="zona"), "stale"),
        (figure("mcp", 2021, 82.9), "stale"),
        (figure("opini_bpk", 2018, "WTP", item="opini"), "stale"),
        (figure("spi", 2024, 71.2, published="2026-01-02"), "too_late"),
        (figure("ombudsman", 2024, "kuning", item="zona", basis="open"), "open_remainder"),
        (figure("hukum", 2026, "ada", item="status", dated="2026-01-14"), "checked_later"),
        (figure("mcp", 2024, 80.0, item="perizinan"), "part"),
        (figure("lhkpn", 2024, 98.0, item="kepatuhan"), "no_panel"),
        (paper("i02.skor", year=2024), "other_year"),
        (figure("nilai_akhir", 2026, 91.0, item="nilai", stage="penilaian"), "later_year"),
        (figure("nilai_akhir", 2026, "Istimewa", item="predikat", stage="penilaian"), "later_year"),
        (figure("nilai_akhir", 2025, "calon", item="tahap", stage="calon", published="2026-01-05"), "too_late"),
        (figure("skm", 2024, 81.0, item="ikm"), "no_panel"),
        (figure("skm", 2024, 81.0, item="ikm", published="2026-01-05"), "too_late"),
        (figure("skm", 2024, 3.1, item="u1", published="2026-01-05"), "too_late"),
    ],
)
def test_a_figure_that_may_not_be_used_says_why(received, why):
    assert reasons(received) == {(received.instrument, received.item, received.year): why}


@pytest.mark.parametrize(
    "received",
    [
        figure("mcp", 2024, 62.1),
        figure("ombudsman", 2023, "hijau", item="zona"),
        figure("hukum", 2025, "ada", item="status", dated="2025-12-10"),
        figure("skm", 2024, 3.1, item="u1"),
        figure("nilai_akhir", 2025, "calon", item="tahap", stage="calon"),
        figure("nilai_akhir", 2025, 91.0, item="nilai", stage="penilaian"),
        paper("i02.skor"),
    ],
)
def test_a_figure_that_counts_says_nothing(received):
    assert reasons(received) == {}


def test_an_old_figure_whose_place_a_newer_one_took_is_not_told():
    assert reasons(figure("mcp", 2021, 82.9), figure("mcp", 2024, 62.1)) == {}


def test_what_the_panel_wrote_for_an_indicator_that_takes_the_mcp_is_told():
    assert reasons(figure("mcp", 2024, 90.0), paper("i01.skor"), paper("i02.skor")) == {
        ("penilaian", "i01.skor", YEAR): "taken_instead"
    }


def test_a_figure_that_fills_in_is_told_where_the_panel_scored_the_indicator_itself():
    lhkpn = figure("lhkpn", 2024, 98.0, item="kepatuhan")
    assert reasons(lhkpn, paper("i05.skor")) == {("lhkpn", "kepatuhan", 2024): "panel_decides"}
    assert reasons(lhkpn, paper("i02.skor")) == {}
    survey = figure("skm", 2024, 81.0, item="ikm")
    assert reasons(survey, paper("i09.skor")) == {("skm", "ikm", 2024): "panel_decides"}
    assert reasons(survey, paper("i02.skor")) == {}


def test_an_instrument_that_no_rule_of_the_framework_names_is_told():
    assert reasons(figure("spi", 2024, 71.0), framework=VILLAGES) == {("spi", "total", 2024): "no_rule"}


def unexplained(assessment):
    """The figures of criteria that neither decide, nor are older than what decides, nor are told."""
    found = []
    for code in assessment.codes:
        view = assessment.region(code)
        told = {(address(own), own.item) for own in each_row(view.unused, UnusedFigure)}
        for own, verdict in (
            (own, row) for row in view.verdict_rows for own in each_row(view.observations, Observation)
        ):
            criterion = view.framework.criterion(verdict.criterion)
            if own.instrument != criterion.instrument or own.item not in criterion.items:
                continue
            decides = address(own) in verdict.cells.splitlines()
            replaced = pd.notna(verdict.year) and own.year <= verdict.year
            if not (decides or replaced or (address(own), own.item) in told):
                found.append((code, verdict.criterion, address(own)))
    return found


@pytest.mark.parametrize("seed", [3, 4, 5])
def test_whatever_is_received_for_a_criterion_counts_or_is_told(assessment_contoh, seed):
    assert unexplained(fuzzed(assessment_contoh, seed)) == []


def test_every_published_figure_of_a_criterion_counts_or_is_told(assessment_2025):
    assert unexplained(assessment_2025) == []


def test_no_criterion_with_a_figure_says_that_none_has_been_received(assessment_2025, assessment_contoh):
    for assessment in (assessment_2025, assessment_contoh, fuzzed(assessment_contoh, 6)):
        received = set(zip(assessment.observations["region"], assessment.observations["instrument"], strict=True))
        silent = assessment.verdicts[assessment.verdicts["reason"] == "nothing_published"]
        instruments = {own.id: own.instrument for own in assessment.framework.criteria}
        keys = zip(silent["region"], silent["criterion"].map(instruments), strict=True)
        assert received.isdisjoint(keys)


def test_cells_are_told_as_ranges_down_their_columns():
    cells = ["C5", "C6", "D9", "C7", "AA2", "C9"]
    unused = pd.DataFrame(
        {"file": "a.xlsx", "sheet": "s", "instrument": "mcp", "why": "interim", "year": 2024, "cell": cells}
    )
    told = unused_by_sheet(unused).iloc[0]
    assert (told["figures"], told["years"], told["cells"]) == (6, [2024], ["C5:C7", "C9", "D9", "AA2"])
