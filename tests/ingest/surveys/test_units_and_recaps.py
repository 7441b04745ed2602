"""The survey of one unit is none of its region, and a recap of means is no survey: one finding each."""

import pytest

from tests.ingest.surveys.conftest import UNSUR
from tests.ingest.surveys.test_reading_surveys import closes, rules

ANSWERS = [[3] * 9 for _ in range(40)]


def sheet(title, *columns):
    return [[title], [*columns, *UNSUR]]


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("SKM.xlsx", "SURVEI KEPUASAN MASYARAKAT RSUD MARDI WALUYO KOTA BLITAR TAHUN 2024"),
        ("SKM.xlsx", "IKM Puskesmas Sananwetan Kota Blitar 2024"),
        ("SKM Disdukcapil Kota Blitar 2024.xlsx", "Survei Kepuasan Masyarakat"),
    ],
)
def test_the_survey_of_a_unit_is_one_finding(read, file, title):
    seen = read({file: [*sheet(title), *ANSWERS]})
    assert rules(seen) == ["survey_of_unit"]
    assert not seen.observations
    assert closes(seen)


def test_a_label_of_the_year_hides_no_unit_in_the_title(read):
    rows = sheet("SKM RSUD Mardi Waluyo Kota Blitar 2024")
    seen = read({"SKM.xlsx": [rows[0], ["Tahun", 2024], rows[1], *ANSWERS]})
    assert rules(seen) == ["survey_of_unit"]


@pytest.mark.parametrize("label", [["Unit Layanan", "RSUD Mardi Waluyo"], ["Unit Layanan: RSUD Mardi Waluyo"]])
def test_a_unit_beside_a_label_refuses_nothing(read, label):
    rows = sheet("SKM Kota Blitar 2024")
    seen = read({"SKM.xlsx": [rows[0], label, rows[1], *ANSWERS]})
    assert rules(seen) == []


@pytest.mark.parametrize("title", ["SKM Kota Blitar 2024", "SKM Unit Layanan se-Kota Blitar 2024"])
def test_the_survey_of_a_region_is_read(read, title):
    seen = read({"SKM.xlsx": [*sheet(title), *ANSWERS]})
    assert {each.region for each in seen.observations} == {"35.72"}


@pytest.mark.parametrize("written", [3.1, "3,1", "3.1"])
@pytest.mark.parametrize(
    ("title", "column", "names"),
    [
        ("Rekap SKM Kabupaten/Kota 2024", "Kab/Kota", ["Kota Blitar", "Kota Batu"]),
        ("REKAP IKM PER UNIT LAYANAN KOTA BLITAR TAHUN 2024", "Unit Layanan", [f"Bagian {n}" for n in range(12)]),
    ],
)
def test_a_recap_of_means_is_one_finding(read, title, column, names, written):
    seen = read({"SKM 2024.xlsx": [*sheet(title, column), *([name, *[written] * 9] for name in names)]})
    assert rules(seen) == ["survey_of_means"]
    assert not seen.observations
    assert closes(seen)


def test_a_few_fractions_cost_their_answers_alone(read):
    answers = [[2.5, *[3] * 8], *ANSWERS]
    assert rules(read({"SKM.xlsx": [*sheet("SKM Kota Blitar 2024"), *answers]})) == ["not_an_answer"]
