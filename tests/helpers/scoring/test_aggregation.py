"""Aggregation agrees with published worked examples and with exact arithmetic, in any hierarchy."""

from fractions import Fraction
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antikorupsi.common.project import WorkbookError
from helpers.scoring.aggregation import Node, Part, aggregate, weighted_mean

CLOSE = 1e-9
some = st.floats(0, 100)
weight = st.floats(0.01, 10)


def flat(values, mean="arithmetic", least=0.0):
    return Node("whole", parts=tuple(Node(str(i)) for i in range(len(values))), mean=mean, least=least)


def score_of(tree, scores):
    return float(aggregate(tree, scores)[tree.name].score)


@pytest.mark.parametrize(
    ("values", "arithmetic", "geometric"), [((21, 1, 1, 1), 6, 21**0.25), ((6, 6, 6, 6), 6, 6)], ids=["uneven", "even"]
)
def test_two_countries_of_the_oecd_handbook_tie_by_the_arithmetic_and_not_by_the_geometric_mean(
    values, arithmetic, geometric
):
    """OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6: 6 and 6; 2.14 and 6."""
    scores = {str(i): value for i, value in enumerate(values)}
    assert score_of(flat(values), scores) == pytest.approx(arithmetic, abs=CLOSE)
    assert score_of(flat(values, "geometric"), scores) == pytest.approx(geometric, abs=CLOSE)
    assert round(geometric, 2) in (2.14, 6)


# National Human Development Report of Mozambique 2000, technical notes: published indices of life expectancy, literacy,
# enrolment and income, and the published education index and HDI. Literacy counts twice as much as enrolment.
HDI_OF_2000 = {
    "Germany": (("0.870", "0.990", "0.881", "0.895"), 0.954, 0.906),
    "China": (("0.747", "0.829", "0.689", "0.575"), 0.782, 0.701),
    "Mozambique": (("0.288", "0.395", "0.320", "0.334"), 0.370, 0.331),
}


@pytest.mark.parametrize("country", HDI_OF_2000)
def test_nested_weights_give_the_human_development_index_as_it_was_computed_in_2000(country):
    published, education, hdi = HDI_OF_2000[country]
    life, literacy, enrolment, income = map(Fraction, published)
    tree = Node(
        "hdi", parts=(Node("life"), Node("education", 1, (Node("literacy", 2), Node("enrolment", 1))), Node("gdp"))
    )
    scores = dict(zip(("life", "literacy", "enrolment", "gdp"), map(float, published), strict=True))
    found = aggregate(tree, scores)
    exact = (2 * literacy + enrolment) / 3
    assert float(found["education"].score) == pytest.approx(float(exact), abs=CLOSE)
    assert float(found["hdi"].score) == pytest.approx(float((life + exact + income) / 3), abs=CLOSE)
    assert float(found["education"].score) == pytest.approx(education, abs=0.0005 + CLOSE)
    assert float(found["hdi"].score) == pytest.approx(hdi, abs=0.001)  # its own steps were rounded


# UNDP, Human Development Report 2015, table 1: life expectancy, expected and mean years of schooling, GNI per capita,
# and the HDI; goalposts 20-85 years, 18 (cap) and 15 years, 100-75,000 dollars (technical note 1).
HDI_OF_2014 = {
    "Norway": (81.6, 17.5, 12.6, 64992, 0.944),
    "Australia": (82.4, 20.2, 13.0, 42261, 0.935),
    "Denmark": (80.2, 18.7, 12.7, 44025, 0.923),
    "Germany": (80.9, 16.5, 13.1, 43919, 0.916),
    "United States": (79.1, 16.5, 12.9, 52947, 0.915),
    "United Kingdom": (80.7, 16.2, 13.1, 39267, 0.907),
    "Israel": (82.4, 16.0, 12.5, 30676, 0.894),
    "Japan": (83.5, 15.3, 11.5, 36927, 0.891),
    "France": (82.2, 16.0, 11.1, 38056, 0.888),
}


@pytest.mark.parametrize("country", HDI_OF_2014)
def test_a_geometric_mean_over_an_arithmetic_one_gives_the_human_development_index_of_2014(country):
    years, expected, mean, income, published = HDI_OF_2014[country]
    schooling = Node("education", 1, (Node("expected"), Node("mean")))
    tree = Node("hdi", parts=(Node("health"), schooling, Node("income")), mean="geometric")
    health, gdp = (years - 20) / 65, (log(income) - log(100)) / (log(75000) - log(100))
    scores = {"health": health, "expected": min(expected, 18) / 18, "mean": mean / 15, "income": gdp}
    found = score_of(tree, scores)
    by_hand = (health * (scores["expected"] + scores["mean"]) / 2 * gdp) ** (1 / 3)
    assert found == pytest.approx(by_hand, abs=CLOSE)
    assert found == pytest.approx(published, abs=0.001)  # the table rounds what goes in


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 100)), min_size=1, max_size=19))
def test_an_arithmetic_mean_is_the_exact_one(pairs):
    exact = sum(Fraction(value, 100) * share for value, share in pairs) / sum(share for _, share in pairs)
    tree = Node("whole", parts=tuple(Node(str(i), share) for i, (_, share) in enumerate(pairs)))
    assert score_of(tree, {str(i): value / 100 for i, (value, _) in enumerate(pairs)}) == pytest.approx(
        float(exact), abs=CLOSE
    )


