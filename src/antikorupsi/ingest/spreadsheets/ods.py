"""Workbooks in the OpenDocument format, read in one pass over their content.

Repeated cells and rows stand in the file once, with a count. A reader that writes them all out before it looks can be
made to fill any memory by a few bytes; here the extent is checked before anything is repeated.
"""

import re
import zipfile
from xml.parsers.expat import ParserCreate

from antikorupsi.ingest.spreadsheets.cells import Percent, Sheet, StruckOut, text_of
from antikorupsi.ingest.spreadsheets.ods_table import OdsTable, value_of
from antikorupsi.ingest.spreadsheets.opening import check_parsed, chunks_of, whole_tags
from antikorupsi.ingest.spreadsheets.refusal import Extent
from antikorupsi.ingest.spreadsheets.rows import raised_text

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:form:1.0": "draw",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_CELLS = ("table:table-cell", "table:covered-table-cell")
_NOT_VALUES = ("table:shapes", "table:dde-links", "table:tracked-changes", "office:forms")
_PARAGRAPHS = ("text:p", "text:h")
_AROUND_PARAGRAPHS = (*_PARAGRAPHS, "text:list", "text:list-header", "text:list-item", "text:section")
_NOT_TEXT = ("text:note", "text:ruby-text")
_HIDDEN = ("collapse", "filter")
_CACHED = re.compile(r"'[^':/\\]*+[:/\\].*'#\$?.+", re.DOTALL)  # 'file:///a/lama.ods'#$Sheet1: no sheet is called so
_MOST_SPACES = 100  # of one element that stands for many; a reader sees one


def read_ods(archive: zipfile.ZipFile, file: str) -> list[Sheet]:
    """All sheets of an .ods workbook; raises Refused beyond the bounds, and for entities in its content."""
    check_parsed(archive, ["content.xml"])
    return _Content(file).read(archive)


