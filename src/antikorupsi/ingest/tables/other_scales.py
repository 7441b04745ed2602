"""Scales that a sheet names and that end elsewhere than its instrument's: `Skala 0-10` above an SPI of 0 to 100."""

import re
from collections.abc import Iterator

from antikorupsi.ingest.spreadsheets import Sheet, is_blank, text_of
from antikorupsi.ingest.tables.evidence import rows_near
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault

_MOST_CELLS = 2  # in a row that is a title or a note
_TO = r"\s*(?:-|\u2013|\u2014|s\s*/\s*d|s\.?d\.?|sampai(?: dengan)?|hingga|to)\s*"
_BOUNDS = re.compile(rf"(?<!\d)[01](?:[.,]0+)?{_TO}(?P<end>\d{{1,4}})(?:[.,]0+)?(?![\d.,]*\d)", re.IGNORECASE)
_SCALE = re.compile(r"\b(?:skala|rentang nilai|scale)\b(?P<said>.{0,40})", re.IGNORECASE)
_END = re.compile(
    r"\W*(?:nilai|penilaian|indeks|likert|maksimal|maksimum)?\W*(?P<end>4|5|10|100|1000)(?![\d.,]*\d)\W*$"
)
_BRACKETS = re.compile(r"[(\[](?P<said>[^)\]]*)[)\]]")


def other_scales(table: Table, sheet: Sheet) -> dict[int, Fault]:
    """The fault of every number column whose scale ends elsewhere than the heading, or a title or note, says.

    A scale that fits a column of the table is said of that one. `sheet` is the one that the table was read from.
    """
    numbers = [placed for placed in table.measured if placed.column.type == "number" and placed.column.range]
    ends = set(_ends_around(table, sheet)) if numbers else set[float]()
    if ends & {_highest(placed) for placed in numbers}:
        ends = set()
    faults = {}
    for placed in numbers:
        ends_here = {*_ends_in(placed.heading), *_bracketed(placed.heading)} or ends
        if ends_here and _highest(placed) not in ends_here:
            details: dict[str, Detail] = {
                "said": max(ends_here),
                "highest": _highest(placed),
                "instrument": placed.instrument.name.by_language,
            }
            faults[placed.index] = Fault("other_scale", details)
    return faults


def _highest(placed: PlacedColumn) -> float:
    return placed.column.range[1] if placed.column.range else 0.0


def _ends_around(table: Table, sheet: Sheet) -> Iterator[float]:
    """The ends of the scales that titles and notes of a table name."""
    upright = [*rows_near(table.header_rows.start), *table.body, *table.beyond]
    for row in range(len(sheet.rows)) if table.sheet.turned else upright:
        if sheet.counts[row] <= _MOST_CELLS:
            yield from _ends_in(" ".join(text_of(cell) for cell in sheet.rows[row] if not is_blank(cell)))


def _ends_in(text: str) -> Iterator[float]:
    """The ends of the scales that a text names by the word for one; scales begin at 0 or 1."""
    for scale in _SCALE.finditer(text):
        found = _BOUNDS.search(scale["said"]) or _END.match(scale["said"])
        if found is not None:
            yield float(found["end"])


def _bracketed(heading: str) -> Iterator[float]:
    """The ends of the scales in brackets of a heading: `Indeks SPI (0-10)`."""
    for bracket in _BRACKETS.finditer(heading):
        if (found := _BOUNDS.fullmatch(bracket["said"].strip())) is not None:
            yield float(found["end"])
