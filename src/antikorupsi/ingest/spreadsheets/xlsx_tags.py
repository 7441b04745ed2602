"""The XML of a sheet in its usual form: `<c r="B5" ...>`, whatever prefixes, quotes and omissions a program writes.

Nearly all programs write the usual form, which is searched as it is; the rest is brought into it piece by piece.
"""

import re
from collections.abc import Iterator

from antikorupsi.ingest.spreadsheets.cells import column_letters
from antikorupsi.ingest.spreadsheets.refusal import Refused

# A tag never holds "<": every pattern ends its search at the next one, so that all searches together are linear.
_PREFIXED = re.compile(rb":(?:c|row|sheetData)[\s/>]")
_UNUSUAL_CELL = re.compile(rb'<c(?! r="[A-Z]{1,3}[0-9]{1,7}")[\s/>]')
_UNUSUAL_QUOTES = re.compile(rb"<(?:c|f|row|col)\s[^<>]*?(?:=\s*+'|\s=|=\s)")
_BEFORE, _BEHIND = re.compile(rb" ="), re.compile(rb"= ")  # faster than `in` where their first byte is frequent
_BLANKS = (b"\n", b"\t", b"\r")
_UNUSUAL_HIDDEN_ROW = re.compile(rb'<row(?=[^<>]*hidden\s*+=)(?! r="[0-9]{1,7}"[^<>]* hidden="[01a-z]+")')
_PREFIX = re.compile(rb"<(/?)[\w.-]++:")
_TAG = re.compile(rb"<(row|c|f)((?:[\s/](?:\"[^\"<]*+\"|'[^'<]*+'|[^<>\"'])*+)?)>")
_ATTRIBUTE = re.compile(rb"(?<![\w:.-])([\w:.-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_REFERENCE = re.compile(rb"([A-Za-z]{1,3})[0-9]{1,7}")
_LONGEST_CELL = 2**22
_LONGEST_TAG_START = 64
_MOST_ROWS = 2**20
_MOST_COLUMNS = 18_278  # ZZZ


class UnusualFormError(Exception):
    """A sheet is not written in the usual form and must be brought into it."""


def check_prefixes(text: bytes) -> None:
    """Raises UnusualFormError where rows or cells carry a prefix: `<x:c`."""
    if _PREFIXED.search(text):
        raise UnusualFormError


def check_cells(text: bytes) -> None:
    """Raises UnusualFormError where cells are not written as `<c r="B5"`."""
    if _UNUSUAL_CELL.search(text):
        raise UnusualFormError


def check_quotes(text: bytes) -> None:
    """Raises UnusualFormError where attributes of cells are not written as `name="value"`."""
    # Behind the declaration most programs begin a line.
    tags = text[text.find(b"?>") + 2 :].lstrip() if text.startswith(b"<?xml") else text
    blanks = any(blank in tags for blank in _BLANKS)
    suspected = b"'" in tags or blanks or _BEFORE.search(tags) or _BEHIND.search(tags)
    if suspected and _UNUSUAL_QUOTES.search(tags):
        raise UnusualFormError


def check_hidden_rows(text: bytes) -> None:
    """Raises UnusualFormError where hidden rows are not written as `<row r="5" hidden="1"`."""
    if _UNUSUAL_HIDDEN_ROW.search(text):
        raise UnusualFormError


def attributes_of(tag: bytes) -> dict[bytes, bytes]:
    """The attributes written in a tag."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def column_number(letters: bytes) -> int:
    """The number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def whole_cells(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same text, cut so that no cell lies in two pieces."""
    return _cut(chunks, b"<c ")


def in_usual_form(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same sheet with cells and rows named, without prefixes, in double quotes."""
    form = _Form()
    for text in _cut(chunks, b"<"):
        yield _TAG.sub(form.tag, _PREFIX.sub(rb"<\1", text))


def _cut(chunks: Iterator[bytes], before: bytes) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        cut = text.rfind(before)
        if cut <= 0 and len(text) < _LONGEST_CELL:
            rest = text
            continue
        cut = cut if cut > 0 else len(text) - _LONGEST_TAG_START
        yield text[:cut]
        rest = text[cut:]
    yield rest


class _Form:
    """Counts rows and cells the way readers do: what has no name follows what came before it."""

    def __init__(self) -> None:
        self.row = 0
        self.column = 0

    def tag(self, match: re.Match[bytes]) -> bytes:
        """A tag of a row or cell with its name as first attribute."""
        attributes = attributes_of(match[2])
        end = b"/>" if match[2].endswith(b"/") else b">"
        if match[1] == b"f":
            return b"<f%b%b" % (b"".join(b' %b="%b"' % pair for pair in attributes.items()), end)
        name = self._row(attributes) if match[1] == b"row" else self._cell(attributes)
        rest = b"".join(b' %b="%b"' % pair for pair in attributes.items())
        return b'<%b r="%b"%b%b' % (match[1], name, rest, end)

    def _row(self, attributes: dict[bytes, bytes]) -> bytes:
        number = attributes.pop(b"r", b"")
        self.row = int(number[:9]) if number.isdigit() else self.row + 1
        self.column = 0
        if self.row > _MOST_ROWS:
            raise _bad_name(number)
        return b"%d" % self.row

    def _cell(self, attributes: dict[bytes, bytes]) -> bytes:
        reference = attributes.pop(b"r", None)
        if reference is None:
            self.column += 1
            return b"%b%d" % (column_letters(min(self.column, _MOST_COLUMNS)).encode(), max(self.row, 1))
        named = _REFERENCE.fullmatch(reference)
        if not named:
            raise _bad_name(reference)  # a reader that counts in 32 bits would see another cell
        self.column = column_number(named[1].upper())
        return reference.upper()


def _bad_name(name: bytes) -> Refused:
    return Refused("file_damaged", reason=name[:20].decode("ascii", "replace"))
