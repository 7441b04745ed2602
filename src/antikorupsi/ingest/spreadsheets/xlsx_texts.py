"""The list of texts of an .xlsx workbook: its length, how often cells repeat it, and texts with marked parts."""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from xml.parsers.expat import ParserCreate

from antikorupsi.ingest.spreadsheets.cells import Value
from antikorupsi.ingest.spreadsheets.opening import chunks_of, whole_tags
from antikorupsi.ingest.spreadsheets.refusal import MAXIMUM_WRITTEN_BYTES, Refused, check_size
from antikorupsi.ingest.spreadsheets.rows import Run, text_of_runs
from antikorupsi.ingest.spreadsheets.xlsx_tags import whole_cells

_MOST_DIGITS = 12
_TAG_BYTES = 1000  # in which a tag lies whole
_UNIQUE = re.compile(rb"uniqueCount\s*+=\s*+[\"']\s*+\+?+([0-9]++)")
_END = re.compile(rb"</(?:[\w.-]++:)?+si>")
_POINTER = re.compile(rb't="s"[^<>]*+>\s*+(?:<f[^<>]*?(?:/>|>[^<]*+</f>))?+\s*+<v[^<>]*+>\s*+([0-9]{1,9})')
_MARKED = re.compile(rb"superscript|<(?:[\w.-]++:)?strike")
_FALSE = ("0", "false")


def lengths_of_texts(archive: zipfile.ZipFile, strings: str) -> list[int]:
    """The bytes that each text of the list takes in the file; raises Refused where the list says it is longer.

    The fast reader allocates what `uniqueCount` says, and aborts the process where that fails; `count`, which says how
    often cells point into the list, it does not look at.
    """
    if not strings:
        return []
    size = archive.getinfo(strings).file_size
    lengths: list[int] = []
    rest, before = b"", 0  # of the text that stands open: its end, and how many bytes came before that
    for chunk in chunks_of(archive, strings):
        text = rest + chunk
        if any(len(count) > _MOST_DIGITS or int(count) > size for count in _UNIQUE.findall(text)):
            raise Refused("file_harmful")
        *whole, rest = _END.split(text)
        if whole:
            lengths += [before + len(whole[0]), *map(len, whole[1:])]
            before = 0
        before += max(0, len(rest) - _TAG_BYTES)
        rest = rest[-_TAG_BYTES:]
    return lengths


def check_texts(lengths: list[int], cells: int, sheets: Iterable[Callable[[], Iterator[bytes]]]) -> None:
    """Refuses a workbook whose cells repeat long texts so often that no memory holds them.

    `cells` is how many cells point into the list; only where that many of the longest would be too much are the
    sheets read once more.
    """
    longest = max(lengths, default=0)
    if longest * cells <= MAXIMUM_WRITTEN_BYTES:
        return
    written = 0
    for chunks in sheets:
        for text in whole_cells(chunks()):
            places = [int(place) for place in _POINTER.findall(text)]
            written += sum(lengths[place] for place in places if place < len(lengths))
            written += longest * (text.count(b't="s"') - len(places))
            check_size(written, MAXIMUM_WRITTEN_BYTES)


def is_marked(text: bytes) -> bool:
    """Whether a part of a file marks texts as raised or struck through; most hold neither word of the pattern."""
    return (b"superscript" in text or b"strike" in text) and _MARKED.search(text) is not None


def rich_texts(archive: zipfile.ZipFile, strings: str) -> dict[int, Value]:
    """By place in the list of texts, those with a raised or struck part, as a reader should take them."""
    if not strings or not any(map(is_marked, whole_tags(chunks_of(archive, strings)))):
        return {}
    return dict(_marked(whole_tags(chunks_of(archive, strings)), "si"))


def rich_text(xml: bytes) -> Value:
    """The text of one cell that holds its text itself; `xml` is its element `is`."""
    return next((text for _, text in _marked([xml], "is")), None)


def _marked(chunks: Iterable[bytes], element: str) -> Iterator[tuple[int, Value]]:
    reader = _Reader(element)
    for text in chunks:
        reader.parser.Parse(text, False)
        yield from reader.found
        reader.found.clear()


class _Reader:
    """Follows the runs of every text; keeps the texts with a marked one."""

    def __init__(self, element: str) -> None:
        self.element = element
        self.found: list[tuple[int, Value]] = []
        self._count = 0
        self._runs: list[Run] = []
        self._run = Run("")
        self._in_text = self._in_phonetics = False
        self.parser = ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._take

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        value = attributes.get("val", "1")
        if name == self.element:
            self._runs = []
        elif name == "rPh":
            self._in_phonetics = True
        elif name == "r":
            self._run = Run("")
        elif name == "strike":
            self._run = self._run._replace(struck=value not in _FALSE)
        elif name == "vertAlign":
            self._run = self._run._replace(raised=value == "superscript")
        elif name == "t":
            self._in_text = not self._in_phonetics

    def _take(self, text: str) -> None:
        if self._in_text:
            self._runs.append(self._run._replace(text=text))

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "t":
            self._in_text = False
        elif name == "r":
            self._run = Run("")
        elif name == "rPh":
            self._in_phonetics = False
        elif name == self.element:
            if any(run.struck or run.raised for run in self._runs):
                self.found.append((self._count, text_of_runs(self._runs)))
            self._count += 1
