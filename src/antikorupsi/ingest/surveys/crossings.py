"""What readers can work out of tables by several dimensions: sums over few respondents that no table shows.

The groups that are shown, and the rest of every dimension, are sums over cells of the table that crosses all of them.
A sum over some cells is known to a reader if it is a combination of these.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.surveys.design import Codes

Known = tuple[int, int]  # a dimension and a group of it that readers know, -1 for the rest that is hidden
_Numbers = npt.NDArray[np.float64]

_MOST_UNIONS_OF = 10  # of more groups only single ones and pairs are compared: 2 to the 10 unions are enough to try
_MOST_FOR_THREE = 1500  # cells of few respondents: three of more take too long to compare
_MOST_INSIDE = 16  # groups inside a union that are tried in all combinations
_NONE = 1e-7
_DEPENDENT = 1e-10  # of the largest: what is left of sums that others give
_SEED = 14_2017


class Crossing:
    """The cells in which respondents fall by all dimensions, and the known groups as rows of ones over these cells."""

    def __init__(self, partitions: Sequence[Codes], hidden: Sequence[set[int]]) -> None:
        known = [
            np.where(np.isin(codes, sorted(unseen)), -1, codes)
            for codes, unseen in zip(partitions, hidden, strict=True)
        ]
        rows = np.stack(known, axis=1) if known else np.zeros((0, 0), dtype=np.int64)
        self.cells, self.sizes = np.unique(rows, axis=0, return_counts=True)
        self.groups: list[Known] = [
            (dimension, group)
            for dimension in range(len(known))
            for group in np.unique(self.cells[:, dimension]).tolist()
        ]
        self.members = np.array([self.cells[:, dimension] == group for dimension, group in self.groups], dtype=np.bool_)

    def of_dimension(self, dimension: int) -> list[int]:
        """The places of a dimension's groups among all groups."""
        return [place for place, (own, _) in enumerate(self.groups) if own == dimension]

    @cached_property
    def totals(self) -> npt.NDArray[np.int64]:
        """How many respondents each known group has."""
        return np.asarray(self.members @ self.sizes)

    @cached_property
    def span(self) -> _Numbers:
        """An orthonormal basis of all combinations of the known sums, one column each."""
        sums = self.members.astype(np.float64)
        strengths, turned = np.linalg.eigh(sums @ sums.T)  # of groups alone, which are few beside the cells
        known = strengths > _DEPENDENT * max(1.0, float(strengths.max(initial=0.0)))
        return np.asarray(sums.T @ (turned[:, known] / np.sqrt(strengths[known])))

    def is_known(self, cells: Sequence[int]) -> bool:
        """Whether the sum over some cells is a combination of known sums."""
        wanted = self._ones(cells)
        return bool(np.abs(wanted - self.span @ (self.span.T @ wanted)).max() < _NONE)

    def combined(self, cells: Sequence[int]) -> list[Known]:
        """The known sums whose combination is the sum over some cells."""
        shares = np.linalg.lstsq(self.members.T.astype(np.float64), self._ones(cells), rcond=None)[0]
        return [self.groups[place] for place in np.flatnonzero(np.abs(shares) > _NONE)]

    def _ones(self, cells: Sequence[int]) -> _Numbers:
        ones = np.zeros(len(self.cells))
        ones[list(cells)] = 1
        return ones


def contained_remainders(crossing: Crossing, least: int) -> Iterator[list[Known]]:
    """Groups of one dimension, and groups of the others inside them, that leave fewer than `least` respondents.

    Those inside may be of several dimensions, as long as nobody is in two of them.
    """
    for dimension in sorted({own for own, _ in crossing.groups}):
        outer = crossing.of_dimension(dimension)
        inner = [place for place in range(len(crossing.groups)) if place not in set(outer)]
        if not inner:
            continue
        for union in _suspects(crossing, outer, inner, least):
            area = np.logical_or.reduce(crossing.members[union])
            inside = [place for place in inner if not (crossing.members[place] & ~area).any()]
            if packed := _packed(crossing, area, inside, least):
                yield [crossing.groups[place] for place in (*union, *packed)]


