"""Working papers whose scores stand below headings that name no assessor are refused by one error, never skipped."""

import pytest

from antikorupsi.rules import frameworks

NAMES = [own.name.id for own in frameworks.load("kabkota-2025").indicators]
TITLE = "Lembar Penilaian Percontohan Kabupaten/Kota Antikorupsi"
HEAD = [[TITLE], ["Daerah", "Kota Blitar"], ["Tahap", "Penilaian"], ["Tahun", 2025]]


def paper(read, headings, *values):
    rows = [[number, name, *values] for number, name in enumerate(NAMES, 1)]
    return read({"Lembar Penilaian Kota Blitar.xlsx": [*HEAD, ["No", "Indikator", *headings], *rows]})


def errors(ingested):
    return [(found.rule, found.cell) for found in ingested.findings if found.rule != "unknown_column"]


@pytest.mark.parametrize(
    ("headings", "values", "cell"),
    [
        (["Penilai 1", "Penilai 2", "Pleno"], [94, 85, ""], "C5"),
        (["Penilai 1", "Penilai 2"], [94, 85], "C5"),
        (["Penilai 1", "Penilai 2"], [94.5, 85.25], "C5"),
        (["Bobot", "Nilai", "Nilai x Bobot"], [5, 90, 450], "D5"),
        (["Skor (1-5)", "Catatan"], [4, ""], "C5"),
        (["Nilai"], [90], "C5"),
    ],
)
def test_a_paper_of_which_no_score_is_read_is_one_error(read, headings, values, cell):
    ingested = paper(read, headings, *values)
    assert ingested.observations == []
    assert errors(ingested) == [("scores_without_assessor", cell)]


def test_a_paper_not_yet_scored_is_no_error(read):
    ingested = paper(read, ["KPK", "BPKP", "Pleno"], "", "", "")
    assert errors(ingested) == []


def test_a_list_of_indicators_and_weights_is_no_paper_without_scores(read):
    ingested = paper(read, ["Bobot"], 5)
    assert "scores_without_assessor" not in [rule for rule, _ in errors(ingested)]


@pytest.mark.parametrize("score", [4, 2, 10])
def test_a_paper_scored_on_a_low_scale_is_one_error_and_keeps_its_scores(read, score):
    ingested = paper(read, ["KPK (1-5)", "BPKP"], score, score)
    assert len(ingested.observations) == 2 * len(NAMES)
    assert [rule for rule, _ in errors(ingested)].count("scores_of_low_scale") == 1


@pytest.mark.parametrize("scores", [(0, 0), (4, 60)])
def test_a_paper_of_noughts_or_of_one_low_assessor_is_not_on_a_low_scale(read, scores):
    ingested = paper(read, ["KPK", "BPKP"], *scores)
    assert "scores_of_low_scale" not in [rule for rule, _ in errors(ingested)]
