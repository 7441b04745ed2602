"""Texts are written so that every spreadsheet program opens the workbook and reads what was meant."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antikorupsi.common import cell_text, new_workbook, put_table, put_text, sheet_name
from antikorupsi.common.workbooks import comment_on
from antikorupsi.common.xml_text import utf16_units
from antikorupsi.ingest import read_sheets
from tests.written_workbooks import faults_of

ODD = st.text(
    st.sampled_from(
        "ab \x00\x01\x08\x0b\x1b\x1f\x7f\x85\ud800\udfff\ufffe\uffff\U0001f600_x0031_\r\n\t<&>\"'=+-@[]:*?/\\"
    ),
    max_size=60,
)


def written(folder: Path, *texts: str) -> Path:
    workbook = new_workbook()
    for text in texts:
        sheet = workbook.create_sheet(sheet_name(text, workbook.sheetnames))
        put_text(sheet["A1"], text)
        comment_on(sheet["A1"], text)
    workbook.save(folder / "a.xlsx")
    return folder / "a.xlsx"


@settings(max_examples=60)
@given(st.lists(ODD, min_size=1, max_size=4))
def test_any_text_gives_a_whole_workbook(tmp_path_factory, texts):
    path = written(tmp_path_factory.mktemp("a"), *texts)
    assert faults_of(path) == []
    openpyxl.load_workbook(path)


@pytest.mark.parametrize("text", ["_x0031_", "a_x000D_b", "_x005F_", "_x0031_x0032_", "nilai_xABCD_", "__x0041__"])
def test_what_looks_like_an_escape_is_read_back_as_it_was(text, tmp_path):
    assert read_sheets(written(tmp_path, text))[0].rows[0][0] == text


@pytest.mark.parametrize(
    "text", ["x" * 40_000, "\U0001f600" * 20_000, "_x0031_" * 6_000, "_x0031" * 5_400 + "_x0031_" * 9]
)
def test_a_long_text_is_cut_and_says_so(text, tmp_path):
    cut = cell_text(text)
    assert utf16_units(cut) <= 32_767
    assert cut.endswith("…")
    assert faults_of(written(tmp_path, text)) == []


@given(st.lists(ODD | st.sampled_from(["History", "history", "'", "x" * 31 + "y", "X" * 31, ""]), max_size=6))
def test_names_of_sheets_are_valid_and_unlike(names):
    taken = []
    for name in names:
        taken.append(sheet_name(name, taken))
    assert len({name.casefold() for name in taken}) == len(taken)
    for name in taken:
        assert 0 < utf16_units(name) <= 31
        assert not set(name) & set("\\/*?:[]")
        assert name.strip("'") == name
        assert name.casefold() != "history"


def test_a_table_of_more_rows_than_a_sheet_takes_says_how_many_are_left_out(monkeypatch):
    monkeypatch.setattr("antikorupsi.common.workbooks._MOST_ROWS", 3)
    sheet = new_workbook().create_sheet("a")
    put_table(sheet, 1, ["n"], [[number] for number in range(10)], [9])
    assert [row[0].value for row in sheet.iter_rows()] == ["n", 0, 1, 2, "+ 7"]
    assert sheet.auto_filter.ref == "A1:A5"


def test_many_alike_names_of_sheets_get_the_next_number():
    taken = ["a" * 40, *(f"A ({number})" for number in range(2, 5_000)), "a"]
    assert sheet_name("a", taken) == "a (5000)"
    assert sheet_name("b", taken) == "b"
