"""Scales and units that a text names: `Skala 0-10`, `Satuan: dokumen`, `(dalam jutaan)`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.words import Kind, either, words

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
# A bracket that nothing closes is matched to the end of the text and not used: each one would be followed there else.
_BRACKETS = re.compile(r"[(\[](?P<said>[^)\]]*+)(?P<end>[)\]]?)")


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
    pieces = [(text, "search"), *((said, "fullmatch") for said in brackets_in(text))]
    named = (getattr(_units(how), how)(normalised(piece)) for piece, how in pieces)
    return next((found["unit"] for found in named if found), "")


@cache
def _units(how: str) -> re.Pattern[str]:
    """A listed unit: alone in a bracket, else at the end of a text behind a word for units."""
    listed = either(words("other_units"))
    before = r"(?:\b(?:dalam|in)(?: satuan)? |\bsatuan |\bunit )"
    unit = rf"(?P<unit>(?:{listed})(?: (?:{listed}))*)"
    return re.compile(rf"{before}?{unit}" if how == "fullmatch" else rf"{before}{unit}$")


def ends_in(text: str) -> Iterator[float]:
    """The ends of the scales that a text names by the word for one; scales begin at 0 or 1."""
    for scale in _SCALE.finditer(text):
        found = _BOUNDS.search(scale["said"]) or _END.match(scale["said"])
        if found is not None:
            yield float(found["end"])


def bracketed_ends(heading: str) -> Iterator[float]:
    """The ends of the scales in brackets of a heading: `Indeks SPI (0-10)`."""
    for said in brackets_in(heading):
        if (found := _BOUNDS.fullmatch(said.strip())) is not None:
            yield float(found["end"])


def brackets_in(text: str) -> Iterator[str]:
    """What stands in the brackets of a text."""
    return (bracket["said"] for bracket in _BRACKETS.finditer(text) if bracket["end"])
