"""The survey in a region's report."""

import pytest

from antikorupsi.assess.assessment import Assessment
from antikorupsi.show.tables.survey import survey_results


@pytest.fixture(scope="module")
def contoh():
    return Assessment.load("contoh")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_shows_index_interval_quality_respondents_weakest_unsur_and_groups(contoh, language):
    shown = survey_results(contoh.region("01.01", language))._repr_html_()
    for words in ("87", "±", "352", "U8", "S1/D4", "SMA/SMK"):
        assert words in shown
    assert ("Selang kepercayaan" in shown) == (language == "id")


def test_a_region_without_a_survey_says_so(contoh):
    surveyed = set(contoh.observations.loc[contoh.observations["instrument"] == "skm", "region"])
    region = next(code for code in contoh.codes() if code not in surveyed)
    assert "No survey of this region" in repr(survey_results(contoh.region(region, "en")))
