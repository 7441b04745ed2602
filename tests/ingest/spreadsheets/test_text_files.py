"""Tables in plain text: quotes left open, delimiters, codes kept as text, characters that no table holds."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.ingest.spreadsheets import read_sheets
from antikorupsi.ingest.spreadsheets.text_files import TextTable


def read(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    (sheet,) = read_sheets(path)
    return sheet


def remarks(sheet, rule):
    return [remark.cell for remark in sheet.remarks if remark.rule == rule]


OPEN = {
    "to the end": 'Daerah;Nilai;Ket\nKota Blitar;77,1;\nKota Batu;71,5;"cek\nKota Madiun;72;\nKota Kediri;73;\n',
    "to a quote in another row": 'Daerah;Nilai;Ket\nKota Blitar;77,1;\nKota Batu;71,5;"cek\nKota Madiun;72;"ya"\n',
    "in a key": 'Daerah;Nilai;Ket\nKota Blitar;77,1;\n"Kota Batu;71,5;\nKota Madiun;72;\n',
    "in the last row": 'Daerah;Nilai;Ket\nKota Blitar;77,1;\nKota Batu;71,5;"cek',
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_a_quote_left_open_swallows_no_row_and_is_named_by_its_own(tmp_path, text):
    sheet = read(tmp_path, text)
    assert [row for row, _ in remarks(sheet, "quote_left_open")] == [2]
    assert len(sheet.rows) == len(text.splitlines())
    assert sheet.rows[1][:2] == ["Kota Blitar", "77,1"]


def test_a_field_over_several_lines_is_one_field(tmp_path):
    sheet = read(tmp_path, 'Daerah;Ket\nKota Batu;"baris 1\nbaris ""2"""  \nKota Madiun;"a" b\n')
    assert sheet.rows == [["Daerah", "Ket"], ["Kota Batu", 'baris 1\nbaris "2"  '], ["Kota Madiun", "a b"]]
    assert not sheet.remarks


CLOSED_BELOW = {
    "in the last column": 'Daerah;Nilai;Ket\nKota Blitar;77,1;"cek\nKota Madiun;72;\nKota Kediri;73;ya"\nKota Batu;71;',
    "by the next row": 'Daerah;Nilai;Ket\nKota Blitar;77,1;"cek\nKota Kediri;73;ya"\nKota Batu;71;\n',
    "in a key": 'Daerah;Nilai;Ket\n"Kota Blitar;77,1;\nKota Madiun;72;\nKota Kediri";73;\nKota Batu;71;\n',
    "in the middle": 'Daerah;Nilai;Ket\nKota Blitar;"77,1;\nKota Madiun;72";\nKota Batu;71;\n',
    "in an address": 'Daerah,Nilai,Sumber\nKota Blitar,77.1,"x.id/a\nKota Kediri,73,x.id/b"\nKota Batu,71,\n',
    "above the header": '"SPI 2024\nDaerah;Nilai\nKota Kediri;73\n"\nDaerah;Nilai\nKota Batu;71\n',
}


@pytest.mark.parametrize("text", CLOSED_BELOW.values(), ids=CLOSED_BELOW)
def test_a_quote_that_a_later_row_closes_swallows_no_row(tmp_path, text):
    sheet = read(tmp_path, text)
    keys = {str(row[0]).strip('"') for row in sheet.rows if row}
    assert {line.split(";")[0].split(",")[0].strip('"') for line in text.splitlines()} <= keys | {""}
    assert remarks(sheet, "quote_left_open")[0][0] == text[: text.index('"')].count("\n")


