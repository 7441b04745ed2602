"""The page, the feeds and the sheet of what changed say the same, are valid, and hold text from outside as text."""

import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring

from antikorupsi.assess import CountryView, change_list, changes
from antikorupsi.common import Addresses
from antikorupsi.publish import change_files, message_of, place_text, result_files, write_index
from antikorupsi.publish.changes import feeds
from antikorupsi.show import change_summary
from helpers import Assessment

BASE = "https://contoh.example/2025/"
MADE = datetime(2026, 6, 1, 7, 30, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script>\x07\u202e]]>&\"'\nKota"


def turned(assessment, code, criterion, status):
    verdicts = assessment.verdicts.copy()
    row = (verdicts["region"] == code) & (verdicts["criterion"] == criterion)
    verdicts.loc[row, "status"] = status
    return replace(assessment, verdicts=verdicts)


@pytest.fixture(scope="module")
def published(assessment_contoh, tmp_path_factory):
    """A folder with an earlier publication and two reports, the assessment now, and what changed."""
    folder = tmp_path_factory.mktemp("reports")
    before = turned(turned(assessment_contoh, "01.01", "spi", "fails"), "01.02", "mcp", "meets")
    now = turned(turned(assessment_contoh, "01.01", "spi", "meets"), "01.02", "mcp", "fails")
    path, text = changes.to_record(before, folder, date(2026, 3, 12))
    place_text(text, path)
    for slug in ("kabupaten-contoh-makmur", "kabupaten-contoh-sejahtera"):
        place_text("<p>", folder / "daerah" / f"{slug}.html")
    return folder, now, change_list(now, changes.previous(now, folder), date(2026, 6, 1))


def files_of(published, language="id", base=""):
    folder, now, found = published
    return change_files(now, found, folder, Addresses("contoh", language, base), MADE)


def test_each_change_stands_on_the_page_with_link_both_sides_and_cell(published):
    page = files_of(published)["perubahan.html"].decode()
    rows = [row for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if "kriteria-mcp" in row]
    assert len(rows) == 1
    assert 'href="daerah/kabupaten-contoh-sejahtera.html#kriteria-mcp"' in rows[0]
    assert re.search(r"memenuhi</td>.*tidak memenuhi</td>.*SIMULASI 01 .*\.xlsx, .*, [A-Z]+\d+</td>", rows[0])
    assert page.index("Tidak lagi memenuhi</h2>") < page.index("Membaik</h2>")
    assert "Urutan dari yang terburuk: tidak lagi memenuhi; " in page
    assert "Sejak publikasi 12\u00a0Maret 2026, 2 dari 8 daerah berubah statusnya" in page
    assert page.split("<main", 1)[1].split("Urutan dari")[0].count("<strong>SIMULASI</strong>") == 1
    assert "SIMULASI: Sejak" not in page, "twice on one page"


def test_only_reports_that_are_there_are_linked(published, tmp_path):
    _, now, found = published
    page = change_files(now, found, tmp_path, Addresses("contoh"), MADE)["perubahan.html"].decode()
    assert "Kabupaten Contoh Makmur" in page
    assert 'href="daerah/' not in page


def test_the_summary_is_two_sentences_that_name_who_fell(published):
    _, now, found = published
    said = change_summary(found, CountryView(now, now.words("id")), f"{BASE}perubahan.html")
    assert re.fullmatch(
        r"SIMULASI: Sejak publikasi 12 Maret 2026, 2 dari 8 daerah berubah statusnya: 1 tidak lagi memenuhi syarat "
        r"\(Kabupaten Contoh Sejahtera: Nilai MCP/MCSP .+ → .+\), 1 membaik\. "
        r"Tidak ada angka lain yang berubah; daftar lengkap: " + re.escape(f"{BASE}perubahan.html"),
        said,
    )
    figure = found.changes[-1]._replace(effect="changed")
    english = change_summary(replace(found, changes=(*found.changes, figure)), CountryView(now, now.words("en")))
    assert english.endswith(". Other figures changed: 1.")
    assert "2 of 8 regions changed status: 1 no longer meeting a condition (Kabupaten Contoh Sejahtera: " in english


