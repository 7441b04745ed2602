"""What is tried by hand is what a run of the same parameters would say, for every region."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antikorupsi.common.project import WorkbookError
from antikorupsi.show.exploring.bench import Bench
from antikorupsi.show.exploring.choices import Choices
from antikorupsi.show.exploring.outcome import Outcome
from helpers import Assessment

TRIES = [
    ("kabkota-2025", "", {}),
    ("kabkota-2024", "", {}),
    ("kabkota-2025", "equal_components", {"spi": 66}),
    ("kabkota-2025", "", {"mcp": 92.5, "sakip": "A", "spip": 3.5}),
    ("kabkota-2025", "", {"i07": 2, "i01": 0.25}),
    ("kabkota-2025", "equal_components", {"i01": 3, "spbe": 3.6}),
]


@pytest.fixture(scope="module", params=TRIES, ids=str)
def tried_and_run(request, bench):
    """The same parameters, tried on the bench and as a run loads them."""
    framework, weights, overrides = request.param
    run = Assessment.load("contoh", framework=framework, weights=weights or None, overrides=overrides)
    return bench.outcome(Choices("contoh", "01.01", framework, weights, overrides)), run


def test_verdicts_totals_and_ranks_are_those_of_a_run(tried_and_run):
    tried, run = tried_and_run
    assert tried.eligibility == run.eligibility.to_dict()
    final = run.scores[(run.scores["level"] == "total") & (run.scores["stage"] == "penilaian")].set_index("region")
    assert tried.totals.to_dict() == pytest.approx(final["score"].to_dict(), nan_ok=True)
    assert tried.ranks.to_dict() == final["rank"].dropna().to_dict()


@pytest.mark.parametrize("code", ["01.01", "01.03", "01.08"])
def test_the_slice_of_a_region_is_that_of_a_run(tried_and_run, code):
    tried, run = (each.view(code, "id") if isinstance(each, Outcome) else each.region(code) for each in tried_and_run)
    names, numbers = ["level", "id", "stage"], ["score", "weight", "coverage"]
    assert tried.verdicts.equals(run.verdicts)
    assert tried.scores[names].equals(run.scores[names])
    assert np.allclose(tried.scores[numbers], run.scores[numbers], equal_nan=True)
    assert tried.framework == run.framework


def test_the_interval_of_the_frameworks_own_weights_is_that_of_the_run(bench, choices, assessment_contoh):
    tried = bench.outcome(choices.trying("spi", 66.0))
    assert tried.ranges.equals(assessment_contoh.ranges)
    assert tried.draws == assessment_contoh.framework.uncertainty.draws.count


def test_the_interval_of_tried_weights_is_near_that_of_a_run(bench, choices):
    run = Assessment.load("contoh", overrides={"i07": 2}).ranges
    tried = bench.outcome(choices.trying("i07", 2)).ranges
    assert set(tried.index) == set(run.index)
    for end in ("total_low", "total_high"):
        assert np.abs(tried[end] - run[end]).max() < 0.4  # points, from 200 draws instead of 10,000


@settings(max_examples=25)
@given(threshold=st.floats(0, 100), higher=st.floats(0, 100))
def test_a_higher_threshold_never_makes_more_regions_eligible(bench, threshold, higher):
    own = Choices("contoh", "01.01", "kabkota-2025")
    low, high = (bench.outcome(own.trying("spi", value)) for value in sorted((threshold, higher)))
    assert {code for code, verdict in high.eligibility.items() if verdict == "eligible"} <= {
        code for code, verdict in low.eligibility.items() if verdict == "eligible"
    }


@settings(max_examples=25)
@given(factor=st.floats(0.01, 100))
def test_a_factor_on_every_weight_moves_no_total(bench, factor):
    own = Choices("contoh", "01.01", "kabkota-2025")
    every = {f"i{number:02d}": factor for number in range(1, 20)}
    tried = bench.outcome(Choices("contoh", "01.01", "kabkota-2025", "", every))
    assert tried.totals.to_dict() == pytest.approx(bench.outcome(own).totals.to_dict(), nan_ok=True)


def test_all_regions_of_the_country_are_judged(assessment_2025):
    tried = Bench(assessment_2025).outcome(Choices("2025", "35.78", "kabkota-2025", "", {"spi": 73}))
    assert len(tried.eligibility) == 514
    assert tried.eligibility == Assessment.load("2025", overrides={"spi": 73}).eligibility.to_dict()


@pytest.mark.parametrize("overrides", [{"spi": 680}, {"i07": 0}, {"i07": "2"}, {"i20": 2}, {"sakip": "BBB"}])
def test_choices_that_do_not_fit_are_refused_in_words(bench, overrides):
    with pytest.raises(WorkbookError, match=next(iter(overrides))):
        bench.outcome(Choices("contoh", "01.01", "kabkota-2025", "", overrides))


def test_the_frameworks_own_value_is_no_override(choices):
    assert choices.trying("spi", 73.0).overrides == {"spi": 73.0}
    assert choices.trying("spi", 73.0).trying("spi", 70.0) == choices
    assert choices.trying("i07", 1.0) == choices
