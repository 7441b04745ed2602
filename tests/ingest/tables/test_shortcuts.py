"""Shortcuts of reading give what the longer way gives: on drawn rows, texts and phrases."""

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.ingest.spreadsheets import Percent, Sheet, is_blank
from antikorupsi.ingest.spreadsheets.xlsx_texts import is_marked
from antikorupsi.ingest.tables.headers import could_be_header, rows_like_headers
from antikorupsi.ingest.tables.headings import columns_by_name, is_known, read_heading
from antikorupsi.ingest.tables.subjects import other_subject
from antikorupsi.ingest.tables.words import Kind, begins_with, without_words, words, words_in
from antikorupsi.rules.regions import codes

WORDS = ["Kabupaten/Kota", "Nilai", "Nilai MCP 2023", "Tahun", "2024", "Kota Blitar", "77,1", "", " ", "\t", "\n", "-"]
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(WORDS),
    st.integers(2020, 2025),
    st.floats(0, 3000),
    st.sampled_from([2023.0, Percent(0.71), Percent(2023.0), 1, 1.0]),
)
SHEETS = st.lists(st.lists(VALUES, max_size=6), max_size=8)
KINDS: list[Kind] = ["notes", "totals", "quantities_always", "headings_of_indicators", "comparisons"]


@given(SHEETS)
def test_filled_cells_of_a_row_are_counted(rows):
    sheet = Sheet("a.xlsx", "A", rows)
    expected = [sum(not is_blank(cell) for cell in cells) for cells in rows]
    assert [sheet.count(row) for row in range(len(rows))] == expected


@given(SHEETS, st.integers(0, 9), st.integers(0, 7), st.integers(0, 9))
def test_filled_cells_of_a_column_are_those_that_are_not_blank(rows, first, column, most):
    sheet = Sheet("a.xlsx", "A", rows)
    values = [sheet.value(row, column) for row in range(first, first + most)]
    assert sheet.filled(first, column, most) == [value for value in values if not is_blank(value)]


@given(SHEETS)
def test_rows_like_headers_are_those_that_each_could_be_one(rows):
    assert [*rows_like_headers(Sheet("a.xlsx", "A", rows))] == [
        place for place, cells in enumerate(rows) if could_be_header(cells)
    ]


@given(st.text("0123456789 .,+-\t\n", max_size=20))
def test_no_number_names_a_column(text):
    heading = read_heading([text])
    assert heading is None or not any(reading in columns_by_name() for reading in heading.readings)
    assert not is_known(text)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_phrases_are_found_by_their_first_words(kind, data):
    some = st.sampled_from([*sorted(words(kind)), "nilai", "kota", "x"])
    text = " ".join(data.draw(st.lists(some, max_size=4)))
    assert begins_with(text, kind) == any(text == each or text.startswith(f"{each} ") for each in words(kind))
    assert set(words_in(text, kind)) == {each for each in words(kind) if f" {each} " in f" {text} "}


def test_the_longest_phrases_are_found_and_taken_out_first():
    assert words_in("survei kementerian pan rb", "no_other_measures") == ("kementerian pan rb", "pan rb")
    assert without_words("survei kementerian pan rb", "no_other_measures").split() == ["survei"]
    assert without_words("kelompok besaran anggaran kecil", "no_quantities").split() == ["kecil"]
    assert other_subject("kepala dinas", "lhkpn") == "kepala dinas"


@given(st.text("Kota1 ²³)(\u2075", max_size=12))
def test_names_without_a_sign_at_the_end_have_no_footnote(text):
    assert codes.without_footnote(text) == codes._FOOTNOTE.sub("", text.rstrip())


@given(st.lists(st.sampled_from([b"<strike/>", b"<x:strike", b"strike", b"superscript", b"<t>", b"a"]), max_size=5))
def test_a_part_without_the_words_marks_no_text(parts):
    text = b"".join(parts)
    assert is_marked(text) == bool(re.search(rb"superscript|<(?:[\w.-]++:)?strike", text))


def test_the_kinds_exist():
    assert set(KINDS) <= {each for part in get_args(Kind) for each in (get_args(part) or (part,))}
