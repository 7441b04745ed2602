"""Which groups may be shown, so that nothing shown, and no difference of it, speaks of fewer than ten respondents."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from antikorupsi.common import TOLERANCE
from antikorupsi.ingest.surveys.crossings import Crossing, Known, Numbers
from antikorupsi.ingest.surveys.design import Codes
from antikorupsi.ingest.surveys.revealed_sums import contained_remainders, determined_cells

LEAST_RESPONDENTS = 10
_MOST_GROUPS = 500  # of all dimensions together: what their combinations reveal is searched in seconds
_MOST_ROUNDS = 25  # of hiding groups and searching again

Counts = npt.NDArray[np.int64]


class Answered(NamedTuple):
    """By question (row) and group (column): who answered, and the sums of their weights and of the weights' squares."""

    counts: Counts
    weights: Numbers
    squares: Numbers

    def enough(self, groups: Sequence[int]) -> bool:
        """Whether some groups together have enough answers to each question, whatever a single one weighs."""
        together = [counts[:, list(groups)].sum(axis=1) for counts in self]
        return bool((together[0] >= LEAST_RESPONDENTS).all() and is_enough(effective_sizes(*together[1:])).all())


def effective_sizes(weights: Numbers, squares: Numbers) -> Numbers:
    """Effective sample sizes by Kish, (sum w)^2 / sum w^2, from sums of weights and of their squares; 0 of nobody."""
    return np.divide(weights**2, squares, out=np.zeros_like(weights), where=squares > 0)


def is_enough(effective: Numbers) -> npt.NDArray[np.bool_]:
    """Whether effective sample sizes reach the least number of respondents, but for rounding."""
    return np.asarray(effective >= LEAST_RESPONDENTS * (1 - TOLERANCE))


class Hiding(NamedTuple):
    """By dimension the groups to hide; `cut_short` where more are hidden than are known to reveal a few respondents."""

    hidden: list[set[int]]
    cut_short: bool


def hidden_groups(
    sizes: Sequence[int], always: frozenset[int] | set[int] = frozenset(), answered: Answered | None = None
) -> set[int]:
    """The groups to hide: small ones, those in `always`, and then the smallest until together they are ten or none.

    The total is known, so what is hidden together is known too. What is shown, and what is hidden together, has ten
    answers to each question in `answered`, and an effective sample size of ten.
    """
    groups = range(len(sizes))
    hidden = {group for group in groups if sizes[group] < LEAST_RESPONDENTS} | set(always)
    if answered is not None:
        hidden |= {group for group in groups if not answered.enough([group])}
    together = sum(sizes[group] for group in hidden)
    for group in sorted(set(groups) - hidden, key=lambda group: sizes[group]):
        enough = together >= LEAST_RESPONDENTS and (answered is None or answered.enough(sorted(hidden)))
        if together == 0 or enough:
            break
        hidden.add(group)
        together += sizes[group]
    return hidden


def hidden_in_all(
    partitions: Sequence[Codes], always: Sequence[set[int]], answered: Sequence[Answered | None] | None = None
) -> Hiding:
    """By dimension, the groups to hide so that groups of several dimensions together reveal no few respondents either.

    `partitions` gives every respondent's group (0, 1 ...) in each dimension, the blank ones a group of their own;
    `answered` has the answers to each question by group for every dimension. Where there are too many groups to search
    what all of them reveal, the smallest of the longest tables are hidden as well; where hiding reveals ever more, all
    tables but the longest are.
    """
    answers = answered or [None] * len(partitions)
    least = [0 if few is None else few.counts.shape[1] for few in answers]
    sizes = [np.bincount(codes, minlength=few).tolist() for codes, few in zip(partitions, least, strict=True)]
    hidden = [hidden_groups(counts, forced, few) for counts, forced, few in zip(sizes, always, answers, strict=True)]
    cut_short = _shorten(sizes, hidden, answers)
    for _ in range(_MOST_ROUNDS):
        found, searched = _revealing(partitions, hidden, sizes)
        cut_short |= not searched
        if not found:
            return Hiding(hidden, cut_short)
        for dimension, groups in found.items():
            hidden[dimension] = hidden_groups(sizes[dimension], hidden[dimension] | groups, answers[dimension])
    longest = max(range(len(sizes)), key=lambda each: len(sizes[each]) - len(hidden[each]))
    return Hiding(
        [groups if place == longest else set(range(len(sizes[place]))) for place, groups in enumerate(hidden)], True
    )


def _shorten(sizes: list[list[int]], hidden: list[set[int]], answers: Sequence[Answered | None]) -> bool:
    """Hides the smallest groups of the dimensions with most groups until all have _MOST_GROUPS; whether it had to."""
    shown = [
        sorted(set(range(len(counts))) - hidden[place], key=lambda group: -counts[group])
        for place, counts in enumerate(sizes)
    ]
    if sum(map(len, shown)) <= _MOST_GROUPS:
        return False
    most = _MOST_GROUPS
    while sum(min(len(groups), most) for groups in shown) > _MOST_GROUPS:
        most -= 1
    for place, groups in enumerate(shown):
        hidden[place] = hidden_groups(sizes[place], hidden[place] | set(groups[most:]), answers[place])
    return True


def _revealing(
    partitions: Sequence[Codes], hidden: Sequence[set[int]], sizes: list[list[int]]
) -> tuple[dict[int, set[int]], bool]:
    """Of groups that together reveal the sum of a few respondents the smallest, by dimension; whether all was searched.

    Of two sets of groups that have one to be hidden in common, the second may reveal nothing once it is hidden.
    """
    found: dict[int, set[int]] = {}
    if not partitions:
        return found, True
    crossing = Crossing(partitions, hidden)
    for together in chain(
        contained_remainders(crossing, LEAST_RESPONDENTS), determined_cells(crossing, LEAST_RESPONDENTS)
    ):
        shown: list[Known] = [known for known in together if known[1] >= 0]
        if shown and not any(group in found.get(dimension, ()) for dimension, group in shown):
            dimension, group = min(shown, key=lambda known: sizes[known[0]][known[1]])
            found.setdefault(dimension, set()).add(group)
    return found, crossing.unsearched == 0
