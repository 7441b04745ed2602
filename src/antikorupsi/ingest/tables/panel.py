"""Panel working papers: one sheet per region and stage, the indicators in rows, a column per assessor."""

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import takewhile

from antikorupsi.ingest.tables.head import Head, read_head
from antikorupsi.ingest.tables.panel_drafts import Drafts
from antikorupsi.ingest.tables.panel_labels import PanelLabels, indicator_of
from antikorupsi.ingest.tables.panel_remarks import PanelRemarks
from antikorupsi.ingest.tables.place import Place
from antikorupsi.ingest.tables.reading import FaultAt, Reading, classify_aside
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.table_rows import Layout, Meaning, read_rows
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.rules import Regions


def read_panel(table: Table, regions: Regions, indicators: Collection[str], reading: Reading) -> None:
    """The scores, evidence and notes of a working paper; one whose head is unclear is refused row by row.

    `indicators` are the ids the framework knows, i01 and so on, or their names by id; a row of any other number is a
    finding, and so is one whose number and name are of two indicators. Rows without a number hold more evidence of the
    indicator above; one that holds scores of something else is a total or a finding.
    """
    paper = _Paper(table, read_head(table, regions, with_stage=True), indicators, reading, regions)
    read_rows(table, reading, Layout(paper.whose, paper.meaning, paper.aside))


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

    def whose(self, row: int, filled: list[PlacedColumn]) -> Place | FaultAt | None:
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
