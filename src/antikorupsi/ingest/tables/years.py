"""The year of a row: in its own cell, above it in a column that writes each year once, or in the table's titles."""

from antikorupsi.ingest.spreadsheets import is_blank
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import read_year

_MOSTLY_BLANK = 0.5  # a column that names each year once leaves most of its cells blank


class Years:
    """The years of a table's rows."""

    def __init__(self, table: Table) -> None:
        """Finds out which year columns name each year once, for all rows below."""
        self._table = table
        self._of_column = {column.index: self._read(column.index) for column in table.of_role("year")}

    def of(self, row: int, figure: PlacedColumn | None = None) -> int | None:
        """The year of a row, or of a figure in it; None where nothing says it. The row's own columns come first."""
        columns = self._table.of_role("year") if figure is None else self._table.year_columns(figure)
        if columns:
            return self._of_column[columns[0].index].get(row)
        return self._table.year

    def _read(self, index: int) -> dict[int, int | None]:
        table = self._table
        of_row: dict[int, int | None] = {}
        rows = [row for row in table.body if table.filled(row)]
        blank = [row for row in rows if is_blank(table.sheet.value(row, index))]
        carried = len(blank) > _MOSTLY_BLANK * len(rows) and len(blank) < len(rows)
        above: int | None = None
        for row in table.body:
            cell = table.sheet.value(row, index)
            if is_blank(cell):
                covered = self._covering(row, index)
                of_row[row] = covered or (above if carried else None)
            else:
                above = of_row[row] = read_year(cell)
        return of_row

    def _covering(self, row: int, index: int) -> int | None:
        """The year in the first of the merged cells that a cell lies in."""
        sheet = self._table.sheet
        return read_year(sheet.value(*sheet.first_merged(row, index)))
