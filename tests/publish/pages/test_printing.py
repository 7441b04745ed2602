"""What is printed is what the page shows: every word in its order, every heading, and nothing without a place."""

import re
from datetime import UTC, datetime
from html import unescape
from io import BytesIO
from pathlib import Path

import nbformat
import pytest
from pypdf import PdfReader

from antikorupsi.publish.pages.elements import LOOKS
from antikorupsi.publish.pages.page_tree import read_page
from antikorupsi.publish.pages.pdf import render_pdf
from antikorupsi.publish.pages.printing import printed
from antikorupsi.publish.pages.rendering import render_html
from antikorupsi.publish.pages.style import TEMPLATES

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
PAGES = ("4-region-report", "5-overview", "6-method")
MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture(scope="module", params=PAGES)
def page(request):
    return render_html(nbformat.read(NOTEBOOKS / f"{request.param}.ipynb", as_version=4), "id", MADE)


@pytest.fixture(scope="module")
def document(page):
    return PdfReader(BytesIO(render_pdf(page, MADE)))


def without_blanks(text):
    return re.sub(r"[\s\u200b]+", "", text)


def body_of(html):
    body, _ = read_page(f'<html lang="id"><body>{html}</body></html>', {})
    printed(body)
    return body


def test_every_element_and_class_of_a_page_has_a_place_in_print(page):
    _, unknown = read_page(page, {})
    assert not unknown, "Give them a place in elements.py, and in report.typ where they need a look."


def test_every_class_with_a_look_is_named_in_the_template_or_the_code():
    template = (TEMPLATES / "report" / "report.typ").read_text(encoding="utf-8")
    code = "".join(
        path.read_text(encoding="utf-8") for path in TEMPLATES.parent.glob("*.py") if "elements" not in path.name
    )
    assert not [name for name in LOOKS if not re.search(rf"\b{name}\b", template + code)]


def test_every_word_that_the_page_shows_is_printed_in_its_order(page, document):
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    not_printed = r"<svg.*?</svg>|<div class=\"simulation-mark.*?</div>|<p class=\"[^\"]*\bon-screen\">.*?</p>"
    for headed in ("criteria", "needs", "assumed"):  # their captions say what the heading says: page.css hides them too
        main = re.sub(rf'(<table class="{headed}">)<caption>.*?</caption>', r"\1", main)
    main = re.sub(r'(<th scope="col"[^>]*>)(.)', lambda found: found[1] + found[2].upper(), main)  # as page.css does
    shown = re.sub(not_printed, "", main, flags=re.DOTALL)
    words = unescape(re.sub(r"<[^>]*>", " ", shown)).split()
    text, place = without_blanks("".join(sheet.extract_text() for sheet in document.pages)), 0
    for word in words:
        found = text.find(without_blanks(word), place)
        assert 0 <= found < place + 3000, f"{word!r} is not where it is expected."
        place = found + len(without_blanks(word))


def test_every_heading_of_the_page_is_a_bookmark(page, document):
    def titles(outline):
        return [title for each in outline for title in (titles(each) if isinstance(each, list) else [each.title])]

    headings = re.findall(r"<h\d[^>]*>(.*?)</h\d>", page, re.DOTALL)
    expected = [without_blanks(unescape(re.sub(r"<[^>]*>", "", heading))) for heading in headings]
    assert [without_blanks(title) for title in titles(document.outline)] == expected


def test_an_unknown_element_shows_what_is_in_it_and_is_named():
    page = '<html lang="id"><body><h1>x</h1><baru class="asing">isi <b>lama</b></baru></body></html>'
    assert read_page(page, {})[1] == {"baru", "asing"}
    assert "isi lama" in PdfReader(BytesIO(render_pdf(page, MADE))).pages[0].extract_text()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>  a \n <b>b</b>  c </p>", "a b c"),
        ("<p>a<small>b</small></p>", "a\nb"),
        ("<td>a <small>b</small> <small>c</small> d</td>", "a\nb\nc\nd"),
        ("<dd><strong>a</strong><span>b</span></dd>", "a\nb"),
        ("<th><small>a</small> <span>b</span> <small>c</small></th>", "a\nb\nc"),
        ("<p><small>a</small></p>", "a"),
        ("<p>a<br> b</p>", "a\nb"),
        ("<ul> <li> a </li> <li>b</li> </ul>", "ab"),
        ('<p>a</p> <p class="links on-screen">b</p>', "a"),  # what only a screen can do
    ],
)
def test_blanks_and_lines_are_those_of_html(html, text):
    assert body_of(html).text == text


