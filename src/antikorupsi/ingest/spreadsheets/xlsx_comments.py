"""The comments at cells of an .xlsx workbook: what people write at a figure that has no column of remarks."""

import re
import zipfile
from collections.abc import Iterator
from xml.parsers.expat import ParserCreate

from antikorupsi.common import COMMENT_AUTHOR
from antikorupsi.ingest.spreadsheets.cells import Cell
from antikorupsi.ingest.spreadsheets.opening import bounded_chunks_of, check_parsed, whole_tags
from antikorupsi.ingest.spreadsheets.xlsx_parts import parts_beside
from antikorupsi.ingest.spreadsheets.xlsx_tags import column_number

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_MOST_COMMENTS = 10_000


def comments_of(archive: zipfile.ZipFile, sheet: str) -> dict[Cell, str]:
    """By cell the text of the comment at it; `sheet` is the part of the sheet."""
    parts = parts_beside(archive, sheet, "comments")
    check_parsed(archive, parts)
    return dict(found for part in parts for found in _comments(archive, part))


def _comments(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[Cell, str]]:
    reader = _Reader()
    for chunk in whole_tags(bounded_chunks_of(archive, part)):
        reader.parser.Parse(chunk, False)
    for reference, author, text in reader.found[:_MOST_COMMENTS]:
        if author != COMMENT_AUTHOR and (place := _PLACE.fullmatch(reference)):
            yield (int(place[2]) - 1, column_number(place[1].encode()) - 1), text


class _Reader:
    """Collects the places, authors and texts of comments."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []
        self._authors: list[str] = []
        self._inside = ""
        self.parser = ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._take

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "comment":
            number = attributes.get("authorId", "")
            author = self._authors[int(number)] if number.isdecimal() and int(number) < len(self._authors) else ""
            self.found.append((attributes.get("ref", ""), author, ""))
        elif name == "author":
            self._authors.append("")
        self._inside = name

    def _take(self, text: str) -> None:
        if self._inside == "author":
            self._authors[-1] += text
        elif self._inside == "t" and self.found:
            reference, author, said = self.found[-1]
            self.found[-1] = reference, author, said + text

    def _end(self, _: str) -> None:
        self._inside = ""
