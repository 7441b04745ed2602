"""The lines of a list, each with what is needed to name a fault in it: line or cell, column and remedy."""

import csv
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from antikorupsi.common import WorkbookError

Columns = tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One line of a list, with what is needed to name a fault in it.

    `places` are the cells of a spreadsheet by column, as messages name them; a CSV file has none.
    """

    path: Path
    number: int
    cells: dict[str, str]
    places: Mapping[str, str] = field(default_factory=dict)

    def text(self, column: str) -> str:
        """What a column says, which must be something."""
        if not self.cells[column]:
            raise self.fault(column, "is empty", "Fill it in.")
        return self.cells[column]

    def degrees(self, column: str, limit: float) -> float:
        """A coordinate in degrees between -limit and limit."""
        try:
            value = float(self.text(column))
        except ValueError:
            raise self.fault(column, "is not a number", "Write degrees with a dot: -8.095.") from None
        if not -limit <= value <= limit:
            raise self.fault(column, f"is not within {limit:g} degrees", "Check for a lost dot or swapped columns.")
        return value

    def count(self, column: str) -> int | None:
        """A number of persons, None where the cell is empty."""
        cell = self.cells[column]
        if cell and not cell.isdecimal():
            raise self.fault(column, "is not a whole number", "Write it without separators, or leave it empty.")
        return int(cell) if cell else None

    def fault(self, column: str, problem: str, remedy: str) -> WorkbookError:
        """The error for one cell."""
        cell = self.cells[column]
        place = self.places.get(column) or f"line {self.number}, column {column}"
        return WorkbookError(f"{self.path.name}, {place}: {cell!r} {problem}. {remedy}")

    def place(self, column: str) -> str:
        """Where a fault in another line says that this one is: a cell of a spreadsheet, else the line."""
        return self.places.get(column) or f"line {self.number}"


def read_lines(path: Path, columns_for: Callable[[Collection[str]], Columns]) -> Iterator[Line]:
    """The lines below the header, stripped; a file that is no such list is refused before its first line.

    `columns_for` gives the columns that a list with a header of these names must have.
    """
    try:
        if path.exists() and not path.is_file():  # a named pipe would be waited for
            raise WorkbookError(f"{path} is no file. Put the list of regions itself there.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            header = reader.fieldnames or ()
            columns = columns_for(header)
            if missing := [column for column in columns if column not in header]:
                absent, needed = ", ".join(missing), ", ".join(columns)
                raise WorkbookError(f"{path.name}, line 1: column {absent} is missing. The columns are {needed}.")
            for row in reader:
                yield Line(path, reader.line_num, {column: row[column].strip() for column in columns})
    except FileNotFoundError:
        raise WorkbookError(f"{path} does not exist. Check the path of the list of regions.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise WorkbookError(f"{path.name} cannot be read ({error}). Save it as CSV in UTF-8.") from error
