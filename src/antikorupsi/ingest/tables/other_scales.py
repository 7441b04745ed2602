"""Scales and units that a sheet names and that are not its instrument's: `Skala 0-10`, `Satuan: dokumen`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from antikorupsi.ingest.spreadsheets import Sheet, is_blank, text_of
from antikorupsi.ingest.tables.evidence import rows_near
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import Kind, words, words_in

_MOST_CELLS = 2  # in a row that is a title or a note
_TO = r"\s*(?:-|\u2013|\u2014|s\s*/\s*d|s\.?d\.?|sampai(?: dengan)?|hingga|to)\s*"
_BOUNDS = re.compile(rf"(?<!\d)[01](?:[.,]0+)?{_TO}(?P<end>\d{{1,4}})(?:[.,]0+)?(?![\d.,]*\d)", re.IGNORECASE)
_SCALE = re.compile(r"\b(?:skala|rentang nilai|scale)\b(?P<said>.{0,40})", re.IGNORECASE)
_END = re.compile(
    r"\W*(?:nilai|penilaian|indeks|likert|maksimal|maksimum)?\W*(?P<end>4|5|10|100|1000)(?![\d.,]*\d)\W*$"
)
_MAY_NAME_UNIT = ("satuan", "unit", "dalam", "in ", "(", "[")  # without which the patterns find nothing
_UNIT = re.compile(
    r"\bsatuan(?: (?:nilai|angka|data|ukuran))?\s*[:=][\s:=]*(?P<said>[^,;()\s][^,;()]{0,40})", re.IGNORECASE
)
_OWN_UNITS: tuple[Kind, ...] = ("units", "general", "classes")
_BRACKETS = re.compile(r"[(\[](?P<said>[^)\]]*)[)\]]")


def other_scales(table: Table, sheet: Sheet) -> dict[int, Fault]:
    """The fault of every number column whose scale or unit is another than the heading, or a title or note, says.

    A scale that fits a column of the table is said of that one, and a unit of columns of numbers that nothing knows.
    `sheet` is the one that the table was read from.
    """
    numbers = [placed for placed in table.measured if placed.column.type == "number" and placed.column.range]
    texts = list(_texts_around(table, sheet)) if numbers else []
    ends = {end for text in texts for end in ends_in(text)}
    if ends & {highest_of(placed) for placed in numbers}:
        ends = set()
    unit = next(filter(None, map(unit_in, texts)), "")
    if unit and any(map(table.holds_numbers, (index for index, _ in table.unknown))):
        unit = ""
    faults = {}
    for placed in numbers:
        details: dict[str, Detail] = {"instrument": placed.instrument.name.by_language}
        ends_here = {*ends_in(placed.heading), *_bracketed(placed.heading)} or ends
        units_here = map(unit_in, (f"({bracket['said']})" for bracket in _BRACKETS.finditer(placed.heading)))
        if ends_here and highest_of(placed) not in ends_here:
            faults[placed.index] = Fault(
                "other_scale", details | {"said": max(ends_here), "highest": highest_of(placed)}
            )
        elif said := next(filter(None, units_here), "" if _says_unit(placed.heading) else unit):
            faults[placed.index] = Fault("other_unit", details | {"said": said})
    return faults


@lru_cache(maxsize=2**12)
def unit_in(text: str) -> str:
    """The unit or multiplier that a text names and no instrument is measured in: `dokumen`, `jutaan`; "" for none.

    Behind `Satuan:` it may be any word; in a bracket, or behind `dalam` at the end, it is a listed one.
    """
    if not any(map(text.lower().__contains__, _MAY_NAME_UNIT)):
        return ""
    if found := _UNIT.search(text):
        known = {word for kind in _OWN_UNITS for phrase in words(kind) for word in phrase.split()}
        is_own = (
            "%" in found["said"]
            or _SCALE.search(found["said"])
            or not known.isdisjoint(normalised(found["said"]).split())
        )
        return "" if is_own else found["said"].strip()
    pieces = [(text, "search"), *((bracket["said"], "fullmatch") for bracket in _BRACKETS.finditer(text))]
    named = (getattr(_units(how), how)(normalised(piece)) for piece, how in pieces)
    return next((found["unit"] for found in named if found), "")


@cache
def _units(how: str) -> re.Pattern[str]:
    """A listed unit: alone in a bracket, else at the end of a text behind a word for units."""
    listed = "|".join(sorted(map(re.escape, words("other_units")), key=len, reverse=True))
    before = r"(?:\b(?:dalam|in)(?: satuan)? |\bsatuan |\bunit )"
    unit = rf"(?P<unit>(?:{listed})(?: (?:{listed}))*)"
    return re.compile(rf"{before}?{unit}" if how == "fullmatch" else rf"{before}{unit}$")


def _says_unit(heading: str) -> bool:
    """Whether a heading says in which unit its figures are."""
    return "%" in heading or bool(words_in(heading, "units"))


def highest_of(placed: PlacedColumn) -> float:
    """The highest figure on the scale of a column, 0 where it has none."""
    return placed.column.range[1] if placed.column.range else 0.0


def _texts_around(table: Table, sheet: Sheet) -> Iterator[str]:
    """The titles and notes of a table."""
    upright = [*rows_near(table.header_rows.start), *table.body, *table.beyond]
    for row in range(len(sheet.rows)) if table.sheet.turned else upright:
        if sheet.counts[row] <= _MOST_CELLS:
            yield ": ".join(text_of(cell) for cell in sheet.rows[row] if not is_blank(cell))


def ends_in(text: str) -> Iterator[float]:
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
