"""How the numbers of one column are written: decimal mark, shares of one, classes beside them, misplaced marks."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from statistics import median

from antikorupsi.ingest.spreadsheets import (
    AmbiguousNumbersError,
    DecimalMark,
    Percent,
    Sheet,
    Value,
    decimal_mark,
    has_three_decimals,
    parse_number,
    text_of,
)
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column

_NEAR = 3  # times as much: a figure that near vouches for another
_CORE = 2  # times the middle and the lowest: so near lie all figures of a column that tells
_LITTLE = 1.25  # times beyond the lowest and highest of them
_FEWEST = 3
_SHARE = 0.8  # of the figures
_LEAST, _HIGHEST = 1, 100  # numbers up to one may be shares, which is asked elsewhere
_TEN = 10
_FIRST = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)(?P<beside>\s*\([^()\d]+\)|\s+[^()\d]+|\s*/\s*\d+)")
_LAST = re.compile(r"(?P<beside>[^()\d]+)\((?P<number>\d+(?:[.,]\d+)?)\)")
_HUNDRED = (0.0, 100.0)


def far_apart(numbers: Sequence[float], grouped: Collection[float], *, alike: bool = True) -> frozenset[float]:
    """The numbers that lie about tenfold below or above all others, and those without a neighbour that are `grouped`.

    `grouped` numbers are texts with three digits behind their only mark, such as 7,650: it may part thousands.
    Of numbers that need not be alike, as scores of 19 indicators, only the latter are looked for.
    """
    figures = [number for number in numbers if _LEAST < number <= _HIGHEST]
    alone = {number for number in grouped if _LEAST < number < _TEN and not _has_neighbour(number, figures)}
    return frozenset(alone | _tenfold(figures) if alike else alone)


def _has_neighbour(number: float, figures: Sequence[float]) -> bool:
    """Whether another figure lies near a number."""
    return sum(number / _NEAR <= figure <= number * _NEAR for figure in figures) > 1


def _tenfold(figures: Sequence[float]) -> set[float]:
    """The few figures that lie apart from all others, where each of them lies tenfold so; none where one does not."""
    middle = median(figures) if figures else 0.0
    core = [figure for figure in figures if middle / _CORE <= figure <= middle * _CORE]
    others = {figure for figure in figures if not middle / _CORE <= figure <= middle * _CORE}
    if len(core) < max(_FEWEST, _SHARE * (len(figures) - 1)) or max(core) > _CORE * min(core):
        return set()
    lowest, highest = min(core) / _LITTLE, max(core) * _LITTLE
    moved = {figure for figure in others if any(lowest <= each <= highest for each in (figure * _TEN, figure / _TEN))}
    return moved if moved == others else set()


def number_and_class(text: str, column: Column) -> tuple[str, str]:
    """The number of a cell, and the class that stands beside it; the whole text where anything else does.

    What else is said, such as `(sementara)` or `(2023)`, makes it no plain number.
    """
    highest = text_of(column.range[1]) if column.range else ""
    return _parted(text.strip(), highest)


@lru_cache(maxsize=2**12)
def _parted(text: str, highest: str) -> tuple[str, str]:
    found = _FIRST.fullmatch(text) or _LAST.fullmatch(text)
    if found is None:
        return text, ""
    said = normalised(found["beside"])
    if said in words("classes_of_figures"):
        return found["number"], said
    is_unit = said in words("units") or (found["beside"].strip().startswith("/") and said == highest)
    return (found["number"], "") if is_unit and said else (text, "")


@dataclass(frozen=True)
class Scale:
    """`mark` is None where the texts can be read in two ways; `fractions` says whether the numbers are shares of one.

    `doubtful` says that nobody can tell of the numbers up to one whether they are shares or points. `apart` are numbers
    whose decimal mark may be misplaced.
    """

    mark: DecimalMark | None = "."
    fractions: bool = False
    doubtful: bool = False
    apart: frozenset[float] = frozenset()

    def in_points(self, cell: Value, number: float) -> float:
        """The number on the scale of 0 to 100, where its cell shows it as a percentage or its column holds shares."""
        if isinstance(cell, Percent):
            return cell.points
        return round(number * 100, 10) if self.fractions and not _says_percent(cell) else number

    def is_doubtful(self, cell: Value, number: float) -> bool:
        """Whether a number may be a share of one as well as a percentage."""
        return self.doubtful and not _says_percent(cell) and 0 < number <= 1

    def is_apart(self, cell: Value, number: float) -> bool:
        """Whether the decimal mark of a number may be misplaced, unless a percent sign says what it is."""
        return number in self.apart and not _says_percent(cell)


def read_scale(
    sheet: Sheet, rows: Iterable[int], index: int, column: Column, heading: str, *, alike: bool = True
) -> Scale:
    """The scale that the cells of a number column give evidence for; `alike` says that they are of one measure."""
    values = (sheet.value(row, index) for row in rows)
    cells = [number_and_class(cell, column)[0] if isinstance(cell, str) else cell for cell in values]
    lowest, highest = column.range or (-inf, inf)
    mark: DecimalMark | None
    try:
        mark = decimal_mark([cell for cell in cells if isinstance(cell, str)], lowest, highest)
    except AmbiguousNumbersError:
        mark = None
    if not is_of_points(column):
        return Scale(mark)
    numbers = [number for cell in cells if (number := _plain_number(cell, mark, column)) is not None]
    grouped = [cell for cell in cells if isinstance(cell, str) and has_three_decimals(cell)]
    doubted = {number for cell in grouped if (number := _plain_number(cell, mark, column)) is not None}
    scale = _scale_of(mark, numbers, _is_percentage(column, heading))
    return scale if scale.fractions else replace(scale, apart=far_apart(numbers, doubted, alike=alike))


def decimal_mark_of(text: str, column: Column) -> DecimalMark | None:
    """The decimal mark of one text by itself, among texts with either mark; None where both give figures of its column.

    In `71,25` and `72.50` it can be nothing but a decimal mark; `1,234` may be two numbers where the scale has no end.
    """
    lowest, highest = column.range or (-inf, inf)
    try:
        return decimal_mark([text], lowest, highest)
    except AmbiguousNumbersError:
        return None


def is_of_points(column: Column) -> bool:
    """Whether a column's figures lie on the scale of 0 to 100."""
    return column.range == _HUNDRED


def _scale_of(mark: DecimalMark | None, numbers: list[float], percentage: bool) -> Scale:
    """Shares of one where the heading says percent and nothing is above one; a lone share among points is asked back.

    0.8751 among 95.21 and 88.1 may be a region that has done nothing, or 87.51 written in another way.
    """
    small = [number for number in numbers if 0 < number <= 1]
    if not small:
        return Scale(mark)
    alone = len(small) == sum(1 for number in numbers if number)
    shares = alone and percentage and any(number < 1 for number in small)
    return Scale(mark, fractions=shares, doubtful=not shares)


def _is_percentage(column: Column, heading: str) -> bool:
    words = heading.lower()
    return column.unit == "percent" or "%" in words or "persen" in words or "percent" in words


def _plain_number(cell: Value, mark: DecimalMark | None, column: Column) -> float | None:
    """The number of a cell that does not say itself that it is a percentage."""
    if _says_percent(cell) or isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    if not isinstance(cell, str):
        return None
    known_mark = mark or decimal_mark_of(cell, column)
    return parse_number(cell, known_mark) if known_mark else None


def _says_percent(cell: Value) -> bool:
    return isinstance(cell, Percent) or (isinstance(cell, str) and cell.strip().endswith("%"))
