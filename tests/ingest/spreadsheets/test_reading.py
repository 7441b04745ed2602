"""Files into sheets: cells keep their names, and what cannot be read is refused in time."""

import zipfile

import openpyxl
import pytest

from antikorupsi.ingest.spreadsheets.cells import cell_name, range_name
from antikorupsi.ingest.spreadsheets.reading import UnreadableFileError, read_sheets


def workbook_with(path, cells, title="Lembar"):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = title
    for name, value in cells.items():
        sheet[name] = value
    workbook.save(path)
    return path


def test_a_value_is_found_under_the_name_of_its_cell(tmp_path):
    path = workbook_with(tmp_path / "a.xlsx", {"C5": 97.98, "A7": "catatan"})
    (sheet,) = read_sheets(path)
    assert sheet.name == "Lembar"
    assert sheet.value(4, 2) == 97.98
    assert cell_name(4, 2) == "C5"
    assert len(sheet.rows) == 7
    assert range_name((4, 1), (9, 3)) == "B5:D10"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Daerah;Nilai\nKota Blitar;97,98\n", "utf-8-sig"), ("Daerah,Nilai\nKota Blitar,97.98\n", "cp1252")],
)
def test_csv_of_any_delimiter_and_byte_order_mark_is_read(tmp_path, text, encoding):
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    (sheet,) = read_sheets(path)
    assert sheet.rows[0] == ["Daerah", "Nilai"]
    assert sheet.rows[1][0] == "Kota Blitar"


def broken(tmp_path, kind):
    path = tmp_path / "a.xlsx"
    if kind == "file_damaged":
        workbook_with(path, {"A1": "x"})
        path.write_bytes(path.read_bytes()[:900])
    elif kind == "stray_cell":
        workbook_with(path, {"A1": "x", "XFD1048576": 1})
    elif kind == "file_harmful":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b" " * (64 * 2**20))
    elif kind == "file_with_macros":
        workbook_with(path, {"A1": "x"})
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("xl/vbaProject.bin", b"x")
    else:
        path = tmp_path / "a.docx"
        path.write_bytes(b"x")
    return path


@pytest.mark.parametrize(
    "rule", ["file_damaged", "stray_cell", "file_harmful", "file_with_macros", "file_of_other_kind"]
)
def test_a_file_that_must_not_be_read_is_refused_by_the_rule_it_breaks(tmp_path, rule):
    with pytest.raises(UnreadableFileError) as refusal:
        read_sheets(broken(tmp_path, rule))
    assert refusal.value.rule == rule
