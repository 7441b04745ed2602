"""The PDF of a page: for archives, readable aloud, complete in itself, and the same whenever it is made again."""

import re
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import pytest
from pypdf import PdfReader

from antikorupsi.publish.pages.page_tree import NetworkRefusedError
from antikorupsi.publish.pages.pdf import Attached, render_pdf

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
CHART = (
    '<svg viewBox="0 0 400 40" role="img" aria-label="Garis: 97,98 &#34;naik&#34;"><text x="1" y="8">97,98</text></svg>'
)
ROW = "<tr><th scope='row'>Daerah {0}</th><td class='number'>{0},5</td><td>{1}</td></tr>"
TABLE = (
    "<div class='table'><table><caption>Daftar</caption><thead><tr>"
    "<th scope='col'>Daerah</th><th scope='col'>Nilai</th>"
    "<th scope='col'>Catatan</th></tr></thead><tbody>"
    + "".join(ROW.format(number, f"awal{number} " + "kata " * 60 + f"akhir{number}") for number in range(40))
    + "</tbody></table></div>"
)
FIGURE = f"<figure><figcaption>Nilai naik</figcaption><div class='chart'>{CHART}</div></figure>"
PAGE = (
    '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Kota Contoh</title></head><body>'
    '<nav>Semua laporan</nav><main data-workbook="Buku Kerja"><h1>Kota Contoh</h1><h2 id="kriteria">Kriteria</h2>'
    '<p>Nilai 97,98<sup><a href="#sumber-1">1</a></sup>, <a href="#tiada">tiada</a></p>'
    f"{FIGURE}<p class='chart-note'>Catatan.</p><h3>Rincian</h3>{TABLE}"
    '<details><summary>Terlipat</summary><p>Isi lipatan</p></details><h2 id="sumber">Sumber</h2><p>'
    '<span id="sumber-1">1</span> <a href="https://contoh.example/a?b=c" rel="noreferrer">contoh.example</a></p></main>'
    '<details class="code"><summary>Kode</summary><pre>rahasia()</pre></details>'
    "<footer><p>Dibuat.</p></footer></body></html>"
)
SCORECARD = Attached("kartu-nilai.xlsx", b"PK isi kartu nilai", "Kartu nilai")


def document_of(page):
    return PdfReader(BytesIO(render_pdf(page, MADE)))


def words_of(document):
    shown = " ".join(page.extract_text() for page in document.pages)
    return re.sub(r"\s+", " ", shown.replace("\u200b", ""))


@pytest.fixture(scope="module")
def document():
    return PdfReader(BytesIO(render_pdf(PAGE, MADE, [SCORECARD])))


@pytest.fixture(scope="module")
def tags(document):
    """The elements of the tag tree as (kind, element), in the order of the page."""

    def below(element):
        element = element.get_object()
        if isinstance(element, list):
            return [found for kid in element for found in below(kid)]
        if not isinstance(element, dict):
            return []
        kind = [(element["/S"], element)] if "/S" in element else []
        return kind + (below(element["/K"]) if "/K" in element else [])

    return below(document.trailer["/Root"]["/StructTreeRoot"])


def kinds(tags):
    return [kind for kind, _ in tags]


