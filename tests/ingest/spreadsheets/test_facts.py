"""What a sheet tells besides its values: hidden parts, merged ranges, percents, in every format."""

import io
import os

import openpyxl
import pytest
import xlwt

from antikorupsi.ingest.spreadsheets.reading import UnreadableFileError, read_sheets
from tests.ingest.spreadsheets.archives import changed, ods_of, saved, sheet_of, xlsx_of


def xlsx():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Lembar"
    for row in range(1, 6):
        for column in range(1, 5):
            sheet.cell(row, column, row * column)
    sheet["B3"].number_format = "0.0%"
    sheet["B4"].number_format = '0"%"'
    sheet.merge_cells("A1:C1")
    sheet.row_dimensions[4].hidden = True
    sheet.column_dimensions["D"].hidden = True
    workbook.create_sheet("Tersembunyi").sheet_state = "hidden"
    return saved(workbook)


def xls():
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Lembar")
    for row in range(5):
        for column in range(4):
            if row or not column:
                sheet.write(row, column, row * column + 1)
    sheet.merge(0, 0, 0, 2)
    sheet.row(3).hidden = True
    sheet.col(3).hidden = True
    workbook.add_sheet("Tersembunyi").visibility = 1
    return saved(workbook)


def ods():
    cell = '<table:table-cell office:value-type="float" office:value="1"/>'
    percent = '<table:table-cell office:value-type="percentage" office:value="0.5"/>'
    row = f"<table:table-row>{cell * 4}</table:table-row>"
    merged = cell.replace("<table:table-cell", '<table:table-cell table:number-columns-spanned="3"')
    first = f'<table:table-row>{merged}<table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>'
    hidden = row.replace("<table:table-row", '<table:table-row table:visibility="filter"')
    third = f"<table:table-row>{cell}{percent}{cell * 2}</table:table-row>"
    columns = (
        '<table:table-column table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="16381"/>'
    )
    return ods_of(first + row + third + hidden + row, columns)


@pytest.mark.parametrize(("suffix", "make"), [("xlsx", xlsx), ("xls", xls), ("ods", ods)])
def test_hidden_rows_and_columns_and_merged_ranges_are_known_in_every_format(tmp_path, suffix, make):
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(make())
    sheet, *others = read_sheets(path)
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {3}
    assert sheet.merged == (((0, 0), (0, 2)),)
    assert not sheet.hidden
    assert all(other.hidden for other in others)


@pytest.mark.parametrize(("suffix", "make"), [("xlsx", xlsx), ("ods", ods)])
def test_a_cell_that_shows_a_percent_is_known_and_a_quoted_sign_is_none(tmp_path, suffix, make):
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(make())
    assert read_sheets(path)[0].percent == {(2, 1)}


def test_a_percent_is_known_in_an_old_workbook(tmp_path):
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Lembar")
    sheet.write(2, 1, 0.7, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write(3, 1, 0.7)
    path = tmp_path / "a.xls"
    path.write_bytes(saved(workbook))
    (read,) = read_sheets(path)
    assert read.percent == {(2, 1)}
    assert read.value(2, 1) == 0.7


def test_a_hidden_sheet_of_an_open_document_is_known(tmp_path):
    style = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    path = tmp_path / "a.ods"
    path.write_bytes(ods_of("", automatic=style))
    assert read_sheets(path)[0].hidden


def test_a_hidden_row_is_known_however_it_is_written(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(
        sheet_of(
            '<row r="1"><c r="A1"><v>1</v></c></row><row hidden=\'true\' r="2"><c r="A2"><v>1</v></c></row>'
            '<row r="3" hidden="0"><c r="A3"><v>1</v></c></row><row hidden="1" r="4"><c r="A4"><v>1</v></c></row>'
        )
    )
    assert read_sheets(path)[0].hidden_rows == {1, 3}


def test_a_chart_sheet_has_a_name_and_no_cells(tmp_path):
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_of({"A1": 1})))
    workbook.create_chartsheet("Grafik", 0)
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(workbook))
    chart, sheet = read_sheets(path)
    assert (chart.name, chart.rows) == ("Grafik", [])
    assert sheet.value(0, 0) == 1


def refusal_of(path, folder=None):
    with pytest.raises(UnreadableFileError) as refusal:
        read_sheets(path, folder=folder)
    return refusal.value.rule


def test_links_are_refused_without_being_followed(tmp_path):
    folder, outside = tmp_path / "raw", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (outside / "a.xlsx").write_bytes(xlsx_of({"A1": 1}))
    (folder / "link.xlsx").symlink_to(outside / "a.xlsx")
    (folder / "folder").symlink_to(outside)
    (folder / "nowhere.xlsx").symlink_to(outside / "none.xlsx")
    assert refusal_of(folder / "link.xlsx") == "file_is_link"
    assert refusal_of(folder / "nowhere.xlsx") == "file_is_link"
    assert refusal_of(folder / "folder" / "a.xlsx", folder) == "file_is_link"
    assert refusal_of(folder / ".." / "outside" / "a.xlsx", folder) == "file_is_link"
    assert refusal_of(outside / "a.xlsx", folder) == "file_is_link"


def test_what_is_no_ordinary_file_is_refused_without_being_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    assert refusal_of(tmp_path / "pipe.xlsx") == "file_not_ordinary"
    assert refusal_of(tmp_path / "folder.xlsx") == "file_not_ordinary"
    assert refusal_of(tmp_path / "none.xlsx") == "file_not_opened"


def test_what_a_style_sheet_says_of_nothing_is_no_percent(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(changed(xlsx_of({"A1": 0.7}), remove=("xl/styles.xml",)))
    assert read_sheets(path)[0].percent == frozenset()
