"""Working papers, or columns of them, that are not final by what a title, heading or name says."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import PurePath

from antikorupsi.ingest.spreadsheets import Cell, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.status import status_of
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import Kind, begins_with, words_in

_MOST_ROWS = 60  # of titles
_LONGEST_SUBTITLE = 4  # words


class Drafts:
    """What is not final in a table of scores: all of it by its titles and names, or columns by their headings."""

    def __init__(self, table: Table, *, is_simulated: bool = False) -> None:
        """`is_simulated` says that the region is a fictitious one, whose papers are examples as they should be."""
        self._table, self._is_simulated = table, is_simulated

    def fault(self, placed: PlacedColumn) -> FaultAt | None:
        """The fault of every score in a column that is not final; None for final ones, and for evidence and notes."""
        if placed.column.type != "number":
            return None
        targets = words_in(placed.heading, "quantities_always")
        if targets or placed.status == "interim":
            return FaultAt(_fault_of(placed.heading), self._table.heading_cell(placed.index))
        return self._of_paper

    @cached_property
    def _of_paper(self) -> FaultAt | None:
        """The fault of all scores where a title, the sheet's or the file's name says that they are a draft."""
        for cell, text in self._titles():
            if self._is_exercise(cell, text):
                return FaultAt(_fault_of(text), cell)
            if words_in(text, "drafts") or status_of((text,), self._table.instrument).label:
                return FaultAt(_fault_of(text), cell)
        return None

    def _is_exercise(self, cell: Cell, text: str) -> bool:
        """Whether a title or name calls the paper an exercise or example; one that tells how to fill it does not."""
        said = normalised(text)
        kinds: tuple[Kind, ...] = ("exercises", "invented")
        if self._is_simulated or not any(words_in(said, kind) for kind in kinds) or begins_with(said, "notes"):
            return False
        is_name = cell[0] == self._table.header_rows.start
        of_paper = self._table.instrument.id in spoken_of(said) or any(begins_with(said, kind) for kind in kinds)
        return is_name or of_paper or len(said.split()) <= _LONGEST_SUBTITLE

    def _titles(self) -> Iterator[tuple[Cell, str]]:
        sheet, header = self._table.sheet, self._table.header_rows.start
        for row in range(max(0, header - _MOST_ROWS), header):
            yield from (
                ((row, index), text_of(cell)) for index, cell in enumerate(sheet.rows[row]) if not is_blank(cell)
            )
        yield from (((header, 0), name) for name in (sheet.name, PurePath(sheet.file).stem))


def _fault_of(text: str) -> Fault:
    return Fault("scores_not_final", {"text": text})
