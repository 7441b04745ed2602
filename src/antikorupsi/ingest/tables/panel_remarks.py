"""Notes of a working paper that withdraw, correct or put off the scores beside them: `nilai dibatalkan`."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from antikorupsi.ingest.spreadsheets import Cell, Value, is_blank, text_of
from antikorupsi.ingest.tables.corrections import corrects, takes_back
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.notes_on_rows import RowNote, notes_on_rows
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.status import status_beside, status_in
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import words, words_in
from antikorupsi.rules import Regions

_NOTE = "catatan"
_CLAUSE_ENDS = re.compile(r"[:;,.()]\s*(?!\d)")
_MOST_WORDS = 3  # of a clause that names no score: in longer ones `sementara` means while
_WAITING = frozenset({"sementara", "belum", "blm", "menunggu", "proses", "sedang"})
_RUNNING = ["berjalan"]  # of a year says that it has not ended, of a programme that it is at work
_SCORES = frozenset({"nilai", "skor", "angka"})


class PanelRemarks:
    """What the notes beside scores say of them, and the notes below the paper of all of them."""

    def __init__(self, table: Table, regions: Regions) -> None:
        self._table, self._regions = table, regions

    def fault(self, rows: Sequence[int], scores: Sequence[PlacedColumn]) -> FaultAt | None:
        """The fault of the scores of an indicator, whose rows are given; the first of these holds the scores.

        One that a note gives is one of them where assessors differ and the plenary decides.
        """
        for cell, text in self._notes(rows):
            if any(map(self._withdraws, _CLAUSE_ENDS.split(text))) or self._corrects(text, rows[0], scores):
                return FaultAt(Fault("figure_corrected", {"quantity": text}), cell)
        return None

    def _notes(self, rows: Sequence[int]) -> Iterator[tuple[Cell, str]]:
        for row in rows:
            for index in self._indexes:
                value: Value = self._table.sheet.value(row, index)
                if isinstance(value, str) and not is_blank(value):
                    yield (row, index), value
        yield from ((note.cell, note.text) for note in self._of_all)

    @cached_property
    def _indexes(self) -> list[int]:
        """The columns of notes: those of the instrument, and the unknown ones."""
        notes = [each.index for each in self._table.measured if each.column.item == _NOTE]
        return [*notes, *(index for index, _ in self._table.unknown_headings)]

    @cached_property
    def _of_all(self) -> list[RowNote]:
        return [note for note in notes_on_rows(self._table, self._regions) if note.of_all]

    def _withdraws(self, clause: str) -> bool:
        """Whether a clause says that a score does not stand, is not final, or stands in for another."""
        instrument = self._table.instrument
        said = normalised(clause).split()
        left = [word for word in said if word not in words("general") | words("around_status")]
        if left and ((left != _RUNNING and status_in(" ".join(left)) == "interim") or self._is_put_off(said, left)):
            return True
        stands_in = any(len(each.split()) >= len(left) for each in words_in(" ".join(said), "stand_ins"))
        return stands_in or takes_back(clause, instrument.id, "pleno")

    def _is_put_off(self, said: Sequence[str], left: Sequence[str]) -> bool:
        """Whether a clause is short, or begins with a score, and goes on with a word of waiting: `skor menunggu`."""
        waits = left[0] in _WAITING and status_beside(" ".join(left), self._table.instrument, 0) == "interim"
        return waits and (len(left) <= _MOST_WORDS or said[0] in _SCORES)

    def _corrects(self, text: str, row: int, scores: Sequence[PlacedColumn]) -> bool:
        """Whether a note gives a value that none of the scores in its row is."""
        given = [placed for placed in scores if not is_blank(self._table.sheet.value(row, placed.index))]
        values = [(self._table.sheet.value(row, placed.index), placed) for placed in given]
        return bool(values) and all(corrects(text, text_of(value), placed, is_remark=False) for value, placed in values)
