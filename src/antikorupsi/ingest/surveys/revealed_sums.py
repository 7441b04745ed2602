"""Groups whose shown results together reveal the sum over a few respondents."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.surveys.crossings import NONE, Crossing, Known, Numbers

_SEED = 14_2017
Places = npt.NDArray[np.int64]
_MOST_UNIONS_OF = 10  # of more groups only single ones and pairs are compared: 2 to the 10 unions are enough to try
_MOST_INSIDE = 16  # groups inside a union that are tried in all combinations
_MOST_STEPS = 5_000  # combinations of groups inside one union; beyond, the union counts as one that reveals a few
Touched = tuple[int, ...]  # the groups of a dimension in which the members of another group are, from zero on


def determined_cells(crossing: Crossing, least: int) -> Iterator[list[Known]]:
    """The groups of up to three cells of fewer than `least` respondents whose sum is known, from whatever tables.

    What a random vector leaves outside the known combinations adds up to nothing over cells whose sum is known; cells
    that add up to nothing are then tested for themselves.
    """
    small = np.flatnonzero(crossing.sizes < least)
    if not len(small):
        return
    dice = np.random.default_rng(_SEED).standard_normal(len(crossing.sizes))
    rest, leverages = crossing.unknown_part(dice)[small], crossing.leverages[small]
    for chosen in _adding_up(rest, leverages):
        cells = [int(small[place]) for place in chosen]
        if crossing.sizes[cells].sum() < least and crossing.is_known(cells):
            yield crossing.combined(cells)


def _adding_up(rest: Numbers, leverages: Numbers) -> Iterator[tuple[int, ...]]:
    """Single places, pairs and triples of numbers whose sum is zero.

    The roots of the leverages of n cells whose sum is known add up to at least the root of n: of a pair one cell has a
    leverage of 1/2 at least, of a triple one has 1/3 and a second one 0.134. All leverages add up to at most the number
    of known groups, so that few cells have one as high.
    """
    yield from ((int(place),) for place in np.flatnonzero(np.abs(rest) < NONE))
    order = np.argsort(rest)
    first = np.flatnonzero(leverages > 1 / 2 - NONE)
    yield from _distinct(first[:, None], _completing(rest, order, -rest[first]))
    first, second = np.flatnonzero(leverages > 1 / 3 - NONE), np.flatnonzero(leverages > 0.133)  # (3**0.5 - 1)**2 / 4
    for one in first.tolist():
        pairs = np.column_stack([np.full(len(second), one), second])
        yield from _distinct(pairs, _completing(rest, order, -rest[one] - rest[second]))


def _completing(rest: Numbers, order: Places, wanted: Numbers) -> list[Places]:
    """The places of the numbers next to those wanted, below and above; -1 where none is near enough."""
    ordered = rest[order]
    at = np.searchsorted(ordered, wanted)
    near = [np.clip(at + shift, 0, len(rest) - 1) for shift in (-1, 0)]
    return [np.where(np.abs(ordered[places] - wanted) < NONE, order[places], -1) for places in near]


def _distinct(chosen: Places, completing: list[Places]) -> Iterator[tuple[int, ...]]:
    """Places and the one that completes each, where there is one and it is another."""
    for found in completing:
        for row in np.flatnonzero(found >= 0).tolist():
            places = {*chosen[row].tolist(), int(found[row])}
            if len(places) == chosen.shape[1] + 1:
                yield tuple(sorted(places))


def contained_remainders(crossing: Crossing, least: int) -> Iterator[list[Known]]:
    """Groups of one dimension, and groups of the others inside them, that leave fewer than `least` respondents.

    Those inside may be of several dimensions, as long as nobody is in two of them. Where there are too many of them to
    try, they are given as if they left a few.
    """
    for dimension in sorted({each for each, _ in crossing.groups}):
        outer = crossing.of_dimension(dimension)
        touching = _touching(crossing, dimension, outer[0])
        for members in _unions(len(outer), touching):
            union = [outer[member] for member in members]
            inside = _inside(members, touching)
            if not inside or crossing.totals[inside].sum() <= crossing.totals[union].sum() - least:
                continue
            if packed := _Packing(crossing, union, inside, least).found():
                yield [crossing.groups[place] for place in (*union, *packed)]


def _touching(crossing: Crossing, dimension: int, first: int) -> dict[Touched, list[int]]:
    """The groups of the other dimensions by the groups of this one that they touch."""
    touched: dict[int, list[int]] = {}
    outer, count = crossing.places[:, dimension] - first, len(crossing.groups)
    for other, places in enumerate(crossing.places.T):
        if other != dimension:
            for pair in sorted({*(places * count + outer).tolist()}):
                touched.setdefault(pair // count, []).append(pair % count)
    touching: dict[Touched, list[int]] = {}
    for inner, own in touched.items():
        touching.setdefault(tuple(own), []).append(inner)
    return touching


def _unions(groups: int, touching: dict[Touched, list[int]]) -> Iterator[Touched]:
    """All unions of a few groups. Of many: single groups, and pairs that share a group of another dimension.

    Of another pair each group inside lies in one of its two, and what it leaves is the sum of what these leave.
    """
    if groups <= _MOST_UNIONS_OF:
        yield from (each for size in range(1, groups + 1) for each in combinations(range(groups), size))
        return
    few = {touched for touched in touching if len(touched) <= 2}
    yield from sorted(
        few | {(member,) for touched in few for member in touched}, key=lambda groups: (len(groups), groups)
    )


def _inside(members: Touched, touching: dict[Touched, list[int]]) -> list[int]:
    """The groups that touch no other groups than these."""
    parts = (part for size in range(1, len(members) + 1) for part in combinations(members, size))
    return [place for part in parts for place in touching.get(part, ())]


class _Packing:
    """Looks for groups inside a union that share nobody and leave fewer than `least` of its respondents, not none.

    Cells are bits of whole numbers.
    """

    def __init__(self, crossing: Crossing, union: list[int], inside: list[int], least: int) -> None:
        self._crossing, self._least, self._steps = crossing, least, 0
        self._area = np.sort(crossing.cells_of(union))
        self._whole = int(crossing.totals[union].sum())
        self._ordered = sorted(inside, key=lambda place: -int(crossing.totals[place]))[:_MOST_INSIDE]
        self._sizes = [int(crossing.totals[place]) for place in self._ordered]
        self._reach = [sum(self._sizes[start:]) for start in range(len(self._sizes) + 1)]
        self._members = [self._bits(np.searchsorted(self._area, crossing.cells_of([group]))) for group in self._ordered]

    def _bits(self, cells: npt.NDArray[np.int64]) -> int:
        ones = np.zeros(len(self._area), dtype=np.bool_)
        ones[cells] = True
        return int.from_bytes(np.packbits(ones).tobytes(), "big")

    def found(self) -> list[int]:
        """The places of such groups, none where there are none; all of them where there are too many to try."""
        found = self._search(0, self._bits(np.arange(len(self._area))), self._whole)
        if self._steps > _MOST_STEPS:
            self._crossing.unsearched += 1
            return self._ordered
        return found or []

    def _search(self, start: int, free: int, rest: int) -> list[int] | None:
        self._steps += 1
        if 0 < rest < self._least:
            return []
        if self._steps > _MOST_STEPS or rest - self._reach[start] >= self._least:
            return None
        for number in range(start, len(self._ordered)):
            members = self._members[number]
            if members & free == members:
                found = self._search(number + 1, free & ~members, rest - self._sizes[number])
                if found is not None:
                    return [self._ordered[number], *found]
        return None
