"""What an assessment says of its own uncertainty: by region, under other thresholds, and about what did not run."""

import numpy as np
import pandas as pd
import pytest

from antikorupsi.assess.uncertainty.examining import OF_TOTALS, uncertainty_tables
from antikorupsi.assess.uncertainty.sources import Method, known_of
from antikorupsi.rules.frameworks.uncertain import SOURCES
from helpers import Assessment
from helpers.eligibility import AsOf
from helpers.scoring.scores import score_by_region_level_and_stage
from tests.assess.uncertainty.making import framework

TABLES = (*OF_TOTALS, "variants", "not_run")


def method(varied=SOURCES):
    return Method(framework(varied), "equal_indicators", AsOf.end_of(2025), "penilaian")


def examined(assessment, scores=None, varied=SOURCES, observations=None):
    judged = {"scores": assessment.scores if scores is None else scores, "verdicts": assessment.verdicts}
    seen = assessment.observations if observations is None else observations
    return uncertainty_tables(judged, seen, assessment.period.regions, method(varied))


def test_the_range_of_a_region_holds_its_own_total_and_lies_within_the_exact_bounds(assessment_contoh):
    ranges, bounds = assessment_contoh.ranges, assessment_contoh.bounds
    whole = bounds[(bounds["family"] == "all") & (bounds["treatment"] == "neutral")].set_index("region")
    totals = assessment_contoh.scores.query("level == 'total' and stage == 'penilaian'").set_index("region")["score"]
    assert len(totals.dropna()) == 5
    for code, total in totals.dropna().items():
        row = ranges.loc[code]
        assert row["total_low"] <= total <= row["total_high"]
        assert whole.loc[code, "low"] <= row["total_low"]
        assert row["total_high"] <= whole.loc[code, "high"]
        assert row["equal_indicators"] == pytest.approx(total, abs=1e-9)
        assert 1 <= row["rank_low"] <= row["rank_high"] <= 5
        assert 0 <= row["share_at_least_bound"] <= 1


def test_a_total_of_an_earlier_stage_has_a_range_and_no_rank(assessment_contoh):
    row = assessment_contoh.ranges.loc["01.03"]
    assert row["total_low"] < assessment_contoh.region("01.03").total < row["total_high"]
    assert np.isnan(row["rank_low"])
    assert ("ranks", "earlier_stage") in reasons(assessment_contoh.not_run, "01.03")


def test_a_region_without_a_total_has_no_range_and_a_reason(assessment_contoh, assessment_2025):
    assert set(assessment_contoh.ranges.index).isdisjoint({"01.07", "01.08"})
    assert ("draws", "too_few_scores") in reasons(assessment_contoh.not_run, "01.07")
    assert ("draws", "no_scores") in reasons(assessment_contoh.not_run, "01.08")
    assert assessment_2025.ranges.empty
    assert ("draws", "published_only") in reasons(assessment_2025.not_run, "35.72")


def reasons(not_run, region):
    own = not_run[not_run["region"] == region]
    return set(zip(own["step"], own["reason"], strict=True))


def test_every_assessed_region_is_examined_or_listed_with_a_reason(assessment_contoh, assessment_2025):
    for assessment in (assessment_contoh, assessment_2025):
        undrawn = set(assessment.not_run.query("step == 'draws'")["region"])
        drawn = set(assessment.ranges.index)
        assert undrawn | drawn == set(assessment.assessed_codes())
        assert undrawn.isdisjoint(drawn)
        assert drawn <= set(assessment.influences["region"])


@pytest.mark.parametrize("source", SOURCES)
def test_a_switched_off_source_is_listed_for_every_region_with_a_total(assessment_contoh, source):
    tables = examined(assessment_contoh, varied=[name for name in SOURCES if name != source])
    found = tables["not_run"].query("reason == 'switched_off'")
    assert set(found["step"]) == {source}
    assert set(found["region"]) == set(tables["region_ranges"]["region"])


def test_scores_without_assessors_and_a_single_region_say_what_could_not_run(assessment_contoh):
    scores = assessment_contoh.scores
    one = scores[scores["region"] == "01.01"].assign(assessors=1)
    tables = examined(assessment_contoh, scores=one)
    assert {("assessors", "no_assessors"), ("ranks", "one_region")} <= reasons(tables["not_run"], "01.01")
    assert examined(assessment_contoh, scores=one, varied=())["influences"].empty
    assert ("sensitivity", "no_spread") in reasons(
        examined(assessment_contoh, scores=one, varied=())["not_run"], "01.01"
    )


def test_the_order_of_regions_and_rows_changes_nothing(assessment_contoh):
    shuffled = assessment_contoh.scores.sample(frac=1, random_state=3)
    seen = assessment_contoh.observations.sample(frac=1, random_state=4)
    one, other = examined(assessment_contoh), examined(assessment_contoh, scores=shuffled, observations=seen)
    for name in TABLES:
        pd.testing.assert_frame_equal(one[name], other[name])


