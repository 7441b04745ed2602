"""Checks of one office alone: "tidak ada" of the heads of agencies says nothing of the head of the region."""

from collections.abc import Iterable

from antikorupsi.ingest.spreadsheets import Cell, Value
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.subjects import names_subject, office_alone
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, label_of


def half_check(table: Table, row: int, placed: PlacedColumn, remarks: Iterable[tuple[Cell, Value]]) -> FaultAt | None:
    """The fault of "tidak ada" that is said of one of the two offices alone; "ada" of either is one of the region.

    A remark limits it to one, a title to the heads of agencies, or the column of the other office says "ada". A title
    that names the heads of regions alone is read as one of both: senders write it so for the whole criterion.
    """
    instrument = placed.instrument
    if not instrument.subjects or label_of(table.sheet.value(row, placed.index), placed.column) != "tidak ada":
        return None
    said = [(cell, value) for cell, value in remarks if isinstance(value, str) and office_alone(value, instrument)]
    said += [(cell, text) for cell, text in _titles(table) if office_alone(text, instrument) == "agencies"]
    said += [
        (table.heading_cell(index), heading)
        for index, heading in (*table.unknown, *((other.index, other.heading) for other in table.measured))
        if names_subject(normalised(heading), instrument.id)
        and label_of(table.sheet.value(row, index), placed.column) == "ada"
    ]
    return next((FaultAt(Fault("check_of_one_office", {"value": text}), cell) for cell, text in said), None)


def _titles(table: Table) -> Iterable[tuple[Cell, str]]:
    """The texts in the rows above the header of a table, with their cells."""
    for row in range(table.header_rows.start):
        for index, value in enumerate(table.sheet.rows[row]):
            if isinstance(value, str) and normalised(value):
                yield (row, index), value