def _suspects(crossing: Crossing, outer: list[int], inner: list[int], least: int) -> Iterator[list[int]]:
    """The unions of groups that the groups inside them may fill but for a few."""
    sets = _unions(len(outer))
    areas = sets @ crossing.members[outer].astype(np.float64)  # whole numbers, which floats multiply ten times faster
    cells = crossing.members[inner].astype(np.float64)
    inside = areas @ cells.T == cells.sum(axis=1)
    filled = inside @ crossing.totals[inner]
    for place in np.flatnonzero((filled > areas @ crossing.sizes - least) & inside.any(axis=1)):
        yield [outer[member] for member in np.flatnonzero(sets[place])]


def _packed(crossing: Crossing, area: npt.NDArray[np.bool_], inside: list[int], least: int) -> list[int]:
    """Groups inside an area that share nobody and leave fewer than `least` of its respondents, but not none."""
    ordered = sorted(inside, key=lambda place: -int(crossing.totals[place]))[:_MOST_INSIDE]
    reach = [sum(int(crossing.totals[place]) for place in ordered[start:]) for start in range(len(ordered) + 1)]

    def search(start: int, free: npt.NDArray[np.bool_], rest: int) -> list[int] | None:
        if 0 < rest < least:
            return []
        if rest - reach[start] >= least:
            return None
        for number in range(start, len(ordered)):
            members = crossing.members[ordered[number]]
            if (
                not (members & ~free).any()
                and (found := search(number + 1, free & ~members, rest - int(crossing.totals[ordered[number]])))
                is not None
            ):
                return [ordered[number], *found]
        return None

    return search(0, area, int(crossing.sizes[area].sum())) or []


def _unions(groups: int) -> _Numbers:
    """Sets of groups as rows of ones and zeros: all sets of a few groups, single ones and pairs of many."""
    most = groups if groups <= _MOST_UNIONS_OF else 2
    chosen = [each for size in range(1, most + 1) for each in combinations(range(groups), size)]
    unions = np.zeros((len(chosen), groups))
    for row, members in enumerate(chosen):
        unions[row, list(members)] = 1
    return unions


def determined_cells(crossing: Crossing, least: int) -> Iterator[list[Known]]:
    """The groups of up to three cells of fewer than `least` respondents whose sum is known, from whatever tables.

    What a random vector leaves outside the known combinations adds up to nothing over cells whose sum is known; cells
    that add up to nothing are then tested for themselves.
    """
    small = np.flatnonzero(crossing.sizes < least)
    if not len(small):
        return
    dice = np.random.default_rng(_SEED).standard_normal(len(crossing.cells))
    rest = (dice - crossing.span @ (crossing.span.T @ dice))[small]
    for chosen in _adding_up(rest):
        cells = [int(small[place]) for place in chosen]
        if crossing.sizes[cells].sum() < least and crossing.is_known(cells):
            yield crossing.combined(cells)


def _adding_up(rest: _Numbers) -> Iterator[tuple[int, ...]]:
    """Single places, pairs and triples of numbers whose sum is zero."""
    yield from ((int(place),) for place in np.flatnonzero(np.abs(rest) < _NONE))
    order = np.argsort(rest)
    ordered = rest[order]
    for first in range(len(rest) if len(rest) <= _MOST_FOR_THREE else 0):
        sums = rest[first] + rest[first + 1 :]
        pairs = np.flatnonzero(np.abs(sums) < _NONE)
        yield from ((first, first + 1 + int(second)) for second in pairs)
        places = np.searchsorted(ordered, -sums)
        for shift in (-1, 0):
            near = np.clip(places + shift, 0, len(rest) - 1)
            for second in np.flatnonzero(np.abs(sums + ordered[near]) < _NONE).tolist():
                third = int(order[near[second]])
                if third > first + 1 + second:
                    yield first, first + 1 + second, third
