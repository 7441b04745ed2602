"""A sheet of an OpenDocument workbook while its rows and cells are read, repeated ones with their counts."""

from dataclasses import dataclass, field

from antikorupsi.ingest.spreadsheets.bounds import Extent, check_rectangle, check_share
from antikorupsi.ingest.spreadsheets.cells import Cell, Remark, Sheet, Value

_MOST_COLUMNS = 2**14


@dataclass
class OdsTable:
    """The rows so far, and the row and cell that stand open; `source` names the sheet elsewhere that it copies."""

    name: str
    hidden: bool
    extent: Extent
    source: str = ""
    rows: list[list[Value]] = field(default_factory=list)
    width: int = 0
    filled: int = 0
    below: int = 0  # empty rows since the last filled one
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0
    merged: list[tuple[Cell, Cell]] = field(default_factory=list)
    row: list[Value] = field(default_factory=list)
    comments: dict[Cell, str] = field(default_factory=dict)
    beside: int = 0  # empty cells since the last filled one

    @property
    def at(self) -> Cell:
        """The row and column of the cell that stands open."""
        return len(self.rows) + self.below, len(self.row) + self.beside

    def put(self, value: Value, times: int) -> None:
        """Adds a cell, repeated; empty cells are only counted until a filled one follows them."""
        if value is None:
            self.beside += times
            return
        row, column = self.at
        check_rectangle(row + 1, column + times)
        self.extent.repeat(row + 1, column + times, times - 1)
        self.row += [None] * self.beside
        self.row += [value] * times
        self.filled += times
        self.beside = 0

    def end_row(self, times: int, hidden: bool) -> None:
        """Adds the row that stands open, repeated; empty rows are only counted until a filled one follows them."""
        row, self.row, self.beside = self.row, [], 0
        if not row:
            self.below += times
            return
        self.width = max(self.width, len(row))
        first = len(self.rows) + self.below
        self.extent.repeat(first + times, self.width, len(row) * (times - 1))
        self.filled += sum(value is not None for value in row) * (times - 1)
        check_share(first + times, self.width, self.filled)
        self.rows += [[] for _ in range(self.below)]
        self.rows.append(row)
        self.rows += [list(row) for _ in range(times - 1)]
        self.below = 0
        if hidden:
            self.hidden_rows.update(range(first, first + times))

    def add_columns(self, times: int, hidden: bool) -> None:
        """Adds columns as they are described above the rows."""
        if hidden:
            self.hidden_columns.update(range(self.columns, min(self.columns + times, _MOST_COLUMNS)))
        self.columns += times

    def end(self) -> None:
        """Counts the table among those of its workbook."""
        self.extent.add(len(self.rows), self.width, self.filled)

    def sheet(self, file: str) -> Sheet:
        """The sheet when all of it is read; a hidden one that a program copied from elsewhere is a remark, no rows."""
        copied = bool(self.source) and self.hidden
        return Sheet(
            file,
            self.name,
            [] if copied else self.rows,
            hidden=self.hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(column for column in self.hidden_columns if column < self.width),
            merged=tuple(self.merged),
            comments=self.comments,
            remarks=(Remark("copied_sheet", (0, 0), {"source": self.source}),) if copied else (),
        )
