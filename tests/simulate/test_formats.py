"""What the simulator writes is what a spreadsheet program would keep: every kind of cell comes back as it is."""

from datetime import date

import openpyxl
import pytest

from antikorupsi.ingest.spreadsheets.cells import NoResult
from antikorupsi.ingest.spreadsheets.reading import read_sheets
from antikorupsi.simulate.drafts import BookDraft, ErrorValue, Formula, SheetDraft
from antikorupsi.simulate.texts import csv_bytes, ods_bytes
from antikorupsi.simulate.xlsx import xlsx_bytes


@pytest.fixture
def sheet():
    draft = SheetDraft("Lembar & <1>")
    for column, content in enumerate(("Nilai  <a> & b", 78.45, 12, date(2024, 12, 31), " 8,2 ")):
        draft.put((2, column + 1), content, "date" if isinstance(content, date) else "plain")
    return draft


def test_xlsx_keeps_texts_numbers_dates_formulas_errors_and_what_is_hidden(sheet, tmp_path):
    sheet.put((3, 1), Formula("1+1", 2.0))
    sheet.put((3, 2), Formula("A1+1"))
    sheet.put((3, 3), ErrorValue("#DIV/0!"))
    sheet.merged.append(((2, 1), (2, 2)))
    sheet.hidden_rows.add(3)
    path = tmp_path / "x.xlsx"
    path.write_bytes(xlsx_bytes(BookDraft("x.xlsx", [sheet, SheetDraft("Arsip", {(0, 0): "x"}, hidden=True)])))
    first, second = read_sheets(path)
    assert first.name == "Lembar & <1>"
    assert [first.value(2, column) for column in (1, 2, 3, 5)] == ["Nilai  <a> & b", 78.45, 12, " 8,2 "]
    assert first.value(3, 1) == 2
    assert first.value(3, 2) == NoResult("=A1+1")
    assert first.value(3, 3) == NoResult("#DIV/0!")
    assert (first.merged, first.hidden_rows, second.hidden) == ((((2, 1), (2, 2)),), {3}, True)
    opened = openpyxl.load_workbook(path)
    assert opened.worksheets[0]["E3"].value.date() == date(2024, 12, 31)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_back_in_every_encoding(sheet, tmp_path, encoding):
    path = tmp_path / "x.csv"
    path.write_bytes(csv_bytes(BookDraft("x.csv", [sheet], encoding=encoding)))
    (read,) = read_sheets(path)
    assert [read.value(2, column) for column in (1, 2, 3, 5)] == ["Nilai  <a> & b", "78,45", "12", " 8,2 "]


def test_ods_is_read_back(sheet, tmp_path):
    path = tmp_path / "x.ods"
    path.write_bytes(ods_bytes(BookDraft("x.ods", [sheet])))
    (read,) = read_sheets(path)
    assert [read.value(2, column) for column in (1, 2, 3)] == ["Nilai  <a> & b", 78.45, 12]