@pytest.mark.parametrize(("asked", "said"), [({}, "Ini publikasi pertama"), ({"as_of": "2025-06-30"}, "Belum ada pub")])
def test_why_there_is_nothing_to_compare_with_is_said(assessment_contoh, tmp_path, asked, said):
    if asked:
        path, text = changes.to_record(Assessment.load("contoh", **asked), tmp_path, date(2026, 3, 12))
        place_text(text, path)
    found = change_list(assessment_contoh, changes.previous(assessment_contoh, tmp_path), date(2026, 6, 1))
    files = change_files(assessment_contoh, found, tmp_path, Addresses("contoh"), MADE)
    assert said in files["perubahan.html"].decode()
    assert json.loads(files["perubahan.json"])["items"] == []
    assert check_atom(files["perubahan.atom"]) == []


def test_that_nothing_changed_is_said_with_the_day(assessment_contoh, tmp_path):
    for asked, day in (({}, date(2026, 3, 12)), ({"as_of": "2025-06-30"}, date(2026, 3, 13))):
        path, text = changes.to_record(Assessment.load("contoh", **asked), tmp_path, day)
        place_text(text, path)
    found = change_list(assessment_contoh, changes.previous(assessment_contoh, tmp_path), date(2026, 6, 1))
    page = change_files(assessment_contoh, found, tmp_path, Addresses("contoh"), MADE)["perubahan.html"].decode()
    assert "Tidak ada angka yang berubah sejak publikasi 12\u00a0Maret 2026." in page
    assert "Publikasi sebelumnya, 13\u00a0Maret 2026, dibuat per 30\u00a0Juni 2025" in page


def test_regions_that_came_and_went_stand_on_the_page(published):
    folder, now, found = published
    moved = replace(found, came=("01.03",), went=("01.99",))
    page = change_files(now, moved, folder, Addresses("contoh"), MADE)["perubahan.html"].decode()
    assert now.period.regions.get("01.03").name in page
    assert "Tidak lagi terdaftar: 01.99." in page
    assert "Daerah baru dalam daftar: 1, tidak lagi terdaftar: 1." in page


DAY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
CHILDREN = {
    "feed": {"id", "title", "subtitle", "updated", "author", "link", "entry"},
    "entry": {"id", "title", "updated", "published", "link", "category", "content"},
}


def check_atom(content):
    """What RFC 4287 asks of a feed and its entries (4.1.1 and 4.1.2): once an id that is an IRI, a title, a day."""
    root = fromstring(content.decode())
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        kind = element.tag.removeprefix(ATOM)
        assert {child.tag.removeprefix(ATOM) for child in element} <= CHILDREN[kind]
        for name in ("id", "title", "updated"):
            (only,) = element.findall(f"{ATOM}{name}")
            assert only.text.strip()
        assert re.match(r"(urn:uuid:|https://)\S+$", element.find(f"{ATOM}id").text)
        assert DAY.fullmatch(element.find(f"{ATOM}updated").text)
        alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert all(link.get("href") for link in element.findall(f"{ATOM}link"))
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert all(entry.find(f"{ATOM}content").text for entry in entries)
    assert all(entry.find(f"{ATOM}category").get("term") for entry in entries)
    identifiers = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(set(identifiers)) == len(identifiers)
    return identifiers


def check_json_feed(content):
    """What JSON Feed 1.1 asks: version, title and items; of an item an id that is a text, and content."""
    feed = json.loads(content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert all(isinstance(author, dict) and author["name"] for author in feed["authors"])
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_text"]
        assert DAY.fullmatch(item["date_published"])
        assert all(isinstance(word, str) for word in item["tags"])
    assert all(feed[name].startswith("https://") for name in ("home_page_url", "feed_url") if name in feed)
    identifiers = [item["id"] for item in feed["items"]]
    assert len(set(identifiers)) == len(identifiers)
    return identifiers


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("base", ["", BASE])
def test_both_feeds_are_valid_and_list_the_same_changes_under_the_same_names(published, language, base):
    files = files_of(published, language, base)
    identifiers = check_atom(files["perubahan.atom"])
    assert identifiers == check_json_feed(files["perubahan.json"])
    assert len(identifiers) == len(published[2].changes) > 0
    inside = f"{base}{'en/' if language == 'en' else ''}perubahan.html#" if base else "urn:uuid:"
    assert all(identifier.startswith(inside) for identifier in identifiers)
    anchors = [identifier.partition("#")[2] for identifier in identifiers]
    page = files["perubahan.html"].decode()
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in page] == []


