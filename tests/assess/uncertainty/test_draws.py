"""How far totals move with what is not known: repeatable on any number of cores, bounded, and honest about ties."""

import tracemalloc
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.random import SeedSequence

from antikorupsi.assess.uncertainty import draws
from antikorupsi.assess.uncertainty.bounds import all_weights
from antikorupsi.assess.uncertainty.draws import draws_in_parts, draws_of, ranks_of, region_parts
from antikorupsi.assess.uncertainty.samples import draw
from antikorupsi.assess.uncertainty.sources import scheme_of
from antikorupsi.assess.uncertainty.summaries import range_by_region, range_by_region_in_parts, total_under
from antikorupsi.rules.frameworks.uncertain import SOURCES
from helpers.scoring.ranking import ranks
from helpers.scoring.totals import weighted_total
from tests.assess.uncertainty.making import INDICATORS, PILOT, framework, known, panel

some_scores = arrays(np.float64, (3, len(INDICATORS)), elements=st.one_of(st.floats(0, 100), st.just(np.nan))).filter(
    lambda scores: (~np.isnan(scores)).any(axis=1).all()
)


def sample(own, asked, count=2000):
    return draw(own, asked, "equal_indicators", SeedSequence(7), count)


def test_every_weighting_sums_to_one_and_they_centre_on_the_declared_ones():
    drawn = sample(panel(), PILOT, 20_000)
    for scheme, weights in zip(PILOT.uncertainty.grouping.schemes, drawn.weights, strict=True):
        assert weights.sum(axis=1) == pytest.approx(np.ones(20_000))
        assert weights.mean(axis=0) == pytest.approx(scheme_of(PILOT, scheme).weights, rel=0.03)


def test_a_weight_varies_as_the_dirichlet_distribution_says():
    one = sample(panel(), PILOT, 20_000).weights[0]
    share, whole = 1 / 19, 4.0 * 19
    assert one.std(axis=0) == pytest.approx(np.full(19, np.sqrt(share * (1 - share) / (whole + 1))), rel=0.05)


def test_one_core_and_two_give_the_same_to_the_last_bit():
    own = panel(40, missing=[(3, 4), (7, 2)])
    one, two = (draws_of(own, framework(count=1500), "equal_indicators", cores) for cores in (1, 2))
    assert (one.totals == two.totals).all()
    assert (one.ranks == two.ranks).all()


def of_many_regions():
    """Regions with all sources to vary: assessors, missing scores and surveys whose interval is known."""
    own = panel(41, missing=[(3, 4), (7, 2), (40, 5)])
    errors = np.zeros(own.scores.shape)
    errors[2, 8], errors[30, 8] = 1.9, 3.0
    return replace(own, errors=errors)


@pytest.mark.parametrize("most", [1, 7, 40, 41])
def test_draws_in_parts_are_those_of_all_regions_to_the_last_bit(most):
    own, asked = of_many_regions(), framework(count=450)
    whole = draws_of(own, asked, "equal_indicators")
    parts = list(draws_in_parts(own, asked, "equal_indicators", most))
    assert max(len(part.regions) for part in parts) <= most
    assert sum((part.regions for part in parts), ()) == own.regions
    assert (np.vstack([part.totals for part in parts]) == whole.totals).all()
    assert (np.vstack([part.ranks for part in parts]) == whole.ranks).all()
    in_parts = range_by_region_in_parts(own, iter(parts), asked)
    pd.testing.assert_frame_equal(in_parts, range_by_region(own, whole, asked), check_exact=True)


def test_draws_in_parts_never_hold_the_totals_of_all_regions():
    own, asked = panel(60), framework(count=10_000)
    tracemalloc.start()
    try:
        range_by_region_in_parts(own, draws_in_parts(own, asked, "equal_indicators", 5), asked)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 60 * 10_000 * 8  # bytes of all totals, without their ranks


