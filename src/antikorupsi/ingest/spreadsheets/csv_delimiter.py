"""The delimiter of a table in plain text: the one that cuts a header and the rows below it alike.

Titles and notes hold commas too, and so do decimal numbers: 77,1 is cut by a comma as regularly as by a semicolon. But
a header holds no numbers, so a wrong delimiter cuts the rows and not the header above them.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from antikorupsi.ingest.spreadsheets.csv_rows import TextTable

_DELIMITERS = ";\t|,"  # a comma last: it also stands in numbers and titles
_SAMPLE_ROWS = 200
_SAMPLE_CHARACTERS = 200_000
_WITHOUT_HEADER = 0.25  # how much a row counts that stands below no header
_NUMBER = re.compile(r"[.,\s%+-]*+\d[\d.,\s%+-]*+")
_OTHER = re.compile(r"[;\t|]")  # in a field cut by a comma: numbers between these are no names
_YEAR = re.compile(r"(?:19|20)\d\d")


def delimiter_of(text: str) -> str:
    """The delimiter under which most rows stand below a header that has as many fields as they."""
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
