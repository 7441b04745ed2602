"""Which regions are nearest: by criteria refuted, met and open, at the newest date in the data."""

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from antikorupsi.assess.shortlist import day_of_shortlist, shortlist_by_region
from antikorupsi.show import sentences, tables
from helpers import Assessment
from helpers.eligibility import AsOf, verdict_by_region_and_criterion
from tests.assess.gaps.making import AS_OF, PILOT, YEAR, figure, judged, region
from tests.assess.test_missing_figures import MET
from tests.publish.scorecard.fuzzed import with_figures
from tests.views import country

KEY = ["region", "met", "open", "refuted"]


def check(code, day, label):
    return figure("hukum", int(day[:4]), label, item="status", code=code, dated=day)


def shortlist(*figures, regions=None, day=AS_OF):
    observations, known, _ = judged(*figures, regions=regions)
    return shortlist_by_region(verdict_by_region_and_criterion(observations, known, PILOT, day), PILOT)


def test_a_refuted_criterion_counts_more_than_any_that_is_met():
    table = shortlist(
        figure("mcp", 2024, 80.0, code="01.01"),
        figure("mcp", 2024, 80.0, code="01.02"),
        figure("spi", 2024, 75.0, code="01.02"),
        figure("spbe", 2024, 1.5, code="01.02"),
        figure("mcp", 2024, 80.0, code="01.03"),
        figure("spi", 2024, 75.0, code="01.03"),
    )
    assert table[KEY].to_numpy().tolist() == [["01.03", 2, 6, 0], ["01.01", 1, 7, 0], ["01.02", 2, 5, 1]]
    assert table["refuted_criteria"].tolist() == ["", "", "spbe"]


def test_a_region_that_meets_nothing_is_not_on_it():
    assert shortlist(figure("mcp", 2024, 60.0)).empty


def test_the_legal_status_alone_is_open():
    table = shortlist(*MET)
    assert table.loc[0, ["eligibility", "met", "open", "open_criteria"]].tolist() == ["awaiting_checks", 7, 1, "hukum"]
    assert shortlist(*MET, check("01.01", "2025-11-03", "tidak ada")).loc[0, "eligibility"] == "eligible"


def test_it_is_judged_on_the_day_of_the_verdicts_or_at_a_newer_date_in_the_data():
    observations, *_ = judged(figure("spi", 2024, 75.0), check("01.01", "2026-02-03", "tidak ada"))
    assert day_of_shortlist(observations, PILOT, AS_OF) == AsOf(date(2026, 2, 3), YEAR)
    usual, *_ = judged(figure("spi", 2024, 75.0))
    assert day_of_shortlist(usual, PILOT, AS_OF) == AS_OF


def test_a_day_that_was_asked_for_is_kept():
    observations, *_ = judged(figure("spi", 2024, 75.0), check("01.01", "2026-02-03", "tidak ada"))
    asked = AsOf(date(2025, 1, 17), YEAR)
    assert day_of_shortlist(observations, PILOT, asked) == asked


def test_without_a_figure_the_day_of_the_verdicts_is_kept():
    observations, *_ = judged(figure("lhkpn", 2024, 90.0, item="kepatuhan"), regions=[region("01.01")])
    assert day_of_shortlist(observations, PILOT, AS_OF) == AS_OF


def test_a_region_that_is_eligible_already_is_not_the_nearest_to_it(assessment_contoh):
    nearest = assessment_contoh.shortlist["region"].tolist()
    first = assessment_contoh.verdicts["region"] == nearest[0]
    met = assessment_contoh.verdicts.assign(status=assessment_contoh.verdicts["status"].mask(first, "meets"))
    eligible = replace(assessment_contoh, verdicts=met)
    assert eligible.eligibility[nearest[0]] == "eligible"
    assert eligible.shortlist["region"].tolist() == nearest[1:]


def test_the_page_says_what_the_letters_would_do(assessment_contoh):
    shown = repr(tables.shortlist(country(assessment_contoh, "en")))
    assert "eligible as soon as the letters on the legal status are there" in shown
    assert "as of" not in shown


def test_a_country_has_ten_with_links_and_a_province_lists_its_regions_instead(assessment_2025):
    shown = tables.shortlist(country(assessment_2025, "en")).markup
    listed = (
        f"The 10 nearest of {len(assessment_2025.shortlist)} regions that meet a criterion and are not eligible yet"
    )
    assert listed in shown
    assert shown.count('<a href="daerah/') == 10
    assert tables.shortlist(country(assessment_2025, "en", "35")) is None


@pytest.mark.parametrize("as_of", [None, "2025-01-17"])
def test_a_page_names_one_day(as_of):
    asked = Assessment.load("2025", as_of=as_of)
    page = " ".join(map(repr, (sentences.overview_title(country(asked, "en")), tables.shortlist(country(asked, "en")))))
    assert page.count("as of") == 1


def test_a_shortlist_of_newer_data_says_its_day(assessment_contoh):
    newer = with_figures(assessment_contoh, [check("01.01", "2026-02-03", "tidak ada")])
    assert "judged here as of 3 February 2026" in repr(tables.shortlist(country(newer, "en")))


def test_every_pilot_in_a_table_of_regions_has_its_badge(assessment_2025):
    for shown in (
        tables.shortlist(country(assessment_2025)),
        tables.nearest_gaps(country(assessment_2025)),
        tables.region_overview(country(assessment_2025, "id", "35")),
    ):
        rows = ElementTree.fromstring(f"<div>{shown._repr_html_()}</div>").findall(".//tbody/tr")
        codes = {own.name: own.code for own in assessment_2025.period.regions}
        for row in rows:
            words = next(row[0].itertext())
            assert (row[0].find(".//span[@class]") is not None) == (codes[words.strip()] in assessment_2025.pilots)


def test_the_nearest_gaps_are_sorted_by_what_they_show(assessment_2025):
    shown = tables.nearest_gaps(country(assessment_2025, "en"))
    rows = ElementTree.fromstring(f"<div>{shown._repr_html_()}</div>").findall(".//tbody/tr")
    keys = []
    for row in rows:
        texts = ["".join(cell.itertext()) for cell in row]
        share = re.search(r"([\d.]+)% of the scale", texts[3])
        keys.append((int(texts[1]), float(share[1]) if share else 100.0))
    assert keys == sorted(keys)
