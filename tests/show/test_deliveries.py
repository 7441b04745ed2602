"""What pages and commands say of deliveries: one row an instrument, how late, and on what a day rests."""

import re

import pytest

from antikorupsi.assess import DeliveryRow
from antikorupsi.common import each_row
from antikorupsi.show.deliveries import deliveries_folded, deliveries_notice, delivery_sentence
from antikorupsi.show.deliveries import table as deliveries
from antikorupsi.show.overview import overview_highlights
from helpers import Assessment
from tests.views import country


@pytest.fixture(scope="module")
def contoh():
    return Assessment.load("contoh")


BASES = {"named": "", "usual_release": "(usual release)", "year_end": "(end of the year, assumed)"}


def sentences(assessment, language="en"):
    words = assessment.words(language)
    return [delivery_sentence(row, assessment, words) for row in each_row(assessment.deliveries, DeliveryRow)]


def test_a_late_delivery_of_an_office_is_said_with_its_days_and_how_much_of_it_came(contoh):
    said = "SPIP internal-control maturity 2024 from Inspektorat Provinsi Contoh: late by 44 days, due on"
    assert f"{said} 14 November 2025; figures of 0 of 2 regions are here." in sentences(contoh)
    said = "Maturitas SPIP 2024 dari Inspektorat Provinsi Contoh: terlambat 44 hari, jatuh tempo 14 November 2025"
    assert f"{said}; ada angka 0 dari 2 daerah." in sentences(contoh, "id")


def test_a_delivery_that_came_after_it_was_due_is_complete_and_said_to_be_late(contoh):
    said = "SAKIP accountability rating 2024 from Biro Organisasi Provinsi Contoh: complete on 20 February 2025"
    assert f"{said}, 20 days late: due on 31 January 2025." in sentences(contoh)


def test_a_day_that_nobody_named_is_said_to_be_assumed_wherever_it_is_printed(contoh):
    for row, sentence in zip(each_row(contoh.deliveries, DeliveryRow), sentences(contoh), strict=True):
        assumed = BASES[row.due_basis]
        assert assumed in sentence, sentence
    assert "No sender has promised it" in deliveries_notice(contoh, contoh.words("en"))
    assert "No sender has promised it" in deliveries_folded(contoh, contoh.words("en"))


def test_the_overview_of_514_regions_has_a_row_for_each_instrument_and_year_and_one_notice(assessment_2025):
    page = deliveries(country(assessment_2025, "en")).markup
    assert page.count("<tr") == 1 + len(assessment_2025.deliveries) == 10
    assert "8 late and 1 not due yet" in page
    highlights = overview_highlights(country(assessment_2025, "en")).markup
    assert highlights.count("deliveries are late on 10 December 2025") == 1
    assert re.search(r'href="#kiriman"', highlights)
    assert 'id="kiriman"' in page


def test_the_notice_names_those_that_are_late_by_a_day_that_was_named(contoh):
    late = "SPIP internal-control maturity 2024 from Inspektorat Provinsi Contoh (44 days)"
    assert f"Late by a day that was named: {late}." in deliveries_notice(contoh, contoh.words("en"))


def test_the_page_of_a_province_has_no_deliveries_of_its_own(assessment_2025):
    assert deliveries(country(assessment_2025, "en", "35")) is None
    assert "deliveries" not in overview_highlights(country(assessment_2025, "en", "35")).markup


def test_where_nothing_is_expected_nothing_is_said():
    villages = Assessment.load("desa-contoh")
    assert deliveries(country(villages)) is None
    assert deliveries_folded(villages, villages.words()) is None
    assert deliveries_notice(villages, villages.words()) is None
