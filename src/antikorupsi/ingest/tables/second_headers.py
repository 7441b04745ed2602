"""Rows inside a table that are the header of another one: the heading of a key beside headings that nothing knows."""

from functools import cache, lru_cache

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank, reads_as_number
from antikorupsi.ingest.tables.groups import is_bare_year
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.sections import section_text
from antikorupsi.ingest.tables.titles import is_title_row
from antikorupsi.ingest.tables.values import is_missing_mark, label_of
from antikorupsi.rules import Regions, common_columns

_FEWEST_HEADINGS = 2
_KEYS = frozenset({"region", "code", "bps_code", "year"})
_NO_KEYS = frozenset({"nama", "kode"})  # words of names of keys that name none by themselves


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
    if row in (body.start, body.stop - 1) or sheet.counts[row - 1] > 2 or not is_title_row(sheet.rows[row - 1]):
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
    labels = (
        label_of(cells[placed.index], placed.column)
        for placed in header.columns
        if placed.index in beside and placed.column.item
    )
    if any(labels) or all(map(is_missing_mark, texts)):
        return False
    return regions is None or not any(map(regions.candidates, texts))
