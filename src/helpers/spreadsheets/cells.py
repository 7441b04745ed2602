"""A sheet as rows of values, and the names spreadsheets give to their cells."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from openpyxl.utils import get_column_letter

Value = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[0][0]` is always cell A1, whatever part of the sheet is in use."""

    file: str
    name: str
    rows: list[list[Value]]

    def value(self, row: int, column: int) -> Value:
        """The value at a zero-based row and column, None outside the used range."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return None


def cell_name(row: int, column: int) -> str:
    """The name of a cell from its zero-based row and column: (4, 1) is B5."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def range_name(first: tuple[int, int], last: tuple[int, int]) -> str:
    """The name of a range from its two corner cells: (4, 1) and (9, 3) is B5:D10."""
    return f"{cell_name(*first)}:{cell_name(*last)}"


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing a reader would see."""
    return value is None or (isinstance(value, str) and not value.strip())


def text_of(value: Value) -> str:
    """The value as a person reads it: one line, single spaces, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())