def test_it_says_that_it_is_pdf_a_3a_and_pdf_ua_1(document):
    metadata = document.trailer["/Root"]["/Metadata"].get_data().decode()
    for name, value in (("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        assert re.search(rf"{name}>{value}<|{name}=.{value}.", metadata)
    assert document.trailer["/Root"]["/OutputIntents"]


def test_language_title_date_and_page_labels_are_those_of_the_page(document):
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "id"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.metadata.title == "Kota Contoh"
    assert document.metadata.creation_date == MADE
    assert document.page_labels == [str(number) for number in range(1, len(document.pages) + 1)]


def test_every_figure_has_its_alternative_text(tags):
    figures = [element for kind, element in tags if kind == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ['Garis: 97,98 "naik"']


def test_headings_tables_and_links_are_tagged(tags):
    found = kinds(tags)
    assert [kind for kind in found if re.fullmatch(r"/H\d", kind)] == ["/H1", "/H2", "/H3", "/H2"]
    assert {"/Table", "/THead", "/TBody", "/TR", "/TH", "/TD", "/Caption", "/Link"} <= set(found)
    assert found.count("/TR") == 41


def test_bookmarks_are_the_headings_of_the_page(document):
    assert document.outline[0].title == "Kota Contoh"
    assert [each.title for each in document.outline[1] if not isinstance(each, list)] == ["Kriteria", "Sumber"]
    assert [each.title for each in document.outline[1][1]] == ["Rincian"]


def test_every_font_is_inside_and_one_of_the_projects_own(document):
    fonts = [
        below.get_object()["/FontDescriptor"].get_object()
        for page in document.pages
        for font in page["/Resources"]["/Font"].values()
        for below in font.get_object()["/DescendantFonts"]
    ]
    assert {font["/FontName"].partition("+")[2] for font in fonts} <= {"Roboto-Regular", "Roboto-Bold", "DejaVuSans"}
    assert all(any(name.startswith("/FontFile") for name in font) for font in fonts)


def test_pages_are_numbered_and_name_region_and_workbook(document):
    texts = [page.extract_text() for page in document.pages]
    assert len(texts) > 2
    assert all(f"Halaman {number} dari {len(texts)}" in text for number, text in enumerate(texts, 1))
    assert all("Kota Contoh" in text and "Buku Kerja" in text for text in texts)


def test_heads_of_tables_are_on_every_page_and_no_row_is_split(document):
    texts = [page.extract_text() for page in document.pages]
    pages = [{int(number) for number in re.findall(r"awal(\d+)", text)} for text in texts]
    assert pages == [{int(number) for number in re.findall(r"akhir(\d+)", text)} for text in texts]
    assert sum(map(len, pages)) == 40
    assert all("Catatan" in text for text, rows in zip(texts, pages, strict=True) if rows)


def test_the_last_row_of_a_table_is_on_the_page_of_the_row_before_it():
    rows = [[f"t{table}r{row}." for row in range(3 + table % 6)] for table in range(150)]
    tables = ["".join(f"<tr><td>{name}</td><td>{'kata ' * 60}</td></tr>" for name in names) for names in rows]
    printed = document_of(PAGE.replace("<h3>", "".join(f"<table>{table}</table>" for table in tables) + "<h3>"))
    texts = [page.extract_text() for page in printed.pages]
    page_of = {name: page for page, text in enumerate(texts) for name in re.findall(r"t\d+r\d+\.", text)}
    assert len(page_of) == sum(map(len, rows))
    split = [names for names in rows if page_of[names[0]] != page_of[names[-1]]]
    assert len(split) > 5
    assert not [names for names in split if page_of[names[-1]] != page_of[names[-2]]]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>a</td><td>b</td></tr>",
        "<tr><td>a</td><td>b</td></tr>" * 2,
        "<tr><td rowspan='3'>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>",
        "<tr class='group'><th colspan='2'>a</th></tr><tr><td>b</td><td>c</td></tr>" * 2,
        "<tr><td>a</td><td>b</td></tr>" * 2 + "<tr class='group'><th colspan='2'>c</th></tr>",
        f"<tr><td>a</td><td>{'b ' * 9000}</td></tr>" * 3,
    ],
)
def test_a_table_of_any_ending_is_printed_whole(rows):
    letters = re.findall(r"\b[abcd]\b", re.sub(r"<[^>]*>", " ", rows))
    words = words_of(document_of(PAGE.replace("<h3>", f"<p>mulai</p><table>{rows}</table><p>selesai</p><h3>")))
    assert sorted(re.findall(r"\b[abcd]\b", words.partition("mulai")[2].partition("selesai")[0])) == sorted(letters)


def test_folded_parts_are_open_and_code_and_ways_to_other_pages_are_left_out(document):
    words = words_of(document)
    assert "Terlipat Isi lipatan" in words
    assert "rahasia" not in words
    assert "Semua laporan" not in words


def test_links_lead_inside_and_outside_and_their_addresses_are_printed(document):
    links = [note.get_object() for page in document.pages for note in page.get("/Annots", [])]
    outside = [link["/A"]["/URI"] for link in links if "/A" in link and "/URI" in link["/A"]]
    assert outside == ["https://contoh.example/a?b=c"]
    assert len(links) == 2  # the other is a source's; one that leads nowhere is none
    assert "contoh.example/a?b=c" in words_of(document)


def test_the_scorecard_travels_inside(document):
    assert document.attachments["kartu-nilai.xlsx"] == [SCORECARD.content]
    described = [each.get_object() for each in document.trailer["/Root"]["/AF"]]
    assert {(own["/AFRelationship"], own["/Desc"]) for own in described} == {("/Data", "Kartu nilai")}


def test_the_same_page_gives_the_same_bytes_whatever_the_time_zone_of_its_time():
    there = MADE.astimezone(timezone(timedelta(hours=7)))
    first, second = (render_pdf(PAGE, made, [SCORECARD]) for made in (MADE, there))
    assert first == second


def test_a_simulated_page_says_so_across_each_sheet():
    mark = '<div class="simulation-mark" hidden="">SIMULASI</div></main>'
    document = document_of(PAGE.replace("</main>", mark))
    assert all("SIMULASI" in page.extract_text().replace(" ", "") for page in document.pages)


@pytest.mark.parametrize("language", ["id", "en"])
def test_pages_are_counted_in_the_language_of_the_page(language):
    page = PAGE.replace('lang="id"', f'lang="{language}"')
    assert {"id": "Halaman 1 dari", "en": "Page 1 of"}[language] in words_of(document_of(page))


@pytest.mark.parametrize("address", ["https://contoh.example/a.png", "file:///etc/hostname", "/etc/hostname"])
@pytest.mark.parametrize("asked", ['<img src="{}" alt="x">', '<svg viewBox="0 0 9 9"><image href="{}"/></svg>'])
def test_a_page_that_asks_for_anything_else_is_refused(asked, address):
    with pytest.raises(NetworkRefusedError):
        document_of(PAGE.replace("<h3>", asked.format(address) + "<h3>"))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("#import &#34;@preview/x&#34;: y", '#import "@preview/x": y'),
        ("$x^2$ `kode` *tebal* _miring_ @label", "$x^2$ `kode` *tebal* _miring_ @label"),
        ("= Judul #read(&#34;/page.json&#34;) // catatan", '= Judul #read("/page.json") // catatan'),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("maju\u202ednukam\u2066x\u2069 \u200fy", "majudnukamx y"),
        ("a\x00b\x07c\x1bd\ufffe", "abcd[U+FFFE]"),
        ("中文 \ue000 \U0001f600", "[U+4E2D][U+6587] [U+E000] [U+1F600]"),
        ("\\#let \\u{41} \\ ~ --- ...", "\\#let \\u{41} \\ ~ --- ..."),
    ],
)
def test_hostile_text_shows_as_text(text, printed):
    svg = f'<svg viewBox="0 0 400 40" role="img" aria-label="{text}"><text x="1" y="20">{text}</text></svg>'
    page = PAGE.replace("Kota Contoh", text).replace("<h3>", f"<table><tr><td>{text}</td></tr></table>{svg}<h3>")
    words = words_of(document_of(page.replace("Kartu", text)))
    assert words.count(printed) > 3


