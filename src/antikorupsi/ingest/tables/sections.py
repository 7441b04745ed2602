"""Rows inside a table that head the rows below them: a year, a status, an item, or the header of another table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import takewhile

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, reads_as_number, text_of
from antikorupsi.ingest.tables.dates import as_written, times_in
from antikorupsi.ingest.tables.groups import is_bare_year
from antikorupsi.ingest.tables.header import Header
from antikorupsi.ingest.tables.headings import normalised, phrases, spoken_of
from antikorupsi.ingest.tables.left_over import left_over
from antikorupsi.ingest.tables.qualifiers import Around, qualified
from antikorupsi.ingest.tables.region_types import types_in
from antikorupsi.ingest.tables.status import status_in, status_of, status_within
from antikorupsi.ingest.tables.table import Status
from antikorupsi.ingest.tables.titles import is_title_row, years_in
from antikorupsi.ingest.tables.values import begins_with_decimal, is_missing_mark, label_of
from antikorupsi.ingest.tables.words import begins_with, words, words_in
from antikorupsi.rules import Column, Instrument, Regions, common_columns

_ENUMERATION = re.compile(r"^(?:[a-z]|[ivx]{1,4}|\d{1,3})$")
_LEADING = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)]\s+", re.IGNORECASE)
_YEAR = re.compile(r"^(?:tahun anggaran|tahun penilaian|tahun|th|ta|periode|year)? ?((?:19|20)\d\d)$")
_OF_YEAR = re.compile(r"\b(?:tahun|ta|th|periode)(?: anggaran| penilaian| survei)? (?:19|20)\d\d\b")
_LONGEST_SECTION = 8  # words
_FEWEST_HEADINGS = 2
_KEYS = frozenset({"region", "code", "bps_code", "year"})
_NO_KEYS = frozenset({"nama", "kode"})  # words of names of keys that name none by themselves


@dataclass(frozen=True)
class Section:
    """What rows above said of the rows below them, and in which row they said it."""

    year: int | None = None
    status: Status = field(default_factory=Status)
    quantity: str = ""
    column: Column | None = None
    row: int = -1

    def after(self, text: str, row: int, instrument: Instrument) -> "Section":
        """The section below a row that holds one text; a text that heads nothing leaves it as it is."""
        said = normalised(text)
        if not said or begins_with(said, "notes") or said in words("totals"):
            return self
        if quantity := text.strip() if words_in(said, "other_times") else _other_title(text, instrument):
            return replace(self, quantity=quantity, column=None, row=row)
        if not status_in(said) and not _YEAR.match(_without_names(said, instrument)):
            others = spoken_of(said) - {instrument.id}
            if others and instrument.id not in spoken_of(said):
                return replace(self, quantity=text.strip(), column=None, row=row)
            if found := qualified("instrument", (), Around((said,)), instrument):
                return replace(self, quantity=found.quantity, column=found.column, row=row)
        if not begins_with(said, "totals") and (of_time := self._of_time(text, instrument)) is not None:
            return replace(of_time, row=row)
        return replace(self, quantity="", column=None) if said in words("general") else self

    def _of_time(self, text: str, instrument: Instrument) -> "Section | None":
        """The section below a text that says a year, a status or both; None where it says neither."""
        said = normalised(text)
        label = status_within(text, instrument)
        status = Status(label) if label else self.status
        year = None if status_in(said) else stated_year(text, instrument)
        if year is not None:
            return replace(self, year=year, status=status, quantity="", column=None)
        return replace(self, status=status) if status_in(said) or status_of((text,), instrument).label else None


def _other_title(text: str, instrument: Instrument) -> str:
    """The words of a text with a year that nothing explains: `IPM 2024` among rows of SPI; "" for any other text."""
    is_title = not instrument.villages and bool(years_in([text]))
    return left_over(normalised(text), instrument.id) if is_title else ""


def section_text(cells: Iterable[Value]) -> str:
    """The one text of a row that heads others, without the letter or number before it; "" for any other row.

    A number behind the text is a figure of the row, and no enumeration.
    """
    texts = [text_of(cell) for cell in cells if not is_blank(cell)]
    leading = list(takewhile(lambda text: _ENUMERATION.match(normalised(text)), texts[:-1]))
    rest = texts[len(leading) :]
    return _LEADING.sub("", rest[0]) if len(rest) == 1 else ""


def is_section(text: str) -> bool:
    """Whether a text beside a letter or number heads rows: a type of region, a year or a status."""
    said = normalised(text)
    return bool(said) and (bool(types_in(said)) or bool(_YEAR.match(said)) or bool(status_in(said)))


def mentions_time_or_plan(text: str) -> bool:
    """Whether a text that heads rows says that their figures are plans, of some year, or not final."""
    said = normalised(text)
    is_plan = bool(words_in(said, "quantities_always") or words_in(said, "plans") or words_in(said, "other_times"))
    return is_plan or bool(status_in(said)) or bool(years_in([text])) or bool(times_in(as_written(text)))


def stated_year(text: str, instrument: Instrument) -> int | None:
    """The one year that a short text says of the rows below it: `Tahun 2023`, `Data susulan tahun 2023`; None else."""
    said = normalised(text)
    if found := _YEAR.match(_without_names(said, instrument)):
        return int(found[1])
    years = years_in([text])
    if len(years) != 1 or len(said.split()) > _LONGEST_SECTION:
        return None
    year = years.pop()
    return year if _OF_YEAR.search(said) or said.endswith(f" {year}") else None


def _without_names(said: str, instrument: Instrument) -> str:
    """A text without the instrument's name and general words before its year: `indeks spi tahun 2023`."""
    for phrase in (*phrases(instrument), *words("general"), "data"):
        said = said.removeprefix(f"{phrase} ")
    return said


