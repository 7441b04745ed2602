"""Figures of a table that its own sums and means contradict: nobody can tell which is right, so none is used."""

from antikorupsi.ingest.tables.column_numbers import ColumnNumbers
from antikorupsi.ingest.tables.reading import Reading
from antikorupsi.ingest.tables.sums_below import sums_below
from antikorupsi.ingest.tables.sums_beside import sums_beside
from antikorupsi.ingest.tables.table import Table


def check_arithmetic(table: Table, reading: Reading) -> None:
    """Adds a finding for every contradiction and takes back the figures that it is about."""
    numbers = ColumnNumbers(table)
    below = sums_below(numbers, _of_regions(table, reading)) if numbers.totals else ()
    for found in [*sums_beside(numbers), *below]:
        reading.find(found.at, sheet=table.sheet)
        reading.take_back({table.sheet.cell_name(*cell) for cell in found.cells})


def _of_regions(table: Table, reading: Reading) -> set[int]:
    """The rows of a table that gave figures of regions."""
    names = {table.sheet.cell_name(row, index): row for row in table.body for index in table.span}
    return {names[seen.cell] for seen in reading.observations if seen.cell in names and "." in seen.region}
