"""The same figures under another framework: which verdicts differ, whose eligibility flips, both thresholds said."""

from dataclasses import replace

import pytest

from antikorupsi.assess import method
from antikorupsi.rules import frameworks
from helpers.eligibility.verdicts import eligibility_by_region, verdict_by_region_and_criterion
from tests.assess.gaps.making import figure, judged, region

EARLIER = frameworks.load("kabkota-2024")


@pytest.fixture(name="between")
def assessment_of_regions_between_68_and_70(assessment_contoh):
    """Regions whose SPI is 69, 71 and 69; the last one fails the MCP too."""
    figures = [figure("spi", 2024, value, code=code) for code, value in (("01.01", 69), ("01.02", 71), ("01.03", 69))]
    figures += [figure("mcp", 2024, value, code=code) for code, value in (("01.01", 80), ("01.02", 80), ("01.03", 60))]
    observations, regions, verdicts = judged(*figures)
    period = replace(assessment_contoh.period, regions=regions)
    return replace(assessment_contoh, period=period, kept_observations=observations, verdicts=verdicts)


def test_a_region_between_both_thresholds_differs_and_flips_only_if_nothing_else_fails(between):
    table = method.difference_by_region_and_criterion(between, EARLIER).set_index("region")
    assert list(table.index) == ["01.01", "01.03"]
    assert set(table["criterion"]) == {"spi"}
    assert (set(table["status"]), set(table["other_status"])) == ({"fails"}, {"meets"})
    assert (set(table["threshold"]), set(table["other_threshold"])) == ({"> 70"}, {">= 68"})
    assert list(table["eligibility"]) == ["not_eligible", "not_eligible"]
    assert list(table["other_eligibility"]) == ["undetermined", "not_eligible"]
    assert list(table["flips"]) == [True, False]


def test_a_framework_differs_in_nothing_from_itself(between):
    assert method.difference_by_region_and_criterion(between, between.framework).empty


def test_frameworks_of_the_same_kind_of_region_with_criteria_are_compared():
    assert [own.id for own in method.rivals_of(frameworks.load("kabkota-2025"))] == ["kabkota-2024", "kabkota-2026"]
    assert [own.id for own in method.rivals_of(EARLIER)] == ["kabkota-2025", "kabkota-2026"]
    assert method.rivals_of(frameworks.load("desa-2021")) == []


def test_flips_of_the_published_figures_are_those_of_two_whole_assessments(assessment_2025):
    period = assessment_2025.period
    earlier = verdict_by_region_and_criterion(
        assessment_2025.observations, period.regions, EARLIER, assessment_2025.as_of
    )
    eligibility = eligibility_by_region(earlier, EARLIER)
    flipped = set(eligibility.index[eligibility != assessment_2025.eligibility.reindex(eligibility.index)])
    table = method.difference_by_region_and_criterion(assessment_2025, EARLIER)
    assert flipped
    assert set(table.loc[table["flips"], "region"]) == flipped


def test_a_region_without_figures_differs_in_nothing(assessment_contoh):
    observations, regions, verdicts = judged(figure("mcp", 2024, 80), regions=[region("01.01"), region("01.02")])
    period = replace(assessment_contoh.period, regions=regions)
    empty = replace(assessment_contoh, period=period, kept_observations=observations, verdicts=verdicts)
    assert method.difference_by_region_and_criterion(empty, EARLIER).empty
