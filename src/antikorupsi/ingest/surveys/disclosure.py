"""Which groups may be shown, so that nothing shown, and no difference of it, speaks of fewer than ten respondents."""

from collections.abc import Sequence
from itertools import combinations, permutations

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.surveys.design import Codes

LEAST_RESPONDENTS = 10
_MOST_UNIONS_OF = 10  # of more groups only single ones and pairs are compared: 2 to the 10 unions are enough to try

Counts = npt.NDArray[np.int64]


def hidden_groups(sizes: Sequence[int], always: set[int] = frozenset()) -> set[int]:  # type: ignore[assignment]
    """The groups to hide: small ones, those in `always`, and then the smallest until together they are ten or none.

    The total is known, so what is hidden together is known too.
    """
    hidden = {group for group, size in enumerate(sizes) if size < LEAST_RESPONDENTS} | always
    for group in sorted(set(range(len(sizes))) - hidden, key=lambda group: sizes[group]):
        if not 0 < sum(sizes[each] for each in hidden) < LEAST_RESPONDENTS:
            break
        hidden.add(group)
    return hidden


def hidden_in_all(partitions: Sequence[Codes], always: Sequence[set[int]]) -> list[set[int]]:
    """By dimension, the groups to hide so that groups of one dimension inside those of another reveal none either.

    `partitions` gives every respondent's group (0, 1 ...) in each dimension, the blank ones a group of their own.
    """
    sizes = [np.bincount(codes) for codes in partitions]
    hidden = [hidden_groups(own.tolist(), forced) for own, forced in zip(sizes, always, strict=True)]
    pairs = list(permutations(range(len(partitions)), 2))
    while found := next(filter(None, (_revealing(partitions, hidden, *pair) for pair in pairs)), None):
        dimension, group = found
        hidden[dimension] = hidden_groups(sizes[dimension].tolist(), hidden[dimension] | {group})
    return hidden


def _revealing(
    partitions: Sequence[Codes], hidden: Sequence[set[int]], outer: int, inner: int
) -> tuple[int, int] | None:
    """The dimension and group to hide, where groups of `outer` less the groups of `inner` inside them leave a few."""
    outside, outside_names = _known(partitions[outer], hidden[outer])
    inside, inside_names = _known(partitions[inner], hidden[inner])
    table = np.zeros((len(outside_names), len(inside_names)), dtype=np.int64)
    np.add.at(table, (outside, inside), 1)
    unions = _unions(len(outside_names))
    covered = unions @ table
    contained = (covered == table.sum(axis=0)) & (table.sum(axis=0) > 0)
    rest = covered.sum(axis=1) - contained @ table.sum(axis=0)
    for place in np.flatnonzero((rest > 0) & (rest < LEAST_RESPONDENTS) & contained.any(axis=1)):
        candidates = [(inner, inside_names[each]) for each in np.flatnonzero(contained[place])]
        candidates += [(outer, outside_names[each]) for each in np.flatnonzero(unions[place])]
        shown = [(dimension, group) for dimension, group in candidates if group >= 0]
        if shown:
            return min(shown, key=lambda each: int((partitions[each[0]] == each[1]).sum()))
    return None


def _known(codes: Codes, hidden: set[int]) -> tuple[Codes, list[int]]:
    """Respondents by what readers know: the groups shown, and the rest (-1) that is hidden."""
    shown = sorted(set(np.unique(codes).tolist()) - hidden)
    place = {group: number for number, group in enumerate(shown)}
    known = np.array([place.get(group, len(shown)) for group in range(int(codes.max(initial=0)) + 1)])
    return known[codes], [*shown, -1]


def _unions(groups: int) -> Counts:
    """Sets of groups as rows of ones and zeros: all sets of a few groups, single ones and pairs of many."""
    most = groups if groups <= _MOST_UNIONS_OF else 2
    chosen = [each for size in range(1, most + 1) for each in combinations(range(groups), size)]
    unions = np.zeros((len(chosen), groups), dtype=np.int64)
    for row, members in enumerate(chosen):
        unions[row, list(members)] = 1
    return unions
