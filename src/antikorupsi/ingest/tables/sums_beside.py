"""A total or mean beside its parts whose arithmetic fits in most rows of a table and fails in some of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from antikorupsi.ingest.tables.column_numbers import ColumnNumbers
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import words_in

Kind = Literal["mean", "sum"]
_KINDS: tuple[Kind, ...] = ("mean", "sum")
_MOST_PARTS = 20
_LOOKED_AT = 12  # rows in which most parts that are none fail
_FEWEST = 2  # rows that fit and tell: their parts differ
_FEWEST_ROUNDED = 5  # the same of means rounded to whole numbers, which may fit by chance
_LEVELS = 5  # so few whole numbers are levels, which lie near any mean
_MOST = 2 / 3  # of the rows have to fit


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
        return _computed(numbers, self.parts, self.kind, row)


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
    for row in columns[0]:
        if not all(row in column for column in columns):
            continue
        rows.append(row)
        if abs(columns[0][row] - _computed(numbers, parts, kind, row)) <= off:
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
    return _Rule(total, parts, kind, fits, [row for row in fails if _is_whole(numbers, row, (total, *parts))])


def _is_whole(numbers: ColumnNumbers, row: int, columns: Sequence[int]) -> bool:
    return all(numbers.is_on_scale(row, index) for index in columns)


def _computed(numbers: ColumnNumbers, parts: Sequence[int], kind: str, row: int) -> float:
    whole = sum(numbers.columns[index][row] for index in parts)
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
