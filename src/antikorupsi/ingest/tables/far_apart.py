"""Numbers of a column of points whose decimal mark may be misplaced: 7.65 among 76.5, 71.2 and 80.1."""

from collections.abc import Collection, Sequence
from statistics import median

_NEAR = 3  # times as much: a figure that near vouches for another
_CORE = 2  # times the middle and the lowest: so near lie all figures of a column that tells
_LITTLE = 1.25  # times beyond the lowest and highest of them
_FEWEST = 3
_SHARE = 0.8  # of the figures
_LEAST, _HIGHEST = 1, 100  # numbers up to one may be shares, which is asked elsewhere
_TEN = 10


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
