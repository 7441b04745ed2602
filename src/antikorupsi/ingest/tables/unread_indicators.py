"""Rows of indicators that are not read: what is said of them."""

from collections.abc import Sequence

from antikorupsi.ingest.spreadsheets import Cell
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.reading import FaultAt, Reading
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault


def find_unread_indicators(table: Table, reading: Reading) -> None:
    """Adds a warning on the indicators that name an instrument and no known figure of it, and a note on all others."""
    of_instruments = [each for each in table.unread if spoken_of(normalised(each[1]))]
    others = [each for each in table.unread if each not in of_instruments]
    for rule, cells in (("indicator_of_instrument", of_instruments), ("indicator_not_used", others)):
        if cells:
            reading.find(FaultAt(_fault(rule, cells), cells[0][0]), sheet=table.sheet)
    for (row, _), _ in table.unread:
        reading.mark(row, "note")


def _fault(rule: str, cells: Sequence[tuple[Cell, str]]) -> Fault:
    """The fault of all rows with such indicators, which lists each once."""
    return Fault(rule, {"items": ", ".join(dict.fromkeys(text for _, text in cells)), "rows": str(len(cells))})
