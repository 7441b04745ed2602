"""Nothing that is shown, and no difference of it, speaks of fewer than ten respondents."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.ingest.surveys.disclosure import hidden_groups, hidden_in_all


def unions(groups):
    return [set(chosen) for size in range(len(groups) + 1) for chosen in combinations(groups, size)]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=7))
def test_no_difference_of_the_total_and_shown_groups_reveals_a_small_group(sizes):
    hidden = hidden_groups(sizes)
    shown = [size for group, size in enumerate(sizes) if group not in hidden]
    for chosen in unions(range(len(shown))):
        published = sum(shown[group] for group in chosen)
        if sum(sizes) >= 10:
            assert not 0 < sum(sizes) - published < 10


def test_a_single_small_group_takes_the_next_smallest_with_it():
    assert hidden_groups([50, 4, 12, 30]) == {1, 2}


def test_groups_that_are_large_enough_are_all_shown():
    assert hidden_groups([10, 11, 30]) == set()


@st.composite
def nested_partitions(draw):
    """Respondents by two dimensions, the groups of the second mostly inside those of the first."""
    inner = draw(st.lists(st.integers(1, 25), min_size=2, max_size=6))
    parents = draw(st.lists(st.integers(0, 2), min_size=len(inner), max_size=len(inner)))
    second = np.repeat(np.arange(len(inner)), inner)
    first = np.array(parents)[second]
    for place in draw(st.lists(st.integers(0, len(second) - 1), max_size=2)):
        first[place] = draw(st.integers(0, 2))
    return np.unique(first, return_inverse=True)[1], second


@given(nested_partitions())
def test_groups_of_one_dimension_inside_those_of_another_reveal_none_by_their_difference(partitions):
    hidden = hidden_in_all(partitions, [set(), set()])
    if len(partitions[0]) < 10:
        return
    known = []
    for codes, unseen in zip(partitions, hidden, strict=True):
        shown = [frozenset(np.flatnonzero(codes == group)) for group in set(codes.tolist()) - unseen]
        known.append([*shown, frozenset(range(len(codes))) - frozenset().union(*shown)])
    for outer in unions(known[0]):
        for inner in unions(known[1]):
            larger, smaller = frozenset().union(*outer), frozenset().union(*inner)
            if smaller and smaller < larger:
                assert len(larger - smaller) >= 10
            if larger and larger < smaller:
                assert len(smaller - larger) >= 10
