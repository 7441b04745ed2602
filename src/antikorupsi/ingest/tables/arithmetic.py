"""Figures of a table that its own sums and means contradict: nobody can tell which is right, so none is used."""

from antikorupsi.ingest.tables.column_numbers import ColumnNumbers
from antikorupsi.ingest.tables.reading import Reading
from antikorupsi.ingest.tables.sums_below import sums_below
from antikorupsi.ingest.tables.sums_beside import sums_beside
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.totals_of_rows import refuted_shares, refuted_totals


def check_arithmetic(table: Table, reading: Reading) -> None:
    """Adds a finding for every contradiction and takes back the figures that it is about."""
    numbers = ColumnNumbers(table)
    columns = [placed.index for placed in table.measured] if _needs_places(numbers) else []
    cells = {table.sheet.cell_name(row, index): (row, index) for row in table.body for index in columns}
    regions = {cells[seen.cell][0] for seen in reading.observations if seen.cell in cells and "." in seen.region}
    found = [*sums_beside(numbers), *sums_below(numbers, regions)]
    told = {cell for each in found for cell in each.cells}
    left = [seen for seen in reading.observations if cells.get(seen.cell) not in told]
    for each in [*found, *refuted_totals(table, left, cells), *refuted_shares(table, left, cells)]:
        reading.find(each.at, sheet=table.sheet)
        reading.take_back({table.sheet.cell_name(*cell) for cell in each.cells})


def _needs_places(numbers: ColumnNumbers) -> bool:
    """Whether any rule asks for the places of figures: those on feet, on totals and their parts, and on percentages."""
    table = numbers.table
    of_parts = any(placed.column.part_of or placed.instrument.counts_persons for placed in table.measured)
    return of_parts or bool(numbers.totals or table.of_role("item"))
