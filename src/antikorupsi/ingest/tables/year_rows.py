"""Rows amid a table that hold a year in its columns of figures and nothing else: headings of the rows below."""

from dataclasses import dataclass, field

from antikorupsi.ingest.spreadsheets import is_blank
from antikorupsi.ingest.tables.groups import is_bare_year
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import read_year

_FIRST_YEAR = 1900


@dataclass
class YearRows:
    """The years that rows amid a table said last, by the index of the column; `row` is the last such row.

    One year holds for all columns of figures, unless these are headed by several; a column over which none stands then
    has none.
    """

    table: Table
    years: dict[int, int | None] = field(default_factory=dict, init=False)
    row: int = field(default=-1, init=False)

    def heads(self, row: int, filled: list[PlacedColumn]) -> bool:
        """Whether a row holds years alone, in columns of figures; notes them if so."""
        said = {placed.index: self.table.sheet.value(row, placed.index) for placed in filled}
        cells = [index for index in self.table.span if not is_blank(self.table.sheet.value(row, index))]
        if len(cells) != len(said) or not all(map(is_bare_year, said.values())) or not all(map(_holds_no_year, filled)):
            return False
        found = {index: year for index, cell in said.items() if (year := read_year(cell)) is not None}
        columns = [placed.index for placed in self.table.measured]
        if self.table.of_role("year") or not found:
            return False
        headed = {placed.year for placed in self.table.measured}
        of_all = next(iter(found.values())) if len(set(found.values())) == len(headed) == 1 else None
        self.years = {index: found.get(index, of_all) for index in columns}
        self.row = row
        return True


def _holds_no_year(placed: PlacedColumn) -> bool:
    """Whether no figure of a column can look like a year."""
    column = placed.column
    return column.type == "label" or (column.range is not None and column.range[1] < _FIRST_YEAR)
