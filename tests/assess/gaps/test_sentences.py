"""What a report says would change its verdict: in words, with the figures of the tables, each with its cells."""

import re

import pytest

from antikorupsi.assess import CountryView
from antikorupsi.common import Language
from antikorupsi.show import sentences, tables


def shown(piece):
    return "" if piece is None else re.sub(r"\s+", " ", repr(piece))


def gaps_of(assessment, code):
    return shown(sentences.gaps(assessment.region(code, "en")))


def test_a_criterion_that_fails_says_its_distance_and_of_two_years_the_direction_alone(assessment_contoh):
    said = gaps_of(assessment_contoh, "01.02")
    assert "Integrity assessment survey (SPI): 66.4; needed: above 70. 3.6 points short." in said
    assert "Direction: down (2023, 2024: −1.32 points); that is no forecast." in said
    assert "The trend" not in said


def test_opinions_that_are_needed_are_said(assessment_contoh):
    said = gaps_of(assessment_contoh, "01.07")
    assert "Direction: up (2023, 2024: +0.225 points); that is no forecast." in said
    assert "Years still needed in a row, from 2025 on: 2." in said


def test_a_forecast_has_a_range_and_says_by_how_much_lines_missed_past_years(assessment_2025):
    said = gaps_of(assessment_2025, "71.71")
    years = "2018, 2019, 2020, 2021, 2022, 2023"
    assert f"The trend ({years}: −0.015 points a year) leads down, and may lead below it: 1 to 3.58 in 2025" in said
    assert "on past years such lines missed by up to 1.28, “as last year” by 1.11" in said
    assert "The next assessment, 2026, counts figures up to 2025." in said


def test_kota_blitar_fails_nothing_and_is_told_that_its_spi_falls(assessment_2025):
    said = gaps_of(assessment_2025, "35.72")
    assert "needed:" not in said
    assert "5 of 5 known criteria met" in shown(sentences.verdict(assessment_2025.region("35.72", "en")))
    assert said.count("Integrity assessment survey (SPI)") == 1
    assert "Direction: down (2023, 2024: −5.38 points); that is no forecast." in said


def test_a_trend_leads_to_the_cells_of_all_its_years(assessment_2025):
    view = assessment_2025.region("35.72", "en")
    spi = view.sources[(view.sources["instrument"] == "spi") & view.sources["year"].isin([2023, 2024])]
    assert f">{spi['number'].min()}–{spi['number'].max()}</a>" in str(sentences.gaps(view).markup)


def test_why_there_is_no_trend_is_said(assessment_2025):
    assert "No trend can be said: fewer than 4 comparable years are known." in gaps_of(assessment_2025, "11.05")


def test_both_weightings_say_the_fewest_indicators(assessment_contoh):
    said = gaps_of(assessment_contoh, "01.04")
    assert "All indicators weigh the same: 90 is reached." in said
    assert "All components weigh the same: 90 is reached by raising to 100 no more than 1 of 19 indicators (1)" in said
    lestari = gaps_of(assessment_contoh, "01.06")
    assert "5.91 points below 90; at the highest score these could add most to it: 1. " in lestari
    assert "no more than 7 of 19 indicators (1, 6, 7, 12, 13, 14 and 17)" in lestari


def test_where_nothing_fails_or_is_missing_the_least_to_spare_is_said(assessment_contoh):
    said = gaps_of(assessment_contoh, "01.01")
    assert said.startswith("What would change the verdict Nothing fails and nothing is missing")
    assert "The least to spare: SPIP internal-control maturity, 0.265 points." in said


def test_missing_evidence_stands_among_the_missing_data(assessment_contoh):
    said = shown(sentences.missing(assessment_contoh.region("01.07", "en")))
    assert "Evidence in the working papers (assessment): none for indicators 3, 6, 9, " in said
    assert "in part for 5 and 13." in said


def test_peers_are_shown_only_where_a_criterion_fails(assessment_contoh):
    said = shown(tables.peers(assessment_contoh.region("01.02", "en")))
    assert "Kabupaten Contoh Makmur Provinsi Contoh 78.31 2024 SIMULASI 02 Indeks SPI 2021-2025.xlsx" in said
    assert tables.peers(assessment_contoh.region("01.01", "en")) is None


@pytest.mark.parametrize(("province", "rows"), [("", 20), ("35", 3), ("31", 0)])
def test_the_overview_shows_the_nearest_of_those_that_fail(assessment_2025, province, rows):
    table = tables.nearest_gaps(CountryView(assessment_2025, Language("en"), province))
    assert (str(table.markup).count("<tr>") - 1 if table else 0) == rows


def test_the_scores_notebook_says_what_would_lift_each_total(assessment_contoh):
    said = shown(tables.improvements(CountryView(assessment_contoh, Language("en"))))
    assert "Kota Contoh Asri All components weigh the same 89.38 0.62 1 1 3.7" in said
    assert "Kota Contoh Bahari All indicators weigh the same – – – too few indicators –" in said
