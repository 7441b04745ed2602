"""The index of more regions than its page holds as rows: what the script shows is what a whole page shows."""

import csv
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from antikorupsi.common import REGION_PAGES, Addresses
from antikorupsi.publish.index import long_list, writing
from helpers import Assessment

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
PHONE, DESK = {"width": 375, "height": 740}, {"width": 1280, "height": 900}
FEW, PAGE = 40, 25  # rows that a page holds whole, and rows that it shows at a time, in these tests
ROWS = """() => [...document.querySelectorAll('#daftar tbody tr')].map(row => ({
  id: row.id, data: {...row.dataset},
  cells: [...row.cells].map(cell => [cell.tagName, cell.scope ?? '', cell.classList.contains('strip'), cell.innerHTML]),
}))"""
CODES = "rows => rows.map(row => row.id.slice(7))"
DOTS = """dots => dots.map(
  dot => [dot.dataset.daerah, dot.getAttribute('d'), dot.getAttribute('transform'), dot.textContent])"""


def write(assessment, folder, *, changed=None):
    (folder / REGION_PAGES).mkdir(exist_ok=True)
    for region in list(assessment.period.regions)[::7]:
        (folder / REGION_PAGES / f"{region.slug}.html").write_text(f"<!DOCTYPE html><title>{region.name}</title>")
    return writing.write_index(
        assessment, folder, Addresses(assessment.period.name), MADE, changed=changed, out_of_date=["35.72"]
    )


@pytest.fixture(scope="module")
def whole(assessment_2025, tmp_path_factory):
    return write(assessment_2025, tmp_path_factory.mktemp("utuh"), changed={"35.72": 3})


@pytest.fixture(scope="module")
def long(assessment_2025, tmp_path_factory):
    folder = tmp_path_factory.mktemp("panjang")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(writing, "MOST_WHOLE", FEW)
        for module in (writing, long_list):
            patched.setattr(module, "PAGE_ROWS", PAGE)
        return write(assessment_2025, folder, changed={"35.72": 3})


def codes_of_all_pages(page):
    """The codes of the rows of every page, in their order, by the button that turns to the next."""
    below, found = page.locator("#halaman-bawah"), []
    count = int(re.search(r"dari (\d+)", below.locator("span").text_content())[1]) if below.is_visible() else 1
    for number in range(1, count + 1):
        if count > 1:
            expect(below.locator("span")).to_have_text(f"Halaman {number} dari {count}")
        found += page.locator("#daftar tbody tr[id]").evaluate_all(CODES)
        if number < count:
            below.get_by_role("button", name="Berikutnya").click()
    return found


def test_every_row_and_dot_that_the_script_makes_is_that_of_a_whole_page(whole, long, open_page):
    page, _, complaints = open_page(whole, DESK)
    expect(page.locator("#daftar tbody tr")).to_have_count(514)
    expected, dots = page.evaluate(ROWS), page.locator(".map path").evaluate_all(DOTS)
    page, asked, complaints_of_long = open_page(long, DESK)
    made = []
    for number in range(1, 22):
        expect(page.locator("#halaman-atas span")).to_have_text(f"Halaman {number} dari 21")
        made += page.evaluate(ROWS)
        if number < 21:
            page.locator("#halaman-atas [data-page=next]").click()
    assert made == expected
    assert page.locator(".map path").evaluate_all(DOTS) == dots
    assert (complaints, complaints_of_long, asked) == ([], [], [long.as_uri()])


@pytest.mark.parametrize(
    "view",
    [
        "",
        "#provinsi=35&urut=0-desc",
        "#urut=4-asc",
        "#kriteria=1f&urut=2-asc",
        "#cari=kota+b&tipe=kota",
        "#urut=5-desc",
    ],
)
def test_filters_search_and_order_hold_over_all_rows(whole, long, open_page, view):
    page, _, _ = open_page(whole, DESK, view)
    expect(page.locator("#jumlah")).to_be_visible()
    expected = page.locator("#daftar tbody tr[id]").evaluate_all(CODES)
    aside = page.locator(".map path.aside").count()
    page, _, _ = open_page(long, DESK, view)
    expect(page.locator("#jumlah")).to_contain_text(f"{len(expected)} dari 514 daerah cocok")
    assert codes_of_all_pages(page) == expected
    expect(page.locator(".map path.aside")).to_have_count(aside)


