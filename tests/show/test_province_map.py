"""The overview and the pages of provinces: pictures that hold their own numbers, links to the pages behind them."""

import re
from dataclasses import replace

import pytest

from antikorupsi.common import palette
from antikorupsi.rules.regions.loading import read_provinces
from antikorupsi.rules.regions.registry import Regions
from antikorupsi.show.criteria_counts import criteria_coverage
from antikorupsi.show.overview import overview_highlights, overview_summary
from antikorupsi.show.overview_tables import region_overview, score_overview
from antikorupsi.show.province_map import SHADES, province_overview, province_place
from helpers import Assessment
from tests.common.test_palette import contrast
from tests.views import country

PROVINCES = {province.code: province for province in read_provinces()}


def mixed(colour, paper, opacity):
    """What a colour on paper looks like that lets some of the paper through."""
    parts = [
        round(opacity * int(colour[at : at + 2], 16) + (1 - opacity) * int(paper[at : at + 2], 16)) for at in (1, 3, 5)
    ]
    return "#{:02X}{:02X}{:02X}".format(*parts)


def links(shown):
    return re.findall(r'href="([^"]+)"', shown.markup)


def test_every_province_has_a_tile_of_its_own():
    tiles = [province.tile for province in PROVINCES.values()]
    assert len(set(tiles)) == len(PROVINCES) == 38
    assert all(0 <= column < 16 and 0 <= row < 8 for column, row in tiles)
    assert len({province.short for province in PROVINCES.values()}) == 38


def test_no_island_is_cut_where_a_phone_has_the_halves_of_the_map_below_each_other():
    west = {code[0] for code, province in PROVINCES.items() if province.tile[0] < 8}
    assert west == {"1", "2", "3", "6"}  # Sumatra with its islands, Java, Kalimantan
    assert all(code[0] in "5789" for code, province in PROVINCES.items() if province.tile[0] >= 8)


@pytest.mark.parametrize("page", [palette.LIGHT_PAGE, palette.DARK_PAGE])
def test_the_words_of_a_tile_can_be_read_on_every_shade(page):
    letters = {opacity: "paper" if opacity >= 0.9 else "ink" for _, opacity in SHADES}
    shades = {opacity: mixed(page["blue"], page["paper"], opacity) for opacity in letters}
    assert {opacity for opacity, name in letters.items() if contrast(page[name], shades[opacity]) < 4.5} == set()
    assert contrast(page["soft"], page["paper"]) >= 3  # the edge
    assert contrast(page["teal"], page["paper"]) >= 4.5  # the province of the page


def test_the_map_leads_to_every_province_and_says_its_share_in_words(assessment_2025):
    shown = province_overview(country(assessment_2025, "en"))
    drawn, _, table = shown.markup.partition("<details>")
    pages = {f"provinsi/{code}.html" for code in PROVINCES}
    assert set(re.findall(r'<a href="([^"]+)" aria-label="', drawn)) == pages
    assert set(re.findall(r'href="([^"]+)"', table)) == pages
    counts = [assessment_2025.counts_by_region[code] for code in assessment_2025.codes_in("35")]
    known = sum(each["meets"] + each["fails"] for each in counts)
    share = round(100 * known / (38 * len(assessment_2025.framework.criteria)))
    assert f'aria-label="Jatim. Jawa Timur: {share}% ({known} of {38 * 8})"' in drawn
    assert 'aria-label="Jakarta. Daerah Khusus Ibukota Jakarta: not assessed"' in drawn


def test_the_overview_lists_no_region_and_a_province_links_each_of_its_own(assessment_2025):
    assert region_overview(country(assessment_2025)) is None
    shown = region_overview(country(assessment_2025, "en", "35"))
    regions = [assessment_2025.period.regions.get(code) for code in assessment_2025.codes_in("35")]
    assert sorted(links(shown)) == sorted(f"../daerah/{region.slug}.html" for region in regions)
    met = [int(number) for number in re.findall(r'class="number" data-label="meets">(\d+)<', shown.markup)]
    assert len(met) == 38
    assert met == sorted(met, reverse=True)


