"""No result is published that one weight makes the answers of one respondent."""

import pytest

ANSWERS = [[(number * 7 + unsur * 3) % 4 + 1 for unsur in range(9)] for number in range(60)]
RESULTS = {"ikm", "ikm_bawah", "ikm_atas", *(f"u{number}" for number in range(1, 10))}


def heavy(read):
    return [(finding.rule, finding.cell) for finding in read.findings if finding.rule == "heavy_weight"]


def test_one_weight_without_its_decimal_comma_publishes_nobodys_answers(survey):
    weights = [12500 if number == 7 else 1.25 for number in range(60)]
    read = survey(60, {"Bobot": weights}, ANSWERS)
    assert not {seen.item for seen in read.observations} & RESULTS
    assert heavy(read) == [("heavy_weight", "A12")]


def test_weights_that_differ_as_usual_are_used(survey):
    read = survey(60, {"Bobot": [1 + number % 5 for number in range(60)]}, ANSWERS)
    assert {seen.item for seen in read.observations} >= RESULTS
    assert not heavy(read)


@pytest.mark.parametrize(("weight", "is_shown"), [(1.0, True), (1.4, False)])
def test_ten_respondents_are_shown_by_equal_weights_alone(survey, weight, is_shown):
    read = survey(10, {"Bobot": [weight, *[1.0] * 9]}, ANSWERS[:10])
    assert ("ikm" in {seen.item for seen in read.observations}) == is_shown
    assert bool(heavy(read)) != is_shown


def test_an_element_that_few_others_answered_is_left_out_alone(survey):
    weights = [20 if number == 7 else 1 for number in range(60)]
    answers = [[None if number % 4 != 3 else own[0], *own[1:]] for number, own in enumerate(ANSWERS)]
    read = survey(60, {"Bobot": weights}, answers)
    items = {seen.item for seen in read.observations}
    assert not {"u1", "ikm"} & items
    assert not items & RESULTS or heavy(read)


def test_a_group_with_one_heavy_respondent_is_hidden_with_another_and_named(survey):
    weights = [30 if number == 7 else 1 for number in range(200)]
    columns = {"Bobot": weights, "Unit Layanan": [f"Unit {number // 40}" for number in range(200)]}
    read = survey(200, columns, [ANSWERS[number % 60] for number in range(200)])
    shown = {group.group for group in read.groups if not group.suppressed}
    assert "Unit 0" not in shown
    assert "ikm" not in {seen.item for seen in read.observations} or len(shown) < 4
    assert ("heavy_weight", "A12") in heavy(read)
