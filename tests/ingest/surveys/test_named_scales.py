"""A survey whose sheet says that its numbers run the other way is asked back; equal weights hide no populations."""

import pytest

RUNS_DOWN = ["Sangat Baik", "Baik", "Kurang Baik", "Tidak Baik"]


def rules(ingested):
    return [found.rule for found in ingested.findings]


def index(ingested):
    return next((seen.value for seen in ingested.observations if seen.item == "ikm"), None)


def legend(words, form):
    return [form.format(number=number, words=word) for number, word in enumerate(words, 1)]


@pytest.mark.parametrize(
    "form", ["{number} = {words}", "{number}. {words}", "{words} ({number})", "{words} = {number}"]
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_legend_that_runs_down_is_asked_back(survey, form, place):
    found = survey(30, **{place: [[f"Keterangan: {', '.join(legend(RUNS_DOWN, form))}"]]})
    assert (index(found), rules(found)) == (None, ["scale_runs_otherwise"])


@pytest.mark.parametrize(
    "rows",
    [
        [[each] for each in legend(RUNS_DOWN, "{number} = {words}")[:1]] + [["1 = Sangat Puas, 4 = Tidak Puas"]],
        [[1, "Sangat Baik", 2, "Baik", 3, "Kurang Baik", 4, "Tidak Baik"]],
    ],
)
def test_in_cells_of_their_own_or_in_other_words_too(survey, rows):
    assert rules(survey(30, above=rows))[0] == "scale_runs_otherwise"


@pytest.mark.parametrize(
    "text",
    [
        "Keterangan: 1 = Tidak Baik, 2 = Kurang Baik, 3 = Baik, 4 = Sangat Baik",
        "4 = Sangat Baik; 3 = Baik; 2 = Kurang Baik; 1 = Tidak Baik",
        "Mutu: A = Sangat Baik, B = Baik, C = Kurang Baik, D = Tidak Baik",
        "Nilai 88,31-100: Sangat Baik; 76,61-88,30: Baik",
    ],
)
def test_the_instruments_own_scale_is_read(survey, text):
    assert index(survey(30, above=[[text]])) == 75


def test_equal_weights_hide_no_populations(survey):
    low, high = [[2] * 9] * 20, [[4] * 9] * 20
    strata, sizes = ["A"] * 20 + ["B"] * 20, [1000] * 20 + [9000] * 20
    columns = {"Strata": strata, "Populasi": sizes}
    plain = survey(40, columns, [*low, *high])
    found = survey(40, {**columns, "Bobot": [1] * 40}, [*low, *high])
    assert index(found) == index(plain) == pytest.approx(95)
    assert "equal_weights" in rules(found)


def test_weights_that_differ_or_fit_the_populations_stand(survey):
    answers = [[2] * 9] * 20 + [[4] * 9] * 20
    columns = {"Strata": ["A"] * 20 + ["B"] * 20, "Populasi": [1000] * 40}
    found = survey(40, {**columns, "Bobot": [1] * 40}, answers)
    assert index(found) == pytest.approx(75)
    assert "equal_weights" not in rules(found)
