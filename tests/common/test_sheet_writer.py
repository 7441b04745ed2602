"""Workbooks written as text are those that openpyxl writes."""

import io
import re
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from antikorupsi.common import link, new_workbook, put_text, repeatable
from antikorupsi.common.sheet_writer import workbook_parts

_TEXTS = ["", " ", "a < b & c > d", ' "in quotes" ', "two\nlines", "=1+1", "_x0031_", "\U0001f600", "7\u00a0,5", "\t"]
_VALUES = [1, 1.5, 0.1 + 0.2, 1e300, True, None, "#N/A", date(2025, 1, 31), datetime(2025, 1, 31, 12, 30), '=A1&"<"']


def _workbook() -> openpyxl.Workbook:
    workbook = new_workbook()
    sheet, other = workbook.create_sheet("Satu"), workbook.create_sheet("Dua & tiga")
    for row, text in enumerate(_TEXTS, 1):
        put_text(sheet.cell(row, 1), text)
    for row, value in enumerate(_VALUES, 1):
        sheet.cell(row, 3).value = value
    sheet["E2"].font = Font(bold=True)
    sheet["F3"].comment = Comment("why & how", "me")
    link(sheet["G4"], other.title, "A1")
    sheet.row_dimensions[3].height = 33
    sheet.row_dimensions[40].hidden = True
    sheet.merge_cells("I1:J2")
    other["B2"] = "=Satu!A1"
    return workbook


def _by_openpyxl() -> dict[str, bytes]:
    written = io.BytesIO()
    _workbook().save(written)
    with zipfile.ZipFile(written) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_each_part_is_the_one_that_openpyxl_writes() -> None:
    ours, theirs = workbook_parts(_workbook(), {}), _by_openpyxl()
    assert list(ours) == list(theirs)
    for name in ours.keys() - {"docProps/core.xml"}:  # the time of saving
        assert _without_default_type(ours[name]) == _without_default_type(theirs[name]), name


def _without_default_type(part: bytes) -> bytes:
    """Without the type of cells that hold nothing, which is the one that they have without it."""
    return re.sub(rb' t="n"(?= />)', b"", part)


def test_a_result_stands_beside_its_formula_and_none_may_be_missing() -> None:
    results = {("Satu", "C10"): "<b> & c", ("Dua & tiga", "B2"): 2.5}
    kept = openpyxl.load_workbook(io.BytesIO(repeatable(_workbook(), results)), data_only=True)
    assert (kept["Satu"]["C10"].value, kept["Dua & tiga"]["B2"].value) == ("<b> & c", 2.5)
    with pytest.raises(KeyError):
        repeatable(_workbook(), {("Satu", "C10"): "x"})
