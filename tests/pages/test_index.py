"""The index as people use it: search, filter, sort, export, by mouse and by keyboard, from a folder."""

import csv
import re
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from antikorupsi.common import DEFAULT_FRAMEWORK, REGION_PAGES, Addresses
from antikorupsi.publish.index.writing import write_index
from antikorupsi.rules import frameworks
from helpers import Assessment

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
SHOWN = "[...document.querySelectorAll('#daftar tbody tr')].filter(row => row.id).map(row => row.id.slice(7))"
FOCUS_BELOW_OFFER = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const offer = document.getElementById('banding').getBoundingClientRect();
  return box.top < 0 || box.top < offer.bottom && box.bottom > offer.top;
}"""
TURN_TO = """view => new Promise(done => {
  if (location.hash === view) return done();
  addEventListener('hashchange', () => setTimeout(done), {once: true});
  location.hash = view;
})"""
DOTS = "[...document.querySelectorAll('[data-daerah]:not(.aside)')].map(dot => dot.dataset.daerah)"


@pytest.fixture(scope="module")
def index(assessment_2025, tmp_path_factory):
    folder = tmp_path_factory.mktemp("indeks")
    (folder / REGION_PAGES).mkdir()
    (folder / REGION_PAGES / "kota-blitar.html").write_text("<!DOCTYPE html><title>Kota Blitar</title>")
    return write_index(assessment_2025, folder, Addresses("2025"), MADE, changed={"35.72": 3}, out_of_date=["35.72"])


@pytest.fixture(scope="module")
def shown(browser, index):
    """Shows a view of the index that its address names, in one page that many tests look at."""
    page = browser.new_page(viewport=DESK)
    page.goto(index.as_uri())

    def show(view=""):
        page.evaluate(TURN_TO, view)
        return page

    yield show
    page.close()


def counted(page):
    return page.locator("#jumlah").inner_text()


def test_a_search_shows_the_regions_of_that_name_and_counts_them(index, open_page):
    page, asked, complaints = open_page(index, DESK)
    page.get_by_label("Cari nama").fill("blitar")
    assert page.evaluate(SHOWN) == ["35.05", "35.72"]
    assert counted(page) == "2 dari 514 daerah ditampilkan"
    page.get_by_role("link", name="Kota Blitar").click()
    assert page.title() == "Kota Blitar"
    assert (asked[0], complaints) == (index.as_uri(), [])


CRITERIA = len(frameworks.load(DEFAULT_FRAMEWORK).criteria)
FILTERS = {
    "provinsi": ("35", lambda region, _: region.province_code == "35"),
    "tipe": ("kota", lambda region, _: region.type == "kota"),
    "putusan": ("not_eligible", lambda region, seen: seen.eligibility[region.code] == "not_eligible"),
    "predikat": ("Istimewa", lambda region, seen: seen.totals.get(region.code, 0) >= 90),
    "kurang": ("all", lambda region, seen: seen.counts_by_region[region.code]["no_data"] == CRITERIA),
    "kriteria": ("1f", lambda region, seen: (region.code, "spi", "fails") in status_set(seen)),
    "program": (
        "pilot-2025",
        lambda region, seen: str(seen.pilots.get(region.code)).startswith("Pilot(standing='pilot', year=2025"),
    ),
}


def status_set(assessment):
    rows = assessment.verdicts
    return set(zip(rows["region"], rows["criterion"], rows["status"], strict=True))


@pytest.mark.parametrize("name", FILTERS)
def test_each_filter_shows_the_rows_and_dots_the_data_say(shown, assessment_2025, name):
    value, fits = FILTERS[name]
    expected = [each.code for each in assessment_2025.period.regions if fits(each, assessment_2025)]
    page = shown()
    page.locator(f"#{name}").select_option(value)
    assert page.evaluate(SHOWN) == expected
    assert sorted(page.evaluate(DOTS)) == sorted(expected)
    assert counted(page) == f"{len(expected)} dari 514 daerah ditampilkan"
    page.get_by_role("button", name="Hapus semua filter").click()
    expect(page.locator("#daftar tbody tr")).to_have_count(514)
    assert len(page.evaluate(DOTS)) == 514


def test_filters_go_together_and_can_be_linked_to(shown):
    page = shown("#provinsi=35&tipe=kota&cari=malang")
    assert page.evaluate(SHOWN) == ["35.73"]
    page.get_by_label("Cari nama").fill("tidak ada daerah ini")
    assert "Tidak ada daerah yang cocok" in page.locator("#daftar tbody").inner_text()
    assert counted(page) == "0 dari 514 daerah ditampilkan"
    page.wait_for_url("**#*provinsi=35*")


def test_totals_have_columns_where_many_are_known_and_are_sorted_as_numbers(assessment_contoh, tmp_path, open_page):
    page, _, _ = open_page(write_index(assessment_contoh, tmp_path, Addresses("2025"), MADE), DESK)
    heading = page.locator("#daftar thead th", has_text="Nilai total")
    for direction in ("ascending", "descending"):
        heading.click()
        page.wait_for_selector(f"#daftar thead th[aria-sort={direction}]")
    best = list(assessment_contoh.totals.sort_values(ascending=False).index)
    assert page.evaluate(SHOWN)[: len(best)] == best


def test_few_totals_stand_beside_the_names(shown):
    page = shown()
    assert page.locator("#daftar thead th", has_text="Nilai total").count() == 0
    assert "Total 92,15 (Istimewa)" in page.locator("[id='daerah-35.72'] th").inner_text()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Kab. Blitar", lambda region: region.name == "Kabupaten Blitar"),
        ("kota  blitar", lambda region: region.name == "Kota Blitar"),
        ("jatim", lambda region: region.province_code == "35"),
        ("DIY", lambda region: region.province_code == "34"),
        ("dki", lambda region: region.province_code == "31"),
        ("jaksel", lambda region: region.code == "31.74"),
        ("35.72", lambda region: region.code == "35.72"),
    ],
)
def test_a_search_knows_short_and_other_names(shown, assessment_2025, query, expected):
    page = shown()
    page.get_by_label("Cari nama").fill(query)
    assert page.evaluate(SHOWN) == [region.code for region in assessment_2025.period.regions if expected(region)]


def test_a_search_that_finds_nothing_names_what_is_near(shown):
    page = shown()
    page.get_by_label("Cari nama").fill("blitra")
    assert page.evaluate(SHOWN) == []
    page.locator("#maksud").get_by_role("button", name="Kota Blitar").click()
    assert page.evaluate(SHOWN) == ["35.72"]
    assert not page.locator("#maksud").is_visible()


def test_the_order_can_be_linked_to(shown):
    page = shown("#provinsi=35&urut=0-desc")
    names = page.locator("#daftar tbody th a, #daftar tbody th > span:not(.badge)").all_inner_texts()
    assert names == sorted(names, reverse=True)
    page.locator("#daftar thead th", has_text="Kode").click()
    page.wait_for_url("**#*urut=1-asc*")


def test_the_strip_says_of_each_criterion_what_its_verdict_is(shown, assessment_2025):
    page = shown()
    rows = assessment_2025.verdicts[assessment_2025.verdicts["region"] == "35.72"].set_index("criterion")
    spoken = page.locator("[id='daerah-35.72'] .strip > span").get_attribute("aria-label")
    met = spoken.split(";")[0].removeprefix("memenuhi: ").split(", ")
    names = [assessment_2025.framework.criterion(each).name.id for each in rows.index[rows["status"] == "meets"]]
    assert sorted(met) == sorted(names)


def test_a_dot_of_the_map_leads_to_its_report(index, open_page):
    page, _, _ = open_page(index, DESK)
    dot = page.locator("[data-daerah='35.72']")
    assert dot.locator("title").text_content().startswith("Kota Blitar: ")
    dot.click(force=True)
    assert page.title() == "Kota Blitar"


def test_two_to_four_ticked_regions_are_compared_on_a_page_that_can_be_linked_to(index, open_page, assessment_2025):
    page, asked, complaints = open_page(index, DESK)
    for code in ("35.72", "52.71", "33.72", "11.01"):
        page.locator(f"[id='daerah-{code}'] input").check()
        if code == "33.72":
            for _ in range(25):  # upwards, where the offer to compare stays while the page scrolls
                page.keyboard.press("Shift+Tab")
                assert page.evaluate(FOCUS_BELOW_OFFER) is False
    assert page.locator("[id='daerah-11.02'] input").is_disabled()
    page.get_by_role("link", name="Bandingkan daerah yang dicentang").click()
    page.wait_for_url("**/bandingkan.html#11.01,33.72,35.72,52.71")
    table = page.locator("#hasil table")
    assert table.locator("thead th").count() == 5
    assert table.locator("tbody tr").count() == len(assessment_2025.framework.criteria) + 4
    expect(table).to_contain_text("97,98 (2024)")
    page.get_by_role("button", name="× Kota Blitar").press("Enter")
    expect(table).not_to_contain_text("97,98")
    added = page.get_by_label("Tambah daerah")
    expect(added).to_be_focused()
    page.keyboard.type("kota blita")
    page.keyboard.press("Enter")
    assert added.evaluate("field => field.validationMessage").startswith("Tidak ada daerah")
    page.keyboard.type("r")
    expect(table).to_contain_text("97,98 (2024)")
    assert (len(asked), complaints) == (2, [])
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []


def test_a_region_is_reached_by_few_keys(index, open_page):
    page, _, _ = open_page(index, DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#daftar"
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
    assert "cari" in reached


def test_it_can_be_used_by_keyboard_alone(index, open_page):
    page, _, _ = open_page(index, DESK)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "cari":
            break
    page.keyboard.type("kota blitar")
    expect(page.locator("#daftar tbody tr")).to_have_count(1)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('tbody a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("kota-blitar"))


def test_the_export_holds_the_rows_that_are_shown(index, open_page):
    page, _, _ = open_page(index, DESK, "#tipe=kota&provinsi=35")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Simpan baris ini").click()
    assert saved.value.suggested_filename == "daerah-2025.csv"
    text = saved.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [row["region"] for row in rows] == page.evaluate(SHOWN)
    blitar = next(row for row in rows if row["region"] == "35.72")
    assert (blitar["name"], blitar["verdict"], blitar["spi"], blitar["hukum"]) == (
        "Kota Blitar",
        "undetermined",
        "meets",
        "no_data",
    )
    assert float(blitar["total"]) == 92.15
    assert None not in blitar


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_page_does_not_scroll_sideways(index, open_page, size):
    page, _, _ = open_page(index, size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_no_column_that_a_phone_shows_is_cut(index, open_page):
    page, _, _ = open_page(index, PHONE)
    page.wait_for_selector("#jumlah:not([hidden])")
    box = page.locator("div.table").first
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth + 1")


def test_without_script_it_is_a_whole_table(index, open_page):
    page, _, _ = open_page(index, DESK, java_script_enabled=False)
    assert page.locator("#daftar tbody tr").count() == 514
    assert not page.locator("#saring").is_visible()


def test_axe_finds_nothing_beside_changes_badges_and_ticks(assessment_contoh, tmp_path, open_page):
    """Of few rows: the whole index is looked at with all other pages."""
    index = write_index(
        assessment_contoh, tmp_path, Addresses("2025"), MADE, changed={"01.01": 3}, out_of_date=["01.01"]
    )
    page, _, _ = open_page(index, DESK, color_scheme="light")
    page.locator("#daftar tbody input").first.check()
    for scheme, options in (("light", None), ("dark", {"runOnly": ["color-contrast"]})):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=options).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], scheme


def test_what_changed_and_what_is_out_of_date_is_said(shown):
    page = shown()
    row = page.locator("[id='daerah-35.72']").inner_text()
    assert "tidak mutakhir" in row
    assert row.rstrip().endswith("3")


def test_it_is_small_enough_to_send(index):
    assert index.stat().st_size < 2 * 10**6


HOSTILE = [
    '<script>alert("x")</script>',
    '=HYPERLINK("https://contoh.example")',
    "Kota " + "Panjang" * 40,
    "Kota \u202eratilB",
]


@pytest.mark.parametrize("hostile_name", HOSTILE)
def test_hostile_names_stay_text_and_do_not_break_the_page(tmp_path, open_page, hostile_name):
    assessment = Assessment.load("contoh")
    hostile = assessment.period.regions[0]
    name = hostile.name
    object.__setattr__(hostile, "name", hostile_name)
    try:
        page, asked, complaints = open_page(write_index(assessment, tmp_path, Addresses("2025"), MADE), PHONE)
        assert hostile_name in page.locator("#daftar tbody").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert len(asked) == 1
        assert complaints == []
        page, asked, complaints = open_page(tmp_path / "bandingkan.html", PHONE, "#01.01,01.02")
        assert hostile_name in page.locator("#hasil thead").inner_text()
        assert (len(asked), complaints) == (1, [])
    finally:
        object.__setattr__(hostile, "name", name)