def test_a_view_of_a_page_and_an_order_can_be_linked_to(long, open_page):
    page, _, _ = open_page(long, DESK, "#urut=0-desc&halaman=3")
    expect(page.locator("#jumlah")).to_have_text("514 dari 514 daerah cocok; di sini ke-51 sampai ke-75.")
    third = page.locator("#daftar tbody tr").evaluate_all(CODES)
    page.locator("#halaman-atas [data-page=last]").click()
    expect(page.locator("#daftar tbody tr")).to_have_count(514 - 20 * PAGE)
    expect(page).to_have_url(re.compile("#urut=0-desc&halaman=21$"))
    page.locator("#halaman-atas [data-page=first]").click()
    expect(page).to_have_url(re.compile("#urut=0-desc$"))
    page.evaluate("location.hash = '#urut=0-desc&halaman=3'")
    expect(page.locator("#halaman-atas span")).to_have_text("Halaman 3 dari 21")
    assert page.locator("#daftar tbody tr").evaluate_all(CODES) == third
    page.get_by_label("Cari nama").fill("blitar")
    expect(page.locator("#jumlah")).to_have_text("2 dari 514 daerah cocok.")
    expect(page.locator("#halaman-atas")).to_be_hidden()


def test_a_name_misspelt_is_looked_for_on_all_pages(long, open_page):
    page, _, _ = open_page(long, DESK)
    page.get_by_label("Cari nama").fill("tidroe kepulauan")
    page.locator("#maksud").get_by_role("button", name="Kota Tidore Kepulauan").click()
    expect(page.locator("#daftar tbody tr")).to_have_count(1)
    expect(page.locator("#daftar tbody tr")).to_have_attribute("id", "daerah-82.72")


def test_regions_of_several_pages_are_compared(long, open_page):
    page, _, complaints = open_page(long, DESK)
    search = page.get_by_label("Cari nama")
    for name, code in (
        ("kota tidore", "82.72"),
        ("kota blitar", "35.72"),
        ("kota surakarta", "33.72"),
        ("kota solok", "13.72"),
    ):
        search.fill(name)
        page.locator(f"[id='daerah-{code}'] input").check()
    search.fill("")
    expect(page.locator("#daftar tbody tr").first.locator("input")).to_be_disabled()
    page.get_by_role("link", name="Bandingkan daerah yang dicentang").click()
    page.wait_for_url("**/bandingkan.html#13.72,33.72,35.72,82.72")
    expect(page.locator("#hasil thead th")).to_have_count(5)
    assert complaints == []


def test_the_export_holds_the_rows_of_all_pages_in_their_order(whole, long, open_page):
    saved = []
    for index in (whole, long):
        page, _, _ = open_page(index, DESK, "#tipe=kota&urut=0-desc")
        with page.expect_download() as download:
            page.get_by_role("button", name="Simpan baris ini").click()
        saved.append(download.value.path().read_text(encoding="utf-8-sig"))
    assert saved[1] == saved[0]
    assert len(list(csv.DictReader(saved[1].splitlines()))) > PAGE


def test_pages_are_turned_by_keyboard_and_heard(long, open_page):
    page, _, _ = open_page(long, DESK)
    following = page.locator("#halaman-bawah [data-page=next]")
    following.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#jumlah")).to_have_text("514 dari 514 daerah cocok; di sini ke-26 sampai ke-50.")
    expect(following).to_be_focused()
    expect(page.locator("#jumlah")).to_have_attribute("role", "status")
    expect(page.locator("#daftar")).to_have_attribute("aria-rowcount", "515")
    expect(page.locator("#daftar tbody tr").first).to_have_attribute("aria-rowindex", "27")
    assert page.locator("div.table").first.evaluate("box => Math.abs(box.getBoundingClientRect().top) < 200")
    page.locator("#halaman-bawah [data-page=last]").press("Enter")
    expect(following).to_have_attribute("aria-disabled", "true")
    following.press("Enter")
    expect(page.locator("#halaman-bawah span")).to_have_text("Halaman 21 dari 21")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(long, open_page, size):
    page, _, _ = open_page(long, size, color_scheme="light")
    expect(page.locator("#halaman-bawah")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for scheme, options in (("light", None), ("dark", {"runOnly": ["color-contrast"]})):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=options).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], scheme


