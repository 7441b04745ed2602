"""`workbook trace` says of a verdict what the page says: the day, why it is none or not certain, what it replaced."""

from io import StringIO

import pytest
from rich.console import Console

from antikorupsi.cli.tracing import print_trace
from helpers import Assessment


def traced(assessment, code, figure):
    console = Console(width=400, record=True, file=StringIO())
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
    assert "ada (7 November 2025): diterima, tidak dipakai, karena bertanggal sesudah tanggal putusan" in traced(
        earlier, "35.02", "hukum"
    )


def test_a_figure_that_was_replaced_says_by_which(assessment_2025):
    said = traced(assessment_2025, "52.71", "kepatuhan")
    assert "kuning (2022): digantikan oleh angka 2023" in said
    assert "G400: kuning (2022)" in said


@pytest.mark.parametrize("figure", ["spi", "hukum"])
def test_a_region_that_is_not_assessed_says_so_and_why(assessment_2025, figure):
    said = traced(assessment_2025, "31.71", figure)
    assert "Putusan: tidak dinilai" in said
    assert "daerah administratif tanpa anggaran sendiri tidak dinilai" in said
    assert "data belum ada" not in said


def test_no_total_is_missing_where_nothing_is_assessed(assessment_2025):
    assert "data belum ada" not in traced(assessment_2025, "31.71", "total")
