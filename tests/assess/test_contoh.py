"""The simulated set holds the contrasts that a report must handle."""

import pandas as pd
import pytest

from helpers import Assessment


def test_all_criteria_met_and_a_total_above_90(assessment_contoh):
    view = assessment_contoh.region("01.01")
    assert view.eligibility == "eligible"
    assert view.total > 90
    assert view.meets_strict_reading is True


def test_one_failed_criterion_makes_a_region_not_eligible(assessment_contoh):
    view = assessment_contoh.region("01.02")
    assert view.eligibility == "not_eligible"
    assert view.verdicts.set_index("criterion")["status"].to_dict()["spi"] == "fails"


def test_missing_data_leave_a_region_undetermined(assessment_contoh):
    view = assessment_contoh.region("01.03")
    assert view.eligibility == "undetermined"
    assert view.stage == "monev"


def test_a_strong_total_with_one_weak_component_falls_under_the_strict_reading_and_under_other_weights(
    assessment_contoh,
):
    view = assessment_contoh.region("01.04")
    assert view.total >= 90
    assert view.meets_strict_reading is False
    other = Assessment.load("contoh", weights="equal_components").region("01.04")
    assert other.total < 90


def test_disagreement_among_assessors_is_kept(assessment_contoh):
    scores = assessment_contoh.region("01.05").scores
    spread = scores["highest"] - scores["lowest"]
    assert (spread > 25).sum() >= 3


def test_a_region_with_nothing_at_all_has_eight_verdicts_without_data(assessment_contoh):
    view = assessment_contoh.region("01.08")
    assert view.observations.empty
    assert (view.verdicts["status"] == "no_data").all()
    assert view.total is None
    assert view.stage is None


def test_indicator_1_is_the_mcp_figure_by_value(assessment_contoh):
    for code in ("01.01", "01.02", "01.04", "01.06"):
        view = assessment_contoh.region(code)
        mcp = view.verdicts[view.verdicts["criterion"] == "mcp"].iloc[0]["value"]
        assert view.score("indicator", "i01")["score"] == mcp


def test_pleno_decides_where_it_is_given_and_the_mean_elsewhere(assessment_contoh):
    seen = assessment_contoh.observations
    panel = seen[(seen["instrument"] == "penilaian") & seen["value"].notna() & (seen["stage"] == "penilaian")]
    scores = assessment_contoh.scores
    checked = {"pleno": 0, "assessors": 0}
    for _, row in scores[(scores["level"] == "indicator") & (scores["stage"] == "penilaian")].iterrows():
        own = panel[(panel["region"] == row["region"]) & panel["item"].str.startswith(f"{row['id']}.")]
        pleno = own[own["item"].str.endswith(".pleno")]["value"]
        assessors = own[own["item"].str.endswith(".skor")]["value"]
        if row["origin"] == "pleno":
            assert row["score"] == pleno.iloc[0]
        elif row["origin"] == "assessors":
            assert row["score"] == pytest.approx(assessors.mean())
        checked[row["origin"]] = checked.get(row["origin"], 0) + 1
    assert checked["pleno"] > 0
    assert checked["assessors"] > 0


def test_a_total_below_the_minimum_coverage_is_not_shown(assessment_contoh):
    totals = assessment_contoh.scores[assessment_contoh.scores["level"] == "total"]
    too_few = totals["coverage"] < 0.65
    assert too_few.any()
    assert totals.loc[too_few, "score"].isna().all()
    assert totals.loc[~too_few, "score"].notna().all()


def test_the_satisfaction_survey_gives_an_index_with_its_interval(assessment_contoh):
    seen = assessment_contoh.observations
    survey = seen[(seen["instrument"] == "skm") & (seen["region"] == "01.01")].set_index("item")["value"]
    assert survey["ikm_bawah"] < survey["ikm"] < survey["ikm_atas"]
    assert survey["ikm"] == pytest.approx(sum(survey[f"u{n}"] for n in range(1, 10)) / 9 * 25)


def test_every_fault_of_the_set_is_found_and_every_sum_closes(assessment_contoh):
    rules = set(assessment_contoh.findings["rule"])
    assert {
        "unknown_region",
        "not_a_number",
        "out_of_range",
        "unknown_label",
        "two_values",
        "unknown_file",
        "file_damaged",
    } <= rules
    accounts = assessment_contoh.accounts
    assert not accounts.empty
    assert (
        accounts[["title", "header", "blank", "note", "total", "empty", "figures", "rejected"]].sum(axis=1)
        == accounts["rows"]
    ).all()


def test_everything_is_marked_as_simulated(assessment_contoh):
    assert assessment_contoh.observations["simulated"].all()
    assert all(assessment_contoh.region(region.code).simulated for region in assessment_contoh.period.regions)


def test_overrides_change_the_verdict_and_say_so():
    milder = Assessment.load("contoh", overrides={"spi": 60})
    spi = milder.region("01.02").verdicts.set_index("criterion").loc["spi"]
    assert spi["status"] == "meets"
    assert spi["overridden"]
    assert not pd.isna(spi["value"])