@given(st.lists(st.tuples(some, weight), min_size=1, max_size=8), st.floats(0.01, 100))
def test_the_scale_of_the_weights_does_not_matter_and_the_geometric_mean_is_the_lower_one(pairs, scale):
    parts = [Part(np.array(value), np.array(share), np.array(1.0)) for value, share in pairs]
    scaled = [Part(part.values, part.weights * scale, part.coverage) for part in parts]
    for mean in ("arithmetic", "geometric"):
        assert weighted_mean(scaled, mean).score == pytest.approx(float(weighted_mean(parts, mean).score), abs=CLOSE)
    assert weighted_mean(parts, "geometric").score <= weighted_mean(parts).score + CLOSE


@given(st.lists(st.tuples(some, some, some), min_size=1, max_size=20))
def test_many_units_at_once_are_each_unit_by_itself(rows):
    tree = Node(
        "whole",
        parts=(
            Node("a", 2),
            Node("b", 1, (Node("c"), Node("d", 3))),
        ),
        mean="geometric",
    )
    together = aggregate(tree, {"a": [a for a, _, _ in rows], "c": [c for _, c, _ in rows], "d": [d for *_, d in rows]})
    alone = [score_of(tree, {"a": a, "c": c, "d": d}) for a, c, d in rows]
    assert together["whole"].score.tolist() == alone


def test_too_little_below_a_node_is_no_score_and_is_missing_one_level_up():
    half = Node("half", 1, (Node("a"), Node("b"), Node("c"), Node("d")), least=0.5)
    tree = Node("whole", parts=(half, Node("e", 3)))
    found = aggregate(tree, {"a": 10, "b": 30, "e": 50})
    assert (float(found["half"].score), float(found["half"].coverage)) == (20, 0.5)
    assert float(found["whole"].coverage) == pytest.approx((0.5 + 3) / 4)
    found = aggregate(tree, {"a": 10, "e": 50})
    assert np.isnan(found["half"].score)
    assert (float(found["whole"].score), float(found["whole"].coverage)) == (50, 0.75)


def test_zero_in_a_geometric_mean_is_zero_unless_it_weighs_nothing():
    parts = (Node("a", 0), Node("b", 1), Node("c", 1))
    tree = Node("whole", parts=parts, mean="geometric")
    assert score_of(tree, {"a": 0, "b": 4, "c": 9}) == pytest.approx(6, abs=CLOSE)
    assert score_of(tree, {"a": 5, "b": 0, "c": 9}) == 0


def test_scores_and_weights_below_zero_are_refused_with_a_remedy():
    said = "^A geometric mean has no score below zero, and one is -3: move the scale, or take the arithmetic mean.$"
    with pytest.raises(WorkbookError, match=said):
        aggregate(flat([1, 2], "geometric"), {"0": -3, "1": 2})
    with pytest.raises(WorkbookError, match=r"^A weight is -1: weights are numbers from 0 upwards\.$"):
        aggregate(Node("whole", parts=(Node("a", -1),)), {"a": 2})


def test_a_score_is_covered_wholly_or_not_at_all_and_a_number():
    found = aggregate(Node("whole", parts=(Node("a"), Node("b"), Node("c"))), {"a": [80, 90], "b": [60, np.nan]})
    assert found["a"].score.dtype == np.float64
    assert [found[name].coverage.tolist() for name in "abc"[:2]] == [[1, 1], [1, 0]]
    assert float(found["c"].coverage) == 0
    assert np.isnan(found["c"].score)


@pytest.mark.parametrize("mean", ["arithmetic", "geometric"])
def test_of_many_units_each_lacks_only_its_own_scores(mean):
    tree = Node("whole", parts=(Node("a", 1), Node("b", 3)), mean=mean)
    found = aggregate(tree, {"a": [16.0, np.nan, 16.0, np.nan], "b": [np.nan, 81.0, 81.0, np.nan]})["whole"]
    both = (16 + 3 * 81) / 4 if mean == "arithmetic" else 54
    assert found.score.tolist() == pytest.approx([16, 81, both, np.nan], abs=CLOSE, nan_ok=True)
    assert found.coverage.tolist() == [0.25, 0.75, 1, 0]


def test_weights_of_each_unit_are_its_own():
    parts = [
        Part(np.array([10.0, np.nan]), np.array([1.0, 1.0]), np.ones(2)),
        Part(np.array([20.0, 20.0]), np.array([3.0, 1.0]), np.ones(2)),
    ]
    found = weighted_mean(parts)
    assert found.score.tolist() == [17.5, 20]
    assert found.coverage.tolist() == [1, 0.5]


@pytest.mark.parametrize(("value", "weights"), [(0.1, (1, 1, 1)), (0.7, (1, 1, 1)), (77.1, (3, 1, 1, 1, 1))])
def test_a_mean_of_equal_scores_is_exactly_that_score(value, weights):
    parts = [Part(np.array(value), np.array(share), np.array(1.0)) for share in weights]
    assert sum(value * share for share in weights) / sum(weights) != value
    assert float(weighted_mean(parts).score) == value


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("mean", ["arithmetic", "geometric"])
def test_no_scores_no_weights_and_zeros_warn_of_nothing(mean):
    assert np.isnan(score_of(flat([1, 2], mean), {}))
    assert np.isnan(score_of(Node("whole", parts=(Node("a", 0),), mean=mean), {"a": 5}))
    assert score_of(flat([1, 2], mean), {"0": 0, "1": 0}) == 0


def test_a_node_without_a_least_coverage_has_a_score_as_soon_as_one_part_has():
    found = aggregate(Node("whole", parts=(Node("a"), Node("b", 1e6))), {"a": 40})
    assert float(found["whole"].score) == 40


def test_a_coverage_that_misses_the_least_by_binary_fractions_only_is_enough():
    tree = Node("whole", parts=(Node("a", 0.1), Node("b", 0.2), Node("c", 0.1)), least=0.75)
    assert score_of(tree, {"a": 40, "b": 40}) == 40