def second_header(sheet: Sheet, header: Header, body: range, span: range, regions: Regions | None) -> int:
    """The first row of a table's body that is the header of another table, the end of the body where there is none.

    It holds texts or years alone, one of them the heading of a key, and is none of the rows of the table's own header;
    below a blank row or a title the heading of the key may be any text.
    """
    if sheet.turned or header.instrument.layout != "region_rows":
        return body.stop
    first = [_cells(sheet, row, span) for row in header.rows]
    keys = {text for text in sheet.texts if is_key_heading(text)}
    for row in body:
        if keys.isdisjoint(sheet.rows[row]) and not _begins_a_table(sheet, header, row, body):
            continue
        cells = _cells(sheet, row, span)
        headed = not keys.isdisjoint(cells.values()) or _begins_a_table(sheet, header, row, body)
        if headed and cells not in first and _heads(header, cells, regions):
            return row
    return body.stop


def _begins_a_table(sheet: Sheet, header: Header, row: int, body: range) -> bool:
    """Whether a row stands below a blank row or title, and texts of it above numbers in a column of figures."""
    if row in (body.start, body.stop - 1) or sheet.count(row - 1) > 2 or not is_title_row(sheet.rows[row - 1]):
        return False
    measured = [placed.index for placed in header.columns if placed.column.item]
    headed = (index for index in measured if not is_blank(sheet.value(row, index)))
    return any(reads_as_number(sheet.value(row + 1, index)) for index in headed)


def _cells(sheet: Sheet, row: int, span: range) -> dict[int, Value]:
    """The filled cells of a row within a table's columns."""
    cells = sheet.rows[row][span.start : span.stop]
    return {index: cell for index, cell in enumerate(cells, span.start) if not is_blank(cell)}


def is_key_heading(cell: Value) -> bool:
    """Whether a cell is a heading of the column that says whose or when a row is: `Kab/Kota`, `Pemerintah Kab/Kota`."""
    return isinstance(cell, str) and _is_key_heading(normalised(cell))


@lru_cache(maxsize=2**14)
def _is_key_heading(said: str) -> bool:
    words = said.split()
    return said in _names_of_keys() or (not _NO_KEYS.issuperset(words) and _words_of_keys().issuperset(words))


@cache
def _names_of_keys() -> frozenset[str]:
    return frozenset(normalised(name) for column in common_columns() if column.role in _KEYS for name in column.names)


@cache
def _words_of_keys() -> frozenset[str]:
    """The words of the names of columns of regions, among which a heading may choose."""
    names = (name for column in common_columns() if column.role == "region" for name in column.names)
    return frozenset(word for name in names for word in normalised(name).split())


def _heads(header: Header, cells: dict[int, Value], regions: Regions | None) -> bool:
    """Whether the cells beside the heading of a key are headings: no numbers, figures in words, marks or regions."""
    if len(cells) < _FEWEST_HEADINGS or not all(isinstance(cell, str) or is_bare_year(cell) for cell in cells.values()):
        return False
    beside = {index: cell for index, cell in cells.items() if not is_key_heading(cell)}
    texts = [cell for cell in beside.values() if isinstance(cell, str) and not is_bare_year(cell)]
    if not texts or section_text(cells.values()):
        return False
    columns = {placed.index for placed in header.columns if placed.column.item}
    # In text files figures are texts: Kabupaten;66,6
    if any(begins_with_decimal(cell) or _is_number(cell) for index, cell in beside.items() if index in columns):
        return False
    labels = (
        label_of(cells[placed.index], placed.column)
        for placed in header.columns
        if placed.index in beside and placed.column.item
    )
    if any(labels) or all(map(is_missing_mark, texts)):
        return False
    return regions is None or not any(map(regions.candidates, texts))


def _is_number(cell: Value) -> bool:
    """Whether a cell is a number that is no year."""
    return reads_as_number(cell) and not is_bare_year(cell)