def test_a_slice_of_a_block_gives_the_draws_of_the_whole_block(monkeypatch):
    own, asked = of_many_regions(), framework(count=450)
    whole = draws_of(own, asked, "equal_indicators")
    monkeypatch.setattr(draws, "_AT_ONCE", 30 * len(own.regions))
    sliced = draws_of(own, asked, "equal_indicators")
    assert (sliced.totals == whole.totals).all()
    assert (sliced.ranks == whole.ranks).all()


def test_totals_of_a_sample_are_the_same_bytes_computed_in_few_large_blocks_or_in_many(monkeypatch):
    own, asked = of_many_regions(), framework()
    whole = draws.totals_of(own, sample(own, asked, 1000))
    monkeypatch.setattr(draws, "_OF_SAMPLES", 1)
    assert whole.tobytes(order="A") == draws.totals_of(own, sample(own, asked, 1000)).tobytes(order="A")


def test_parts_hold_all_regions_once_and_no_regions_are_one_part():
    assert region_parts(5140, 1000) == [slice(*ends) for ends in pairwise((0, 856, 1713, 2570, 3426, 4283, 5140))]
    assert region_parts(1000, 1000) == [slice(0, 1000)]
    assert region_parts(0, 1000) == [slice(0, 0)]


def test_the_same_seed_gives_the_same_draws_and_another_seed_others():
    own = panel()
    first, again = (draws_of(own, framework(), "equal_indicators").totals for _ in range(2))
    assert (first == again).all()
    assert (first != draws_of(own, framework(seed=1), "equal_indicators").totals).any()


@settings(max_examples=25)
@given(some_scores)
def test_no_draw_leaves_the_exact_bounds_over_all_weights(scores):
    drawn = draws_of(known(scores), framework(count=200), "equal_indicators")
    low, high = all_weights(scores)
    assert (drawn.totals >= low[:, None]).all()
    assert (drawn.totals <= high[:, None]).all()


def test_no_draw_leaves_what_the_assessors_gave_and_what_the_survey_may_err():
    own = panel(slots=5)
    drawn = draws_of(own, framework(count=2000), "equal_indicators").totals
    given_low, given_high = np.nanmin(own.given, axis=(0, 2)), np.nanmax(own.given, axis=(0, 2))
    assert (drawn >= np.minimum(given_low, own.scores[:, 0])[:, None]).all()
    assert (drawn <= np.maximum(given_high, own.scores[:, 0])[:, None]).all()


@settings(max_examples=25)
@given(some_scores, st.sampled_from(["equal_indicators", "equal_components"]))
def test_with_all_sources_off_every_draw_is_the_total_itself(scores, scheme):
    own, nothing = known(scores), framework(varied=(), count=100)
    table = range_by_region(own, draws_of(own, nothing, scheme), nothing)
    assert (table["total_low"] == table["total_high"]).all()
    assert (table["rank_low"] == table["rank_high"]).all()
    assert table["total_low"].tolist() == pytest.approx(total_under(own, nothing, scheme).tolist(), abs=1e-9)


@given(some_scores)
def test_a_total_under_a_named_weighting_is_that_of_the_scores(scores):
    weights = dict(zip(INDICATORS, scheme_of(PILOT, "equal_components").weights, strict=True))
    for row, total in zip(scores, total_under(known(scores), PILOT, "equal_components"), strict=True):
        there = {name: value for name, value in zip(INDICATORS, row, strict=True) if not np.isnan(value)}
        assert total == pytest.approx(weighted_total(there, weights).score, abs=1e-9)


@pytest.mark.parametrize("source", [name for name in SOURCES if name != "thresholds"])
def test_a_source_that_is_switched_off_moves_no_other(source):
    own = panel(missing=[(1, 5)])
    usual = sample(own, framework())
    without = sample(own, framework(varied=[name for name in SOURCES if name != source]))
    for other in {"weights", "assessors", "survey", "missing"} - {source}:
        if (source, other) != ("grouping", "weights"):  # without grouping there is one scheme's weights only
            np.testing.assert_array_equal(getattr(usual, other), getattr(without, other))
    if source == "grouping":
        np.testing.assert_array_equal(usual.weights[0], without.weights[0])


