"""The documentation site is built from the project alone and loads nothing from elsewhere; its links lead somewhere."""

import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest

from tests.setup.declared import ROOT
from tools.write_site import FACES, linked_inside, offered, releases

pytestmark = pytest.mark.slow
LOADED_LINKS = {"stylesheet", "icon", "shortcut icon", "preload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


class Page(HTMLParser):
    """What a page loads, what it links to, and the places in it that can be linked to."""

    def __init__(self, text):
        super().__init__()
        self.loads, self.links, self.ids = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.ids |= {known[name] for name in ("id", "name") if known.get(name)}
        if tag == "a" and "href" in known:
            self.links.append(known["href"])
        elif tag == "link" and known.get("rel") in LOADED_LINKS:
            self.loads.append(known["href"])
        elif tag not in ("a", "link"):
            self.loads += [known[name] for name in ("src", "srcset", "data", "poster") if known.get(name)]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of the site, built as `make docs` builds it, from a copy of its settings."""
    folder = tmp_path_factory.mktemp("site")
    subprocess.run([sys.executable, "-m", "tools.write_site", folder / ".site"], cwd=ROOT, check=True)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("[src]", f"['{ROOT / 'src'}']")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def page_at(site):
    """Gives the page at a path, parsed once."""
    return cache(lambda path: Page(path.read_text(encoding="utf-8")))


def test_no_page_and_no_style_loads_anything_from_elsewhere(site, page_at):
    for path in site.rglob("*.html"):
        assert [load for load in page_at(path).loads if ELSEWHERE.match(load)] == [], path.name
    for path in site.rglob("*.css"):
        named = re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s;]+)", path.read_text(encoding="utf-8"))
        assert [load for load in named if ELSEWHERE.match(load)] == [], path.name


def test_a_browser_asks_for_files_of_the_site_only(site, browser):
    for name in ("index.html", "cookbook.html", "api/helpers.html", "releases/index.html"):
        asked = []
        page = browser.new_page()
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto((site / name).as_uri(), wait_until="load")
        page.close()
        assert [url for url in asked if not url.startswith((site.as_uri(), "data:", "blob:"))] == []


def test_every_link_leads_to_a_page_and_a_place_in_it(site, page_at):
    broken = []
    for path in site.rglob("*.html"):
        for link in page_at(path).links:
            parts = urlsplit(link)
            if parts.scheme or path.name == "404.html":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            there = target.is_file() and target.is_relative_to(site.resolve())
            if not there or (parts.fragment and unquote(parts.fragment) not in page_at(target).ids):
                broken.append((path.relative_to(site).as_posix(), link))
    assert broken == []


@pytest.mark.parametrize("face", FACES)
def test_every_name_of_a_face_is_on_its_page(site, page_at, face):
    shown = {place.rpartition(".")[2] for place in page_at(site / "api" / f"{face}.html").ids}
    assert sorted(set(offered(face)) - shown) == []


def test_there_is_a_page_a_release_and_one_of_executed_answers(site):
    written = re.findall(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {path.stem for path in (site / "releases").glob("*.html")} == {"index", *written}
    assert len(releases()) == len(written) + 1
    assert "verdicts" in (site / "cookbook.html").read_text(encoding="utf-8")


def test_a_link_to_what_is_no_page_becomes_its_name():
    text = linked_inside("README.md", {"docs/scale.md": "scale.md"})
    assert "](LICENSE)" not in text
    assert "MIT" in text
    assert "](scale.md)" in text
