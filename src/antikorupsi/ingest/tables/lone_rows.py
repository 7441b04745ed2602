"""Rows around a table that hold one text: titles, notes, footnotes, headings of the rows below, and who signs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from antikorupsi.ingest.spreadsheets import Cell, Sheet, is_blank, reads_as_number, text_of
from antikorupsi.ingest.tables.footnotes import footnote_in
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.values import label_of
from antikorupsi.ingest.tables.words import begins_with
from antikorupsi.rules import Column

_ENUMERATION = re.compile(r"^\s*(?:\d{1,2}\.|[-\u2013\u2022])\s+")
_BEFORE_NOTE = re.compile(r"\d{1,2}[.)]|[-\u2013\u2022]|[^\d:]{1,20}:")  # 1. | text, Status: | text
_MOST_CELLS = 2  # of a row that does not begin like a note: a sign and its text
_MOST_ROWS = 60  # at either end of the rows that are looked at


class LoneRow(NamedTuple):
    """A row that holds one text, or begins like a note or footnote: its first cell, its text and whether it is one."""

    cell: Cell
    text: str
    is_note: bool
    is_alone: bool


def lone_rows(sheet: Sheet, rows: Iterable[int]) -> Iterator[LoneRow]:
    """The lone rows among the first and the last rows of some."""
    looked = [*rows]
    for row in [*looked[:_MOST_ROWS], *looked[_MOST_ROWS:][-_MOST_ROWS:]]:
        if not (count := sheet.count(row)):
            continue
        first = next(cell for cell in sheet.rows[row] if not is_blank(cell))
        is_note = not isinstance(first, int | float) and begins_with(normalised(first), "notes")
        if count > _MOST_CELLS and not is_note:
            continue
        cells = [(index, cell) for index, cell in enumerate(sheet.rows[row]) if not is_blank(cell)]
        text = " ".join(text_of(cell) for _, cell in cells)
        is_headed = footnote_in(text) is not None or _BEFORE_NOTE.fullmatch(text_of(cells[0][1])) is not None
        is_sign = len(cells) == _MOST_CELLS and is_headed and not reads_as_number(cells[1][1])
        if len(cells) == 1 or is_note or is_sign:
            yield LoneRow((row, cells[0][0]), _ENUMERATION.sub("", text), is_note, len(cells) == 1 or is_sign)


def rows_below_figures(sheet: Sheet, body: range, figures: Mapping[int, Column]) -> range:
    """The rows of a table's body below the last one that holds a figure, or numbers beside other cells."""
    for row in reversed(body):
        cells = sheet.rows[row]
        filled = [(index, cell) for index, cell in enumerate(cells) if cell is not None] if sheet.count(row) > 1 else ()
        if any(
            reads_as_number(cell) or (index in figures and label_of(cell, figures[index])) for index, cell in filled
        ):
            return range(row + 1, body.stop)
    return body
