"""The smallest set is the smallest: against all sets, by hand, and in the simulated set."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antikorupsi.assess.gaps.totals import gain_by_region_and_indicator, improvements_by_region
from antikorupsi.rules.frameworks.weights import indicator_weights
from tests.assess.gaps.making import PILOT, scores

ALL = [own.id for own in PILOT.indicators]
SCHEMES = [own.id for own in PILOT.weights]
WHOLE = st.lists(st.integers(0, 100), min_size=len(ALL), max_size=len(ALL)).map(lambda own: dict(zip(ALL, own)))  # noqa: B905
# Few indicators below the highest score, so that all sets of them can be tried.
FEW = st.dictionaries(st.sampled_from(ALL), st.integers(0, 70), min_size=4, max_size=9)
QUICK = settings(max_examples=25)


def improved(own, scheme, framework=PILOT):
    gains = gain_by_region_and_indicator(scores({"01.01": own}), framework)
    return improvements_by_region(gains, framework).set_index("weights").loc[scheme]


def total(own, scheme):
    weights = indicator_weights(PILOT, scheme)
    return sum(weights[name] * score for name, score in own.items()) / sum(weights[name] for name in own)


@pytest.mark.parametrize("scheme", SCHEMES)
@QUICK
@given(own=WHOLE)
def test_a_total_reaches_90_after_the_improvements_and_with_no_fewer(scheme, own):
    row = improved(own, scheme)
    chosen = row["indicators"].split()
    assert row["state"] == ("reached" if total(own, scheme) >= 90 - 1e-9 else "reachable")
    assert row["count"] == len(chosen)
    assert total(own | dict.fromkeys(chosen, 100), scheme) >= 90 - 1e-9
    assert not chosen or total(own | dict.fromkeys(chosen[:-1], 100), scheme) < 90


@pytest.mark.parametrize("scheme", SCHEMES)
@QUICK
@given(low=FEW)
def test_no_set_of_fewer_indicators_reaches_it(scheme, low):
    own = dict.fromkeys(ALL, 100) | low
    tried = (names for count in range(len(low) + 1) for names in combinations(low, count))
    fewest = next(len(names) for names in tried if total(own | dict.fromkeys(names, 100), scheme) >= 90 - 1e-9)
    assert improved(own, scheme)["count"] == fewest


@pytest.mark.parametrize("scheme", SCHEMES)
@QUICK
@given(own=WHOLE)
def test_the_points_are_enough_when_the_heaviest_rise_first_and_one_less_is_not(scheme, own):
    row = improved(own, scheme)
    weights = indicator_weights(PILOT, scheme)

    def raised(points):
        after = dict(own)
        for name in sorted(row["indicators"].split(), key=lambda name: -weights[name]):
            step = min(points, 100 - own[name])
            after[name], points = own[name] + step, points - step
        return total(after, scheme)

    assert raised(row["points"]) >= 90 - 1e-6
    assert row["points"] < 0.01 or raised(row["points"] - 0.01) < 90


@settings(max_examples=8)
@given(own=WHOLE, name=st.sampled_from(ALL))
def test_a_better_score_never_makes_the_set_larger(own, name):
    better = own | {name: 100}
    for scheme in SCHEMES:
        assert improved(better, scheme)["count"] <= improved(own, scheme)["count"]


def test_a_gain_is_the_weight_times_what_the_score_lacks():
    gains = gain_by_region_and_indicator(scores({"01.01": dict.fromkeys(ALL, 80)}), PILOT)
    by_scheme = gains.set_index(["weights", "indicator"])["gain"]
    assert by_scheme["equal_indicators", "i07"] == pytest.approx(20 / 19)
    assert by_scheme["equal_components", "i01"] == pytest.approx(20 / 6)
    assert by_scheme["equal_components", "i18"] == pytest.approx(20 / 12)


def test_missing_scores_share_their_weight_and_are_never_part_of_a_set():
    own = dict.fromkeys(ALL[:15], 80)
    row = improved(own, "equal_indicators")
    assert row["total"] == 80
    assert row["count"] == 8  # each of 15 adds 20/15 points, and 10 are missing
    assert row["points"] == pytest.approx(150)
    assert set(row["indicators"].split()) <= set(own)


def test_of_equal_gains_the_one_that_takes_fewer_points_comes_first():
    own = dict.fromkeys(ALL, 89.8) | {"i01": 88, "i18": 76}  # 12/6 and 24/12 points of the total
    row = improved(own, "equal_components")
    assert (row["indicators"], row["count"]) == ("i01", 1)


def test_too_few_scores_have_no_total_and_no_set():
    row = improved(dict.fromkeys(ALL[:9], 95), "equal_indicators")
    assert (row["state"], row["indicators"]) == ("no_total", "")


def test_contoh_damai_reaches_90_by_one_indicator_where_components_weigh_the_same(assessment_contoh):
    rows = assessment_contoh.improvements.set_index(["region", "weights"])
    assert rows.loc[("01.04", "equal_indicators"), "state"] == "reached"
    damai = rows.loc[("01.04", "equal_components")]
    assert (damai["indicators"], damai["count"]) == ("i01", 1)
    assert damai["points"] == pytest.approx(6 * damai["missing"])  # i01 weighs 1/6, i18 no more than 1/12
    assert rows.loc[("01.07", "equal_indicators"), "state"] == "no_total"


def test_totals_are_those_of_the_scores(assessment_contoh):
    known = assessment_contoh.improvements["state"] != "no_total"
    own = assessment_contoh.improvements[known].set_index("weights").loc[assessment_contoh.weights]
    totals = assessment_contoh.scores.query("level == 'total'").set_index(["region", "stage"])["score"]
    assert len(own) == 6
    for row in own.itertuples():
        assert row.total == pytest.approx(totals[row.region, row.stage])
