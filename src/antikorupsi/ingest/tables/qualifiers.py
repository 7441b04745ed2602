"""Words that say that figures are something else than the instrument's main figure: a rank, a target, one of its areas.

They stand in the group above a column, in titles, or in the name of the sheet or file. What blocks a column depends on
what its own heading says: a bare year or a general word (`Nilai`) least, an item (`Predikat`) most.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from antikorupsi.ingest.tables.headings import normalised, phrases, spoken_of
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column, Instrument, instrument_by_id, regions

Weight = Literal["general", "instrument", "item"]

# Words for the year and for the status of figures, which hold a word for a quantity and name none.
_SAID_OTHERWISE = re.compile(r"\btahun anggaran\b|\bbelum (?:final|tetap|diaudit)\b|\bprognosis\b")
_AREA = re.compile(r"\b(?:area|domain|bidang|komponen|aspek|pilar|sub komponen|sub domain)\b(?: intervensi)?")
_PART = re.compile(r"\b(area intervensi|area|domain|komponen|dimensi) ((?:\d{1,2} )?\w+(?: \w+){0,5})")
_LONGEST_QUANTITY = 80
_NUMBERS = re.compile(r"\b\d{1,4}\b")  # years, and numbers of tables and sheets
_MEASURES = frozenset({"indeks", "index", "skor", "rasio", "tingkat", "persentase", "laju"})


@dataclass(frozen=True)
class Around:
    """The titles and names around a table, nearest first; `explained`: what other columns are headed by.

    A title that names a quantity or an item that is explained speaks of those columns.
    """

    titles: tuple[str, ...]
    explained: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Qualified:
    """What the texts around a column make of the main figure: another item of the instrument, or another quantity."""

    column: Column | None = None
    quantity: str = ""


def weight_of(reading: str, instrument: Instrument) -> Weight:
    """What a heading names by itself: nothing (a year, `Nilai`), the instrument alone (`Indeks SPI`), or an item."""
    if not reading or reading in words("general"):
        return "general"
    if reading in _main_names(instrument.id):
        return "instrument"
    return "item" if _without(reading, (*phrases(instrument), *words("general"))) else "instrument"


@cache
def _main_names(instrument_id: str) -> frozenset[str]:
    """The names of the main figure where that is a number: `Kepatuhan`, `Maturitas SPIP`."""
    measured = instrument_by_id()[instrument_id].measured
    return frozenset(normalised(name) for own in measured if own.by_year and own.type == "number" for name in own.names)


def quantity_in(text: str, instrument_id: str) -> str:
    """The first word of a normalised text that names another quantity, such as peringkat; "" where none does."""
    return next(iter(_quantities_in(text, instrument_id)), "")


@lru_cache(maxsize=2**14)
def _quantities_in(text: str, instrument_id: str) -> tuple[str, ...]:
    """The words of a normalised text that name other quantities, in their order."""
    padded = f" {_SAID_OTHERWISE.sub(' ', text)} "
    own = instrument_by_id()[instrument_id].parts
    listed = (*words("quantities"), *words("quantities_always"), *words("quantities_of_general"))
    known = (*listed, *(normalised(part) for part in own))
    found = [(padded.index(f" {word} "), word) for word in known if f" {word} " in padded]
    return tuple(word for _, word in sorted(found))


def qualified(
    weight: Weight, group: Iterable[str], around: Around, instrument: Instrument, asides: Iterable[str] = ()
) -> Qualified | None:
    """What a column is, by the headings above it (`group`) and what stands around; None where it is what it says.

    `asides` are the remarks in brackets of its own heading, which say so whatever the heading names.
    """
    said = [_blocking(text, "instrument", instrument, frozenset()) for text in asides]
    said += [
        _blocking(text, weight, instrument, frozenset()) or _other_thing(text, weight, instrument) for text in group
    ]
    said += [_blocking(text, weight, instrument, around.explained) for text in around.titles]
    if quantity := next(filter(None, said), ""):
        return Qualified(quantity=quantity)
    if weight == "item":
        return None
    for text in (*group, *around.titles):
        named = [column for column in _items_in(text, instrument.id) if column.item not in around.explained]
        if len(named) == 1:
            return Qualified(column=named[0])
        if not named and (part := unknown_part(text, instrument.id)):
            return Qualified(quantity=part)
    foreign = _foreign(around.titles, instrument) if weight == "general" else ""
    return Qualified(quantity=foreign) if foreign else None


def _blocking(text: str, weight: Weight, instrument: Instrument, explained: frozenset[str]) -> str:
    """The first quantity of a text that a heading of such weight does not stand against."""
    known = words("quantities_always")
    for quantity in _quantities_in(text, instrument.id):
        weak = quantity in words("quantities_of_general")
        blocks = quantity in known or weight == "general" or (weight == "instrument" and not weak)
        if blocks and quantity not in explained:
            return quantity
    return ""


@lru_cache(maxsize=2**12)
def unknown_part(text: str, instrument_id: str) -> str:
    """The part of an instrument that a text names behind a word for parts, though none is known: domain tata kelola.

    A place behind the word (area Jawa Timur) is no part.
    """
    if instrument_id not in spoken_of(text) and not text.startswith(tuple(f"{word} " for word in ("area", "domain"))):
        return ""
    for part in _PART.finditer(re.sub(r" ?\b(?:19|20)\d\d\b", "", text)):
        said = [word for word in part[2].split() if not word.isdigit()]
        if said and said[0] not in _of_no_part():
            return f"{part[1]} {' '.join(said)}"
    return ""


@cache
def _of_no_part() -> frozenset[str]:
    """Words behind which no name of a part begins: general ones, those for who and when, and names of places."""
    loose = (word for kind in ("general", "around") for text in words(kind) for word in text.split())
    return frozenset((*loose, *_places()))


@cache
def _places() -> frozenset[str]:
    known = regions.official()
    names = [*(own.name for own in known), *(own.name for own in known.provinces)]
    return frozenset(word for name in names for word in normalised(name).split())


def _foreign(titles: Iterable[str], instrument: Instrument) -> str:
    """The nearest title, up to the first that speaks of an instrument, that names a measure of something else."""
    for text in titles:
        if spoken_of(text):
            return ""
        if _measures_else(text, instrument.id):
            return text[:_LONGEST_QUANTITY]
    return ""


def _other_thing(group: str, weight: Weight, instrument: Instrument) -> str:
    """The heading of a group, above a general word, that says of what its figures are: IDSD, no word of SPBE."""
    return _thing_in(group, instrument.id) if weight == "general" else ""


@lru_cache(maxsize=2**12)
def _thing_in(group: str, instrument_id: str) -> str:
    """The text where it names what the instrument has no words for, "" else."""
    if spoken_of(group):
        return "" if instrument_id in spoken_of(group) else group[:_LONGEST_QUANTITY]
    return group[:_LONGEST_QUANTITY] if _says_else(group, instrument_id, words("of_results")) else ""


@lru_cache(maxsize=2**12)
def _measures_else(text: str, instrument_id: str) -> bool:
    """Whether a text names a measure (`Indeks`) and says of what, and the instrument has no such words."""
    return not _MEASURES.isdisjoint(text.split()) and _says_else(text, instrument_id)


def _says_else(text: str, instrument_id: str, loose: Iterable[str] = ()) -> bool:
    """Whether words are left of a text that are neither the instrument's, nor general, nor among the loose ones."""
    rest = _without(text, (*_MEASURES, *words("general"), *loose)).split()
    return any(len(word) > 2 and not word.isdigit() and word not in _spoken_words(instrument_id) for word in rest)


@cache
def _spoken_words(instrument_id: str) -> frozenset[str]:
    """Every word of the names of an instrument and its columns, and of the places there are."""
    instrument = instrument_by_id()[instrument_id]
    names = [*instrument.recognised_by, instrument.name.id, instrument.name.en, instrument.owner]
    names += [name for column in instrument.columns for name in column.names]
    return frozenset((*_places(), *(word for name in names for word in normalised(name).split())))


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
    rest = f" {_NUMBERS.sub(' ', text)} "
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
