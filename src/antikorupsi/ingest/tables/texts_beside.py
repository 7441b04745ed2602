"""The texts that stand beside the figures of a row: remarks, notes on its region, footnotes and comments."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import dropwhile

from antikorupsi.ingest.spreadsheets import Cell, Value, text_of
from antikorupsi.ingest.tables.footnotes import marks_in
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.row_notes import RowNote, notes_on_rows
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.words import words, words_in
from antikorupsi.rules import Regions

_CLAUSES = re.compile(r"[.;,:\n]\s+|\n")


@lru_cache(maxsize=2**12)  # one remark may stand beside thousands of figures
def _without_words_for_figures(said: str) -> str:
    """What is left of a normalised text behind words that say that it is of a figure: `nilai Kota Kediri`."""
    known = words("of_a_year") | words("general")
    return " ".join(dropwhile(known.__contains__, said.split()))


@dataclass(frozen=True)
class TextsBeside:
    """The texts beside the figures of a table, by row."""

    table: Table
    regions: Regions

    @cached_property
    def year_cells(self) -> dict[int, tuple[tuple[int, bool], ...]]:
        """By the index of a column of figures the columns of its years, and whether these are headed."""
        return {
            placed.index: tuple((year.index, bool(year.heading)) for year in self.table.year_columns(placed))
            for placed in self.table.measured
            if placed.year is None
        }

    def remarks_alone(self, row: int) -> Iterator[tuple[Cell, str, str]]:
        """The cells and texts of remarks, and what is left without words that say that they are of a figure."""
        for note in self.table.of_role("note"):
            value = self.table.sheet.value(row, note.index)
            if value is not None and (said := _without_words_for_figures(normalised(value))):
                yield (row, note.index), text_of(value), said

    def remarks(self, row: int, placed: PlacedColumn) -> Sequence[tuple[Cell, Value]]:
        """The cells of a row in columns of remarks, and in those that are not known, without dates of other things."""
        return self._remarks_of_year(row, placed.year)

    @cached_property
    def _remarks_of_year(self) -> Callable[[int, int | None], Sequence[tuple[Cell, Value]]]:
        """The remarks of a row on its figures of a year; a row is asked once for each of its figures."""
        return lru_cache(maxsize=16)(self._find_remarks)

    def _find_remarks(self, row: int, year: int | None) -> Sequence[tuple[Cell, Value]]:
        cells = self.table.sheet.rows[row]
        return [
            ((row, index), value)
            for index, with_dates in self._columns_of_remarks(year)
            if index < len(cells)
            and (isinstance(value := cells[index], str) or (with_dates and isinstance(value, date)))
        ]

    @cached_property
    def _columns_of_remarks(self) -> Callable[[int | None], Sequence[tuple[int, bool]]]:
        """The columns of remarks on figures of a year, and whether dates in them are of these."""
        return cache(self._find_columns_of_remarks)

    def _find_columns_of_remarks(self, year: int | None) -> Sequence[tuple[int, bool]]:
        notes = [(note.index, note.heading) for note in self.table.of_role("note") if note.year in (None, year)]
        of_status = [(status.index, status.heading) for status in self.table.of_role("status")]
        columns = (*notes, *of_status, *self.table.unknown, *self._nameless)
        return [(index, not words_in(heading, "other_dates")) for index, heading in columns]

    def notes(self, row: int) -> Sequence[RowNote]:
        """The notes on the figures of a row."""
        return self._notes_of_row(row) if self._all_notes else ()

    @cached_property
    def _all_notes(self) -> tuple[RowNote, ...]:
        return notes_on_rows(self.table, self.regions)

    @cached_property
    def _notes_of_row(self) -> Callable[[int], Sequence[RowNote]]:
        """The notes on a row; it is asked once for all of its figures."""
        return lru_cache(maxsize=1)(self._find_notes)

    def _find_notes(self, row: int) -> Sequence[RowNote]:
        name = text_of(self.table.sheet.value(*self.table.sheet.first_merged(row, self.table.key)))
        return [note for note in self._all_notes if note.is_of(name, self.regions)]

    @cached_property
    def _nameless(self) -> list[tuple[int, str]]:
        """The columns of the table that no heading stands over."""
        table = self.table
        headed = {placed.index for placed in table.columns} | {index for index, _ in table.unknown}
        return [] if table.sheet.turned else [(index, "") for index in table.span if index not in headed]

    def footnotes(self, row: int, placed: PlacedColumn) -> Sequence[tuple[Cell, str]]:
        """The footnotes that signs at the region of a row, or in the heading of a column, point to."""
        if not self.table.footnotes:
            return ()
        keys = (self.table.key, *(index for index, _ in self.year_cells.get(placed.index, ())))
        texts = [((row, index), text_of(self.table.sheet.value(row, index))) for index in keys]
        of_keys = [(cell, marks_in(text) | {text.lower()}) for cell, text in texts]
        of_heading = marks_in(placed.heading) | {normalised(placed.heading)}
        pointing = (*of_keys, ((row, placed.index), of_heading))
        return [(cell, said) for cell, marks in pointing for mark, said in self.table.footnotes if mark in marks]

    def comments(self, row: int, placed: PlacedColumn) -> Sequence[tuple[Cell, str]]:
        """The clauses of comments at a figure, at its region and at the heading of its column."""
        if not (comments := self.table.sheet.comments):
            return ()
        cells = ((row, placed.index), (row, self.table.key), self.table.heading_cell(placed.index))
        return [(cell, clause) for cell in cells if cell in comments for clause in _CLAUSES.split(comments[cell])]
