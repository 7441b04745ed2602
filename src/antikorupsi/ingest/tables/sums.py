"""Totals and means beside figures, or in a row below them, that the arithmetic of a table contradicts."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from antikorupsi.ingest.tables.column_numbers import ColumnNumbers, decimals_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import words, words_in

Kind = Literal["mean", "sum"]
_KINDS: tuple[Kind, ...] = ("mean", "sum")
_MOST_PARTS = 20
_LOOKED_AT = 12  # rows in which most parts that are none fail
_FEWEST = 2  # rows that fit and tell: their parts differ
_FEWEST_ROUNDED = 5  # the same of means rounded to whole numbers, which may fit by chance
_LEVELS = 5  # so few whole numbers are levels, which lie near any mean
_MOST = 2 / 3  # of the rows have to fit
_FEWEST_ROWS = 3


@dataclass(frozen=True)
class Contradiction:
    """What is wrong, and the cells whose figures cannot be told right from wrong."""

    at: FaultAt
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Rule:
    """A column as the sum or mean of others, and the rows in which it is that, or is not."""

    total: int
    parts: Sequence[int]
    kind: Kind
    fits: list[int]
    fails: list[int]

    def of(self, numbers: ColumnNumbers, row: int) -> float:
        """What the parts of a row give."""
        return _computed([numbers.columns[index][row] for index in self.parts], self.kind)


def sums_beside(numbers: ColumnNumbers) -> Iterator[Contradiction]:
    """The rows whose total or mean is not that of their parts, where the rule holds in most rows of the table."""
    totals = [index for index in numbers.table.span if _may_be_total(numbers, index)]
    for total in totals:
        if total in numbers.columns and (rule := _best_rule(numbers, total)) is not None:
            for row in rule.fails:
                yield _contradiction(numbers, rule, row)


def _best_rule(numbers: ColumnNumbers, total: int) -> _Rule | None:
    """The rule of a column that holds in most rows; of several that of the most parts."""
    order = list(numbers.columns)
    at = order.index(total)
    most = min(_MOST_PARTS, len(order))
    left = [order[at - count : at] for count in range(2, most) if count <= at]
    right = [order[at + 1 : at + 1 + count] for count in range(2, most) if at + count < len(order)]
    found = [_rule(numbers, total, parts, kind) for parts in (*left, *right) for kind in _KINDS]
    return max(filter(None, found), key=lambda rule: (len(rule.fits), len(rule.parts)), default=None)


def _may_be_total(numbers: ColumnNumbers, index: int) -> bool:
    """Whether a column is a main figure of numbers, or its heading says a sum, a mean or a final value."""
    own = next((placed for placed in numbers.table.measured if placed.index == index), None)
    is_paper = numbers.table.instrument.layout == "panel"  # what a plenary decides is no mean of the assessors
    if own is not None and own.column.type == "number" and not own.column.part_of and not is_paper:
        return True
    return bool(words_in(numbers.lowest_heading(index), "sums"))


def _rule(numbers: ColumnNumbers, total: int, parts: Sequence[int], kind: Kind) -> _Rule | None:
    columns = [numbers.columns[index] for index in (total, *parts)]
    off = _tolerance(numbers, total, parts, kind)
    rows: list[int] = []
    fits: list[int] = []
    for row, stated in columns[0].items():
        given = [column[row] for column in columns[1:] if row in column]
        if len(given) < len(parts):
            continue
        rows.append(row)
        if abs(stated - _computed(given, kind)) <= off:
            fits.append(row)
        if len(rows) == _LOOKED_AT and len(fits) < _MOST * _LOOKED_AT:
            return None
    telling = sum(len({numbers.columns[index][row] for index in parts}) > 1 for row in fits)
    rounded = kind == "mean" and numbers.decimals(total) == 0
    if rounded and len(set(columns[0].values())) <= _LEVELS:
        return None
    if telling < (_FEWEST_ROUNDED if rounded else _FEWEST) or len(fits) < _MOST * len(rows):
        return None
    fails = [row for row in rows if row not in fits]
    # A number off the scale of its column is a finding by itself, and says nothing of the total.
    whole = [row for row in fails if all(numbers.is_on_scale(row, index) for index in (total, *parts))]
    return _Rule(total, parts, kind, fits, whole)


def _computed(parts: Sequence[float], kind: str) -> float:
    whole = sum(parts)
    return whole / len(parts) if kind == "mean" else whole


def _tolerance(numbers: ColumnNumbers, total: int, parts: Sequence[int], kind: str) -> float:
    """By how much rounding may part a total from what its parts give."""
    of_total = 0.5 * 10.0 ** -numbers.decimals(total)
    of_parts = 0.5 * 10.0 ** -max(map(numbers.decimals, parts))
    exact = numbers.decimals(total) == 0 and kind == "sum"
    return 1e-6 if exact else 1e-6 + of_total + min(of_parts * (len(parts) if kind == "sum" else 1), of_total)


def _contradiction(numbers: ColumnNumbers, rule: _Rule, row: int) -> Contradiction:
    sheet = numbers.table.sheet
    cells = [(row, index) for index in (rule.total, *rule.parts)]
    details: dict[str, Detail] = {
        "total": numbers.heading(rule.total),
        "value": numbers.columns[rule.total][row],
        "computed": round(rule.of(numbers, row), 4),
        "parts": sheet.range_name(min(cells[1:]), max(cells[1:])),
    }
    fault = Fault(f"{rule.kind}_beside_differs", details)
    return Contradiction(FaultAt(fault, cells[0]), tuple(cells))


def sums_below(numbers: ColumnNumbers, regions: Collection[int]) -> Iterator[Contradiction]:
    """The columns whose foot row contradicts their figures; `regions` are the rows that gave figures of regions.

    Where a figure with two digits changed over, or a decimal mark moved, would make it right, and no other would, the
    finding lies at that figure. Otherwise it lies at the foot where its label is that of a plain mean, or where the
    foot fits other columns.
    """
    top = numbers.table.body.start
    for place, row in enumerate(numbers.totals):
        start = numbers.totals[place - 1] + 1 if place else top
        blocks = [_Block(numbers, range(first, row), regions) for first in {start, top}]
        yield from _contradictions(numbers, row, blocks)


def _contradictions(numbers: ColumnNumbers, foot: int, blocks: list["_Block"]) -> Iterator[Contradiction]:
    measured = [placed.index for placed in numbers.table.measured if placed.column.type == "number"]
    held = [index for index, column in numbers.columns.items() if foot in column]
    fitting = [index for index in held if any(block.fits(index, foot) for block in blocks)]
    label = _label(numbers, foot)
    if not fitting and label not in words("plain_means") | words("sums"):
        return  # that of a nation or province is of other rows too
    for index in held:
        if (
            index in measured
            and index not in fitting
            and numbers.is_clean(index)
            and any(block.is_long(index) for block in blocks)
        ):
            suspects = {cell for block in blocks for cell in block.suspects(index, foot)}
            if len(suspects) == 1:
                row, meant = suspects.pop()
                yield Contradiction(FaultAt(_fault(numbers, foot, index, (row, meant)), (row, index)), ((row, index),))
            elif fitting or label in words("plain_means"):
                yield Contradiction(FaultAt(_fault(numbers, foot, index, None), (foot, index)), ())


def _label(numbers: ColumnNumbers, foot: int) -> str:
    """What a foot row is called: its first text."""
    cells = (numbers.table.sheet.value(foot, index) for index in numbers.table.span)
    return next((said for cell in cells if isinstance(cell, str) and (said := normalised(cell))), "")


def _fault(numbers: ColumnNumbers, foot: int, index: int, suspect: tuple[int, float] | None) -> Fault:
    sheet = numbers.table.sheet
    said: dict[str, Detail] = {"foot": numbers.columns[index][foot], "cell": sheet.cell_name(foot, index)}
    if suspect is None:
        return Fault("foot_differs", said | {"heading": numbers.heading(index)})
    row, meant = suspect
    return Fault("figure_against_foot", said | {"value": numbers.columns[index][row], "meant": meant})


class _Block:
    """The figures that a foot row may sum up: those of the rows above it, of all rows or of regions alone."""

    def __init__(self, numbers: ColumnNumbers, rows: range, regions: Collection[int]) -> None:
        self._numbers = numbers
        aside = set(numbers.totals)
        every = [row for row in rows if row not in aside]
        self._sets = [every, [row for row in every if row in regions]]

    def is_long(self, index: int) -> bool:
        """Whether a column has enough figures that a foot row sums up."""
        return any(len(column) >= _FEWEST_ROWS for column in self._columns(index))

    def fits(self, index: int, foot: int) -> bool:
        """Whether the foot is the mean, the sum or the number of the figures above it."""
        value, off = self._numbers.columns[index][foot], self._tolerance(index, foot)
        for column in self._columns(index):
            whole, count = sum(column.values()), len(column)
            if count and min(abs(value - whole), abs(value - whole / count), abs(value - count)) <= off:
                return True
        return False

    def suspects(self, index: int, foot: int) -> set[tuple[int, float]]:
        """The rows, with the figures that would make the foot right, that hold such a figure mistyped."""
        value, off = self._numbers.columns[index][foot], self._tolerance(index, foot)
        found = set()
        for column in self._columns(index):
            whole, count = sum(column.values()), len(column)
            for row, figure in column.items() if count >= _FEWEST_ROWS else []:
                for meant in _mistyped(figure):
                    changed = whole - figure + meant
                    if min(abs(value - changed), abs(value - changed / count)) <= off:
                        found.add((row, meant))
        return found

    def _columns(self, index: int) -> list[dict[int, float]]:
        column = self._numbers.columns[index]
        return [{row: column[row] for row in rows if row in column} for rows in self._sets]

    def _tolerance(self, index: int, foot: int) -> float:
        return 1e-6 + 10.0 ** -decimals_of([self._numbers.columns[index][foot]])


def _mistyped(figure: float) -> set[float]:
    """The figures that two neighbouring digits changed over, or a decimal mark moved by one place, may stand for."""
    digits = f"{figure:.{decimals_of([figure])}f}"
    places = [place for place, sign in enumerate(digits) if sign.isdigit()]
    swapped = set()
    for first, second in pairwise(places):
        signs = list(digits)
        signs[first], signs[second] = signs[second], signs[first]
        swapped.add(float("".join(signs)))
    return {*swapped, figure * 10, figure / 10} - {figure}
