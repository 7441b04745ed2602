"""Which regions are nearest: by criteria refuted, met and open, at the newest date in the data."""

from datetime import date

from antikorupsi.assess.shortlist import day_of_shortlist, shortlist_by_region
from antikorupsi.show import tables
from helpers import Assessment
from helpers.eligibility import AsOf, verdict_by_region_and_criterion
from tests.assess.gaps.making import AS_OF, PILOT, YEAR, figure, judged, region
from tests.assess.test_missing_figures import MET

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


def test_it_is_judged_at_the_newest_date_in_the_data():
    observations, *_ = judged(figure("spi", 2024, 75.0), check("01.01", "2026-02-03", "tidak ada"))
    assert day_of_shortlist(observations, PILOT, AS_OF) == AsOf(date(2026, 2, 3), YEAR)
    usual, *_ = judged(figure("spi", 2024, 75.0))
    assert day_of_shortlist(usual, PILOT, AS_OF).day == date(2025, 1, 31)  # the usual release of the SPI of 2024


def test_a_day_that_was_asked_for_is_kept():
    observations, *_ = judged(figure("spi", 2024, 75.0), check("01.01", "2026-02-03", "tidak ada"))
    asked = AsOf(date(2025, 1, 17), YEAR)
    assert day_of_shortlist(observations, PILOT, asked) == asked


def test_without_a_figure_the_day_of_the_verdicts_is_kept():
    observations, *_ = judged(figure("lhkpn", 2024, 90.0, item="kepatuhan"), regions=[region("01.01")])
    assert day_of_shortlist(observations, PILOT, AS_OF) == AS_OF


def test_the_page_says_what_the_letters_would_do(assessment_contoh):
    shown = repr(tables.shortlist(assessment_contoh, "en"))
    assert "eligible as soon as the letters on the legal status are there" in shown
    assert "as of 16 December 2025, since when the newest figure is known" in shown


def test_a_country_has_twenty_and_a_province_all_of_its_own(assessment_2025):
    assert "The 20 nearest of " in repr(tables.shortlist(assessment_2025, "en"))
    own = assessment_2025.shortlist["region"].str.startswith("35.").sum()
    assert f"The {own} nearest of {own} regions" in repr(tables.shortlist(assessment_2025, "en", "35"))


def test_a_day_that_was_asked_for_is_not_called_the_newest_one():
    asked = Assessment.load("2025", as_of="2025-01-17")
    shown = repr(tables.shortlist(asked, "en"))
    assert "as of 17 January 2025, the day that was asked for" in shown
    assert "since when the newest figure" not in shown
