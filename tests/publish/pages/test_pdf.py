"""The PDF of a page: for archives, readable aloud, complete in itself, and the same whenever it is made again."""

import builtins
import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from antikorupsi.common.project import WorkbookError
from antikorupsi.publish.pages.pdf import Attached, NetworkRefusedError, check_available, render_pdf

MADE = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
CHART = '<svg viewBox="0 0 9 9" role="img" aria-label="Garis"><text x="1" y="8" font-size="3">97,98</text></svg>'
PAGE = (
    '<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Kota Contoh</title></head><body><main>'
    f'<h1>Kota Contoh</h1><h2 id="kriteria">Kriteria</h2><p>Nilai 97,98</p>{CHART}<h2 id="sumber">Sumber</h2>'
    + "<p>Baris.</p>" * 120
    + "</main></body></html>"
)


SCORECARD = Attached("kartu-nilai.xlsx", b"PK isi kartu nilai", "Kartu nilai")


@pytest.fixture(scope="module")
def document():
    return PdfReader(BytesIO(render_pdf(PAGE, MADE, [SCORECARD])))


def embedded_fonts(document):
    """Whether the file of each font is inside, by the name of the font."""
    for page in document.pages:
        for font in page["/Resources"]["/Font"].values():
            for own in font.get_object()["/DescendantFonts"]:
                described = own.get_object()["/FontDescriptor"].get_object()
                yield described["/FontName"], any(name.startswith("/FontFile") for name in described)


def test_a_system_without_the_library_is_told_what_to_install(monkeypatch):
    real = builtins.__import__

    def without_pango(name, *rest, **options):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", without_pango)
    with pytest.raises(WorkbookError, match="apt install libpango"):
        check_available()


def test_it_bears_the_marks_of_pdf_a_3(document):
    metadata = document.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part>3<|pdfaid:part=.3.", metadata)
    assert re.search(r"pdfaid:conformance>A<|pdfaid:conformance=.A.", metadata)
    assert document.trailer["/Root"]["/OutputIntents"]


def test_it_is_tagged_in_the_language_of_the_page(document):
    root = document.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "id"


def test_its_bookmarks_are_the_headings_of_the_page(document):
    titles = [each.title for each in document.outline[1]]
    assert (document.outline[0].title, titles) == ("Kota Contoh", ["Kriteria", "Sumber"])


def test_every_font_is_inside(document):
    fonts = dict(embedded_fonts(document))
    assert fonts
    assert all(fonts.values()), fonts


def test_pages_are_numbered_and_name_the_region(document):
    texts = [page.extract_text() for page in document.pages]
    assert len(texts) > 1
    assert all(f"{number} / {len(texts)}" in text for number, text in enumerate(texts, 1))
    assert all("Kota Contoh" in text for text in texts)


def test_the_scorecard_travels_inside(document):
    assert document.attachments["kartu-nilai.xlsx"] == [SCORECARD.content]
    described = [each.get_object() for each in document.trailer["/Root"]["/AF"]]
    assert {(own["/AFRelationship"], own["/Desc"]) for own in described} == {("/Data", "Kartu nilai")}


def test_the_same_page_gives_the_same_bytes():
    first, second = (render_pdf(PAGE, MADE, [SCORECARD]) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("address", ["https://contoh.example/a.png", "file:///etc/hostname"])
def test_a_page_that_asks_for_anything_else_is_refused(address):
    page = PAGE.replace("<p>Nilai 97,98</p>", f'<img src="{address}" alt="gambar">')
    with pytest.raises(NetworkRefusedError):
        render_pdf(page, MADE)
