"""The pages as people see them: in a browser, from a folder, on a phone, on a desk and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from antikorupsi.assess.parameters import Parameters
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.running import run

RUNS = [
    ("2025", "id", ("35.72", "35.05", "31.71")),  # a pilot, failed, not assessed
    *(("contoh", "id", ("01.01", "01.03", "01.08")), ("contoh", "en", ("01.01",))),
    ("desa-contoh", "id", ("01.01.01.2001",)),
]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
TABLET = {"width": 700, "height": 940}
ZOOMED = {"width": 320, "height": 256}  # a desk of 1,280 x 1,024 at 400 %
PAPER = {"width": 673, "height": 986}  # what A4 leaves between its margins
SIZES = {"zoomed": ZOOMED, "phone": PHONE, "desk": DESK}
COMPARED = {"2025": "#35.72,35.05", "en": "#01.01,01.03,01.05,01.08", "contoh": "#01.05", "desa-contoh": ""}

# Every script gives a list of faults, by a name. All but those of charts hold also for what is folded.
CUT_TABLES = """() => [...document.querySelectorAll('div.table')]
  .filter(box => box.scrollWidth > box.clientWidth + 1).map(box => box.getAttribute('aria-label'))"""
SIDEWAYS = "() => document.documentElement.scrollWidth > innerWidth ? [document.documentElement.scrollWidth] : []"
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
SCROLLED = """() => [...document.querySelectorAll('.strips')].filter(box => box.scrollWidth > box.clientWidth + 1)
  .map(box => box.textContent)"""
# Cells whose words or drawings reach into the next one.
CROWDED = """() => [...document.querySelectorAll('td, th')].filter(cell => cell.scrollWidth > cell.clientWidth + 2)
  .map(cell => cell.textContent.slice(0, 60))"""

# Drawings that are read aloud and say nothing, or as no picture; and those that are not, and repeat no table.
UNNAMED = """() => [...document.querySelectorAll('svg')].filter(svg => !svg.closest('[aria-hidden=true]') &&
  !(['img', 'group'].includes(svg.getAttribute('role')) && (svg.getAttribute('aria-label') || '').trim()))
  .map(svg => svg.outerHTML.slice(0, 120))"""
NOT_REPEATED = """() => [...document.querySelectorAll('svg')].filter(svg => svg.closest('[aria-hidden=true]') &&
  !(svg.querySelector('[data-daerah]') && [...svg.querySelectorAll('[data-daerah]')].every(
    dot => document.querySelector(`#daftar tbody tr[id="daerah-${dot.dataset.daerah}"]`))))
  .map(svg => svg.outerHTML.slice(0, 120))"""
WITHOUT_CAPTION = """() => [...document.querySelectorAll('table')]
  .filter(table => !table.caption || !table.closest('div.table[tabindex="0"]'))
  .map(table => table.textContent.slice(0, 80))"""
# axe takes a minute for the 514 rows of an index, which are alike: of each body of a table some rows stay.
FEWER_ROWS = """() => document.querySelectorAll('tbody').forEach(body => {
  const step = Math.ceil(body.rows.length / 40);
  [...body.rows].forEach((row, place) => { if (place % step) row.remove(); });
})"""
# Cells of cards on a phone in which nothing stands, or only a dash; of regions that are compared a dash says something.
BLANK_CELLS = """() => [...document.querySelectorAll('body:not(.comparison) table:not(.index:not(.villages)) td')]
  .filter(cell => cell.checkVisibility() && getComputedStyle(cell).display !== 'table-cell' &&
    ['', '–'].includes(cell.textContent.trim()) && !cell.querySelector('svg'))
  .map(cell => cell.parentElement.textContent.slice(0, 80))"""
NOT_FOR_PAPER = """() => [...document.querySelectorAll('nav, form, .on-screen')]
  .filter(each => each.checkVisibility()).map(each => each.textContent.slice(0, 80))"""

# What takes the focus, forwards and backwards: it is in view, framed, and below nothing that stays when a page scrolls.
# Of the many rows of an index some do.
UNSEEN_FOCUS = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
    .filter(each => each.checkVisibility() && !each.disabled && !each.closest('[aria-hidden=true]'));
  const some = [...all.slice(0, 60), ...all.slice(60).slice(-40)];
  return [...some, ...some.toReversed()].flatMap(each => {
    const named = `${each.tagName} ${each.getAttribute('aria-label') || each.textContent.slice(0, 40) || each.id}`;
    each.focus();
    if (document.activeElement !== each || each.tabIndex > 0) return [`${named}: takes no focus in its turn`];
    const box = each.getClientRects()[0], look = getComputedStyle(each);
    if (look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 2) return [`${named}: no frame`];
    if (box.bottom <= 0 || box.top >= innerHeight) return [`${named}: out of view`];
    const within = (at, most) => Math.min(Math.max(at, 1), most - 2);
    const top = document.elementFromPoint(
      within(box.left + box.width / 2, innerWidth), within(box.top + Math.min(box.height / 2, 12), innerHeight));
    return top && !each.contains(top) && !top.contains(each) ? [`${named}: below ${top.outerHTML.slice(0, 60)}`] : [];
  });
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """All pages of both periods, made as the command makes them; those that compare with some regions to compare."""
    folder = tmp_path_factory.mktemp("pages")
    for period, language, codes in RUNS:
        ended = run(RunOptions(Parameters(period=period, language=language), codes, reports=str(folder)))
        assert not ended.failed
    found = sorted(folder.rglob("*.html"))
    assert {"index", "ringkasan", "metode", "perubahan", "tindak-lanjut", "bandingkan"} <= {path.stem for path in found}
    return found


@pytest.fixture
def every_page(pages, open_page):
    """Opens one page after the other at a size; gives its name, the page, whether it asked for no other, complaints."""

    def walk(size, **options):
        for path in pages:
            fragment = COMPARED[path.parent.name] if path.stem == "bandingkan" else ""
            page, asked, complaints = open_page(path, size, fragment, **options)
            alone = [url.partition("#")[0] for url in asked] == [path.as_uri()]
            yield "/".join(path.parts[-2:]), page, alone, complaints
            page.close()

    return walk


def faults_of(page, **scripts):
    return {name: found for name, script in scripts.items() if (found := page.evaluate(script))}


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")


def violations(page, *rules):
    found = Axe().run(page, options={"runOnly": list(rules)} if rules else None).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_nothing_is_cut_covered_or_scrolled_to_and_the_focus_is_always_seen(every_page, size):
    for name, page, _, _ in every_page(size):
        charts = {"covered": COVERED, "scrolled": SCROLLED} | ({"cut texts": CUT_TEXTS} if size is DESK else {})
        assert faults_of(page, **charts) == {}, name
        unfold(page)
        page.keyboard.press("Tab")  # from now on the browser frames what has the focus
        assert faults_of(page, sideways=SIDEWAYS, tables=CUT_TABLES, focus=UNSEEN_FOCUS) == {}, name


@pytest.mark.parametrize("size", [TABLET, DESK], ids=["tablet", "desk"])
def test_no_cell_reaches_into_the_next_one(every_page, size):
    for name, page, _, _ in every_page(size):
        unfold(page)
        assert faults_of(page, crowded=CROWDED) == {}, name


def test_cards_on_a_phone_leave_out_what_is_blank(every_page):
    left_out = 0
    for name, page, _, _ in every_page(PHONE):
        unfold(page)
        assert faults_of(page, blank=BLANK_CELLS) == {}, name
        left_out += page.locator("table:not(.index) td:not([data-label])", has_text="–").count()
    assert left_out > 50


def test_every_page_can_be_read_aloud_and_asks_for_nothing_with_all_parts_open_in_light_and_in_dark(every_page):
    for name, page, alone, complaints in every_page(DESK, color_scheme="light"):
        unfold(page)
        assert faults_of(page, unnamed=UNNAMED, alone=NOT_REPEATED, captions=WITHOUT_CAPTION) == {}, name
        page.evaluate(FEWER_ROWS)
        assert violations(page) == [], name
        page.emulate_media(color_scheme="dark")
        assert violations(page, "color-contrast") == [], name
        assert alone, name
        assert complaints == [], name


def test_on_paper_no_table_is_cut_and_nothing_stands_that_only_a_screen_can_do(every_page):
    for name, page, _, _ in every_page(PAPER):
        page.emulate_media(media="print")
        assert faults_of(page, tables=CUT_TABLES, screen=NOT_FOR_PAPER) == {}, name


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
