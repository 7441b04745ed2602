"""Which groups may be shown, so that nothing shown, and no difference of it, speaks of fewer than ten respondents."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.surveys.crossings import Crossing, Known, contained_remainders, determined_cells
from antikorupsi.ingest.surveys.design import Codes

LEAST_RESPONDENTS = 10

Counts = npt.NDArray[np.int64]


def hidden_groups(
    sizes: Sequence[int], always: frozenset[int] | set[int] = frozenset(), fewest: Counts | None = None
) -> set[int]:
    """The groups to hide: small ones, those in `always`, and then the smallest until together they are ten or none.

    The total is known, so what is hidden together is known too. `fewest` has a row for every question that counts, and
    how many of each group answered it: what is shown, and what is hidden together, has ten answers to each.
    """
    counts = np.array([sizes]) if fewest is None else np.vstack([np.array([sizes]), fewest])
    hidden = set(np.flatnonzero((counts < LEAST_RESPONDENTS).any(axis=0)).tolist()) | set(always)
    for group in sorted(set(range(len(sizes))) - hidden, key=lambda group: sizes[group]):
        together = counts[:, sorted(hidden)].sum(axis=1)
        if together[0] == 0 or together.min() >= LEAST_RESPONDENTS:
            break
        hidden.add(group)
    return hidden


def hidden_in_all(
    partitions: Sequence[Codes], always: Sequence[set[int]], fewest: Sequence[Counts | None] | None = None
) -> list[set[int]]:
    """By dimension, the groups to hide so that groups of several dimensions together reveal no few respondents either.

    `partitions` gives every respondent's group (0, 1 ...) in each dimension, the blank ones a group of their own;
    `fewest` has the answers to each question by group for every dimension.
    """
    answers = fewest or [None] * len(partitions)
    least = [0 if few is None else few.shape[1] for few in answers]
    sizes = [np.bincount(codes, minlength=few).tolist() for codes, few in zip(partitions, least, strict=True)]
    hidden = [hidden_groups(own, forced, few) for own, forced, few in zip(sizes, always, answers, strict=True)]
    while found := _revealing(partitions, hidden):
        dimension, group = found
        hidden[dimension] = hidden_groups(sizes[dimension], hidden[dimension] | {group}, answers[dimension])
    return hidden


def _revealing(partitions: Sequence[Codes], hidden: Sequence[set[int]]) -> Known | None:
    """The smallest of the groups that together reveal the sum of a few respondents, None where none do."""
    if not partitions:
        return None
    crossing = Crossing(partitions, hidden)
    for together in chain(
        contained_remainders(crossing, LEAST_RESPONDENTS), determined_cells(crossing, LEAST_RESPONDENTS)
    ):
        shown = [known for known in together if known[1] >= 0]
        if shown:
            return min(shown, key=lambda known: int((partitions[known[0]] == known[1]).sum()))
    return None
