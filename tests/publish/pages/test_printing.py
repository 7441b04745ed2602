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


def test_every_word_of_the_page_is_printed_in_its_order(page, document):
    main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
    shown = re.sub(r"<svg.*?</svg>|<div class=\"simulation-mark.*?</div>", "", main, flags=re.DOTALL)
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
    ],
)
def test_blanks_and_lines_are_those_of_html(html, text):
    assert body_of(html).text == text


def test_remarks_of_sources_stay_on_the_line():
    assert body_of("<table class='sources'><tr><td>a <small>b</small></td></tr></table>").text == "a b"


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
