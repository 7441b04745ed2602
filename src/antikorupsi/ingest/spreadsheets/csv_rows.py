"""The rows of a text file: fields in quotes may hold delimiters and line ends, and a quote may be left open.

A quoted field over several lines counts as one only where its closing quote ends it properly, before a delimiter or a
line end. Otherwise a quote was left open, and reading on would swallow rows: it is then read as an ordinary character.
"""

import csv
import re
import sys
from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANKS = re.compile(" *+")
_QUOTE = '"'


class TextTable:
    """A text cut into rows and fields; `left_open` holds row and field of every quote that nothing closes.

    The time is proportional to the length of the text: the search for a closing quote ends at the next row that
    opens one.
    """

    def __init__(self, text: str, delimiter: str) -> None:
        csv.field_size_limit(sys.maxsize)
        self.left_open: list[tuple[int, int]] = []
        self._text = text
        self._delimiter = delimiter
        self._ends = re.compile(rf"{re.escape(delimiter)}|\r\n|\r|\n")
        self._rows = 0

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
            yield fields
        yield from self._plain_rows(text[at:])

    def _plain_rows(self, text: str) -> list[list[str]]:
        """The rows of a text without quotes."""
        lines = _LINE_END.split(text) if "\r" in text else text.split("\n")
        if not lines[-1]:
            lines.pop()  # what follows the last line end is no row
        self._rows += len(lines)
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
                if self._spans_lines(at, close) and not self._ends_field(close + 1):
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

    def _ends_field(self, at: int) -> bool:
        """Whether a field may end here, blanks aside."""
        if at > 0 and self._delimiter != " " and (blanks := _BLANKS.match(self._text, at)):
            at = blanks.end()
        return at > 0 and (at == len(self._text) or self._text[at] in (self._delimiter, "\r", "\n"))
