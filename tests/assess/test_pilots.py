"""How far regions came in the programme, by what was announced."""

from antikorupsi.show import sentences
from helpers import Assessment


def test_the_pilots_of_2024_and_2025_are_known_by_their_years(assessment_2025):
    pilots = {code: own.year for code, own in assessment_2025.pilots.items() if own.standing == "pilot"}
    assert pilots == {
        "33.72": 2024, "34.01": 2024, "13.76": 2024, "51.03": 2024, "35.72": 2025, "52.71": 2025, "71.07": 2025,
    }  # fmt: skip


def test_a_candidate_for_2026_is_one_from_2026_on(assessment_2025):
    assert assessment_2025.pilots.get("36.71") is None
    later = Assessment.load("2026").pilots
    assert (later["36.71"].standing, later["36.71"].year) == ("candidate", 2026)
    assert later["52.71"].standing == "pilot"


def test_every_standing_leads_to_its_cells(assessment_2025):
    seen = assessment_2025.observations
    known = set(seen["file"] + "|" + seen["sheet"] + "|" + seen["cell"])
    assert all(set(own.cells) <= known and own.cells for own in assessment_2025.pilots.values())


def test_nobody_is_a_pilot_before_the_day_of_the_designation():
    earlier = Assessment.load("2025", as_of="2025-01-17")
    assert {own.year for own in earlier.pilots.values()} == {2024}
    view = earlier.region("35.72")
    assert view.pilot is None
    assert view.published_total is None
    said = sentences.verdict(view).markup
    assert "92,15" not in said
    assert "terbit setelah tanggal acuan" in said


def test_a_pilots_page_says_the_day_and_the_verdict_as_of_its_choice(assessment_2025):
    said = sentences.verdict(assessment_2025.region("35.72", "en")).markup
    assert "The KPK made the region a pilot of 2025 on 9 December 2025." in said
    assert "On 17 January 2025, the day assumed for its choice, 5 of the 5 criteria known were met." in said
    assert "no criterion could be judged" in sentences.verdict(assessment_2025.region("71.07", "en")).markup


def test_public_data_that_say_otherwise_are_named():
    said = sentences.verdict(Assessment.load("2026").region("52.71")).markup
    assert "Data publik menunjukkan lain (Survei Penilaian Integritas (SPI) 69,81 (2025))" in said
