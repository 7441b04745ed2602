"""The rows of a text file: fields in quotes may hold delimiters and line ends, and a quote may be left open.

A quoted field over several lines counts as one only where its closing quote ends it properly, before a delimiter or a
line end. Otherwise a quote was left open, and reading on would swallow rows: it is then read as an ordinary character.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTE = '"'


class Row(NamedTuple):
    """The fields of a row, and which of them opens with a quote that nothing closes (-1: none)."""

    fields: list[str]
    left_open: int = -1


def rows_of(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a text, an empty one for an empty line; the time is proportional to the length of the text."""
    at, end = 0, len(text)
    ends = re.compile(rf"{re.escape(delimiter)}|\r\n|\r|\n")
    while at < end:
        found = _LINE_END.search(text, at)
        stop = found.start() if found else end
        if text.find(_QUOTE, at, stop) < 0:
            line = text[at:stop]
            yield Row(line.split(delimiter) if line else [])
            at = found.end() if found else end
        else:
            row, at = _quoted_row(text, at, delimiter, ends)
            yield row


def _quoted_row(text: str, at: int, delimiter: str, ends: re.Pattern[str]) -> tuple[Row, int]:
    """A row with quotes in it, and the place behind its line end."""
    fields: list[str] = []
    left_open = -1
    while True:
        quoted, start = "", at
        if text.startswith(_QUOTE, at):
            close = _closing_quote(text, at + 1)
            if _spans_lines(text, at, close) and not _ends_field(text, close + 1, delimiter):
                left_open = len(fields) if left_open < 0 else left_open
            else:
                quoted, start = text[at + 1 : close].replace('""', _QUOTE), close + 1
        found = ends.search(text, start)
        fields.append(quoted + text[start : found.start() if found else len(text)])
        at = found.end() if found else len(text)
        if found is None or found[0] != delimiter:
            return Row(fields, left_open), at


def _closing_quote(text: str, at: int) -> int:
    """The place of the quote that closes a field, -1 where none does; two in a row stand for one."""
    while (found := text.find(_QUOTE, at)) >= 0 and text.startswith(_QUOTE, found + 1):
        at = found + 2
    return found


def _spans_lines(text: str, at: int, close: int) -> bool:
    """Whether a quoted field reaches over a line end; one that nothing closes always counts as such."""
    return close < 0 or _LINE_END.search(text, at, close) is not None


def _ends_field(text: str, at: int, delimiter: str) -> bool:
    """Whether a field may end here, blanks aside."""
    while text.startswith(" ", at) and delimiter != " ":
        at += 1
    return at > 0 and (at == len(text) or text[at] in (delimiter, "\r", "\n"))