def test_hostile_names_stay_text(tmp_path, open_page, monkeypatch):
    monkeypatch.setattr(writing, "MOST_WHOLE", 1)
    assessment = Assessment.load("contoh")
    region, hostile = assessment.period.regions[0], '</script><script>alert("x")</script> & "Kota"'
    name = region.name
    object.__setattr__(region, "name", hostile)
    try:
        page, _, complaints = open_page(write(assessment, tmp_path), PHONE)
        expect(page.locator("[id='daerah-01.01'] th a")).to_have_text(hostile)
        page.get_by_label("Cari nama").fill("alert")
        expect(page.locator("#daftar tbody tr")).to_have_count(1)
        assert complaints == []
    finally:
        object.__setattr__(region, "name", name)


def test_without_script_every_region_is_named_or_in_the_page_of_its_province(
    assessment_2025, tmp_path, open_page, monkeypatch
):
    monkeypatch.setattr(writing, "MOST_WHOLE", FEW)
    (tmp_path / "provinsi").mkdir()
    shown = {region.province_code for region in assessment_2025.period.regions} - {"35", "82"}
    for code in shown:
        (tmp_path / "provinsi" / f"{code}.html").write_text("<!DOCTYPE html><title>x</title>")
    page, _, _ = open_page(write(assessment_2025, tmp_path), DESK, java_script_enabled=False)
    expect(page.locator("#daftar tbody tr")).to_have_count(long_list.PAGE_ROWS)
    without = page.locator("#tanpa-skrip")
    expect(without).to_contain_text(
        "100 dari 514 daerah pertama ada di bawah; skrip halaman ini menampilkan yang lain."
    )
    links = set(without.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))"))
    assert {f"provinsi/{code}.html" for code in shown} <= links
    named = without.inner_text()
    assert [
        each.name
        for each in assessment_2025.period.regions
        if each.province_code not in shown and each.name not in named
    ] == []


def village(number, row, folder):
    """A village of its own with a row like another's."""
    place = f"{number // 512 + 1:02d}.{number // 128 % 4 + 1:02d}.{number // 16 % 8 + 1:02d}"
    name = f"Contoh {['Suka', 'Tirta', 'Karang', 'Wana'][number % 4]} {number}"
    region = replace(
        row.region,
        code=f"{place}.{2001 + number % 16}",
        name=f"Desa {name}",
        short_name=name,
        kecamatan=f"Kecamatan Contoh {place}",
        kabupaten=f"Kabupaten Contoh {place[:5]}",
        province_code=place[:2],
        province=f"Provinsi Contoh {place[:2]}",
    )
    total = 60 + number * 7.7777 % 40
    return replace(
        row, region=region, total=total, total_text=f"{total:.2f}", page=f"{REGION_PAGES}/{region.slug}.html"
    )


def test_the_page_of_5140_villages_is_under_3_mb_and_loads_nothing_else(tmp_path, monkeypatch, open_page):
    assessment = Assessment.load("desa-contoh")
    some = writing.rows_of(assessment, tmp_path, assessment.words(), {})
    many = [village(number, some[number % len(some)], tmp_path) for number in range(5_140)]
    monkeypatch.setattr(writing, "rows_of", lambda *_: many)
    index = write(assessment, tmp_path, changed={})
    page, asked, complaints = open_page(index, PHONE)
    expect(page.locator("#jumlah")).to_have_text("5.140 dari 5.140 desa cocok; di sini ke-1 sampai ke-100.")
    expect(page.locator("#daftar tbody tr")).to_have_count(long_list.PAGE_ROWS)
    page.get_by_label("Cari nama").fill("tirta 5137")
    expect(page.locator("#daftar tbody tr")).to_have_count(1)
    assert (asked, complaints) == ([index.as_uri()], [])
    assert index.stat().st_size < 3 * 10**6


def test_the_page_of_5140_units_with_eight_criteria_is_under_3_mb(tmp_path, monkeypatch, assessment_2025):
    some = writing.rows_of(assessment_2025, tmp_path, assessment_2025.words(), {})
    many = [
        replace(row, page=f"{REGION_PAGES}/{row.region.slug}-{number}.html", total=60 + place % 400 / 13)
        for number in range(10)
        for place, row in enumerate(some)
    ]
    monkeypatch.setattr(writing, "rows_of", lambda *_: many)
    index = write(assessment_2025, tmp_path, changed={})
    assert index.read_text(encoding="utf-8").count('<tr id="daerah-') == long_list.PAGE_ROWS
    assert index.stat().st_size < 3 * 10**6


def test_up_to_a_thousand_rows_stand_in_the_page(whole):
    page = whole.read_text(encoding="utf-8")
    assert 'id="semua"' not in page
    assert 'class="pages"' not in page
    assert (writing.MOST_WHOLE, page.count('<tr id="daerah-')) == (1_000, 514)
