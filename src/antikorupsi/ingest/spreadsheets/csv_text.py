"""Tables in plain text: the delimiter is the one that cuts most rows into the same number of fields."""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from antikorupsi.ingest.spreadsheets.bounds import MAXIMUM_CELLS, MAXIMUM_TEXT_BYTES, check_share, check_size
from antikorupsi.ingest.spreadsheets.cells import Sheet, Value
from antikorupsi.ingest.spreadsheets.encodings import decode
from antikorupsi.ingest.spreadsheets.refusal import Refused
from antikorupsi.ingest.spreadsheets.rows import with_empty_as_none, without_empty_end

_DELIMITERS = ";\t|,"  # a comma last: it also stands in numbers and titles
_SAMPLE_ROWS = 200
_SAMPLE_CHARACTERS = 200_000
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DECLARED = re.compile(r'"?sep=(.)"?[ \t]*\r?\n', re.IGNORECASE)


def read_csv(path: Path, file: str) -> list[Sheet]:
    """The one sheet of a text file, rows as long as they are written; raises Refused beyond the bounds."""
    check_size(path.stat().st_size, MAXIMUM_TEXT_BYTES)
    text = decode(path.read_bytes())
    if text is None:
        raise Refused("file_of_other_content", suffix=path.suffix, content="BIN")
    rows = _rows(text)
    check_share(len(rows), max(map(len, rows), default=0), sum(map(len, rows)))
    return [Sheet(file, "csv", without_empty_end(with_empty_as_none(rows)))]


def _rows(text: str) -> list[list[Value]]:
    """The rows with every line in its place: the line `sep=;` that Excel understands is left as an empty row."""
    csv.field_size_limit(sys.maxsize)
    declared = _DECLARED.match(text)
    delimiter = declared[1] if declared else delimiter_of(text)
    if text.count(delimiter) + text.count("\n") > MAXIMUM_CELLS:
        check_share(text.count("\n") + 1, MAXIMUM_CELLS, 0)
    body = text[declared.end() :] if declared else text
    first: list[list[Value]] = [[]] if declared else []
    return first + [list(row) for row in _fields(body, delimiter)]


def _fields(text: str, delimiter: str) -> Iterator[list[str]]:
    """The fields of every row; lines are cut here, as a text in memory file takes four bytes a character."""
    return csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=delimiter)


def delimiter_of(text: str) -> str:
    """The delimiter of a table: the one under which most rows have the same number of fields, more than one.

    Rows of titles and notes hold commas too, and so do decimal numbers; neither cuts all rows alike.
    """
    return max(_DELIMITERS, key=lambda delimiter: _consistency(text, delimiter))


def _consistency(text: str, delimiter: str) -> tuple[float, int]:
    """How large a share of the rows has the most frequent number of fields, and that number."""
    rows = islice(_fields(text[:_SAMPLE_CHARACTERS], delimiter), _SAMPLE_ROWS)
    filled = [len(row) for row in rows if any(field.strip() for field in row)]
    counts = Counter(number for number in filled if number > 1)
    if not counts:
        return 0.0, 0
    number, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    return times / len(filled), number