def test_what_a_switched_off_source_holds_moves_nothing():
    own, quiet = panel(), framework(varied=("weights", "grouping"))
    alike = known(own.scores)
    drawn = draws_of(own, quiet, "equal_indicators").totals
    assert drawn == pytest.approx(draws_of(alike, quiet, "equal_indicators").totals, abs=1e-9)


def test_assessors_are_resampled_as_the_bayesian_bootstrap_says():
    """Rubin (1981): the variance of a resampled mean of n is that of the scores (divided by n) through n + 1."""
    own = panel(regions=2, slots=6)
    totals = draws_of(own, framework(varied=("assessors",), count=20_000), "equal_indicators").totals
    theirs = np.nan_to_num(own.given).sum(axis=2) / len(INDICATORS)  # what each assessor adds to the total
    assert totals.mean(axis=1) == pytest.approx(own.scores.mean(axis=1), abs=0.1)
    assert totals.std(axis=1) == pytest.approx(theirs.std(axis=0) / np.sqrt(7), rel=0.03)


def test_an_assessor_who_left_an_indicator_out_has_no_say_in_it():
    given = np.full((2, 1, len(INDICATORS)), np.nan)
    given[:, 0, 1], given[0, 0, 2] = [60, 80], 50
    own = known([[np.nan, 70, 50, *[np.nan] * 16]], given=given)
    totals = draws_of(own, framework(varied=("assessors",), count=2000), "equal_indicators").totals
    assert (totals >= (60 + 50) / 2 - 1e-9).all()
    assert (totals <= (80 + 50) / 2 + 1e-9).all()
    assert totals.min() < 56
    assert totals.max() > 64


def test_the_error_of_a_survey_is_the_one_its_interval_says_and_stays_on_the_scale():
    errors = np.zeros((2, len(INDICATORS)))
    errors[0, 8], errors[1, 8] = 1.9, 30.0
    own = known(np.full((2, len(INDICATORS)), 95.0), errors=errors)
    totals = draws_of(own, framework(varied=("survey",), count=20_000), "equal_indicators").totals
    assert totals[0].std() == pytest.approx(1.9 / 19, rel=0.2)  # cut off at the scale's end, 2.6 errors away
    assert totals[1].max() == pytest.approx((18 * 95 + 100) / 19)


def test_the_survey_of_one_region_moves_no_other_region():
    errors = np.zeros((3, len(INDICATORS)))
    errors[2, 8] = 2.0
    scores = panel(3).scores
    more = errors.copy()
    more[0, 8] = 3.0
    one, other = (draws_of(known(scores, errors=own), framework(), "equal_indicators").totals for own in (errors, more))
    assert (one[1:] == other[1:]).all()
    assert (one[0] != other[0]).any()


@given(arrays(np.float64, (3, 7), elements=st.sampled_from([80.0, 85.5, 90.0, 90.0001])))
def test_ranks_of_draws_are_those_of_the_tables_ties_too(totals):
    for row, placed in zip(totals, ranks_of(totals), strict=True):
        assert placed.tolist() == ranks(pd.Series(row))["rank"].tolist()


def test_the_interval_holds_the_declared_share_of_the_draws():
    own = panel(20)
    asked = framework(count=2000, interval=0.8)
    drawn = draws_of(own, asked, "equal_indicators")
    table = range_by_region(own, drawn, asked)
    inside = (drawn.totals >= table["total_low"].to_numpy()[:, None]) & (
        drawn.totals <= table["total_high"].to_numpy()[:, None]
    )
    assert inside.mean(axis=1) == pytest.approx(np.full(20, 0.8), abs=0.002)
    assert (table["rank_low"] <= table["rank_high"]).all()


def test_the_share_that_reaches_the_predicate_is_counted_over_the_draws():
    own = known([[91.0] * 19, [89.0] * 19, [90.0] * 19])
    table = range_by_region(own, draws_of(own, framework(), "equal_indicators"), framework())
    assert table["share_at_least_bound"].tolist() == [1.0, 0.0, 1.0]