def test_assessors_are_known_by_their_names_and_pleno_values_are_not_drawn(assessment_contoh):
    known = known_of(
        assessment_contoh.scores[assessment_contoh.scores["stage"] == "penilaian"],
        assessment_contoh.observations,
        method(),
    )
    assert set(known.assessors) <= {
        "KPK",
        "Kemendagri",
        "KemenPANRB",
        "Kemenkeu",
        "BPKP",
        "Ombudsman",
        "Inspektorat provinsi",
    }
    asri = known.regions.index("01.05")
    origins = assessment_contoh.region("01.05").scores.query("level == 'indicator' and stage == 'penilaian'")
    drawn = {own for own, varied in zip(known.indicators, known.resampled[asri], strict=True) if varied}
    assert drawn == set(origins[origins["origin"] == "assessors"]["id"])
    given = known.given[:, asri, known.resampled[asri]]
    assert np.nanmean(given, axis=0) == pytest.approx(known.scores[asri, known.resampled[asri]], abs=1e-9)


def test_a_name_that_gave_several_scores_counts_as_as_many_assessors(assessment_contoh):
    seen = assessment_contoh.observations
    same = seen.assign(assessor=seen["assessor"].replace({"BPKP": "KPK", "Kemendagri": "KPK"}))
    final = assessment_contoh.scores[assessment_contoh.scores["stage"] == "penilaian"]
    known = known_of(final, same, method())
    assert {"KPK", "KPK 2"} <= set(known.assessors)
    assert known.given[:, known.resampled].shape[1] > 80
    means = np.nanmean(known.given[:, known.resampled], axis=0)
    assert means == pytest.approx(known.scores[known.resampled], abs=1e-9)


def test_the_interval_of_a_survey_becomes_the_error_of_the_score_it_is(assessment_contoh):
    """Indicator 9 takes the index of the satisfaction survey where the panel gave no score."""
    panel_free = assessment_contoh.observations[
        ~(
            assessment_contoh.observations["item"].str.startswith("i09.")
            & (assessment_contoh.observations["region"] == "01.01")
        )
    ]
    regions = assessment_contoh.period.regions
    scores = score_by_region_level_and_stage(
        panel_free, regions, assessment_contoh.framework, "equal_indicators", AsOf.end_of(2025)
    )
    known = known_of(scores[scores["stage"] == "penilaian"], panel_free, method())
    figures = panel_free[(panel_free["instrument"] == "skm") & (panel_free["region"] == "01.01")].set_index("item")[
        "value"
    ]
    error = (figures["ikm_atas"] - figures["ikm_bawah"]) / (2 * 1.96)
    assert known.errors[known.regions.index("01.01"), 8] == pytest.approx(error, rel=1e-4)
    assert np.count_nonzero(known.errors) == 1
    tables = examined(assessment_contoh, scores=scores, observations=panel_free)
    assert ("survey", "no_survey") not in reasons(tables["not_run"], "01.01")
    assert ("survey", "no_survey") in reasons(tables["not_run"], "01.02")


def test_the_verdict_under_another_threshold_is_that_of_the_framework_with_it(assessment_2025):
    milder = Assessment.load("2025", framework="kabkota-2024")
    variants = assessment_2025.variants.set_index("region")
    assert set(variants["threshold"]) == {">= 68"}
    spi = milder.verdicts.query("criterion == 'spi'").set_index("region")["status"]
    assessed = milder.eligibility[milder.eligibility != "not_assessed"]
    assert variants["status"].to_dict() == spi[assessed.index].to_dict()
    assert variants["eligibility"].to_dict() == assessed.to_dict()
    own = assessment_2025.verdicts.query("criterion == 'spi'").set_index("region")["status"]
    differing = variants[variants["differs"]].index
    assert len(differing) == 9
    assert (own[differing] != spi[differing]).all()
    assert set(milder.variants["threshold"]) == {"> 70"}


def test_a_threshold_changed_by_parameter_leaves_totals_and_is_compared_with_the_known_ones():
    usual, changed = Assessment.load("contoh"), Assessment.load("contoh", overrides={"spi": 60})
    for name in OF_TOTALS:
        pd.testing.assert_frame_equal(getattr(usual, name), getattr(changed, name))
    assert set(changed.variants["threshold"]) == {">= 68", "> 70"}


def test_other_weights_move_the_declared_total_and_its_bounds():
    usual, other = Assessment.load("contoh"), Assessment.load("contoh", weights="equal_components")
    one, two = (
        own.bounds.query("family == 'declared' and treatment == 'neutral'").set_index("region")["low"]
        for own in (usual, other)
    )
    assert one["01.04"] > 90 > two["01.04"]
    assert usual.ranges["equal_components"].to_dict() == pytest.approx(two.to_dict())
