"""A survey that was answered on another scale gives one finding and no index; a slip of the hand costs its answer."""

import pytest

from tests.ingest.surveys.conftest import HEAD, UNSUR
from tests.ingest.surveys.test_reading_surveys import closes, figures, rules

FIVE = [[1 + (row + item) % 5 for item in range(9)] for row in range(40)]
ZERO = [[(row + item) % 4 for item in range(9)] for row in range(40)]
TEN = [[1 + (3 * row + item) % 10 for item in range(9)] for row in range(40)]
HUNDRED = [[60 + row % 40] * 9 for row in range(40)]
FEW_FIVES = [[5 if item == 3 and row % 8 == 0 else 3 for item in range(9)] for row in range(40)]
WORDS = [["Cukup baik" if (row + item) % 4 == 0 else "Baik" for item in range(9)] for row in range(40)]
SOME_FIVES = [[5 if (row + 5 * item) % 40 == 0 else 3 for item in range(9)] for row in range(40)]
NUMBERED = [["5 - Sangat baik" if row % 4 == 0 else "4 - Sangat baik" for item in range(9)] for row in range(40)]
LETTERS = [["e" if (row + item) % 5 == 0 else "d" for item in range(9)] for row in range(40)]
TEXTS = [[str(answer) for answer in row] for row in FIVE]


@pytest.mark.parametrize(
    "answers",
    [FIVE, ZERO, TEN, HUNDRED, FEW_FIVES, SOME_FIVES, WORDS, NUMBERED, LETTERS, TEXTS],
    ids=["1-5", "0-3", "1-10", "percent", "one question", "a few", "words", "numbers and words", "letters", "texts"],
)
def test_a_survey_on_another_scale_is_one_finding_and_no_figure(survey, answers):
    seen = survey(40, {"No": list(range(1, 41))}, answers)
    assert rules(seen) == ["answers_off_scale"]
    assert seen.findings[0].value_read == ""
    assert not seen.observations
    assert not seen.groups
    assert seen.accounts[0].rejected == 40
    assert closes(seen)


@pytest.mark.parametrize("slips", [1, 2])
@pytest.mark.parametrize("value", [5, 0, 33])
def test_slips_of_the_hand_cost_their_answers_alone(survey, slips, value):
    answers = [[3] * 9 for _ in range(40)]
    for place in range(slips):
        answers[place][4] = value
    seen = survey(40, answers=answers)
    assert rules(seen) == ["not_an_answer"] * slips
    assert figures(seen)["ikm"] == pytest.approx(75)


def test_slips_of_many_kinds_cost_their_answers_alone(survey):
    slips = {(row, row % 9): (0, 5, 6, 44)[row % 4] for row in range(0, 40, 5)}
    answers = [[slips.get((row, item), 3) for item in range(9)] for row in range(40)]
    assert rules(survey(40, answers=answers)) == ["not_an_answer"] * len(slips)


def test_few_answers_that_cannot_be_read_cost_themselves_alone(survey):
    seen = survey(40, answers=[["lupa" if row < 4 else 3, *[3] * 8] for row in range(40)])
    assert set(rules(seen)) == {"not_an_answer"}
    assert figures(seen)["responden"] == 40


@pytest.mark.parametrize("word", ["lupa", "kurang", "1-2", 2.5])
@pytest.mark.parametrize("questions", [{3}, {*range(9)}], ids=["one question", "all questions"])
def test_what_is_left_of_many_answers_that_cannot_be_read_gives_no_index(survey, word, questions):
    answers = [[word if item in questions and (row + item) % 7 == 0 else 4 for item in range(9)] for row in range(60)]
    seen = survey(60, answers=answers)
    assert rules(seen) == ["answers_unread"]
    assert not seen.observations
    assert seen.accounts[0].rejected == 60
    assert closes(seen)


def test_each_survey_of_a_table_has_its_own_scale(read):
    rows = [["Kota Batu", *[3] * 9]] * 400 + [["Kota Blitar", *answers] for answers in FIVE]
    seen = read({"survei.xlsx": [HEAD[0], ["Tahun", 2024], ["Daerah", *UNSUR], *rows]})
    assert {row.region for row in seen.observations} == {"35.79"}
    assert [(finding.rule, finding.region) for finding in seen.findings] == [("answers_off_scale", "35.72")]
    assert closes(seen)


def test_a_scale_of_six_is_the_own_one_of_the_integrity_survey(read):
    head = [["Survei integritas"], *HEAD[1:], ["Kelompok", *[f"P{number}" for number in range(1, 9)]]]
    rows = [["Pegawai", *[1] * 4, *[6] * 4]] * 60 + [["Masyarakat", *[6] * 4, *[1] * 4]] * 30
    seen = read({"survei.xlsx": [*head, *rows, *[["Ahli", *[1] * 4, *[6] * 4]] * 15]})
    assert "answers_off_scale" not in rules(seen)
    assert "indeks" in figures(seen)
