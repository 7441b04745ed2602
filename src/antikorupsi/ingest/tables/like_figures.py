"""Texts that hold a figure and more: `71 (naik)`, `72*`, `WTP ke-9`; a row with one of them is never a note."""

import re

from antikorupsi.common import within
from antikorupsi.ingest.spreadsheets import Value, parse_number, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.rules import Column

# A number of a row, of an enumeration (1. or 1)), a range (81-100) and a date are no figures.
_NUMBER = re.compile(
    r"^(?!\d{1,2}[.)]\s)(\d{1,3}(?:[.,]\d{1,6})?)(?![\d.,]*\d)(?!\s*(?:-|\u2013|\u2014|s/d|s\.d|sampai|hingga|to|<|>|\u2264|:)\s*\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORTEST_LABEL = 2  # letters: A and B begin many texts


def begins_like_figure(cell: Value, column: Column) -> bool:
    """Whether a text begins with a number on the column's scale, or with one of its labels, and holds more."""
    if not isinstance(cell, str):
        return False
    if column.type == "label":
        said = normalised(cell)
        spellings = (normalised(each) for label, others in column.labels.items() for each in (label, *others))
        return any(len(each) >= _SHORTEST_LABEL and said.startswith(f"{each} ") for each in spellings)
    found = _NUMBER.match(text_of(cell))
    if column.type != "number" or found is None or _YEAR.search(text_of(cell)):
        return False
    number = parse_number(found[1], "," if "," in found[1] else ".")
    return number is not None and (column.range is None or within(number, *column.range))
