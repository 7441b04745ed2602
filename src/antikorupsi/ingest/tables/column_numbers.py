"""The numbers of a table by column and row, as its arithmetic is checked: of all columns, read or not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from math import inf

from antikorupsi.ingest.spreadsheets import (
    AmbiguousNumbersError,
    DecimalMark,
    Percent,
    Value,
    decimal_mark,
    is_blank,
    parse_number,
)
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import classify_aside
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import is_missing_mark, read_year

_MOST_DECIMALS = 6  # finer digits are those of binary fractions


@dataclass(frozen=True)
class ColumnNumbers:
    """The numbers of a table's rows, by the index of their column; columns of years and of keys have none."""

    table: Table
    _decimals: dict[int, int] = field(default_factory=dict, init=False)

    @cached_property
    def columns(self) -> dict[int, dict[int, float]]:
        """By column, from left to right, the number of each row that holds one."""
        keys = {placed.index for placed in self.table.columns if not placed.column.item}
        found = {index: self._column(index) for index in self.table.span if index not in keys}
        return {index: numbers for index, numbers in found.items() if numbers and not _are_years(numbers.values())}

    @cached_property
    def totals(self) -> list[int]:
        """The rows that name themselves totals or means."""
        return [row for row in self.table.body if classify_aside(self.table, row, has_figures=True) == "total"]

    def heading(self, index: int) -> str:
        """The heading of a column, as it is written."""
        known = {placed.index: placed.heading for placed in self.table.columns} | dict(self.table.unknown)
        return known.get(index, "")

    def lowest_heading(self, index: int) -> str:
        """The normalised lowest row of the heading of a column."""
        return normalised(self.heading(index).rpartition(" / ")[2])

    def _column(self, index: int) -> dict[int, float]:
        cells = dict(self.table.column(index))
        try:
            mark = decimal_mark([cell for cell in cells.values() if isinstance(cell, str)], 0, 100)
        except AmbiguousNumbersError:
            return {}
        found = {row: number_of(cell, mark) for row, cell in cells.items()}
        return {row: number for row, number in found.items() if number is not None}

    def decimals(self, index: int) -> int:
        """The most decimals of a column's numbers; every rule that is tried asks for them."""
        if index not in self._decimals:
            self._decimals[index] = decimals_of(self.columns[index].values())
        return self._decimals[index]

    def is_on_scale(self, row: int, index: int) -> bool:
        """Whether the number of a cell lies on the scale of its column, where that has one."""
        lowest, highest = self._ranges.get(index, (-inf, inf))
        return lowest <= self.columns[index][row] <= highest

    def is_clean(self, index: int) -> bool:
        """Whether every filled cell of a column is a number on its scale or says that there is none.

        Any other is a finding by itself, and nobody knows what a sum below it counts in its place.
        """
        return all(
            self.is_on_scale(row, index) if row in self.columns[index] else is_blank(cell) or is_missing_mark(cell)
            for row, cell in self.table.column(index)
        )

    @cached_property
    def _ranges(self) -> dict[int, tuple[float, float]]:
        return {placed.index: placed.column.range for placed in self.table.measured if placed.column.range}


def decimals_of(numbers: Iterable[float]) -> int:
    """The most decimals that any of some numbers is written with."""
    exponents = (Decimal(repr(round(number, _MOST_DECIMALS))).normalize().as_tuple().exponent for number in numbers)
    return max((0, *(-each for each in exponents if isinstance(each, int))))


def number_of(cell: Value, mark: DecimalMark | None) -> float | None:
    """The number of a cell in points, of a text by its decimal mark; None where it holds none or has no mark."""
    if isinstance(cell, Percent):
        return cell.points
    if isinstance(cell, str):
        return parse_number(cell, mark) if mark else None
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _are_years(numbers: Iterable[float]) -> bool:
    return all(number.is_integer() and read_year(int(number)) for number in numbers)
