"""A foot row that names itself the mean or sum of a column and is not: one figure of the column may be mistyped."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from antikorupsi.ingest.tables.column_numbers import ColumnNumbers, decimals_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.sums_beside import Contradiction
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import words

_FEWEST_ROWS = 3


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
