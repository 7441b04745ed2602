"""The results as files say what the assessment says, explain themselves, and run nothing in a spreadsheet program."""

import csv
import io
import json
from datetime import date

import openpyxl
import pandas as pd
import pytest

from antikorupsi.assess.assessment import Assessment
from antikorupsi.common.language import Language
from antikorupsi.publish.results.columns import result_columns
from antikorupsi.publish.results.files import result_files
from antikorupsi.publish.results.table import result_by_region


def files_of(assessment, folder, language="id"):
    return {path.suffix: content for path, content in result_files(assessment, folder, language).items()}


@pytest.fixture(params=["contoh", "2025"])
def assessment(request):
    return request.getfixturevalue(f"assessment_{request.param}")


def test_all_three_hold_the_same_rows(assessment, tmp_path):
    files = files_of(assessment, tmp_path)
    from_json = json.loads(files[".json"])["regions"]
    from_csv = list(csv.DictReader(io.StringIO(files[".csv"].decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(files[".xlsx"])).worksheets[3]
    heads, *rows = sheet.iter_rows(values_only=True)
    from_xlsx = [dict(zip(heads, row, strict=True)) for row in rows]
    assert len(from_json) == len(from_csv) == len(from_xlsx) == len(assessment.period.regions)
    for one, two, three in zip(from_json, from_csv, from_xlsx, strict=True):
        assert one == three
        as_text = {name: "" if value is None else value for name, value in one.items()}
        assert {
            name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in as_text.items()
        } == two


def as_text(value):
    """A value as a CSV shows it."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_they_say_what_the_assessment_says(assessment):
    rows = {row["code"]: row for row in result_by_region(assessment, Language("en"))}
    for verdict in assessment.verdicts.itertuples():
        row = rows[verdict.region]
        assert row[f"{verdict.criterion}_status"] == verdict.status
        value = row[f"{verdict.criterion}_value"]
        assert value == verdict.value or (value is None and pd.isna(verdict.value))
    for code, verdict in assessment.eligibility.items():
        assert rows[code]["eligibility"] == verdict


def test_published_totals_are_there(assessment_2025):
    rows = {row["code"]: row for row in result_by_region(assessment_2025, Language("id"))}
    assert rows["35.72"]["published_total"] == 92.15
    assert rows["35.72"]["predicate"] == "Istimewa"
    assert rows["35.05"]["published_total"] is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_dictionary_explains_every_column(assessment, tmp_path, language):
    columns = result_columns(assessment.framework, Language(language))
    assert all(column.meaning for column in columns)
    row = result_by_region(assessment, Language(language))[0]
    assert [column.name for column in columns] == list(row)
    described = json.loads(files_of(assessment, tmp_path, language)[".json"])["meta"]["columns"]
    assert list(described) == list(row)


def test_tables_are_marked_as_tables_and_nothing_is_a_formula(assessment_2025, tmp_path):
    workbook = openpyxl.load_workbook(io.BytesIO(files_of(assessment_2025, tmp_path)[".xlsx"]))
    assert [len(sheet.tables) for sheet in workbook.worksheets] == [0, 0, 1, 1, 1, 1, 1, 1]
    assert not any(cell.data_type == "f" for sheet in workbook for row in sheet for cell in row)


@pytest.mark.parametrize("text", ["=1+1", "+62", "-x", "@SUM(A1)", "\tx"])
def test_no_text_can_run_in_a_spreadsheet_program(assessment_contoh, tmp_path, text):
    region = assessment_contoh.period.regions[0]
    name = region.name
    object.__setattr__(region, "name", text)
    try:
        files = files_of(assessment_contoh, tmp_path)
    finally:
        object.__setattr__(region, "name", name)
    row = next(csv.DictReader(io.StringIO(files[".csv"].decode("utf-8-sig"))))
    assert row["region"] == f"'{text}"
    cell = openpyxl.load_workbook(io.BytesIO(files[".xlsx"])).worksheets[3]["B2"]
    assert (cell.data_type, cell.value) == ("s", text)


def test_the_same_assessment_gives_the_same_bytes(assessment_contoh, tmp_path):
    assert files_of(assessment_contoh, tmp_path) == files_of(assessment_contoh, tmp_path)


def test_the_shortlist_and_the_back_test_are_tables_of_the_results(assessment, tmp_path):
    files = files_of(assessment, tmp_path)
    results = json.loads(files[".json"])
    assert [row["code"] for row in results["shortlist"]] == assessment.shortlist["region"].tolist()
    for key in ("shortlist", "choices", "agreement"):
        assert list(results["meta"][f"columns_of_{key}"]) == list(results[key][0])
    for row in results["agreement"]:
        assert row["agree"] + row["contradict"] + row["unknown"] == row["chosen"]
        told = [own for own in results["choices"] if own["criterion"] == row["criterion"]]
        assert sum(own["status"] == "fails" for own in told) == row["contradict"]
    book = openpyxl.load_workbook(io.BytesIO(files[".xlsx"]))
    sheets = [[list(cells) for cells in sheet.iter_rows(values_only=True)] for sheet in book.worksheets[4:7]]
    for (heads, *rows), key in zip(sheets, ("shortlist", "choices", "agreement"), strict=True):
        assert [dict(zip(heads, row, strict=True)) for row in rows] == results[key]


def test_villages_without_criteria_and_choices_have_no_empty_tables(tmp_path):
    files = files_of(Assessment.load("desa-contoh"), tmp_path)
    assert set(json.loads(files[".json"])) == {"meta", "regions"}
    assert len(openpyxl.load_workbook(io.BytesIO(files[".xlsx"])).worksheets) == 4


def test_cover_and_json_say_the_day_and_the_age_of_figures_that_may_decide(tmp_path):
    changed = Assessment.load("2025", as_of="2025-06-30", oldest_figure_years=3)
    files = files_of(changed, tmp_path)
    meta = json.loads(files[".json"])["meta"]
    assert (meta["as_of"], meta["oldest_figure_years"]) == ("2025-06-30", "3")
    cover = openpyxl.load_workbook(io.BytesIO(files[".xlsx"])).worksheets[0]
    said = {row[0]: row[1] for row in cover.iter_rows(max_col=2, values_only=True)}
    assert said["Hasil per"] == "30 Juni 2025"
    assert said["Usia tertua angka yang boleh menentukan hasil, dalam tahun"] == "3"
    lines = "\n".join(str(line) for line in said)
    assert "diubah lewat parameter menjadi 3 tahun; kerangka menyebut 2." in lines


def test_the_first_sheets_are_read_and_say_what_was_found(assessment_2025, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(files_of(assessment_2025, tmp_path)[".xlsx"]))
    summary, regions, *_ = book.worksheets
    counts = {row[0]: row[1:] for row in summary.iter_rows(values_only=True)}
    met = assessment_2025.verdicts["status"].where(assessment_2025.verdicts["criterion"] == "mcp")
    assert counts["Nilai MCP/MCSP"][:2] == (int((met == "meets").sum()), int((met == "fails").sum()))
    lines = {row[0]: row for row in regions.iter_rows(min_row=5, values_only=True)}
    assert len(lines) == len(assessment_2025.period.regions)
    assert lines["Kota Blitar"][2:5] == ("○ belum dapat ditentukan", "–", "●")
    assert all(sheet.print_area and sheet.page_setup.fitToWidth == 1 for sheet in (summary, regions))
    assert [name for name in book.sheetnames[1:] if not (counts.get(name) or [""])[0]] == []


def test_each_sheet_prints_across_with_its_header_on_every_page(assessment_contoh, tmp_path):
    for sheet in openpyxl.load_workbook(io.BytesIO(files_of(assessment_contoh, tmp_path)[".xlsx"])).worksheets[1:]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9), sheet.title
        assert sheet.print_title_rows, sheet.title
        fits = sheet.sheet_properties.pageSetUpPr.fitToPage
        assert fits == (sheet.max_column <= 12) or fits, sheet.title
        assert fits or sheet.print_title_cols == "$A:$B", sheet.title


@pytest.mark.parametrize(
    ("language", "title", "late"), [("id", "Kiriman", "terlambat 44 hari"), ("en", "Deliveries", "late by 44 days")]
)
def test_deliveries_have_a_sheet_with_heads_in_the_language_of_the_report(
    assessment_contoh, tmp_path, language, title, late
):
    workbook = openpyxl.load_workbook(io.BytesIO(files_of(assessment_contoh, tmp_path, language)[".xlsx"]))
    heads, *rows = workbook[title].iter_rows(values_only=True)
    assert heads[1] == {"id": "Dari", "en": "From"}[language]
    assert len(rows) == len(assessment_contoh.deliveries)
    row = next(row for row in rows if row[1] == "Inspektorat Provinsi Contoh")
    assert (row[2].date(), row[4], row[5:8]) == (date(2025, 11, 14), late, (44, 2, 0))
    assert title in [cell for line in workbook.worksheets[0].iter_rows(values_only=True) for cell in line]


def test_a_period_that_expects_no_deliveries_has_no_sheet_of_them(tmp_path):
    workbook = openpyxl.load_workbook(io.BytesIO(files_of(Assessment.load("desa-contoh"), tmp_path)[".xlsx"]))
    assert "Kiriman" not in workbook.sheetnames


def test_what_people_read_of_the_results_wraps_and_wastes_no_lines(assessment_contoh, tmp_path):
    workbook = openpyxl.load_workbook(io.BytesIO(files_of(assessment_contoh, tmp_path)[".xlsx"]))
    summary, dictionary = workbook.worksheets[0], workbook.worksheets[2]
    heights = {row: summary.row_dimensions[row].height for row in range(6, summary.max_row + 1)}
    assert max(height or 15 for height in heights.values()) <= 30
    assert all(cell.alignment.wrap_text for row in dictionary.iter_rows(min_row=2) for cell in row)
    long = max(dictionary.iter_rows(min_row=2), key=lambda row: len(row[4].value or ""))
    assert dictionary.row_dimensions[long[0].row].height >= 15 * (len(long[4].value) // 90)
