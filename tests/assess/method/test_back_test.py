"""Every region the KPK chose is judged as of its choice; what agrees, contradicts and cannot be told adds up."""

import pytest

from antikorupsi.assess.method.back_test import agreement_by_criterion, choices_of, verdict_by_choice_and_criterion


def test_every_chosen_region_is_judged_by_every_criterion_for_its_first_year(assessment_2025):
    found = verdict_by_choice_and_criterion(assessment_2025)
    choices = choices_of(assessment_2025.observations).set_index("region")["choice"]
    assert len(found) == len(choices) * 8
    assert found.set_index("region")["choice"].to_dict() == choices.to_dict()
    assert choices["35.72"] == 2025


def test_no_figure_that_came_out_after_the_choice_is_used(assessment_2025):
    found = verdict_by_choice_and_criterion(assessment_2025)
    judged = found[found["year"].notna() & ~found["criterion"].isin(["kepatuhan", "hukum"])]
    assert len(judged) > 10
    assert (judged["year"] <= judged["choice"] - 2).all()


def test_maros_is_contradicted_by_its_yellow_zone(assessment_2025):
    found = verdict_by_choice_and_criterion(assessment_2025).set_index(["region", "criterion"])
    assert tuple(found.loc[("73.09", "kepatuhan"), ["status", "label", "year"]]) == ("fails", "kuning", 2024)


def test_what_agrees_contradicts_and_cannot_be_told_adds_up(assessment_2025):
    table = agreement_by_criterion(assessment_2025)
    assert (table["agree"] + table["contradict"] + table["unknown"] == table["chosen"]).all()
    shares = table["others_meet"].dropna()
    assert shares.between(0, 1).all()


def test_without_choices_nothing_is_said(assessment_2025):
    none = assessment_2025.observations.query("instrument != 'nilai_akhir'")
    assert choices_of(none).empty
    assert agreement_by_criterion(assessment_2025)["chosen"].iloc[0] == pytest.approx(
        len(choices_of(assessment_2025.observations))
    )
