"""How the numbers of one column are written: the decimal mark of its texts, and whether 0,7 stands for 70 percent.

Both are told by the evidence of the whole column, never by one cell alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeGuard

from antikorupsi.ingest.spreadsheets import (
    AmbiguousNumbersError,
    Cell,
    DecimalMark,
    Sheet,
    Value,
    decimal_mark,
    parse_number,
)
from antikorupsi.rules import Column

_HUNDRED = (0.0, 100.0)


@dataclass(frozen=True)
class Scale:
    """`mark` is None where the texts can be read in two ways; `fractions` says whether the numbers are shares of one.

    `doubtful` are the numbers of which nobody can tell whether they are shares or percents.
    """

    mark: DecimalMark | None = "."
    fractions: bool = False
    doubtful: bool = False

    def in_points(self, cell: Value, number: float) -> float:
        """The number on the scale of 0 to 100, where its column holds shares of one."""
        return round(number * 100, 10) if self.fractions and not _says_percent(cell) else number

    def is_doubtful(self, cell: Value, number: float) -> bool:
        """Whether a number may be a share of one as well as a percentage."""
        return self.doubtful and not _says_percent(cell) and 0 < number <= 1


def read_scale(sheet: Sheet, rows: Iterable[int], index: int, column: Column, heading: str) -> Scale:
    """The scale that the cells of a number column give evidence for."""
    places = [(row, index) for row in rows]
    cells = [sheet.value(*place) for place in places]
    lowest, highest = column.range or (None, None)
    try:
        mark = decimal_mark([cell for cell in cells if isinstance(cell, str)], lowest, highest)
    except AmbiguousNumbersError:
        return Scale(mark=None)
    if column.range != _HUNDRED:
        return Scale(mark)
    numbers = [number for cell in cells if (number := _plain_number(cell, mark)) is not None]
    return _scale_of(mark, numbers, _percent_formats(sheet, places), _is_percentage(column, heading))


def _scale_of(mark: DecimalMark, numbers: list[float], formats: bool, percentage: bool) -> Scale:
    small = [number for number in numbers if 0 < number <= 1]
    between = [number for number in small if number < 1]
    if not small:
        return Scale(mark)
    if formats:
        return Scale(mark, fractions=True)
    if len(small) == sum(1 for number in numbers if number):  # nothing above one: shares of one, or a wrong scale
        return Scale(mark, fractions=True) if percentage and between else Scale(mark, doubtful=True)
    return Scale(mark, doubtful=percentage and bool(between))


def _percent_formats(sheet: Sheet, places: Iterable[Cell]) -> bool:
    """Whether every number of a column is formatted so that 0.7 is shown as 70 %."""
    numbered = [place for place in places if _is_number(sheet.value(*place))]
    return bool(numbered) and all(place in sheet.percent for place in numbered)


def _is_percentage(column: Column, heading: str) -> bool:
    words = heading.lower()
    return column.unit == "percent" or "%" in words or "persen" in words or "percent" in words


def _plain_number(cell: Value, mark: DecimalMark) -> float | None:
    """The number of a cell that does not say itself that it is a percentage."""
    if _is_number(cell):
        return float(cell)
    return None if not isinstance(cell, str) or _says_percent(cell) else parse_number(cell, mark)


def _is_number(cell: Value) -> TypeGuard[int | float]:
    return isinstance(cell, int | float)


def _says_percent(cell: Value) -> bool:
    return isinstance(cell, str) and cell.strip().endswith("%")
