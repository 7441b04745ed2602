"""Panel working papers: one sheet per region and stage, the indicators in rows, a column per assessor."""

from collections.abc import Collection
from dataclasses import dataclass, field

from antikorupsi.ingest.spreadsheets import text_of
from antikorupsi.ingest.tables.head import Head, read_head
from antikorupsi.ingest.tables.places import Place
from antikorupsi.ingest.tables.reading import FaultAt, Reading
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.table_rows import Layout, Meaning, read_rows
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.rules import Regions


def read_panel(table: Table, regions: Regions, indicators: Collection[str], reading: Reading) -> None:
    """The scores, evidence and notes of a working paper; one whose head is unclear is refused row by row.

    `indicators` are the ids the framework knows, i01 and so on; a row of any other number is a finding. Rows without a
    number hold more evidence of the indicator above.
    """
    paper = _Paper(table, read_head(table, regions, with_stage=True), indicators)
    read_rows(table, reading, Layout(paper.whose, paper.meaning))


@dataclass
class _Paper:
    table: Table
    head: Head | FaultAt
    indicators: Collection[str]
    _number: str = field(default="", init=False)

    def whose(self, row: int, filled: list[PlacedColumn]) -> Place | FaultAt | None:
        self._number = text_of(self.table.value(row, "number")) or self._number
        if not filled:
            return None
        return self.head if isinstance(self.head, FaultAt) else self.head.place

    def meaning(self, row: int, placed: PlacedColumn) -> Meaning | FaultAt:
        """A score by an assessor is `i07.skor`; the others are named after their column, such as `i07.pleno`."""
        indicator = f"i{int(self._number):02d}" if self._number.isdecimal() and len(self._number) < 5 else ""
        if isinstance(self.head, FaultAt) or indicator not in self.indicators:
            details = {"value": self._number or "-", "last": str(len(self.indicators))}
            return FaultAt(Fault("unknown_indicator", details), (row, self.table.key))
        assessor = placed.column.item or "" if placed.column.role == "assessor" else ""
        item = f"{indicator}.{'skor' if assessor else placed.column.item}"
        return Meaning({"item": item, "year": self.head.year, "stage": self.head.stage, "assessor": assessor})
