"""A scorecard repeats what the report says of verdicts and figures, beside what its formulas compute."""

import openpyxl
import pytest

from antikorupsi.common import Language
from antikorupsi.publish.scorecard.phrases import counted
from antikorupsi.publish.scorecard.writing import write_scorecard
from tests.publish.scorecard.conftest import column_of


@pytest.fixture(scope="module")
def written(assessment_2025, tmp_path_factory):
    folder = tmp_path_factory.mktemp("kartu-2025")
    for code in ("52.71", "35.02", "31.71"):
        write_scorecard(assessment_2025.region(code), folder / f"{code}.xlsx")
    return {path.stem: openpyxl.load_workbook(path) for path in folder.glob("*.xlsx")}


def said_of_criteria(workbook):
    sheet = workbook.worksheets[1]
    column = column_of(sheet, "Menurut laporan")
    return [sheet.cell(row, column).value or "" for row in range(6, 14)]


def test_a_criterion_without_a_verdict_says_why(written):
    mcp, spi, *_ = said_of_criteria(written["52.71"])
    assert "76 (2025): sementara" in mcp
    assert "91,68 (2021): data lama" in mcp
    assert spi == "69,81 (2025): angka tahun penilaian atau sesudahnya; yang dihitung angka 2023 dan 2024"


def test_a_verdict_that_is_not_certain_says_why(written, assessment_2025):
    said = dict(
        zip([own.id for own in assessment_2025.framework.criteria], said_of_criteria(written["35.02"]), strict=True)
    )
    doubtful = [own.criterion for own in assessment_2025.region("35.02").verdict_rows if own.doubts]
    assert doubtful
    assert all(said[criterion].startswith("belum pasti: ") for criterion in doubtful)


def test_the_first_sheet_says_day_verdict_and_certainty(written):
    rows = {row[0]: row[1] for row in written["35.02"].worksheets[0].iter_rows(min_row=4, max_col=2, values_only=True)}
    assert rows["Hasil per"] == "31 Desember 2025"
    assert rows["Hasil menurut laporan"] == "tidak layak, pasti"


def test_the_sources_say_what_decides_nothing_and_why(written):
    sheet = written["52.71"].worksheets[-1]
    column = column_of(sheet, "Menurut laporan", row=4)
    said = {sheet.cell(row, 7).value: sheet.cell(row, column).value or "" for row in range(5, sheet.max_row + 1)}
    assert "sementara" in said["F240"]
    assert "data lama" in said["F237"]
    assert said["G400"] == "digantikan oleh angka 2023"


def test_a_region_that_is_not_assessed_is_that_on_every_sheet(written):
    first, criteria, *_ = written["31.71"].worksheets
    verdict = column_of(criteria, "Hasil kelayakan")
    assert {criteria.cell(row, verdict).value for row in range(6, 14)} == {'="tidak dinilai"'}
    assert set(said_of_criteria(written["31.71"])) == {"daerah administratif tanpa anggaran sendiri tidak dinilai"}
    rows = {row[0]: row[1] for row in first.iter_rows(min_row=4, max_col=2, values_only=True)}
    assert rows["Hasil kelayakan"] == '="tidak dinilai"'
    assert "Nilai total" not in rows


def test_a_formula_with_a_count_has_the_words_for_one_where_they_differ():
    def in_a_row(language):
        say = Language(language).say
        return counted(lambda years: say("{label} in {years} [year|years] in a row", label="WTP", years=years), "B7")

    assert in_a_row("en") == 'IF(B7=1,"WTP in 1 year in a row","WTP in "&B7&" years in a row")'
    assert in_a_row("id") == '"WTP dalam "&B7&" tahun berturut-turut"'
