"""Panel working papers: one sheet per region and stage, the indicators in rows, a column per assessor."""

from collections.abc import Collection

from helpers.instruments.head import Head, read_head
from helpers.instruments.places import Place
from helpers.instruments.reading import FaultAt, Reading
from helpers.instruments.table import PlacedColumn, Table
from helpers.instruments.table_rows import Layout, Meaning, read_rows
from helpers.instruments.values import Fault
from helpers.regions import Regions
from helpers.spreadsheets import text_of


def read_panel(table: Table, regions: Regions, indicators: Collection[str], reading: Reading) -> None:
    """The scores, evidence and notes of a working paper; one whose head is unclear is refused row by row.

    `indicators` are the ids the framework knows, i01 and so on; a row of any other number is a finding.
    """
    head = read_head(table, regions, with_stage=True)

    def whose(_row: int, _filled: list[PlacedColumn]) -> Place | FaultAt:
        return head if isinstance(head, FaultAt) else head.place

    def meaning(row: int, placed: PlacedColumn) -> Meaning | FaultAt:
        number = text_of(table.value(row, "number"))
        indicator = f"i{int(number):02d}" if number.isdecimal() else ""
        if isinstance(head, FaultAt) or indicator not in indicators:
            details = {"value": number or "-", "last": str(len(indicators))}
            return FaultAt(Fault("unknown_indicator", details), (row, table.of_role("number")[0].index))
        return _meaning(head, indicator, placed)

    read_rows(table, reading, Layout(whose, meaning))


def _meaning(head: Head, indicator: str, placed: PlacedColumn) -> Meaning:
    """A score by an assessor is `i07.skor`; the others are named after their column, such as `i07.pleno`."""
    assessor = placed.column.item or "" if placed.column.role == "assessor" else ""
    return Meaning(
        {
            "item": f"{indicator}.{'skor' if assessor else placed.column.item}",
            "year": head.year,
            "stage": head.stage,
            "assessor": assessor,
        }
    )
