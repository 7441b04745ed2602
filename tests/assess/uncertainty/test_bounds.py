"""Exact bounds: reached by some weighting of the family, and left by none."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from antikorupsi.assess.uncertainty.bounds import all_weights, bound_by_region_family_and_treatment, near_weights
from tests.assess.uncertainty.making import INDICATORS, PILOT, framework, known, panel

scores_of_five = arrays(np.float64, (1, 5), elements=st.one_of(st.floats(0, 100), st.just(np.nan))).filter(
    lambda scores: (~np.isnan(scores)).any()
)
weights_of_five = arrays(np.float64, 5, elements=st.floats(0.1, 3))


def total(scores, weights):
    there = ~np.isnan(scores)
    return float((scores[there] * weights[there]).sum() / weights[there].sum())


@given(scores_of_five, weights_of_five, st.floats(1, 5))
def test_near_bounds_are_the_extremes_over_all_corners_of_the_box(scores, weights, factor):
    corners = [total(scores[0], weights * np.array(own)) for own in product((1 / factor, factor), repeat=5)]
    low, high = near_weights(scores, weights, factor)
    assert (low[0], high[0]) == pytest.approx((min(corners), max(corners)), abs=1e-9)


@given(scores_of_five, weights_of_five, st.floats(1, 5), arrays(np.float64, 5, elements=st.floats(0, 1)))
def test_no_weights_within_the_box_lead_beyond_the_bounds(scores, weights, factor, place):
    inside = weights * (1 / factor + place * (factor - 1 / factor))
    low, high = near_weights(scores, weights, factor)
    assert low[0] - 1e-9 <= total(scores[0], inside) <= high[0] + 1e-9


@given(scores_of_five, weights_of_five)
def test_a_factor_of_one_leaves_the_total_and_a_huge_one_comes_near_all_weights(scores, weights):
    same = near_weights(scores, weights, 1.0)
    assert (same[0][0], same[1][0]) == pytest.approx((total(scores[0], weights),) * 2, abs=1e-9)
    wide, whole = near_weights(scores, weights, 1e6), all_weights(scores)
    assert (wide[0][0], wide[1][0]) == pytest.approx((whole[0][0], whole[1][0]), abs=1e-6)


def test_the_scale_of_the_weights_does_not_matter():
    scores = panel().scores
    one, other = (near_weights(scores, np.arange(1, 20) * scale, 2.0) for scale in (1.0, 17.0))
    np.testing.assert_allclose(one, other)


def table(scores, asked=PILOT):
    return (
        bound_by_region_family_and_treatment(known(scores), asked, "equal_indicators")
        .set_index(["region", "family", "treatment"])
        .sort_index()
    )


def test_missing_scores_are_bounded_by_the_ends_of_the_scale_and_neutral_ones_are_left_out():
    scores = np.full((1, len(INDICATORS)), 76.0)
    scores[0, :3] = np.nan
    found = table(scores)
    declared = found.loc[("01.01", "declared")]
    assert declared.loc["worst"].tolist() == pytest.approx([16 * 76 / 19] * 2, abs=1e-9)
    assert declared.loc["neutral"].tolist() == pytest.approx([76, 76], abs=1e-9)
    assert declared.loc["best"].tolist() == pytest.approx([(16 * 76 + 300) / 19] * 2, abs=1e-9)
    assert found.loc[("01.01", "all", "worst")].tolist() == [0, 76]
    assert found.loc[("01.01", "all", "best")].tolist() == [76, 100]


def test_a_region_that_misses_nothing_has_no_bounds_for_what_is_missing():
    treatments = table(panel(2).scores).reset_index()["treatment"]
    assert set(treatments) == {"neutral"}


def test_switched_off_sources_bound_nothing():
    scores = panel(1).scores
    scores[0, 4] = np.nan
    found = table(scores, framework(varied=("grouping",))).reset_index()
    assert set(found["treatment"]) == {"neutral"}
    near = found[found["family"] == "near"].iloc[0]
    assert near["low"] == pytest.approx(near["high"])
