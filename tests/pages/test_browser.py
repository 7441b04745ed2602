"""The pages as people see them: in a browser, from a folder, on a phone, on a desk and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from antikorupsi.assess.parameters import Parameters
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.running import run

RUNS = [
    *(("2025", "id", ("35.72", "35.05", "31.71")), ("2025", "en", ("35.72",))),  # a pilot, failed, not assessed
    *(("contoh", "id", ("01.01", "01.03", "01.08")), ("desa-contoh", "id", ("01.01.01.2001",))),
]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}  # also a desk of 1,280 at 400 %
PAPER = {"width": 673, "height": 986}  # what A4 leaves between its margins
CUT_TABLES = """() => [...document.querySelectorAll('div.table')]
  .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.getAttribute('aria-label'))"""
# Texts of a chart that reach beyond its frame, by more than a hair.
CUT_TEXTS = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 2 || box.right > frame.right + 2 || box.top < frame.top - 2;
  }).map(text => text.textContent);
})"""

# Pairs of words in a region's pictures of which one covers the other, by more than a hair.
COVERED = """() => [...document.querySelectorAll('.strips svg, .bullet')].flatMap(svg => {
  const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
  return texts.flatMap(([one, a], place) => texts.slice(place + 1).filter(([, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4.5).map(([other]) => `${one} | ${other}`));
})"""
SCROLLED = (
    """() => [...document.querySelectorAll('.strips')].filter(box => box.scrollWidth > box.clientWidth + 1).length"""
)

# Drawings that are read aloud and say nothing, or as no picture; and those that are not, and repeat no table.
UNNAMED = """() => [...document.querySelectorAll('svg')].filter(svg => !svg.closest('[aria-hidden=true]') &&
  !(['img', 'group'].includes(svg.getAttribute('role')) && (svg.getAttribute('aria-label') || '').trim()))
  .map(svg => svg.outerHTML.slice(0, 120))"""
NOT_REPEATED = """() => [...document.querySelectorAll('svg')].filter(svg => svg.closest('[aria-hidden=true]') &&
  !(svg.querySelector('[data-daerah]') && [...svg.querySelectorAll('[data-daerah]')].every(
    dot => document.querySelector(`#daftar tbody tr[id="daerah-${dot.dataset.daerah}"]`))))
  .map(svg => svg.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """All pages of both periods, made as the command makes them."""
    folder = tmp_path_factory.mktemp("pages")
    for period, language, codes in RUNS:
        ended = run(RunOptions(Parameters(period=period, language=language), codes, reports=str(folder)))
        assert not ended.failed
    return sorted(folder.rglob("*.html"))


def test_no_page_asks_for_anything_but_itself_and_none_complains(pages, open_page):
    for path in pages:
        _, asked, complaints = open_page(path, DESK)
        assert asked == [path.as_uri()]
        assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page_with_all_parts_open(pages, open_page, scheme):
    for path in pages:
        page, _, _ = open_page(path, DESK, color_scheme=scheme)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], path.name


@pytest.mark.parametrize("size", [NARROW, PHONE, DESK], ids=["narrow", "phone", "desk"])
def test_no_page_scrolls_sideways(pages, open_page, size):
    for path in pages:
        page, _, _ = open_page(path, size)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path.name


def test_no_text_of_a_chart_is_cut(pages, open_page):
    for path in pages:
        page, _, _ = open_page(path, DESK)
        assert page.evaluate(CUT_TEXTS) == [], path.name


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_words_of_a_regions_charts_cover_others_and_none_scroll(pages, open_page, size):
    for path in pages:
        page, _, _ = open_page(path, size)
        assert page.evaluate(COVERED) == [], path.name
        assert page.evaluate(SCROLLED) == 0, path.name


def test_no_table_is_cut_on_paper(pages, open_page):
    for path in pages:
        page, _, _ = open_page(path, PAPER)
        page.emulate_media(media="print")
        assert page.evaluate(CUT_TABLES) == [], path.name


def test_a_reader_goes_from_the_index_to_a_report_to_the_source_of_a_figure_and_back(pages, open_page):
    index = next(path for path in pages if path.name == "index.html" and path.parent.name == "2025")
    page, _, _ = open_page(index, DESK)
    page.get_by_role("link", name="Kota Blitar").click()
    assert page.locator("h1").inner_text() == "Kota Blitar"
    page.locator("#kriteria ~ div sup a").first.click()
    page.wait_for_url("**#sumber-*")
    target = page.url.split("#")[1]
    sheet = page.locator(f"#{target}").locator("xpath=ancestor::tbody")
    assert "01 MCP Pemerintah Daerah" in sheet.inner_text()
    page.get_by_role("link", name="Semua laporan").click()
    page.wait_for_url(index.as_uri())


def test_simulated_data_say_so_on_every_printed_page(pages, open_page):
    path = next(path for path in pages if path.name == "kabupaten-contoh-makmur.html")
    page, _, _ = open_page(path, DESK)
    page.emulate_media(media="print")
    mark = page.locator(".simulation-mark")
    assert mark.is_visible()
    assert mark.evaluate("element => getComputedStyle(element).position") == "fixed"


def test_every_table_can_be_reached_by_keyboard_and_has_a_caption_and_every_drawing_a_name(pages, open_page):
    for path in pages:
        page, _, _ = open_page(path, DESK)
        tables = page.locator("table").count()
        assert page.locator("div.table[tabindex='0'] table caption").count() == tables
        assert page.evaluate(UNNAMED) == [], path.name
        assert page.evaluate(NOT_REPEATED) == [], path.name
