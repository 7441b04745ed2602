"""(w) What readers get of a region's page: words beyond tables, words that nearly all pages share, A4 pages, size."""

import shutil
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from antikorupsi.common import REGION_PAGES
from antikorupsi.publish import render_pdf
from helpers import Assessment
from measures.machine import CACHE
from measures.table import markdown, said
from measures.workbook_runs import workbook_run

PERIOD = "2025"
MOST_WORDS, MOST_SHARED, MOST_PAGES = 700, 0.25, 4
_NEARLY_ALL = 0.9
_BLOCKS = {"h1", "h2", "p", "li", "dt", "dd", "tr", "caption", "figcaption", "summary"}
_SILENT = {"style", "script", "svg", "title", "nav", "footer"}
_EVERY = 20  # of the regions that are printed as PDF to count their pages


@dataclass
class PageText(HTMLParser):
    """The words of a page as a reader meets them: by block, those in tables apart; no drawing and no navigation."""

    blocks: list[str] = field(default_factory=list)
    beyond_tables: int = 0
    _open: list[list[str]] = field(default_factory=lambda: [[]])
    _silent: int = 0
    _tables: int = 0

    def __post_init__(self) -> None:
        """Sets up the parser, which is no dataclass."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: Sequence[object]) -> None:
        """Begins a block or what is not read."""
        self._silent += tag in _SILENT
        self._tables += tag == "table"
        if tag in _BLOCKS:
            self._open.append([])

    def handle_endtag(self, tag: str) -> None:
        """Ends a block; what it says is counted."""
        if tag in _BLOCKS and len(self._open) > 1 and (words := " ".join(self._open.pop()).split()):
            self.blocks.append(" ".join(words))
            self.beyond_tables += 0 if self._tables else len(words)
        self._silent -= tag in _SILENT
        self._tables -= tag == "table"

    def handle_data(self, data: str) -> None:
        """Keeps a text of the innermost block."""
        if not self._silent:
            self._open[-1].append(data)


def read_page(page: str) -> PageText:
    """The text of a page."""
    text = PageText()
    text.feed(page)
    return text


def shared_words(pages: Iterable[PageText]) -> float:
    """The share of all words that stand in blocks which nine of ten pages have word for word."""
    read = list(pages)
    having = Counter(block for page in read for block in set(page.blocks))
    words = [(len(block.split()), having[block]) for page in read for block in page.blocks]
    shared = sum(count for count, pages_with in words if pages_with >= _NEARLY_ALL * len(read))
    return shared / sum(count for count, _ in words)


def measure(quick: bool) -> str:
    """All reports of the period as HTML, read as a reader reads them; every twentieth printed."""
    reports = CACHE / "page-texts"
    shutil.rmtree(reports, ignore_errors=True)
    choice = ("--province", "35") if quick else ()
    workbook_run(reports, "--period", PERIOD, "--formats", "html", *choice)
    return described(reports / PERIOD / REGION_PAGES)


def described(folder: Path) -> str:
    """The table for a folder with pages of regions."""
    pages = [path.read_text(encoding="utf-8") for path in sorted(_assessed(folder))]
    texts = [read_page(page) for page in pages]
    words = statistics.median(text.beyond_tables for text in texts)
    shared, printed = shared_words(texts), statistics.median(_printed(pages[::_EVERY]))
    kilobytes = statistics.mean(len(page.encode()) for page in pages) / 1000
    rows = [
        ["words beyond tables, median", f"{words:.0f}", f"at most {MOST_WORDS}", said(words <= MOST_WORDS)],
        ["words nine of ten pages share", f"{shared:.0%}", f"at most {MOST_SHARED:.0%}", said(shared <= MOST_SHARED)],
        ["A4 pages, median", f"{printed:.0f}", f"at most {MOST_PAGES}", said(printed <= MOST_PAGES)],
        ["size of a page, mean kB", f"{kilobytes:.1f}", "", ""],
    ]
    head = f"## (w) The pages of {len(pages)} assessed regions of {PERIOD}, as readers get them"
    return "\n".join((head, "", markdown(["measured", "now", "target", "kept"], rows)))


def _assessed(folder: Path) -> Iterator[Path]:
    """The pages of regions that are assessed."""
    regions = Assessment.load(PERIOD).period.regions
    pages = (folder / f"{region.slug}.html" for region in regions if not region.is_administrative)
    return (page for page in pages if page.exists())


def _printed(pages: Iterable[str]) -> Iterator[int]:
    """How many sheets the PDF of each page has."""
    for page in pages:
        yield len(PdfReader(BytesIO(render_pdf(page, datetime.now(UTC)))).pages)