def test_a_link_to_a_script_is_none():
    document = document_of(PAGE.replace("https://contoh.example/a?b=c", "javascript:alert(1)"))
    links = [note.get_object() for page in document.pages for note in page.get("/Annots", [])]
    assert not [link for link in links if "/URI" in link.get("/A", {})]


@pytest.mark.parametrize("address", ['href="../metode.html#asumsi"', 'data-href="85.html"'])
def test_words_that_lead_to_a_page_beside_it_are_words_alone(address):
    document = document_of(PAGE.replace("</main>", f"<p><a {address}>Bacaan lain</a></p></main>"))
    links = [note.get_object() for page in document.pages for note in page.get("/Annots", [])]
    assert len(links) == 2
    assert "Bacaan lain" in words_of(document)


def test_a_very_long_word_stays_on_the_page():
    word = "x" * 3000
    document = document_of(PAGE.replace("<h3>", f"<p>{word}</p><table><tr><td>{word}</td><td>y</td></tr></table><h3>"))
    assert words_of(document).replace(" ", "").count("x") >= 6000
    right = max(place for page in document.pages for place in places_of(page, "x"))
    assert right < 595 - 40


def places_of(page, letter):
    """Where pieces of text with a letter begin, in points from the left."""
    found = []
    page.extract_text(visitor_text=lambda text, _, matrix, *rest: found.append(matrix[4]) if letter in text else None)
    return found
