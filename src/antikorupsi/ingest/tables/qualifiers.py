"""Words that say that figures are something else than the instrument's main figure: a rank, a target, one of its areas.

They stand in the group above a column, in titles, or in the name of the sheet or file. A column heading that names an
item by itself decides; a heading that is a bare year, a general word (`Nilai`) or the instrument's name does not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column, Instrument, instrument_by_id

# Words for the year and for the status of figures, which hold a word for a quantity and name none.
_SAID_OTHERWISE = re.compile(r"\btahun anggaran\b|\bbelum (?:final|tetap|diaudit)\b|\bprognosis\b")
_AREA = re.compile(r"\b(?:area|domain|bidang|komponen|aspek|pilar|sub komponen|sub domain)\b(?: intervensi)?")


@dataclass(frozen=True)
class Qualified:
    """What the texts around a column make of the main figure: another item of the instrument, or another quantity."""

    column: Column | None = None
    quantity: str = ""


def decides(reading: str, instrument: Instrument) -> bool:
    """Whether a heading names an item by itself: it is more than a general word or the instrument's name."""
    if not reading or reading in words("general"):
        return False
    return reading not in phrases(instrument) or not words("general").isdisjoint(reading.split())


@lru_cache(maxsize=2**14)
def quantity_in(text: str, instrument_id: str) -> str:
    """The first word of a normalised text that names another quantity, such as peringkat; "" where none does."""
    padded = f" {_SAID_OTHERWISE.sub(' ', text)} "
    own = instrument_by_id()[instrument_id].parts
    known = (*words("quantities"), *(normalised(part) for part in own))
    found = [(padded.index(f" {word} "), word) for word in known if f" {word} " in padded]
    return min(found)[1] if found else ""


def qualified(
    group: Iterable[str], around: Iterable[str], instrument: Instrument, explained: frozenset[str]
) -> Qualified | None:
    """What a column is whose own heading does not decide; None where it is the main figure.

    `group` are the headings above it, `around` the titles and names, nearest first; `explained` are the quantities and
    items that other columns of the table are headed by: a title that names them speaks of those columns.
    """
    for text in group:
        if quantity := quantity_in(text, instrument.id):
            return Qualified(quantity=quantity)
    for text in around:
        if (quantity := quantity_in(text, instrument.id)) and quantity not in explained:
            return Qualified(quantity=quantity)
    for text in (*group, *around):
        named = [column for column in _items_in(text, instrument.id) if column.item not in explained]
        if len(named) == 1:
            return Qualified(column=named[0])
    return None


@lru_cache(maxsize=2**12)
def _items_in(text: str, instrument_id: str) -> list[Column]:
    """The sub-items of an instrument that a text names: after a word for area, alone, or by a name of several words."""
    instrument = instrument_by_id()[instrument_id]
    areas = [f"{piece.strip()} " for piece in _AREA.split(text)[1:]]
    bare = _without(text, (*phrases(instrument), *words("general")))
    found: dict[str, Column] = {}
    for name, column in _sub_items(instrument.id):
        named = f" {name} " in f" {text} " and (" " in name or bare == name)
        behind = any(piece.startswith(f"{name} ") for piece in areas)
        covered = any(f" {name} " in f" {longer} " for longer in found)
        if (named or behind) and not covered:
            found[name] = column
    return list({str(column.item): column for column in found.values()}.values())


def _without(text: str, known: Iterable[str]) -> str:
    """A text without years, some known words, and those for who and when."""
    rest = f" {re.sub(r'(?:19|20)[0-9]{2}', ' ', text)} "
    for phrase in sorted((*known, *words("around")), key=len, reverse=True):
        rest = rest.replace(f" {phrase} ", "  ").replace(f" {phrase} ", " ")
    return " ".join(_AREA.sub(" ", rest).split())


@cache
def _sub_items(instrument_id: str) -> list[tuple[str, Column]]:
    """The names of all items but the main one, the longest first."""
    instrument = instrument_by_id()[instrument_id]
    others = [column for column in instrument.measured if not column.by_year and column.type == "number"]
    main = {normalised(name) for column in instrument.measured if column.by_year for name in column.names}
    named = [(normalised(name), column) for column in others for name in column.names]
    named = [(name, column) for name, column in named if name not in main and name not in words("general")]
    return sorted(named, key=lambda each: -len(each[0]))
