"""How far regions came in the programme, by what was announced."""

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
