"""Checks by day: the latest one known counts, for as long as its answer stands."""

import pytest

from tests.helpers.eligibility.figures_of import figure, on, said, verdict


def check(day, answer):
    return figure("status", int(day[:4]), answer, dated=day)


def test_the_legal_status_is_that_of_the_latest_check_on_or_before_the_day():
    none, present = check("2025-06-30", "tidak ada"), check("2025-11-05", "ada")
    assert said("hukum", none, present, as_of=on("2025-11-04")) == ("meets", "")
    assert said("hukum", none, present, as_of=on("2025-11-05")) == ("fails", "")
    assert said("hukum", present, as_of=on("2025-11-04")) == ("no_data", "checked_later")


def test_a_check_of_the_assessment_year_counts():
    assert said("hukum", check("2025-12-31", "ada")) == ("fails", "")


def test_nobody_under_investigation_stands_for_one_year_and_somebody_until_the_next_check():
    assert said("hukum", check("2024-12-31", "tidak ada")) == ("meets", "")
    assert said("hukum", check("2024-12-30", "tidak ada")) == ("no_data", "stale")
    assert said("hukum", check("2018-03-01", "ada")) == ("fails", "")
    assert said("hukum", check("2018-03-01", "ada"), check("2025-02-01", "tidak ada")) == ("meets", "")


def test_an_older_check_does_not_speak_again_where_the_latest_one_has_lost_its_force():
    known = check("2020-01-01", "ada"), check("2022-01-01", "tidak ada")
    assert said("hukum", *known) == ("no_data", "stale")


def test_two_answers_of_one_day_contradict_each_other():
    assert said("hukum", check("2025-05-05", "ada"), check("2025-05-05", "tidak ada")) == ("no_data", "contradicted")


def test_a_check_that_is_not_final_decides_nothing():
    assert said("hukum", figure("status", 2024, "ada", dated="2024-03-03", status="interim")) == ("no_data", "interim")


def test_a_check_without_a_day_is_one_of_the_last_day_of_its_year():
    assert said("hukum", figure("status", 2025, "ada"), as_of=on("2025-12-30")) == ("no_data", "checked_later")
    assert said("hukum", figure("status", 2025, "ada"), as_of=on("2025-12-31")) == ("fails", "")


@pytest.mark.parametrize(("label", "status"), [("tidak ada", "meets"), ("ada", "fails")])
def test_nobody_may_be_under_investigation(label, status):
    assert verdict("hukum", figure("status", 2025, label)).status == status


def test_of_checks_of_one_year_the_latest_day_gives_the_reason():
    known = figure("status", 2026, "ada", dated="2026-01-14"), figure("status", 2022, "tidak ada", dated="2022-01-14")
    assert said("hukum", *known) == ("no_data", "stale")
    interim = figure("status", 2026, "ada", dated="2026-03-14", status="interim")
    assert said("hukum", known[0], interim) == ("no_data", "interim")
