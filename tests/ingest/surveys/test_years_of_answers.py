"""The times of answers are held against the year that a survey is said to be of."""

from datetime import datetime

import pytest

from antikorupsi.ingest.tables.finding_rules import say_finding


def times(*years):
    return {"Timestamp": [datetime(year, 5, 6, 10, 12) for year in years]}


def rules(seen):
    return [each.rule for each in seen.findings if "answers_of" in each.rule]


@pytest.mark.parametrize("written", [lambda year: datetime(year, 5, 6), lambda year: f"{year}/05/06 10:12:33 GMT+7"])
def test_a_survey_whose_answers_were_given_in_another_year_is_asked_back(survey, written):
    seen = survey(30, {"Timestamp": [written(2023)] * 30})
    assert (rules(seen), seen.observations) == (["answers_of_other_year"], [])
    found = next(each for each in seen.findings if each.rule == "answers_of_other_year")
    message = say_finding(found.rule, found.details, "id").message
    assert all(each in message for each in ("2024", "2023", "30")), message


def test_some_answers_of_another_year_are_a_warning_and_are_counted(survey):
    seen = survey(30, times(*[2024] * 26, *[2025] * 4))
    assert rules(seen) == ["some_answers_of_other_year"]
    assert any(figure.item == "responden" and figure.value == 30 for figure in seen.observations)


@pytest.mark.parametrize("columns", [times(*[2024] * 30), {"Timestamp": ["pagi"] * 30}, None])
def test_answers_of_the_year_and_times_without_one_are_in_order(survey, columns):
    seen = survey(30, columns)
    assert rules(seen) == []
    assert seen.observations
