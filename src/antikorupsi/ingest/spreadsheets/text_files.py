"""Tables in plain text: their delimiter, and rows whose quoted fields may hold line ends."""

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise
from pathlib import Path
from typing import cast

from antikorupsi.ingest.spreadsheets.cells import Remark, Sheet, Value
from antikorupsi.ingest.spreadsheets.opening import open_ordinary
from antikorupsi.ingest.spreadsheets.refusal import MAXIMUM_CELLS, MAXIMUM_TEXT_BYTES, Refused, check_share, check_size
from antikorupsi.ingest.spreadsheets.rows import with_empty_as_none, without_empty_end
from antikorupsi.ingest.spreadsheets.text_encodings import decode

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(" *+")
_QUOTE = '"'
_DELIMITERS = ";\t|,"  # a comma last: it also stands in numbers and titles
_SAMPLE_ROWS = 200
_SAMPLE_CHARACTERS = 200_000
_WITHOUT_HEADER = 0.25  # how much a row counts that stands below no header
_NUMBER = re.compile(r"[.,\s%+-]*+\d[\d.,\s%+-]*+")
_OTHER = re.compile(r"[;\t|]")  # in a field cut by a comma: numbers between these are no names
_YEAR = re.compile(r"(?:19|20)\d\d")
_DECLARED = re.compile(r'"?sep=(.)"?[ \t]*\r?\n', re.IGNORECASE)
_FORMULA = '="'
_END_OF_FILE = "\x1a"  # with which programs for DOS end a text
_EDGES = 2  # the fields in the first and the last line of a text without delimiters
_MOST_REMARKS = 20  # on quotes; a file in which each row has one is another kind of file


class TextTable:
    """A text cut into rows and fields; `left_open` holds row and field of every quote that nothing closes.

    A quoted field over several lines counts as one only if its closing quote stands before a delimiter or line end, and
    if its lines are no rows of the table.
    Otherwise a quote was left open, and it is read as an ordinary character: reading on would swallow rows. The time is
    proportional to the length of the text: the search for a closing quote ends at the next row that opens one.
    """

    def __init__(self, text: str, delimiter: str) -> None:
        csv.field_size_limit(sys.maxsize)
        self.left_open: list[tuple[int, int]] = []
        self._text = text
        self._delimiter = delimiter
        self._ends = re.compile(rf"{re.escape(delimiter)}|\r\n|\r|\n")
        self._rows = 0
        self._width = 0  # fields of the last row that is not empty

    def rows(self) -> Iterator[list[str]]:
        """The fields of each row, an empty list for an empty line."""
        text, at = self._text, 0
        while (quote := text.find(_QUOTE, at)) >= 0:
            start = max(text.rfind("\n", at, quote), text.rfind("\r", at, quote)) + 1
            if start > at:
                yield from self._plain_rows(text[at:start])
                at = start
            fields, at = self._quoted_row(at)
            self._rows += 1
            self._width = len(fields)
            yield fields
        yield from self._plain_rows(text[at:])

    def _plain_rows(self, text: str) -> list[list[str]]:
        """The rows of a text without quotes."""
        lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
        if not lines[-1]:
            lines.pop()  # what follows the last line end is no row
        self._rows += len(lines)
        self._width = next((line.count(self._delimiter) + 1 for line in reversed(lines) if line), 1)
        return [line.split(self._delimiter) if line else [] for line in lines]

    def _quoted_row(self, at: int) -> tuple[list[str], int]:
        """A row with quotes in it, and the place behind its line end; most rows are one line and end their quotes."""
        found = _LINE_END.search(self._text, at)
        line = self._text[at : found.start() if found else len(self._text)]
        try:
            fields = next(csv.reader([line], delimiter=self._delimiter, strict=True))
        except csv.Error:  # a quote stands open at the end of the line, or closes within a field
            return self._careful_row(at)
        return fields, found.end() if found else len(self._text)

    def _careful_row(self, at: int) -> tuple[list[str], int]:
        """A row over any number of lines, and the place behind its line end."""
        text = self._text
        fields: list[str] = []
        while True:
            quoted, start = "", at
            if text.startswith(_QUOTE, at):
                close = self._closing_quote(at + 1)
                if self._spans_lines(at, close) and (
                    not self._ends_field(close + 1) or self._holds_rows(at + 1, close, len(fields))
                ):
                    self.left_open.append((self._rows, len(fields)))
                else:
                    quoted, start = text[at + 1 : close].replace('""', _QUOTE), close + 1
            found = self._ends.search(text, start)
            fields.append(quoted + text[start : found.start() if found else len(text)])
            at = found.end() if found else len(text)
            if found is None or found[0] != self._delimiter:
                return fields, at

    def _closing_quote(self, at: int) -> int:
        """The place of the quote that closes a field, -1 where none does; two in a row stand for one."""
        text = self._text
        while (found := text.find(_QUOTE, at)) >= 0 and text.startswith(_QUOTE, found + 1):
            at = found + 2
        return found

    def _spans_lines(self, at: int, close: int) -> bool:
        """Whether a quoted field reaches over a line end; one that nothing closes always counts as such."""
        return close < 0 or _LINE_END.search(self._text, at, close) is not None

    def _holds_rows(self, start: int, close: int, before: int) -> bool:
        """Whether a quoted field over several lines holds rows of the table: lines of as many fields as its own row.

        A quote that was left open may be closed by one of a later row, and no cell would show the rows between them.
        `before` is the number of fields left of it. In prose a blank follows the comma.
        """
        text, delimiter = self._text, self._delimiter
        end = _LINE_END.search(text, close)
        behind = text.count(delimiter, close, end.start() if end else len(text))
        lines = _LINE_END.split(text[start:close])
        widths = [0 if delimiter == "," and ", " in line else line.count(delimiter) + 1 for line in lines]
        first, last, inner = before + widths[0], widths[-1] + behind, widths[1:-1]
        may_be_rows = widths[0] and widths[-1] and widths[0] + widths[-1] > _EDGES
        if may_be_rows and first == last and self._width in (0, 1, first):
            return True
        expected = {first, last, before + 1 + behind} - {0, 1}
        return not expected.isdisjoint(inner) or any(one == other > 1 for one, other in pairwise(inner))

    def _ends_field(self, at: int) -> bool:
        """Whether a field may end here, blanks aside."""
        if at > 0 and self._delimiter != " " and (blanks := _BLANKS.match(self._text, at)):
            at = blanks.end()
        return at > 0 and (at == len(self._text) or self._text[at] in (self._delimiter, "\r", "\n"))


