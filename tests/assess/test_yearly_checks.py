"""A pilot is checked every year against all criteria, by one set of rules, and loses one only by a figure."""

from dataclasses import replace

import openpyxl
import pytest

from antikorupsi.assess import CountryView, yearly_check
from antikorupsi.assess.yearly_checks import check_days
from antikorupsi.common.project import root
from antikorupsi.show import pilot_checks, sentences, tables
from helpers import Assessment
from tests.assess.copies import copy_of_contoh


@pytest.fixture
def raw(tmp_path):
    return copy_of_contoh(tmp_path / "raw" / "contoh")


def loaded(raw, **asked):
    return Assessment.load("contoh", raw=raw.parent, **asked)


def set_spi(raw, region, year, value):
    """Another SPI of a region and year in its cell; None empties it."""
    rows = loaded(raw).observations.query("region == @region and instrument == 'spi' and item == 'total'")
    seen = rows[rows["year"] == year].iloc[0]
    book = openpyxl.load_workbook(raw / seen["file"])
    book[seen["sheet"]][seen["cell"]] = value
    book.save(raw / seen["file"])


def outcomes(assessment, region="01.01"):
    return {each.criterion: each.outcome for each in yearly_check(assessment.region(region)).criteria}


def words_of(shown):
    return " ".join(repr(shown).split())


def test_a_pilot_is_checked_as_of_its_choice_at_the_end_of_each_year_since_and_now():
    later = Assessment.load("2026")
    assert [str(day) for day in yearly_check(later.region("Kota Payakumbuh")).days] == [
        "2024-01-17",
        "2024-12-31",
        "2025-12-31",
        "2026-12-31",
    ]
    assert [day.assessment_year for day in yearly_check(later.region("Kota Blitar")).days] == [2025, 2025, 2026]


def test_each_day_is_judged_by_what_was_known_then(assessment_contoh):
    check = yearly_check(assessment_contoh.region("01.01"))
    spi = next(each for each in check.criteria if each.criterion == "spi")
    assert [(row.year, row.value) for row in spi.verdicts] == [(2023, 76.2), (2024, 78.31)]
    assert [each.criterion for each in check.criteria] == [each.id for each in assessment_contoh.framework.criteria]


def test_only_a_pilot_chosen_earlier_is_checked(assessment_contoh):
    assert yearly_check(assessment_contoh.region("01.06")) is None, "assessed, and no pilot"
    assert yearly_check(assessment_contoh.region("01.08")) is None
    of_its_choice = Assessment.load("2025", as_of="2025-01-17")
    assert all(yearly_check(of_its_choice.region(code)) is None for code in ("35.72", "52.71"))


def test_a_criterion_is_no_longer_met_where_a_figure_says_so(raw):
    assert set(outcomes(loaded(raw)).values()) == {"meets"}
    set_spi(raw, "01.01", 2024, 69.81)
    assert outcomes(loaded(raw)) | {"spi": "lost"} == outcomes(loaded(raw))
    shown = words_of(tables.pilot_check(loaded(raw).region("01.01", "en")))
    assert "of 8 criteria: met 7, not met 1, cannot be judged 0." in shown
    assert "Criterion no longer met: integrity assessment survey (SPI) 76.2 (2023) → 69.81 (2024)." in shown
    assert "above 70" in shown


def test_a_missing_figure_loses_no_criterion(raw):
    for year in (2023, 2024):
        set_spi(raw, "01.01", year, None)
    now = loaded(raw)
    assert outcomes(now)["spi"] in ("unknown", "meets")
    assert "lost" not in outcomes(now).values()


def test_a_criterion_that_failed_before_is_not_met_and_not_lost(raw):
    for year in (2021, 2022, 2023, 2024):
        set_spi(raw, "01.01", year, 60.0)
    assert outcomes(loaded(raw))["spi"] == "fails"


def test_all_days_are_judged_by_the_rules_of_the_assessment(raw):
    stricter = loaded(raw, overrides={"spi": 77})
    assert outcomes(stricter)["spi"] == "meets", "78,31 now, 76,2 then: it was never met before"
    laxer = loaded(raw, overrides={"spi": 79})
    assert outcomes(laxer)["spi"] == "fails", "another rule loses nothing"


def test_the_national_list_begins_with_those_who_lost_a_criterion(raw, tmp_path):
    set_spi(raw, "01.04", 2024, 69.81)
    now = loaded(raw)
    shown = words_of(pilot_checks(CountryView(now, now.words("en")), tmp_path))
    assert shown.startswith("Pilots: 2, with a criterion no longer met: 1")
    assert shown.index("Kabupaten Contoh Damai") < shown.index("Kabupaten Contoh Makmur")
    assert "criterion no longer met : integrity assessment survey (SPI) 73.64 (2023) → 69.81 (2024)" in shown
    assert "condition: above 70" in shown


def test_mataram_does_not_meet_the_spi_of_2025_and_lost_nothing_that_was_known():
    later = Assessment.load("2026")
    assert outcomes(later, "52.71") | {"spi": "fails", "kepatuhan": "unknown_since"} == outcomes(later, "52.71")
    shown = words_of(pilot_checks(CountryView(later, later.words()), root()))
    assert "syarat tidak terpenuhi : Survei Penilaian Integritas (SPI) 69,81 (2025)" in shown


def test_the_verdict_says_what_a_pilot_lost_and_leads_to_the_check(raw):
    before = str(sentences_of(loaded(raw)))
    assert 'href="#pemeriksaan-tahunan"' in before
    assert "tidak lagi terpenuhi" not in before
    set_spi(raw, "01.01", 2024, 69.81)
    assert "Syarat tidak lagi terpenuhi: Survei Penilaian Integritas (SPI) 76,2 (2023) → 69,81 (2024)." in sentences_of(
        loaded(raw)
    )


def sentences_of(assessment):
    return str(sentences.verdict(assessment.region("01.01")).markup)


def test_the_days_of_many_years_are_each_end_of_a_year_since_the_choice(assessment_contoh):
    long_ago = replace(assessment_contoh.pilots["01.01"], chosen=2018)
    days = check_days(long_ago, assessment_contoh.as_of)
    assert [day.day.year for day in days] == [2018, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025]