def test_a_province_page_shows_where_it_lies_and_leads_to_the_others(assessment_2025):
    shown = province_place(country(assessment_2025, "en", "35"))
    assert set(links(shown)) == {f"{code}.html" for code in PROVINCES if code != "35"}
    assert "Where Jawa Timur lies" in shown.markup
    assert province_place(country(assessment_2025)) is None


def test_the_page_of_jakarta_says_why_it_is_empty(assessment_2025):
    view = country(assessment_2025, "en", "31")
    assert "No region of this province is assessed." in overview_summary(view).markup
    assert "no budget and no audit opinion of its own" in overview_summary(view).markup
    assert (criteria_coverage(view), overview_highlights(view), score_overview(view)) == (None, None, None)
    assert len(links(region_overview(view))) == 6


def test_every_number_of_the_criteria_stands_in_words_beside_its_bar(assessment_2025):
    shown = criteria_coverage(country(assessment_2025, "en")).markup
    bars = re.findall(r"<text[^>]*>((?:<tspan[^>]*>[^<]*</tspan>)+)</text>", shown)
    assert len(re.findall(r'font-weight="600"', shown)) == len(assessment_2025.framework.criteria)
    total = sum(int(number.replace(",", "")) for bar in bars for number in re.findall(r"(\d[\d,]*) [a-z]", bar))
    assert total == 508 * len(assessment_2025.framework.criteria)
    known = [
        sum(int(number) for number in re.findall(r"(\d+) (?:met|not met)", spoken))
        for label in re.findall(r'aria-label="([^"]*)"', shown)
        for spoken in label.split("; ")
    ]
    assert known == sorted(known, reverse=True)


def test_a_country_without_tiles_has_bars_that_lead_to_its_provinces(assessment_2025):
    plain = [replace(province, tile=None) for province in PROVINCES.values()]
    regions = Regions(assessment_2025.period.regions, plain)
    period = replace(assessment_2025.period, regions=regions)
    shown = province_overview(country(replace(assessment_2025, period=period), "en")).markup
    assert "tiles" not in shown
    assert len(set(re.findall(r'<a href="(provinsi/[^"]+)" aria-label="', shown))) == 38


def test_a_province_of_villages_and_the_country_lead_to_the_reports_of_those_with_a_total():
    villages = Assessment.load("desa-contoh")
    shown = score_overview(country(villages, "id", "01"))
    assert "../daerah/desa-contoh-sukamaju-0101012001.html" in links(shown)
    assert "daerah/desa-contoh-sukamaju-0101012001.html" in links(score_overview(country(villages)))


@pytest.mark.parametrize("code", ["01", "02"])
def test_a_province_of_villages_leads_to_every_one_of_them(code):
    """The index of many villages sends readers without script here."""
    view = country(Assessment.load("desa-contoh"), "id", code)
    pages = {
        f"../daerah/{view.assessment.period.regions.get(each).slug}.html" for each in view.assessment.codes_in(code)
    }
    named = region_overview(view)
    assert set(links(score_overview(view))) | set(links(named) if named else []) == pages


def test_villages_beyond_the_longest_table_of_totals_are_named(monkeypatch):
    monkeypatch.setattr("antikorupsi.show.overview_tables._MOST_TOTALS", 1)
    view = country(Assessment.load("desa-contoh"), "id", "01")
    assert len(links(score_overview(view))) == 1
    assert len(links(region_overview(view))) == len(view.assessment.codes_in("01")) - 1 > 0
    assert region_overview(country(view.assessment)) is None


def test_no_agency_is_named_as_the_most_awaited_where_several_are(assessment_contoh):
    assert (
        "are missing for regions that fail no criterion."
        in overview_highlights(country(assessment_contoh, "en")).markup
    )


def test_one_province_alone_is_compared_with_none(assessment_contoh):
    assert province_overview(country(assessment_contoh)) is None
    assert province_place(country(assessment_contoh, "id", "01")) is None
