"""Nothing that is shown, and no difference of it, speaks of fewer than ten respondents."""

import tracemalloc
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antikorupsi.ingest.surveys.disclosure import Answered, hidden_groups, hidden_in_all
from tests.linear_time import is_linear


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
    hidden = hidden_in_all(partitions, [set(), set()]).hidden
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


def known_groups(partitions, hidden):
    """By dimension the sets of respondents that a reader knows: the groups shown, and the rest."""
    known = []
    for codes, unseen in zip(partitions, hidden, strict=True):
        shown = [frozenset(np.flatnonzero(codes == group).tolist()) for group in set(codes.tolist()) - unseen]
        known.append([*shown, frozenset(range(len(codes))) - frozenset().union(*shown)])
    return known


@st.composite
def crossed_partitions(draw):
    """Respondents by three dimensions: blocks that mostly fall into one group of each."""
    sizes = draw(st.lists(st.integers(1, 24), min_size=2, max_size=6))
    blocks = np.repeat(np.arange(len(sizes)), sizes)
    groups = [draw(st.lists(st.integers(0, 2), min_size=len(sizes), max_size=len(sizes))) for _ in range(3)]
    return [np.array(own)[blocks] for own in groups]


@given(crossed_partitions())
@settings(max_examples=60)
def test_tables_of_three_dimensions_reveal_no_few_by_their_sums_and_differences(partitions):
    hidden = hidden_in_all(partitions, [set()] * 3).hidden
    if len(partitions[0]) < 10:
        return
    known = known_groups(partitions, hidden)
    for first, second, third in permutations(range(3)):
        for outer in unions(known[first]):
            area = frozenset().union(*outer)
            for one in unions(known[second]):
                for two in unions(known[third]):
                    taken, more = frozenset().union(*one), frozenset().union(*two)
                    if taken <= area and more <= area and not taken & more:
                        assert not 0 < len(area) - len(taken) - len(more) < 10


def test_groups_of_two_other_tables_that_leave_a_few_of_a_third_are_not_all_shown():
    unit = np.repeat([0, 1], [40, 60])
    age = np.repeat([0, 1, 0], [40, 40, 20])
    school = np.repeat([0, 1, 0], [80, 15, 5])
    hidden = hidden_in_all([unit, age, school], [set()] * 3).hidden
    assert any(hidden), "unit 1 less age 1 and school 1 are five respondents"


def test_what_several_tables_determine_together_is_found_without_a_group_inside_another():
    """Cells 00, 01, 10 of two tables, without 11: each is known, as row 1 is cell 10 and column 1 is cell 01."""
    first, second = np.repeat([0, 0, 1], [3, 12, 15]), np.repeat([0, 1, 0], [3, 12, 15])
    assert any(hidden_in_all([first, second], [set(), set()]).hidden)


def test_a_group_with_fewer_than_ten_answers_to_one_question_is_hidden_with_another():
    fewest = np.array([[30, 20, 25], [3, 20, 25]])
    assert hidden_groups([30, 20, 25], set(), Answered(fewest, fewest * 1.0, fewest * 1.0)) == {0, 1}


def test_a_group_that_one_weight_outweighs_is_hidden_with_as_many_as_outweigh_it():
    counts = np.full((1, 4), 30)
    weights, squares = np.array([[1029.0, 30, 30, 3000]]), np.array([[1000029.0, 30, 30, 300_000]])
    assert hidden_groups([30] * 4, set(), Answered(counts, weights, squares)) == {0, 1, 2, 3}


def test_the_number_of_groups_does_not_make_the_search_explode():
    dice = np.random.default_rng(1)
    partitions = [dice.integers(0, groups, 3000) for groups in (60, 2, 6, 7, 12)]
    hidden = hidden_in_all(partitions, [set()] * 5).hidden
    assert not hidden[1]


def crossed(units, answers_of_each=50):
    """Respondents of so many units, by unit, sex, age and school."""
    dice = np.random.default_rng(7)
    count = units * answers_of_each
    return [np.arange(count) % units, *(dice.integers(0, groups, count) for groups in (2, 6, 4))]


def nested(units):
    """Services inside units, of which every tenth leaves five respondents of its unit."""
    unit = np.repeat(np.arange(units), 50)
    service = np.concatenate(
        [np.repeat([0, 1], [25, 25]) if n % 10 else np.repeat([0, 1], [45, 5]) for n in range(units)]
    )
    return [unit, unit * 2 + service, np.arange(len(unit)) % 2]


@pytest.mark.parametrize("made", [crossed, nested])
def test_four_times_as_many_units_take_at_most_six_times_the_time(made):
    def hide(partitions):
        return hidden_in_all(partitions, [set()] * len(partitions))

    assert is_linear(hide, made, 60)


def test_the_memory_of_the_search_does_not_grow_with_the_pairs_of_units():
    partitions = crossed(240)
    tracemalloc.start()
    try:
        hidden_in_all(partitions, [set()] * len(partitions))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 100 * 2**20


def test_too_many_groups_to_search_are_hidden_from_the_smallest_on_and_that_is_said():
    partitions = crossed(900, 20)
    hiding = hidden_in_all(partitions, [set()] * 4)
    assert hiding.cut_short
    assert 400 <= len(hiding.hidden[0]) < 900
    assert not any(hiding.hidden[1:])
    assert not hidden_in_all(crossed(60), [set()] * 4).cut_short


def test_the_search_finds_what_comparing_all_unions_of_groups_finds():
    """Twelve units with services that leave five of two units together: no single unit reveals them."""
    unit = np.repeat(np.arange(12), 20)
    service = np.where(unit > 1, 2 + unit, 0)
    service[:5] = 14
    service[100:115] = 14
    hiding = hidden_in_all([unit, service], [set(), set()])
    assert any(hiding.hidden)
    assert not hiding.cut_short


def test_a_survey_of_too_many_units_says_that_more_is_hidden(survey):
    units = [f"Unit {number % 520}" for number in range(5_200)]
    read = survey(5_200, {"Unit Layanan": units, "Jenis Kelamin": ["L", "P"] * 2_600})
    assert "groups_not_searched" in {finding.rule for finding in read.findings}
    assert 0 < sum(group.group.startswith("Unit") for group in read.groups) <= 500
