"""Cells of a few respondents whose sum all tables together determine."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.surveys.crossings import NONE, Crossing, Known
from antikorupsi.ingest.surveys.inverses import Numbers

_SEED = 14_2017
Places = npt.NDArray[np.int64]


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
