"""Scores of a draft, and columns of targets or provisional values, are refused by one error each."""

import pytest

from tests.ingest.tables.test_panel_columns import HEAD, NAMES, errors, paper


def scored(ingested):
    return {(seen.item.split(".")[1], seen.assessor) for seen in ingested.observations if seen.value is not None}


@pytest.mark.parametrize("heading", ["Pleno (sementara)", "Pleno (Draf)", "Pleno (belum final)"])
def test_a_provisional_plenary_value_is_not_read(read, heading):
    ingested = paper(read, ["KPK", heading, "Bukti"], 95, 96, "SK")
    assert scored(ingested) == {("skor", "KPK")}
    assert errors(ingested) == [("scores_not_final", "D5")]


@pytest.mark.parametrize("heading", ["KPK (Target)", "KPK (Proyeksi)", "KPK (Rencana)"])
def test_a_target_is_no_score(read, heading):
    ingested = paper(read, [heading, "BPKP", "Bukti"], 95, 94, "SK")
    assert scored(ingested) == {("skor", "BPKP")}
    assert errors(ingested) == [("scores_not_final", "C5")]


@pytest.mark.parametrize(
    "title", ["DRAFT Lembar Penilaian Panel", "Lembar Penilaian (Sementara)", "Rancangan Lembar Penilaian"]
)
def test_a_title_makes_all_scores_those_of_a_draft(read, title):
    rows = [[number, name, 95, "SK"] for number, name in enumerate(NAMES, 1)]
    ingested = read({"panel.xlsx": [[title], *HEAD[1:], ["No", "Indikator", "KPK", "Bukti"], *rows]})
    assert scored(ingested) == set()
    assert ("scores_not_final", "A1") in errors(ingested)


def test_a_file_name_makes_all_scores_those_of_a_draft(read):
    rows = [[number, name, 95, "SK"] for number, name in enumerate(NAMES, 1)]
    ingested = read({"Draf penilaian.xlsx": [*HEAD, ["No", "Indikator", "KPK", "Bukti"], *rows]})
    assert scored(ingested) == set()
