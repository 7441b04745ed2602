"""The overview says of what it is and what parameters changed, and counts regions by one definition."""

import re

import pytest

from antikorupsi.show.coverage import table as coverage_by_region
from antikorupsi.show.method_title import method_title
from antikorupsi.show.overview import overview_summary, overview_title
from helpers import Assessment
from tests.views import country


@pytest.mark.parametrize("province", ["", "35"])
def test_it_says_which_age_of_figures_a_parameter_set(province):
    changed = Assessment.load("2025", oldest_figure_years=3)
    said = overview_summary(country(changed, "en", province)).markup
    assert "The age of a figure that may decide was changed by parameter to 3 years; the framework says 2." in said


def test_fictitious_regions_are_of_no_country(assessment_contoh, assessment_2025):
    assert "<h1>Ringkasan: Semua daerah</h1>" in overview_title(country(assessment_contoh)).markup
    assert "<h1>Ringkasan: Indonesia</h1>" in overview_title(country(assessment_2025)).markup


def test_regions_of_which_a_criterion_can_be_judged_are_counted_alike_everywhere(assessment_2025):
    judged = len(assessment_2025.judged_codes())
    assert judged < len(assessment_2025.assessed_codes()) == 508
    assert f"can be judged of {judged} of 508 regions" in method_title(country(assessment_2025, "en")).markup
    unknown = rf"0 of {len(assessment_2025.framework.criteria)}</t[hd]><td[^>]*>0%</td><td[^>]*>{508 - judged}</td>"
    assert re.search(unknown, coverage_by_region(country(assessment_2025, "en")).markup)