def test_with_an_address_every_way_is_a_whole_address(published):
    files = files_of(published, base=BASE)
    root = fromstring(files["perubahan.atom"].decode())
    links = [link.get("href") for link in root.iter(f"{ATOM}link")]
    assert [link for link in links if not link.startswith("https://")] == []
    assert f"{BASE}perubahan.atom" in links
    item = json.loads(files["perubahan.json"])["items"][-1]
    assert item["url"] == f"{BASE}daerah/kabupaten-contoh-makmur.html#kriteria-spi"


def test_the_same_changes_give_the_same_feeds_whenever_they_are_made(published):
    folder, now, found = published
    later = change_files(now, found, folder, Addresses("contoh"), datetime(2027, 1, 1, tzinfo=UTC))
    first = files_of(published)
    assert [name for name in ("perubahan.json", "perubahan.atom") if first[name] != later[name]] == []
    assert first == files_of(published)


def test_text_from_outside_is_text_in_page_and_feeds(published):
    region = published[1].period.regions.get("01.02")
    name = region.name
    object.__setattr__(region, "name", HOSTILE)
    try:
        files = files_of(published)
        message = message_of(published[1], published[2], Addresses("contoh"), "/srv", [(HOSTILE, "+62 812 3456 7890")])
    finally:
        object.__setattr__(region, "name", name)
    assert b"<script>alert" not in files["perubahan.html"]
    check_json_feed(files["perubahan.json"])
    check_atom(files["perubahan.atom"])
    titles = [element.text for element in fromstring(files["perubahan.atom"].decode()).iter(f"{ATOM}title")]
    assert any(title.startswith("<script>alert(1)</script>") for title in titles)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", message.summary)
    assert not re.search("[\x00-\x09\x0b-\x1f]", message.content.decode())
    assert b"3456" not in message.content
    assert json.loads(message.content)["failed"][0]["error"] == "(disamarkan)"


def test_a_feed_has_an_end_and_says_what_it_leaves_out(published, monkeypatch):
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 2)
    files = files_of(published)
    assert len(check_json_feed(files["perubahan.json"])) == len(check_atom(files["perubahan.atom"])) == 2
    left = len(published[2].changes) - 2
    assert json.loads(files["perubahan.json"])["description"].endswith(f"Dan {left} lagi.")


def test_the_message_holds_the_whole_list_under_the_names_of_the_results(published, tmp_path):
    _, now, found = published
    message = json.loads(message_of(now, found, Addresses("contoh"), "/srv/reports").content)
    assert message["page"] == "/srv/reports/perubahan.html"
    assert (message["since"]["day"], message["failed"]) == ("2026-03-12", [])
    files = result_files(now, tmp_path, "id", found)
    results = json.loads(files[tmp_path / "hasil.json"])
    assert message["changes"] == results["changes"]
    assert list(results["changes"][0]) == list(results["meta"]["columns_of_changes"])
    sheet = openpyxl.load_workbook(io.BytesIO(files[tmp_path / "hasil.xlsx"]))["Yang berubah"]
    heads, *rows = sheet.iter_rows(values_only=True)
    assert [dict(zip(heads, row, strict=True)) for row in rows] == results["changes"]


def test_the_index_leads_to_page_and_feeds(published):
    folder, now, _ = published
    place_files = files_of(published)
    for name, content in place_files.items():
        (folder / name).write_bytes(content)
    page = write_index(now, folder, Addresses("contoh"), MADE).read_text(encoding="utf-8")
    for kind, name in (("application/atom+xml", "perubahan.atom"), ("application/feed+json", "perubahan.json")):
        assert re.search(rf'<link rel="alternate" type="{re.escape(kind)}" title="[^"]+" href="{name}">', page)
    assert 'href="perubahan.html"' in page
