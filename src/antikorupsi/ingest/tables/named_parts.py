"""The parts of an instrument that texts name: its sub-figures, and those that stand behind a word for parts."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from antikorupsi.ingest.tables.headings import normalised, phrases, spoken_of
from antikorupsi.ingest.tables.other_measures import AREA, places, without
from antikorupsi.ingest.tables.words import without_words, words
from antikorupsi.rules import Column, Instrument, instrument_by_id

_PART = re.compile(r"\b(area intervensi|area|domain|komponen|dimensi) ((?:\d{1,2} )?\w+(?: \w+){0,5})")


def without_forms(text: str) -> str:
    """A normalised text without phrases that hold a word for a quantity or part and name none."""
    return " ".join(without_words(text, "no_quantities").split())


@lru_cache(maxsize=2**12)
def part_named(text: str, instrument_id: str) -> Column | None:
    """The sub-figure of an instrument whose name a normalised text is: internal of the SPI; None for any other text."""
    instrument = instrument_by_id()[instrument_id]
    parts = [column for column in instrument.measured if column.part_of]
    return next((column for column in parts if text in {normalised(name) for name in column.names}), None)


def other_whole(texts: Iterable[str], column: Column, instrument: Instrument) -> str:
    """The nearest text that says that a part of a sub-figure is one of another sub-figure; "" where none does.

    Transparansi below Eksternal is no dimension of the internal respondents, though it is called like one of theirs.
    """
    if column.item not in instrument.parts_of_parts:
        return ""
    parts = [each for each in instrument.measured if each.part_of and each.item not in instrument.parts_of_parts]
    for text in texts:
        named = {each.item for each in parts if any(f" {normalised(name)} " in f" {text} " for name in each.names)}
        if named and column.part_of not in named:
            return text
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
    return frozenset((*loose, *places()))


@lru_cache(maxsize=2**12)
def items_in(text: str, instrument_id: str) -> list[Column]:
    """The sub-items of an instrument that a text names: after a word for area, alone, or by a name of several words."""
    instrument, text = instrument_by_id()[instrument_id], without_forms(text)
    areas = [f"{piece.strip()} " for piece in AREA.split(text)[1:]]
    bare = without(text, (*phrases(instrument), *words("general")))
    found: dict[str, Column] = {}
    for name, column in _sub_items(instrument.id):
        spelt_out = " " in name and column.item not in instrument.parts_of_parts
        named = f" {name} " in f" {text} " and (spelt_out or bare == name)
        behind = any(piece.startswith(f"{name} ") for piece in areas)
        covered = any(f" {name} " in f" {longer} " for longer in found)
        if (named or behind) and not covered:
            found[name] = column
    return list({str(column.item): column for column in found.values()}.values())


@cache
def _sub_items(instrument_id: str) -> list[tuple[str, Column]]:
    """The names of all items but the main one, the longest first."""
    instrument = instrument_by_id()[instrument_id]
    others = [column for column in instrument.measured if not column.by_year and column.type == "number"]
    main = {normalised(name) for column in instrument.measured if column.by_year for name in column.names}
    named = [(normalised(name), column) for column in others for name in column.names]
    named = [(name, column) for name, column in named if name not in main and name not in words("general")]
    return sorted(named, key=lambda each: -len(each[0]))