def delimiter_of(text: str) -> str:
    """The delimiter under which most rows stand below a header that has as many fields as they.

    Titles and decimal numbers hold commas too: 77,1 is cut by a comma as regularly as by a semicolon. But a header
    holds no numbers, so a wrong delimiter cuts the rows and not the header above them.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    return max(_DELIMITERS, key=lambda delimiter: _weight(sample, delimiter))


def _weight(text: str, delimiter: str) -> tuple[float, int]:
    """How many rows a delimiter cuts alike, one below the other, and into how many fields at most."""
    rows = islice(TextTable(text, delimiter).rows(), _SAMPLE_ROWS)
    filled = [fields for fields in rows if any(field.strip() for field in fields)]
    weight, most = 0.0, 0
    for run in _runs(filled, prose=delimiter == ","):
        first = next((fields for fields in run if sum(map(bool, map(str.strip, fields))) > 1), run[0])
        weight += len(run) * (1 if _is_header(first) else _WITHOUT_HEADER)
        most = max(most, len(run[0]))
    return weight, most


def _runs(rows: Sequence[list[str]], *, prose: bool) -> Iterator[list[list[str]]]:
    """Rows that follow one another and have the same number of fields, more than one.

    In prose a blank follows the comma, in a table seldom: rows that differ in this do not belong together.
    """

    def shape(fields: list[str]) -> tuple[int, bool]:
        return len(fields), prose and len(fields) > 1 and fields[1].startswith(" ")

    for (number, _), run in groupby(rows, key=shape):
        if number > 1:
            yield list(run)


def _is_header(fields: list[str]) -> bool:
    """Whether a row may head others: it names at least two columns, and no field holds a number that is no year."""
    names = [name.strip() for field in fields for name in _OTHER.split(field) if name.strip()]
    numbers = [name for name in names if _NUMBER.fullmatch(name) and not _YEAR.fullmatch(name)]
    return len(names) > 1 and not numbers


def read_csv(path: Path, file: str) -> list[Sheet]:
    """The one sheet of a text file, rows as long as they are written; raises Refused beyond the bounds.

    The line `sep=;` that Excel understands is left as an empty row, so that every row keeps its number.
    """
    check_size(path.stat().st_size, MAXIMUM_TEXT_BYTES)
    with open_ordinary(path) as written:
        text = decode(written.read())
    if text is None:
        raise Refused("file_of_other_content", suffix=path.suffix, content="BIN")
    declared = _DECLARED.match(text)
    body = (text[declared.end() :] if declared else text).rstrip(_END_OF_FILE)
    delimiter = declared[1] if declared else delimiter_of(body)
    if body.count(delimiter) + body.count("\n") > MAXIMUM_CELLS:
        check_share(body.count("\n") + 1, MAXIMUM_CELLS, 0)
    table = TextTable(body, delimiter)
    cut = table.rows()
    read = cast("Iterator[list[Value]]", map(_shown, cut) if _FORMULA in body else cut)
    rows: list[list[Value]] = [[], *read] if declared else [*read]
    check_share(len(rows), max(map(len, rows), default=0), sum(map(len, rows)))
    kept = without_empty_end(with_empty_as_none(rows))
    above = 1 if declared else 0
    places = [(row + above, column) for row, column in table.left_open[:_MOST_REMARKS]]
    remarks = tuple(Remark("quote_left_open", place, {"row": str(place[0] + 1)}) for place in places)
    return [Sheet(file, "csv", kept, remarks=remarks, delimiter=delimiter)]


def _shown(fields: list[str]) -> list[str]:
    """The fields as a spreadsheet shows them: `="35.72"`, which keeps a code from becoming a number, is 35.72."""
    return [_text_in_formula(field) if field.startswith(_FORMULA) else field for field in fields]


def _text_in_formula(field: str) -> str:
    inner = field[2:-1]
    whole = field.endswith('"') and len(field) > len(_FORMULA) and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if whole else field
