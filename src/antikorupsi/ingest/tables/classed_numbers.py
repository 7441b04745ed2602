"""Cells that hold a number and its class or unit: `77,1 (Waspada)`, `Baik (3,21)`, `88,1 poin`, `88,1/100`."""

import re
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column

_FIRST = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)(?P<beside>\s*\([^()\d]+\)|\s+[^()\d]+|\s*/\s*\d+)")
_LAST = re.compile(r"(?P<beside>[^()\d]+)\((?P<number>\d+(?:[.,]\d+)?)\)")


def number_and_class(text: str, column: Column) -> tuple[str, str]:
    """The number of a cell, and the class that stands beside it; the whole text where anything else does.

    What else is said, such as `(sementara)` or `(2023)`, makes it no plain number.
    """
    highest = text_of(column.range[1]) if column.range else ""
    return _parted(text.strip(), highest)


@lru_cache(maxsize=2**12)
def _parted(text: str, highest: str) -> tuple[str, str]:
    found = _FIRST.fullmatch(text) or _LAST.fullmatch(text)
    if found is None:
        return text, ""
    said = normalised(found["beside"])
    if said in words("classes_of_figures"):
        return found["number"], said
    is_unit = said in words("units") or (found["beside"].strip().startswith("/") and said == highest)
    return (found["number"], "") if is_unit and said else (text, "")
