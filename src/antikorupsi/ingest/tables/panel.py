"""Panel working papers: one sheet per region and stage, the indicators in rows, a column per assessor."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from antikorupsi.ingest.spreadsheets import text_of
from antikorupsi.ingest.tables.head import Head, read_head
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.place import Place
from antikorupsi.ingest.tables.reading import FaultAt, Reading
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.table_rows import Layout, Meaning, read_rows
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.rules import Regions

_NAMES = frozenset({"indikator", "nama indikator", "indicator", "uraian indikator"})
_LONGEST_NUMBER = 4  # digits; Python refuses to read numbers of thousands of them
_ALIKE, _APART = 85, 15  # of 100: how like a name is to that of another indicator, and how much more than to its own


def read_panel(table: Table, regions: Regions, indicators: Collection[str], reading: Reading) -> None:
    """The scores, evidence and notes of a working paper; one whose head is unclear is refused row by row.

    `indicators` are the ids the framework knows, i01 and so on, or their names by id; a row of any other number is a
    finding, and so is one whose number and name are of two indicators. Rows without a number hold more evidence of the
    indicator above.
    """
    paper = _Paper(table, read_head(table, regions, with_stage=True), indicators)
    read_rows(table, reading, Layout(paper.whose, paper.meaning))


@dataclass
class _Paper:
    table: Table
    head: Head | FaultAt
    indicators: Collection[str]
    _number: str = field(default="", init=False)
    _other: FaultAt | None = field(default=None, init=False)

    def whose(self, row: int, filled: list[PlacedColumn]) -> Place | FaultAt | None:
        if number := text_of(self.table.value(row, "number")):
            self._number = number
            self._other = self._other_name(row)
        if not filled:
            return None
        return self.head if isinstance(self.head, FaultAt) else self.head.place

    def meaning(self, row: int, placed: PlacedColumn) -> Meaning | FaultAt:
        """A score by an assessor is `i07.skor`; the others are named after their column, such as `i07.pleno`."""
        indicator = _indicator(self._number)
        if isinstance(self.head, FaultAt) or indicator not in self.indicators:
            details = {"value": self._number or "-", "last": str(len(self.indicators))}
            return FaultAt(Fault("unknown_indicator", details), (row, self.table.key))
        if self._other is not None:
            return self._other
        assessor = placed.column.item or "" if placed.column.role == "assessor" else ""
        item = f"{indicator}.{'skor' if assessor else placed.column.item}"
        return Meaning({"item": item, "year": self.head.year, "stage": self.head.stage, "assessor": assessor})

    def _other_name(self, row: int) -> FaultAt | None:
        """The fault of a row whose name is clearly that of another indicator than its number says."""
        places = [index for index, heading in self.table.unknown if normalised(heading) in _NAMES]
        written = text_of(self.table.sheet.value(row, places[0])) if places else ""
        if not isinstance(self.indicators, Mapping) or not written:
            return None
        likeness = {
            indicator: max(fuzz.token_sort_ratio(normalised(written), normalised(name)) for name in names)
            for indicator, names in self.indicators.items()
        }
        own = likeness.get(_indicator(self._number), 0)
        best = max(likeness, key=likeness.__getitem__)
        if likeness[best] < _ALIKE or own >= likeness[best] - _APART:
            return None
        details = {"number": self._number, "name": written, "other": str(int(best[1:]))}
        return FaultAt(Fault("number_and_name_differ", details), (row, places[0]))


def _indicator(number: str) -> str:
    return f"i{int(number):02d}" if number.isdecimal() and len(number) <= _LONGEST_NUMBER else ""
