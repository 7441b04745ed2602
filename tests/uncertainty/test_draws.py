"""How far totals move with the weights: repeatable, bounded, and honest about ties."""

import numpy as np
import pytest

from helpers import framework as frameworks
from helpers.uncertainty import draw_weightings, range_by_region, totals_under

FRAMEWORK = frameworks.load("kabkota-2025")


def test_every_weighting_sums_to_one_and_they_centre_on_equal_weights():
    drawn = draw_weightings(FRAMEWORK)
    assert drawn.weights.shape == (2000, 19)
    assert drawn.weights.sum(axis=1) == pytest.approx(np.ones(2000))
    half = drawn.weights[:1000].mean(axis=0)
    assert half == pytest.approx(np.full(19, 1 / 19), abs=0.004)


def test_the_same_seed_gives_the_same_weightings():
    assert (draw_weightings(FRAMEWORK).weights == draw_weightings(FRAMEWORK).weights).all()


def test_a_total_under_given_weights_is_the_weighted_mean_of_what_is_there():
    scores = np.array([[80.0, 90.0, np.nan]])
    assert totals_under(scores, np.array([[0.5, 0.25, 0.25]]))[0, 0] == pytest.approx((40 + 22.5) / 0.75)


def test_the_range_of_a_region_holds_its_own_total(assessment_contoh):
    ranges = assessment_contoh.ranges
    for code, total in (
        assessment_contoh.scores.query("level == 'total' and stage == 'penilaian'")
        .set_index("region")["score"]
        .dropna()
        .items()
    ):
        row = ranges.loc[code]
        assert row["total_low"] <= total <= row["total_high"]
        assert row["equal_indicators"] == pytest.approx(total)
        assert 1 <= row["rank_low"] <= row["rank_high"] <= len(ranges)
        assert 0 <= row["share_at_least_bound"] <= 1


def test_a_region_without_a_total_has_no_range(assessment_contoh):
    assert "01.08" not in assessment_contoh.ranges.index


def test_no_totals_give_an_empty_table(assessment_2025):
    assert range_by_region(assessment_2025.scores, assessment_2025.framework, "penilaian").empty
