"""Weighted means: bounded, monotone, indifferent to the scale of the weights, and honest about what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.rules import frameworks
from antikorupsi.rules.frameworks.weights import indicator_weights
from helpers.scoring.totals import Total, component_trees, total_tree, weighted_total

IDS = [f"i{number:02d}" for number in range(1, 20)]
some_scores = st.dictionaries(st.sampled_from(IDS), st.floats(0, 100), min_size=1)
all_weights = st.fixed_dictionaries({identifier: st.floats(0.01, 10) for identifier in IDS})


@given(some_scores, all_weights)
def test_a_total_lies_between_the_lowest_and_the_highest_score(scores, weights):
    total = weighted_total(scores, weights)
    assert min(scores.values()) <= total.score <= max(scores.values())


@given(some_scores, all_weights, st.sampled_from(IDS), st.floats(0, 100))
def test_a_higher_score_never_lowers_the_total(scores, weights, identifier, more):
    better = scores | {identifier: max(more, scores.get(identifier, more))}
    if identifier in scores:
        assert weighted_total(better, weights).score >= weighted_total(scores, weights).score - 1e-9


@given(some_scores, all_weights, st.floats(0.001, 1000))
def test_the_scale_of_the_weights_does_not_matter(scores, weights, scale):
    scaled = {identifier: weight * scale for identifier, weight in weights.items()}
    one, other = weighted_total(scores, weights), weighted_total(scores, scaled)
    assert one.score == pytest.approx(other.score)
    assert one.coverage == pytest.approx(other.coverage)


def test_a_missing_score_lowers_the_coverage_and_not_the_total():
    weights = dict.fromkeys(IDS, 1.0)
    total = weighted_total({"i01": 80.0, "i02": 90.0}, weights)
    assert total.score == pytest.approx(85.0)
    assert total.coverage == pytest.approx(2 / 19)


def test_nothing_scored_is_no_total():
    assert weighted_total({}, dict.fromkeys(IDS, 1.0)) == Total(None, 0.0)
    assert weighted_total({"i01": 80.0}, {"i01": 0.0, "i02": 1.0}) == Total(None, 0.0)


def test_a_heavier_indicator_counts_more():
    total = weighted_total({"i01": 80.0, "i02": 90.0}, {"i01": 3.0, "i02": 1.0, "i03": 4.0})
    assert total == Total(82.5, 0.5)


def test_the_total_is_over_all_indicators_by_their_weights_from_the_least_coverage_upwards():
    framework = frameworks.load("kabkota-2025")
    weights = {name: float(place) for place, name in enumerate(IDS, start=1)}
    tree = total_tree(framework, weights)
    assert (tree.name, tree.least, tree.weight) == ("total", 0.65, 1.0)
    assert {part.name: part.weight for part in tree.parts} == weights


def test_a_component_weighs_what_its_indicators_weigh_and_has_no_least_coverage():
    framework = frameworks.load("kabkota-2025")
    weights = {name: float(place) for place, name in enumerate(IDS, start=1)}
    trees = component_trees(framework, weights)
    assert [tree.name for tree in trees] == [component.id for component in framework.components]
    assert [tree.weight for tree in trees[:2]] == [1, 2 + 3 + 4 + 5 + 6 + 7]
    assert {part.name: part.weight for tree in trees for part in tree.parts} == weights
    assert {tree.least for tree in trees} == {0}


def test_equal_components_give_a_small_component_the_weight_of_a_large_one():
    framework = frameworks.load("kabkota-2025")
    weights = indicator_weights(framework, "equal_components")
    assert weights["i01"] == pytest.approx(1 / 6)
    assert weights["i02"] == pytest.approx(1 / 36)
    assert sum(weights.values()) == pytest.approx(1)