class _Content:
    """Follows the elements of content.xml and fills tables."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.extent = Extent()
        self.tables: list[OdsTable] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.struck_styles: set[str] = set()
        self.raised_styles: set[str] = set()
        self.spans: list[str] = []
        self.struck_text = ""
        self.comment: list[str] | None = None
        self.skipped = 0
        self.depth = 0
        self.row: dict[str, str] = {}
        self.cell: dict[str, str] | None = None
        self.paragraphs: list[list[str]] = []
        self.in_paragraph = 0

    def read(self, archive: zipfile.ZipFile) -> list[Sheet]:
        """All sheets of an archive; what a program keeps of other workbooks' sheets is none."""
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        for text in whole_tags(chunks_of(archive, "content.xml")):
            parser.Parse(text, False)
        parser.Parse(b"", True)
        return [table.sheet(self.file) for table in self.tables]

    def start(self, tag: str, raw: dict[str, str]) -> None:
        """Opens an element."""
        name = _short(tag)
        if self.cell is not None and name == "office:annotation" and not self.skipped:
            self.comment = []
        if self.skipped or name in _NOT_VALUES or (self.cell is not None and not self._is_text(name)):
            self.skipped += 1
            return
        if name == "table:table":
            self.depth += 1
        attributes = {_short(key): value for key, value in raw.items()}
        if name == "style:style":
            self.style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "style:text-properties":
            self._take_font(attributes)
        elif self.depth <= 1:
            self._start_in_table(name, attributes)

    def _take_font(self, attributes: dict[str, str]) -> None:
        """Notes a style whose text is struck through or raised."""
        if attributes.get("style:text-line-through-style", "none") != "none":
            self.struck_styles.add(self.style)
        if attributes.get("style:text-position", "").startswith("super"):
            self.raised_styles.add(self.style)

    def _is_text(self, name: str) -> bool:
        """Whether an element of a cell holds its text; drawings and comments over the cell have texts of their own."""
        if not self.in_paragraph:
            return name in _AROUND_PARAGRAPHS
        return not name.startswith(("draw:", "office:")) and name not in _NOT_TEXT

    def _start_in_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            hidden = attributes.get("table:style-name") in self.hidden_styles
            self.tables.append(OdsTable(attributes.get("table:name", ""), hidden, self.extent))
        elif name == "table:table-source":
            self.tables[-1].source = attributes.get("table:table-name", "") or "-"
        elif name == "table:table-column":
            hidden = attributes.get("table:visibility") in _HIDDEN
            self.tables[-1].add_columns(_count(attributes, "table:number-columns-repeated"), hidden)
        elif name == "table:table-row":
            self.row = attributes
        elif name in _CELLS:
            self.cell, self.paragraphs, self.spans, self.struck_text = attributes, [], [], ""
        elif self.cell is not None:
            self._start_in_cell(name, attributes)

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name in _PARAGRAPHS:
            self.paragraphs.append([])
            self.in_paragraph += 1
        elif self.in_paragraph and name in ("text:s", "text:tab", "text:line-break"):
            spaces = " " * min(_count(attributes, "text:c"), _MOST_SPACES)
            self.text({"text:s": spaces, "text:tab": "\t", "text:line-break": "\n"}[name])
        elif name == "text:span":
            self.spans.append(attributes.get("text:style-name", ""))

    def text(self, text: str) -> None:
        """Takes the characters of a paragraph or comment; of a span that is struck through none."""
        if self.comment is not None:
            self.comment.append(text)
        elif self.cell is not None and self.in_paragraph and not self.skipped:
            is_struck = not self.struck_styles.isdisjoint(self.spans)
            self.struck_text += text if is_struck else ""
            is_raised = not self.raised_styles.isdisjoint(self.spans)
            self.paragraphs[-1].append("" if is_struck else raised_text(text) if is_raised else text)

    def end(self, tag: str) -> None:
        """Closes an element."""
        name = _short(tag)
        if self.comment is not None and name == "office:annotation":
            self.tables[-1].comments[self.tables[-1].at] = "\n".join(self.comment)
            self.comment = None
        if self.skipped:
            self.skipped -= 1
        elif name == "table:table":
            self.depth -= 1
            if self.depth == 0:
                self._end_table()
        elif self.depth > 1:
            return
        elif name in _PARAGRAPHS:
            self.in_paragraph -= self.cell is not None
        elif name == "text:span" and self.spans:
            self.spans.pop()
        elif name in _CELLS and self.cell is not None:
            self._end_cell(self.cell)
        elif name == "table:table-row":
            hidden = self.row.get("table:visibility") in _HIDDEN
            self.tables[-1].end_row(_count(self.row, "table:number-rows-repeated"), hidden)

    def _end_table(self) -> None:
        """Forgets a table that only keeps what formulas took from another workbook."""
        if _CACHED.fullmatch(self.tables[-1].name):
            self.tables.pop()
            return
        self.tables[-1].end()

    def _end_cell(self, attributes: dict[str, str]) -> None:
        table = self.tables[-1]
        rows, columns = (_count(attributes, f"table:number-{way}-spanned") for way in ("rows", "columns"))
        if rows > 1 or columns > 1:
            row, column = table.at
            table.merged.append(((row, column), (row + rows - 1, column + columns - 1)))
        value = value_of(attributes, ["".join(parts) for parts in self.paragraphs])
        if attributes.get("office:value-type") == "percentage" and isinstance(value, float):
            value = Percent(value)
        struck = text_of(value) if attributes.get("table:style-name") in self.struck_styles else ""
        if struck or (not text_of(value) and self.struck_text.strip()):
            value = StruckOut(struck or self.struck_text)
        table.put(value, _count(attributes, "table:number-columns-repeated"))
        self.cell = None
        self.in_paragraph = 0


def _short(name: str) -> str:
    """A name with the usual prefix of its namespace, without one where the namespace means nothing here."""
    namespace, _, local = name.rpartition(" ")
    return f"{_PREFIXES.get(namespace, '')}:{local}"


def _count(attributes: dict[str, str], name: str) -> int:
    """A count out of an attribute, 1 where it is missing or no number."""
    written = attributes.get(name, "")
    return max(1, int(written[:9])) if written.isascii() and written.isdigit() else 1
