"""Workbooks that hypothesis makes: every written cell is read under its own name, and no damage ends in a crash."""

import csv
import io
import tempfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from antikorupsi.ingest.spreadsheets.cells import Sheet, is_blank, text_of
from antikorupsi.ingest.spreadsheets.reading import UnreadableFileError, read_sheets
from antikorupsi.ingest.spreadsheets.text_files import delimiter_of
from tests.ingest.spreadsheets.archives import ods_of, saved, sheet_of, xls_of, xlsx_of

PRINTABLE = st.characters(exclude_categories=["Cs", "Cc", "Cn"])
TEXTS = st.text(PRINTABLE, min_size=1, max_size=20).filter(lambda text: not ILLEGAL_CHARACTERS_RE.search(text))
VALUES = st.one_of(
    TEXTS.filter(lambda text: not text.startswith(("=", "#")) and "_x" not in text),
    st.integers(-(10**12), 10**12),
    st.decimals(-(10**9), 10**9, places=4).map(float),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
)
CELLS = st.dictionaries(st.tuples(st.integers(0, 60), st.integers(0, 60)), VALUES, max_size=25)


def read_bytes(data, suffix):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{suffix}"
        path.write_bytes(data)
        return read_sheets(path)


def alike(value):
    """A date and its midnight are one moment to a spreadsheet."""
    return datetime(value.year, value.month, value.day) if type(value) is date else value


@settings(max_examples=60)
@given(CELLS)
def test_every_written_cell_is_read_under_its_own_name(cells):
    """Cells of spaces only are left out: they are blank however they are read, and the fast reader drops some."""
    workbook = openpyxl.Workbook()
    for (row, column), value in cells.items():
        workbook.active.cell(row + 1, column + 1, value)
    (sheet,) = read_bytes(saved(workbook), "xlsx")
    found = {
        (row, column): alike(value)
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if not is_blank(value)
    }
    assert found == {cell: alike(value) for cell, value in cells.items() if not is_blank(value)}


@settings(max_examples=60)
@given(st.lists(st.booleans(), max_size=40), st.data())
def test_cells_without_names_stand_where_readers_count_them(named, data):
    cells, xml, column = {}, "", 0
    for name in named:
        column = data.draw(st.integers(column + 1, column + 3)) if name else column + 1
        letters = openpyxl.utils.get_column_letter(column)
        xml += f'<c r="{letters}1"><f>A1</f></c>' if name else "<c><f>A1</f></c>"
        cells[column - 1] = column
    (sheet,) = read_bytes(sheet_of(f"<row>{xml}</row>"), "xlsx")
    assert {index for index, value in enumerate(sheet.rows[0] if sheet.rows else []) if value} == set(cells)


@settings(max_examples=60)
@given(
    st.lists(st.lists(TEXTS, min_size=2, max_size=2), min_size=1, max_size=20),
    st.sampled_from(";,\t|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_field_of_a_text_file_is_read_under_its_own_name(rows, delimiter, encoding):
    target = io.StringIO()
    target.write(f"sep={delimiter}\n")
    csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    (sheet,) = read_bytes(target.getvalue().encode(encoding), "csv")
    assert sheet.rows[1:] == rows


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), min_size=2, max_size=30))
def test_decimal_commas_and_titles_do_not_pass_for_delimiters(numbers):
    body = "".join(f"Kota {whole};{whole},{part};{part},5\n" for whole, part in numbers)
    assert delimiter_of("MCP, menurut daerah, tahun\n\nDaerah;Nilai;Bobot\n" + body) == ";"


SEEDS = {
    "xlsx": xlsx_of({"A1": "Daerah", "B1": 97.98, "A2": date(2024, 5, 1), "B2": "=A1"}),
    "xls": xls_of({(row, column): f"baris {row}" for row in range(30) for column in range(3)}),
    "ods": ods_of(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" '
        'office:value="1" table:number-columns-repeated="3"/></table:table-row>'
    ),
    "csv": "Daerah;Nilai\nKota Blitar;97,98\n".encode("utf-16"),
}


@pytest.mark.parametrize("suffix", SEEDS)
@settings(max_examples=150)
@given(data=st.data())
def test_a_damaged_file_gives_sheets_or_a_refusal_and_nothing_else(suffix, data):
    seed = bytearray(SEEDS[suffix])
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(seed) - 1))
        seed[at] = data.draw(st.integers(0, 255))
    kept = data.draw(st.one_of(st.just(len(seed)), st.integers(0, len(seed))))
    try:
        sheets = read_bytes(bytes(seed[:kept]), suffix)
    except UnreadableFileError:
        return
    assert all(isinstance(sheet, Sheet) for sheet in sheets)


def test_a_large_sheet_is_read_in_full():
    rows = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letter}{row}"><v>{row}</v></c>' for letter in "ABCDE") + "</row>"
        for row in range(1, 60_001)
    )
    (sheet,) = read_bytes(sheet_of(rows), "xlsx")
    assert len(sheet.rows) == 60_000
    assert text_of(sheet.value(59_999, 4)) == "60000"
