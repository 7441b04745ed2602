"""Panel working papers: one sheet per region and stage, the indicators in rows, a column per assessor."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from pathlib import PurePath

from antikorupsi.ingest.spreadsheets import Cell, Value, is_blank, text_of
from antikorupsi.ingest.tables.corrections import corrects, takes_back
from antikorupsi.ingest.tables.head import Head, read_head
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.panel_labels import PanelLabels, indicator_of
from antikorupsi.ingest.tables.place import Place
from antikorupsi.ingest.tables.reading import FaultAt, Reading, classify_aside
from antikorupsi.ingest.tables.row_notes import RowNote, notes_on_rows
from antikorupsi.ingest.tables.status import status_beside, status_in, status_of
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.table_rows import Layout, Meaning, read_rows
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import Kind, begins_with, words, words_in
from antikorupsi.rules import Regions

_MOST_ROWS = 60  # of titles
_LONGEST_SUBTITLE = 4  # words
_NOTE = "catatan"
_CLAUSE_ENDS = re.compile(r"[:;,.()]\s*(?!\d)")
_MOST_WORDS = 3  # of a clause that names no score: in longer ones `sementara` means while
_WAITING = frozenset({"sementara", "belum", "blm", "menunggu", "proses", "sedang"})
_RUNNING = ["berjalan"]  # of a year says that it has not ended, of a programme that it is at work
_SCORES = frozenset({"nilai", "skor", "angka"})


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


def read_panel(table: Table, regions: Regions, indicators: Collection[str], reading: Reading) -> None:
    """The scores, evidence and notes of a working paper; one whose head is unclear is refused row by row.

    `indicators` are the ids the framework knows, i01 and so on, or their names by id; a row of any other number is a
    finding, and so is one whose number and name are of two indicators. Rows without a number hold more evidence of the
    indicator above; one that holds scores of something else is a total or a finding.
    """
    paper = _Paper(table, read_head(table, regions, with_stage=True), indicators, reading, regions)
    read_rows(table, reading, Layout(paper.region_of_row, paper.meaning, paper.aside))


@dataclass
class _Paper:
    """The rows of a paper from top to bottom; `_ended` says that a total stands below the last numbered row."""

    table: Table
    head: Head | FaultAt
    indicators: Collection[str]
    reading: Reading
    regions: Regions
    _number: str = field(default="", init=False)
    _labels: dict[int, str] = field(default_factory=dict, init=False)
    _scored: set[int] = field(default_factory=set, init=False)
    _other: FaultAt | None = field(default=None, init=False)
    _ended: bool = field(default=False, init=False)
    _noted: tuple[int, FaultAt | None] | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._said = PanelLabels(self.table, self.indicators)
        is_simulated = isinstance(self.head, Head) and self.head.place.simulated
        self._drafts = Drafts(self.table, is_simulated=is_simulated)
        self._remarks = PanelRemarks(self.table, self.regions)

    def aside(self, row: int) -> None:
        """A total ends the rows of the indicator above it."""
        self._ended = self._ended or classify_aside(self.table, row, has_figures=False) == "total"

    def region_of_row(self, row: int, filled: list[PlacedColumn]) -> Place | FaultAt | None:
        if self._said.is_total(row):
            self._ended = True
            self.reading.mark_cells(self.table, row, [placed.index for placed in filled] or [self.table.key], "total")
            return None
        scores = [placed for placed in filled if placed.column.type == "number"]
        if number := self._said.number(row):
            self._number, self._ended = number, False
            self._labels, self._scored = self._said.of_row(row), set()
            self._other = self._other_name(row)
        elif fault := self._not_above(row, filled, scores):
            return fault
        self._scored |= {placed.index for placed in scores}
        if not filled or self._ended:
            return None
        return self.head if isinstance(self.head, FaultAt) else self.head.place

    def meaning(self, row: int, placed: PlacedColumn) -> Meaning | FaultAt:
        """A score by an assessor is `i07.skor`; the others are named after their column, such as `i07.pleno`."""
        indicator = indicator_of(self._number)
        if isinstance(self.head, FaultAt) or indicator not in self.indicators:
            details = {"value": self._number or "-", "last": str(len(self.indicators))}
            return FaultAt(Fault("unknown_indicator", details), (row, self.table.key))
        if (fault := self._other or self._drafts.fault(placed) or self._fault_of_notes(row, placed)) is not None:
            return fault
        assessor = placed.column.item or "" if placed.column.role == "assessor" else ""
        item = f"{indicator}.{'skor' if assessor else placed.column.item}"
        return Meaning({"item": item, "year": self.head.year, "stage": self.head.stage, "assessor": assessor})

    def _fault_of_notes(self, row: int, placed: PlacedColumn) -> FaultAt | None:
        """What notes beside a score say of it, in its row and in the rows below that continue its indicator."""
        if placed.column.type != "number":
            return None
        if self._noted is None or self._noted[0] != row:  # it is the same of all scores of a row
            self._noted = (row, self._find_fault_of_notes(row))
        return self._noted[1]

    def _find_fault_of_notes(self, row: int) -> FaultAt | None:
        below = range(row + 1, self.table.body.stop)
        continued = takewhile(lambda each: not (self._said.number(each) or self._said.is_total(each)), below)
        scores = [each for each in self.table.measured if each.column.type == "number"]
        return self._remarks.fault([row, *continued], scores)

    def _other_name(self, row: int) -> FaultAt | None:
        """The fault of a row whose name is that of another indicator than its number says, or not like that one's."""
        if (found := self._said.other_name(row, indicator_of(self._number))) is None:
            return None
        index, written, other = found
        details = {"number": self._number, "name": written}
        if not other:
            return FaultAt(Fault("name_of_no_indicator", details), (row, index))
        return FaultAt(Fault("number_and_name_differ", {**details, "other": str(int(other[1:]))}), (row, index))

    def _not_above(self, row: int, filled: list[PlacedColumn], scores: list[PlacedColumn]) -> FaultAt | None:
        """The fault of a row without a number that need not be of the indicator above; None where it is, or is a note.

        It is of that indicator where the cell of the number is merged, where its labels repeat those above or are like
        the indicator's name, and where it has evidence beside scores that the rows above do not have.
        """
        if not filled or self.table.sheet.first_merged(row, self.table.key)[0] != row:
            return None
        indicator = indicator_of(self._number)
        labels = self._said.of_row(row)
        strange = [
            index
            for index, text in labels.items()
            if text != self._labels.get(index) and not self._said.may_mean(indicator, text)
        ]
        bare = not labels and len(filled) == len(scores)
        repeated = any(placed.index in self._scored for placed in scores)
        doubtful = scores and (strange or bare or repeated or self._ended)
        other = self._said.other_name(row, indicator)
        if not doubtful and (other is None or not other[2]):
            return None
        cell = (row, strange[0] if strange else filled[0].index)
        return FaultAt(Fault("row_not_continued", {"number": self._number or "-"}), cell)
