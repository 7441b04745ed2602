"""What readers can work out of tables by several dimensions: sums over few respondents that no table shows.

The groups that are shown, and the rest of every dimension, are sums over cells of the table that crosses all of them.
A sum over some cells is known to a reader if it is a combination of these. Every cell lies in one group of each
dimension, so that nothing here is as large as groups times cells.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.surveys.design import Codes

Known = tuple[int, int]  # a dimension and a group of it that readers know, -1 for the rest that is hidden
NONE = 1e-7
_NO_DISTANCE = 1e-9  # squared: a sum is known where its ones lie this near to the combinations of known sums
Numbers = npt.NDArray[np.float64]
_DEPENDENT = 1e-9  # of a row's own count: what is left of sums that others give


class Crossing:
    """The cells in which respondents fall by all dimensions; `places` has the places of each cell's known groups."""

    def __init__(self, partitions: Sequence[Codes], hidden: Sequence[set[int]]) -> None:
        known = [
            np.where(np.isin(codes, sorted(unseen)), -1, codes)
            for codes, unseen in zip(partitions, hidden, strict=True)
        ]
        rows = np.stack(known, axis=1) if known else np.zeros((0, 0), dtype=np.int64)
        cells, self.sizes = np.unique(rows, axis=0, return_counts=True)
        self.groups: list[Known] = []
        self.unsearched = 0  # searches that were cut short
        self.places = np.zeros(cells.shape, dtype=np.int64)
        for dimension in range(cells.shape[1]):
            codes, members = np.unique(cells[:, dimension], return_inverse=True)
            self.places[:, dimension] = members.reshape(-1) + len(self.groups)
            self.groups += [(dimension, group) for group in codes.tolist()]

    def of_dimension(self, dimension: int) -> list[int]:
        """The places of a dimension's groups among all groups."""
        return [place for place, (group, _) in enumerate(self.groups) if group == dimension]

    @cached_property
    def totals(self) -> npt.NDArray[np.int64]:
        """How many respondents each known group has."""
        counts = [np.bincount(groups, self.sizes, len(self.groups)) for groups in self.places.T]
        return np.asarray(np.sum(counts, axis=0), dtype=np.int64)

    @cached_property
    def _cells_by_group(self) -> list[npt.NDArray[np.int64]]:
        cells: list[npt.NDArray[np.int64]] = []
        for groups in self.places.T:
            order = np.argsort(groups, kind="stable")
            cells += np.split(order, np.flatnonzero(np.diff(groups[order])) + 1)
        return cells

    def cells_of(self, places: Sequence[int]) -> npt.NDArray[np.int64]:
        """The cells of some groups of one dimension."""
        return np.concatenate([self._cells_by_group[place] for place in places])

    @cached_property
    def _inverse(self) -> Numbers:
        """A generalised inverse of the table of how many cells two known groups have in common."""
        count = len(self.groups)
        shared = np.zeros(count * count)
        for groups in self.places.T:
            for other in self.places.T:
                shared += np.bincount(groups * count + other, minlength=count * count)
        largest = max(range(self.places.shape[1]), key=lambda each: len(self.of_dimension(each)))
        apart = self.of_dimension(largest)
        return generalised_inverse(shared.reshape(count, count), slice(apart[0], apart[-1] + 1))

    def unknown_part(self, values: Numbers) -> Numbers:
        """What is left of values of all cells without their best combination of the known sums."""
        sums = np.sum([np.bincount(groups, values, len(self.groups)) for groups in self.places.T], axis=0)
        shares = self._inverse @ sums
        return np.asarray(values - shares[self.places].sum(axis=1))

    @cached_property
    def leverages(self) -> Numbers:
        """For each cell, how far the known sums determine it: 1 where it is known, near 0 where hardly anything is."""
        pairs = [self._inverse[first, other] for first in self.places.T for other in self.places.T]
        return np.asarray(np.sum(pairs, axis=0))

    def is_known(self, cells: Sequence[int]) -> bool:
        """Whether the sum over some cells is a combination of known sums."""
        places = self.places[list(cells)].reshape(-1)
        return bool(len(cells) - self._inverse[np.ix_(places, places)].sum() < _NO_DISTANCE)

    def combined(self, cells: Sequence[int]) -> list[Known]:
        """The known sums whose combination is the sum over some cells."""
        shares = self._inverse[:, self.places[list(cells)].reshape(-1)].sum(axis=1)
        return [self.groups[place] for place in np.flatnonzero(np.abs(shares) > NONE)]


def generalised_inverse(shared: Numbers, apart: slice) -> Numbers:
    """A matrix X with shared @ X @ shared == shared, for what groups have in common (symmetric, no negative strength).

    `apart` are groups that have nothing in common with one another: they are divided out at once, and only what they
    leave of the others is inverted row by row. Without the threads of linear algebra libraries, which wait for one
    another on a busy machine: 250 groups took a second of the processor's time in place of 7 ms.
    """
    rest = np.ones(len(shared), dtype=np.bool_)
    rest[apart] = False
    others = np.flatnonzero(rest)
    counts = np.diagonal(shared)[apart]
    shares = shared[apart][:, others] / counts[:, None]
    left = shared[np.ix_(others, others)] - shared[others][:, apart] @ shares
    inverse = _swept(left, np.diagonal(shared)[others])
    whole = np.zeros_like(shared)
    crossed = shares @ inverse
    whole[apart, apart] = np.diag(1 / counts) + crossed @ shares.T
    whole[apart, others] = -crossed
    whole[others, apart] = -crossed.T
    whole[np.ix_(others, others)] = inverse
    return whole


def _swept(matrix: Numbers, counts: Numbers) -> Numbers:
    """The inverse of the rows that do not depend on those before them; zero in the others (sweep operator)."""
    swept = matrix.copy()
    dependent = []
    for place, count in enumerate(counts.tolist()):
        pivot = swept[place, place]
        if pivot < _DEPENDENT * count:
            dependent.append(place)
            continue
        row, column = swept[place] / pivot, swept[:, place].copy()
        swept -= column[:, None] * row
        swept[place], swept[:, place] = row, -column / pivot
        swept[place, place] = 1 / pivot
    swept[dependent], swept[:, dependent] = 0.0, 0.0
    return swept
