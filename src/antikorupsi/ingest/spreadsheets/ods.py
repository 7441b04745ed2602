"""Workbooks in the OpenDocument format, read in one pass over their content.

Repeated cells and rows stand in the file once, with a count. A reader that writes them all out before it looks can be
made to fill any memory by a few bytes; here the extent is checked before anything is repeated.
"""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers.expat import ParserCreate

from antikorupsi.ingest.spreadsheets.archives import chunks_of, is_markup, open_archive
from antikorupsi.ingest.spreadsheets.bounds import check_rectangle, check_share
from antikorupsi.ingest.spreadsheets.cells import Cell, Sheet, Value
from antikorupsi.ingest.spreadsheets.ods_values import value_of

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
_CELLS = ("table:table-cell", "table:covered-table-cell")
_NOT_VALUES = ("office:annotation", "table:shapes", "table:dde-links", "table:tracked-changes")
_HIDDEN = ("collapse", "filter")


def read_ods(path: Path, file: str) -> list[Sheet]:
    """All sheets of an .ods workbook; raises Refused beyond the bounds, and for entities in any of its parts."""
    with open_archive(path) as archive:
        for name in archive.namelist():
            if is_markup(name) and name not in ("content.xml", "META-INF/manifest.xml"):
                for _ in chunks_of(archive, name):
                    pass
        return _Content(file).read(archive)


@dataclass
class _Table:
    """A sheet as it is read: its rows so far, and the row and cell that stand open."""

    name: str
    hidden: bool
    rows: list[list[Value]] = field(default_factory=list)
    width: int = 0
    filled: int = 0
    below: int = 0  # empty rows since the last filled one
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0
    merged: list[tuple[Cell, Cell]] = field(default_factory=list)
    percent: set[Cell] = field(default_factory=set)
    row: list[Value] = field(default_factory=list)
    percent_in_row: list[int] = field(default_factory=list)
    beside: int = 0  # empty cells since the last filled one

    @property
    def at(self) -> Cell:
        """The row and column of the cell that stands open."""
        return len(self.rows) + self.below, len(self.row) + self.beside

    def put(self, value: Value, times: int, percent: bool) -> None:
        """Adds a cell, repeated; empty cells are only counted until a filled one follows them."""
        if value is None:
            self.beside += times
            return
        check_rectangle(self.at[0] + 1, self.at[1] + times)
        self.row += [None] * self.beside
        if percent:
            self.percent_in_row += range(len(self.row), len(self.row) + times)
        self.row += [value] * times
        self.filled += times
        self.beside = 0

    def end_row(self, times: int, hidden: bool) -> None:
        """Adds the row that stands open, repeated; empty rows are only counted until a filled one follows them."""
        row, self.row, self.beside = self.row, [], 0
        if not row:
            self.below += times
            return
        self.width = max(self.width, len(row))
        first = len(self.rows) + self.below
        self.filled += sum(value is not None for value in row) * (times - 1)
        check_share(first + times, self.width, self.filled)
        self.rows += [[] for _ in range(self.below)]
        self.rows += [list(row) for _ in range(times)]
        self.below = 0
        if hidden:
            self.hidden_rows.update(range(first, first + times))
        self.percent.update((first + more, column) for more in range(times) for column in self.percent_in_row)
        self.percent_in_row = []

    def add_columns(self, times: int, hidden: bool) -> None:
        """Adds columns as they are described above the rows."""
        if hidden:
            self.hidden_columns.update(range(self.columns, min(self.columns + times, 2**14)))
        self.columns += times

    def sheet(self, file: str) -> Sheet:
        """The sheet when all of it is read."""
        return Sheet(
            file,
            self.name,
            self.rows,
            hidden=self.hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(column for column in self.hidden_columns if column < self.width),
            merged=tuple(self.merged),
            percent=frozenset(self.percent),
        )


class _Content:
    """Follows the elements of content.xml and fills tables."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.tables: list[_Table] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.skipped = 0
        self.depth = 0
        self.row: dict[str, str] = {}
        self.cell: dict[str, str] | None = None
        self.paragraphs: list[str] = []
        self.in_paragraph = 0

    def read(self, archive: zipfile.ZipFile) -> list[Sheet]:
        """All sheets of an archive."""
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        for chunk in chunks_of(archive, "content.xml"):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
        return [table.sheet(self.file) for table in self.tables]

    def start(self, tag: str, raw: dict[str, str]) -> None:
        """Opens an element."""
        name = _short(tag)
        if name in _NOT_VALUES or self.skipped:
            self.skipped += 1
            return
        if name == "table:table":
            self.depth += 1
        attributes = {_short(key): value for key, value in raw.items()}
        if name == "style:style":
            self.style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)
        elif self.depth <= 1:
            self._start_in_table(name, attributes)

    def _start_in_table(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            hidden = attributes.get("table:style-name") in self.hidden_styles
            self.tables.append(_Table(attributes.get("table:name", ""), hidden))
        elif name == "table:table-column":
            hidden = attributes.get("table:visibility") in _HIDDEN
            self.tables[-1].add_columns(_count(attributes, "table:number-columns-repeated"), hidden)
        elif name == "table:table-row":
            self.row = attributes
        elif name in _CELLS:
            self.cell, self.paragraphs = attributes, []
        elif self.cell is not None:
            self._start_in_cell(name, attributes)

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name == "text:p":
            self.paragraphs.append("")
            self.in_paragraph += 1
        elif self.in_paragraph and name in ("text:s", "text:tab", "text:line-break"):
            spaces = " " * min(_count(attributes, "text:c"), 1000)
            self.text({"text:s": spaces, "text:tab": "\t", "text:line-break": "\n"}[name])

    def text(self, text: str) -> None:
        """Takes the characters of a paragraph."""
        if self.cell is not None and self.in_paragraph and not self.skipped:
            self.paragraphs[-1] += text

    def end(self, tag: str) -> None:
        """Closes an element."""
        name = _short(tag)
        if self.skipped:
            self.skipped -= 1
        elif name == "table:table":
            self.depth -= 1
        elif self.depth > 1:
            return
        elif name == "text:p":
            self.in_paragraph -= self.cell is not None
        elif name in _CELLS and self.cell is not None:
            self._end_cell(self.cell)
        elif name == "table:table-row":
            hidden = self.row.get("table:visibility") in _HIDDEN
            self.tables[-1].end_row(_count(self.row, "table:number-rows-repeated"), hidden)

    def _end_cell(self, attributes: dict[str, str]) -> None:
        table = self.tables[-1]
        rows, columns = (_count(attributes, f"table:number-{way}-spanned") for way in ("rows", "columns"))
        if rows > 1 or columns > 1:
            row, column = table.at
            table.merged.append(((row, column), (row + rows - 1, column + columns - 1)))
        value = value_of(attributes, self.paragraphs)
        percent = attributes.get("office:value-type") == "percentage"
        table.put(value, _count(attributes, "table:number-columns-repeated"), percent)
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
