"""`workbook trace` says of a verdict what the page says: the day, why it is none or not certain, what it replaced."""

import re
from io import StringIO

import pytest

from antikorupsi.cli.terminal import SafeConsole
from antikorupsi.cli.tracing import print_trace
from antikorupsi.show import VERDICT_WORDS
from helpers import Assessment
from tests.assess.gaps.making import figure
from tests.publish.scorecard.fuzzed import with_figures


def traced(assessment, code, figure):
    console = SafeConsole(width=400, record=True, file=StringIO())
    print_trace(assessment.region(code), figure, console)
    return console.export_text()


def test_a_verdict_that_is_not_certain_says_why(assessment_2025):
    verdicts = assessment_2025.verdicts
    doubtful = verdicts[verdicts["doubts"] != ""].drop_duplicates("doubts")
    assert len(doubtful) > 1
    for own in doubtful.itertuples():
        said = traced(assessment_2025, own.region, own.criterion)
        assert said.count("belum pasti: ") == len(own.doubts.split())


def test_a_check_says_its_day(assessment_2025):
    said = traced(assessment_2025, "35.02", "hukum")
    assert "ada, 7 November 2025" in said
    assert "ada (7 November 2025)" in said


def test_a_check_of_a_later_day_is_said_to_be_that():
    earlier = Assessment.load("2025", as_of="2025-06-30")
    assert "ada (7 November 2025): diterima, tidak dipakai: diperiksa setelah tanggal acuan" in traced(
        earlier, "35.02", "hukum"
    )


def test_a_figure_that_was_replaced_says_by_which(assessment_2025):
    said = traced(assessment_2025, "52.71", "kepatuhan")
    assert "kuning (2022): digantikan oleh angka 2023" in said
    assert "G400: kuning (2022)" in said


@pytest.mark.parametrize("figure", ["spi", "hukum"])
def test_a_region_that_is_not_assessed_says_so_and_why(assessment_2025, figure):
    said = traced(assessment_2025, "31.71", figure)
    assert "Hasil kelayakan: tidak dinilai" in said
    assert "daerah administratif tanpa anggaran sendiri tidak dinilai" in said
    assert "data belum ada" not in said


def test_no_total_is_missing_where_nothing_is_assessed(assessment_2025):
    assert "data belum ada" not in traced(assessment_2025, "31.71", "total")


def survey(code="01.01", **changed):
    return figure("skm", 2024, 81.234567, item="ikm", code=code, **changed)


def test_a_survey_without_scores_of_the_panel_is_said_to_be_received_and_why_it_does_not_count(assessment_contoh):
    said = traced(with_figures(assessment_contoh, [survey()]), "01.01", "9")
    assert "belum dapat dinilai" in said
    assert "81,235 (2024): diterima, tidak dipakai: yang dihitung adalah nilai panel, dan nilai panel belum ada" in said
    assert "a.xlsx, a, B2: 81,235 (2024)" in said
    assert "data belum ada" not in said


def test_an_indicator_for_which_nothing_was_received_says_so(assessment_contoh):
    assert "data belum ada" in traced(with_figures(assessment_contoh, [survey()]), "01.01", "11")


def test_an_mcp_without_scores_of_the_panel_waits_for_them(assessment_2025):
    said = traced(assessment_2025, "35.72", "i01")
    assert "97,98 (2024), 98 (2024): menjadi skor setelah panel menilai daerah ini" in said


@pytest.mark.parametrize("code", ["35.72", "52.71", "31.71", "96.71"])
def test_a_trace_without_a_figure_says_the_verdict_and_what_can_be_traced(assessment_2025, code):
    view, said = assessment_2025.region(code), traced(assessment_2025, code, "")
    assert f"Hasil kelayakan: {view.language.say(VERDICT_WORDS[view.eligibility])}." in said
    for name in (*(own.id for own in view.framework.criteria), "i01..i19", "k1", "total"):
        assert f"  {name}: " in said


@pytest.mark.parametrize("figure", ["i02", "i09", "k1", "total", "spi", ""])
def test_a_number_is_printed_as_on_the_page_but_where_it_is_computed_again(assessment_contoh, figure):
    for code in ("01.01", "01.03"):
        for line in traced(assessment_contoh, code, figure).splitlines():
            recomputed = " = " in line or "│" in line
            assert recomputed or not re.search(r"\d[.,]\d{4}", line), line


def test_a_total_that_was_published_after_the_day_says_so():
    earlier = Assessment.load("2025", as_of="2025-01-17")
    said = traced(earlier, "35.72", "total")
    assert "Nilai total: terbit setelah tanggal acuan" in said
    assert "Nilai Percontohan, G24: 92,15" in said
    assert "data belum ada" not in said