def test_remarks_of_sources_stay_on_the_line():
    assert body_of("<table class='sources'><tr><td>a <small>b</small></td></tr></table>").text == "a b"
    criteria = "<table class='criteria'><tr><th>c<small>d</small></th><td>a <small>b</small></td></tr></table>"
    assert [cell.text for cell in body_of(criteria).find_all("th", "td")] == ["c\nd", "a b"]


def test_no_step_of_headings_is_left_out():
    levels = [
        heading.more["level"]
        for heading in body_of("<h2>a</h2><h4>b</h4><h2>c</h2><h6>d</h6>").find_all("h2", "h4", "h6")
    ]
    assert levels == [1, 2, 2, 3]


@pytest.mark.parametrize(
    ("words", "address", "shown"),
    [
        ("a.example", "https://www.a.example/b-c", "/b-c"),
        ("a.example", "https://a.example", ""),
        ("https://a.example/b", "https://a.example/b", ""),
        ("KPK", "https://kpk.example/%C3%A9", " kpk.example/é"),
        ("Jawa Timur", "provinsi/35.html", None),
    ],
)
def test_the_address_behind_a_link_says_what_its_words_do_not(words, address, shown):
    link = next(body_of(f'<p><a href="{address}">{words}</a></p>').find_all("a"))
    assert link.more.get("shown") == shown


def test_two_halves_stand_side_by_side_and_one_alone_does_not():
    half = "<section class='half'>{}</section>"
    body = body_of(half.format("a") + "\n" + half.format("b") + "<p>c</p>" + half.format("d"))
    assert [kid.classes for kid in body.kids] == [["halves"], [], ["half"]]
    assert [kid.text for kid in body.kids] == ["ab", "c", "d"]


@pytest.mark.parametrize(("height", "share"), [(400, 1), (570, 0.8), (720, 0.75), (1200, 0.52)])
def test_a_high_drawing_is_made_smaller_but_not_unreadable_unless_it_would_leave_the_sheet(height, share):
    body = body_of(f"<figure><svg viewBox='0 0 480 {height}' aria-label='x'></svg></figure>".replace("'", '"'))
    assert next(body.find_all("svg")).more["share"] == pytest.approx(share)


SMALL = '<svg viewBox="0 0 40 40" role="img" aria-label="x"><path d="M0 0L9 9"/></svg>'
ODD = (
    *("", "<p></p>", "<h2> </h2>", "<h1>a</h1><h1>b</h1>", "<ul></ul>", "<ul>a<p>b</p></ul>", "a<br><br>b"),
    *("<table></table>", "<table><caption>a</caption></table>", "<table><thead><tr><th>a</th></tr></thead></table>"),
    *("<table>a<tr>b<td>c</td></tr></table>", "<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>"),
    "<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td><h3>c</h3><ul><li>d</li></ul></td></tr></table>",
    *("<figure></figure>", "<figure><figcaption>a</figcaption></figure>", f"<figure>{SMALL}{SMALL}</figure>"),
    *(f"<p>{SMALL.replace('aria-label', 'data-label')}</p>", SMALL.replace("40 40", "40 0"), "<svg></svg>"),
    *("<details><summary><h2>a</h2></summary>b</details>", "<dl class='key-figures'></dl>", "<dl><dt>a</dt></dl>"),
    *("<pre>a\n  b</pre>", "<blockquote>a<hr>b</blockquote>", "<div aria-hidden='true'><p>a</p></div>"),
    *(
        "<a href=''>a</a>",
        "<p><span class='badge'>a <b>b</b></span></p>",
        "<img src='data:image/png;base64,AA' alt='a'>",
    ),
)


@pytest.mark.parametrize("html", ODD)
@pytest.mark.parametrize("title", ["<h1>Judul</h1>", ""])
def test_no_page_is_too_odd_to_be_printed(html, title):
    assert render_pdf(f'<html lang="id"><body><main>{title}{html}</main></body></html>', MADE)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tbody><tr id='a'><td>b</td></tr></tbody></table>",
        "<table id='a'><tr><td>b</td></tr></table>",
        "<table><tr><th id='a'>b</th></tr></table>",
        "<ul><li id='a'>b</li></ul>",
        "<h2 id='a'>b</h2>",
        "<p><span id='a'>b</span></p>",
        "<p id='a'>b</p><p id='a'>c</p>",
        "<table id='a'><caption id='c'>b</caption><tbody id='b'><tr><td>b</td></tr></tbody></table>",
    ],
)
def test_a_link_finds_its_place_wherever_it_is(html):
    page = f'<html lang="id"><body><h1>x</h1><p><a href="#a">y</a><a href="#tiada">z</a></p>{html}</body></html>'
    notes = PdfReader(BytesIO(render_pdf(page, MADE))).pages[0]["/Annots"]
    assert len(notes) == 1
