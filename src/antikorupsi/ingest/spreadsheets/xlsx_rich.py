"""Texts of an .xlsx workbook of which parts are raised or struck through, which its fast reader does not tell."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.parsers.expat import ParserCreate

from antikorupsi.ingest.spreadsheets.archives import chunks_of, whole_tags
from antikorupsi.ingest.spreadsheets.cells import Value
from antikorupsi.ingest.spreadsheets.rich_texts import Run, text_of_runs

_MARKED = re.compile(rb"superscript|<(?:[\w.-]++:)?strike")
_FALSE = ("0", "false")


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
