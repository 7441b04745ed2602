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


ALL_FOUR = [[1 + (row + item) % 4 for item in range(9)] for row in range(40)]


def in_letters(letters, answers=ALL_FOUR):
    return [[letters[answer - 1] for answer in row] for row in answers]


@pytest.mark.parametrize(
    "rows",
    [
        [["Keterangan"], *([number, words] for number, words in enumerate(RUNS_DOWN, 1))],
        [[f"{number} = {words}"] for number, words in enumerate(RUNS_DOWN, 1)],
        [["Skala Likert 1 - 5"]],
        [["Skala Likert 1 - 5 (5 = Sangat Puas)"]],
        [["Jawaban memakai skala 1 s.d. 5"]],
        [["Skala: 0 = tidak baik s.d. 3 = sangat baik"]],
        [["Skala penilaian 0 sampai 3"]],
        [["Pilihan jawaban: skala likert lima"]],
        [["Penilaian (1-6)"]],
    ],
)
def test_a_scale_that_the_sheet_names_is_asked_back(survey, rows):
    assert rules(survey(30, above=rows)) == ["scale_runs_otherwise"]


@pytest.mark.parametrize(
    "text",
    ["Skala 1 - 4", "Skala Likert 4", "Nilai konversi pada skala 25 - 100", "Kuesioner (1-4), nilai IKM (25-100)"],
)
def test_naming_the_instruments_scale_refuses_nothing(survey, text):
    assert index(survey(30, above=[[text]])) == 75


def test_a_table_of_frequencies_is_no_legend(survey):
    assert index(survey(30, above=[["Sangat Baik", 7], ["Baik", 2], ["Kurang Baik", 5]])) == 75


def test_letters_count_as_the_sheet_explains_them(survey):
    down = [["Keterangan: A = Sangat Baik, B = Baik, C = Kurang Baik, D = Tidak Baik"]]
    up = [["A", "Tidak Baik"], ["B", "Kurang Baik"], ["C", "Baik"], ["D", "Sangat Baik"]]
    assert rules(survey(40, answers=in_letters("DCBA"), above=down)) == ["scale_runs_otherwise"]
    assert index(survey(40, answers=in_letters("ABCD"), above=up)) == pytest.approx(62.5)
    assert index(survey(40, answers=[["c"] * 9] * 40, above=up)) == 75


@pytest.mark.parametrize(
    "letters", [["TB", "KB", "B", "SB"], ["STS", "TS", "S", "SS"], ["B"] * 4, ["K", "C", "B", "B"]]
)
def test_letters_that_nothing_explains_are_asked_back_once(survey, letters):
    found = survey(40, answers=in_letters(letters))
    assert (index(found), rules(found)) == (None, ["letters_unclear"])


def test_the_letters_of_the_questionnaire_are_read(survey):
    assert index(survey(40, answers=in_letters("abcd"))) == pytest.approx(62.5)


def test_equal_weights_hide_no_populations(survey):
    low, high = [[2] * 9] * 20, [[4] * 9] * 20
    strata, sizes = ["A"] * 20 + ["B"] * 20, [1000] * 20 + [9000] * 20
    columns = {"Strata": strata, "Populasi": sizes}
    plain = survey(40, columns, [*low, *high])
    found = survey(40, {**columns, "Bobot": [1] * 40}, [*low, *high])
    assert index(found) == index(plain) == pytest.approx(95)
    assert "equal_weights" in rules(found)


@pytest.mark.parametrize("heading", ["Jumlah Penduduk", "Ukuran Populasi", "Jumlah Pengguna Layanan"])
def test_sizes_of_strata_count_by_other_headings_too(survey, heading):
    columns = {"Strata": ["A"] * 20 + ["B"] * 20, heading: [1000] * 20 + [9000] * 20}
    assert index(survey(40, columns, [[2] * 9] * 20 + [[4] * 9] * 20)) == pytest.approx(95)


@pytest.mark.parametrize(
    ("heading", "small", "large"),
    [("Proporsi", "10%", "90%"), ("Proporsi", 0.1, 0.9), ("Jumlah KK", 1000, 9000), ("Pelanggan", "1.000", "9.000")],
)
def test_numbers_that_stand_for_strata_are_asked_back(survey, heading, small, large):
    columns = {"Strata": ["A"] * 20 + ["B"] * 20, heading: [small] * 20 + [large] * 20}
    found = survey(40, columns, [[2] * 9] * 20 + [[4] * 9] * 20)
    assert (index(found), rules(found)[0]) == (None, "sizes_unnamed")


@pytest.mark.parametrize("numbers", [[1] * 20 + [2] * 20, [7] * 40, [*range(40)]])
def test_numbers_that_are_no_sizes_refuse_nothing(survey, numbers):
    columns = {"Strata": ["A"] * 20 + ["B"] * 20, "Gelombang": numbers}
    assert index(survey(40, columns, [[3] * 9] * 40)) == 75


def test_weights_that_differ_or_fit_the_populations_stand(survey):
    answers = [[2] * 9] * 20 + [[4] * 9] * 20
    columns = {"Strata": ["A"] * 20 + ["B"] * 20, "Populasi": [1000] * 40}
    found = survey(40, {**columns, "Bobot": [1] * 40}, answers)
    assert index(found) == pytest.approx(75)
    assert "equal_weights" not in rules(found)
