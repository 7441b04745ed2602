"""The survey in a region's report."""

import re

import openpyxl
import pytest

from antikorupsi.assess.assessment import Assessment
from antikorupsi.show.absent import absent
from antikorupsi.show.survey import survey_results
from tests.ingest.surveys.conftest import HEAD, UNSUR


@pytest.fixture(scope="module")
def contoh():
    return Assessment.load("contoh")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_shows_index_interval_quality_respondents_weakest_unsur_and_groups(contoh, language):
    shown = survey_results(contoh.region("01.01", language))._repr_html_()
    for words in ("87", "±", "352", "U8", "S1/D4", "SMA/SMK"):
        assert words in shown
    assert ("Selang kepercayaan" in shown) == (language == "id")


def test_a_region_without_a_survey_has_no_section_of_it_and_says_so(contoh):
    surveyed = set(contoh.observations.loc[contoh.observations["instrument"] == "skm", "region"])
    region = next(code for code in contoh.codes if code not in surveyed)
    view = contoh.region(region, "en")
    assert survey_results(view) is None
    assert re.search(r"Not there yet:.*\bsurvey\b", repr(absent(view)))


@pytest.fixture
def strata(tmp_path):
    """A survey whose strata have sizes and no weights, and one respondent of no stratum."""
    folder = tmp_path / "2025"
    folder.mkdir()
    workbook = openpyxl.Workbook()
    for row in [*HEAD, ["Strata", "Populasi", *UNSUR]]:
        workbook.active.append(row)
    for number in range(81):
        stratum = [None, None] if number == 80 else ["Kota", 1000] if number < 40 else ["Desa", 3000]
        workbook.active.append([*stratum, *[3 if number < 40 else 2] * 8, 3])
    workbook.save(folder / "skm.xlsx")
    return Assessment.load("2025", raw=tmp_path)


def test_the_report_says_who_is_not_counted_and_what_weighs_the_others(strata):
    shown = survey_results(strata.region("35.72", "en"))._repr_html_()
    assert "cluster is unusable: 1." in shown
    assert "weighted by the sizes of their strata" in shown