FIELDS = ["a; b\nc", "satu, dua\ntiga, empat", "1,5\n2,5", "a;b;c;e\nd", "\n", "baris 1\n\nbaris 3;"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(("before", "behind"), [("Kota Batu;", ";x"), ("", ";71,5;x"), ("Kota Batu;71,5;", "")])
def test_a_field_whose_lines_are_no_rows_is_one_field(tmp_path, field, before, behind):
    row = [*before.split(";")[:-1], field, *behind.split(";")[1:]]
    sheet = read(tmp_path, f'Daerah;Nilai;Ket\n{before}"{field}"{behind}\nKota Madiun;72;\n')
    assert sheet.rows[1] == [cell or None for cell in row]
    assert not remarks(sheet, "quote_left_open")


fields = st.text(alphabet='ab"; \r\n,', max_size=6).filter(lambda text: ";" not in text or not {"\r", "\n"} & {*text})


@given(st.lists(st.lists(fields, min_size=1, max_size=4), max_size=6))
def test_what_a_library_writes_is_read_as_it_was(rows):
    target = io.StringIO()
    csv.writer(target, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    table = TextTable(target.getvalue(), ";")
    assert list(table.rows()) == rows
    assert not table.left_open


@given(st.text(alphabet='a";\n', max_size=40))
def test_no_line_and_no_letter_is_lost_whatever_is_written(text):
    table = TextTable(text, ";")
    read_back = "".join(field for row in table.rows() for field in row)
    assert read_back.count("a") == text.count("a")


ROWS = "Daerah{0}SPI 2024\nKota Blitar{0}77,1\nKota Batu{0}70,5\nKota Madiun{0}71,2\n"
AROUND = {
    "a title with a comma": ("Indeks SPI, 2024\n", ""),
    "two titles with commas": ("Indeks SPI, 2024\nSumber: KPK, 2025\n", ""),
    "notes with commas": ("", "Sumber: KPK, 2025\nCatatan: a, b\nDicetak di Jakarta, 2025\n"),
    "titles and notes": ("Survei Penilaian Integritas, KPK, 2024\n\n", "\nSumber: KPK, 2025\n"),
}


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize(("above", "below"), AROUND.values(), ids=AROUND)
def test_header_and_rows_decide_on_the_delimiter(tmp_path, delimiter, above, below):
    sheet = read(tmp_path, above + ROWS.format(delimiter) + below)
    assert ["Kota Batu", "70,5"] in sheet.rows


def test_a_comma_is_the_delimiter_where_a_header_says_so(tmp_path):
    sheet = read(tmp_path, 'Indeks SPI; KPK; 2024\nNo,Daerah,SPI 2024\n1,Kota Blitar,"77,1"\n2,Kota Batu,70.5\n')
    assert sheet.rows[2] == ["1", "Kota Blitar", "77,1"]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_decimal_commas_cut_no_row_that_lacks_its_last_fields(tmp_path, delimiter):
    rows = [["Daerah", "2022", "2023", "2024"], ["Kota Blitar", "70,1", "72"], ["Kota Batu", "71,2", "72", "73"]]
    sheet = read(tmp_path, "\n".join(map(delimiter.join, rows)))
    assert [row[:3] for row in sheet.rows] == [row[:3] for row in rows]


def test_a_code_that_was_kept_as_a_text_is_that_text(tmp_path):
    sheet = read(tmp_path, 'Kode;Nilai\n="35.72";70\n"=""35.79""";71\n="a"&"b";1\n')
    assert [row[0] for row in sheet.rows] == ["Kode", "35.72", "35.79", '="a"&"b"']


@pytest.mark.parametrize("control", ["\x01", "\x0b", "\x1b", "\x7f", "\x9b", "\ufffe", "\uffff", "\U0001fffe"])
def test_a_control_character_is_taken_out_and_its_cell_named(tmp_path, control):
    sheet = read(tmp_path, f"Daerah;Nilai\nKota {control}Batu;70\n" + "Kota Blitar;71\n" * 5)
    assert sheet.rows[1] == ["Kota Batu", "70"]
    assert remarks(sheet, "control_character") == [(1, 0)]


def test_a_control_character_within_a_number_makes_no_other_number(tmp_path):
    sheet = read(tmp_path, "Daerah;Nilai\nKota Batu;7\ufffe1,5\nKota Blitar;72\x01\n" + "Kota Kediri;70\n" * 5)
    assert sheet.rows[1][1] == "7\ufffd1,5"
    assert sheet.rows[2][1] == "72"


def test_the_mark_with_which_old_programs_end_a_file_is_no_cell(tmp_path):
    sheet = read(tmp_path, "Daerah;Nilai\nKota Batu;70\n\x1a")
    assert len(sheet.rows) == 2
    assert not sheet.remarks


def test_a_table_may_have_more_columns_than_any_spreadsheet(tmp_path):
    sheet = read(tmp_path, ";".join(["a"] * 20_000) + "\n")
    assert sheet.cell_name(0, 19_999) == "ACOF1"
