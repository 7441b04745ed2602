"""What the criteria say of a region together."""

import pandas as pd
import pytest

from antikorupsi.rules import frameworks, regions
from helpers.eligibility import AsOf, eligibility_by_region, eligibility_of, verdict_by_region_and_criterion

FRAMEWORK = frameworks.load("kabkota-2025")
NAMES = [criterion.id for criterion in FRAMEWORK.criteria]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["meets"] * 8, "eligible"),
        (["meets"] * 7 + ["no_data"], "awaiting_checks"),
        (["no_data"] + ["meets"] * 7, "undetermined"),
        (["no_data"] + ["meets"] * 6 + ["no_data"], "undetermined"),
        (["no_data"] * 7 + ["meets"], "undetermined"),
        (["no_data"] * 7 + ["fails"], "not_eligible"),
        (["meets"] * 7 + ["fails"], "not_eligible"),
        (["no_data"] * 8, "undetermined"),
    ],
)
def test_a_region_is_eligible_only_when_all_criteria_are_met_and_awaits_only_the_legal_status(statuses, expected):
    assert NAMES[-1] == "hukum"
    assert eligibility_of(FRAMEWORK, dict(zip(NAMES, statuses, strict=True))) == expected


def test_a_framework_of_checks_alone_awaits_nothing():
    assert eligibility_of(FRAMEWORK, {"hukum": "no_data"}) == "undetermined"


def test_the_six_administrative_regions_of_jakarta_are_listed_and_not_assessed(assessment_2025):
    found = eligibility_by_region(assessment_2025.verdicts, FRAMEWORK)
    unassessed = sorted(found.index[found == "not_assessed"])
    assert unassessed == ["31.01", "31.71", "31.72", "31.73", "31.74", "31.75"]
    assert len(found) - len(unassessed) == 508


def test_not_even_a_figure_makes_an_administrative_region_assessed(assessment_2025):
    own = assessment_2025.observations
    row = own[own["instrument"] == "mcp"].head(1).assign(region="31.71", year=2024, value=10.0, status="final")
    judged = verdict_by_region_and_criterion(pd.concat([own, row]), regions.official(), FRAMEWORK, AsOf.end_of(2025))
    assert set(judged.loc[judged["region"] == "31.71", "reason"]) == {"not_assessed"}
