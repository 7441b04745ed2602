"""Words that say that figures are something else than the instrument's main figure: a rank, a target, one of its areas.

They stand in the group above a column, in titles, or in the name of the sheet or file. What blocks a column depends on
what its own heading says: a bare year or a general word (`Nilai`) least, an item (`Predikat`) most.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from antikorupsi.ingest.tables.headings import YEAR, normalised, phrases, spoken_of
from antikorupsi.ingest.tables.left_over import left_over
from antikorupsi.ingest.tables.named_parts import items_in, part_named, unknown_part, without_forms
from antikorupsi.ingest.tables.other_measures import (
    LONGEST_MEASURE,
    foreign_measure,
    listed_measure,
    thing_in,
    without,
)
from antikorupsi.ingest.tables.owners import measured_office
from antikorupsi.ingest.tables.subjects import other_subject
from antikorupsi.ingest.tables.versions import other_version_aside, other_version_in
from antikorupsi.ingest.tables.words import words, words_in
from antikorupsi.rules import Column, Instrument, instrument_by_id

Weight = Literal["general", "instrument", "item", "part"]

# Words for the year and for the status of figures, which hold a word for a quantity and name none.
_SAID_OTHERWISE = re.compile(r"\btahun anggaran\b|\bbelum (?:final|tetap|diaudit)\b|\bprognosis\b")
_LONGEST_WIDER = 3  # words


@dataclass(frozen=True)
class Around:
    """The titles and names around a table, nearest first; `explained`: what other columns are headed by.

    A title that names a quantity or an item that is explained speaks of those columns. `named` says that the column's
    own heading names its instrument, so that no title makes it a figure of something else, `short` that it does so by
    the bare name (`SPI`), which may head a threshold as well. `near` are the titles that say what the table holds,
    `headed` the words of all its headings.
    """

    titles: tuple[str, ...]
    explained: frozenset[str] = frozenset()
    named: bool = False
    short: bool = False
    near: tuple[str, ...] = ()
    headed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Qualified:
    """What the texts around a column make of the main figure: another item of the instrument, or another quantity.

    `unclear` says that the quantity are words of a title that no list has: a part of the instrument, or nothing.
    """

    column: Column | None = None
    quantity: str = ""
    unclear: bool = False


def weight_of(reading: str, instrument: Instrument) -> Weight:
    """What a heading names by itself: nothing (a year, `Nilai`), the instrument alone (`Indeks SPI`), or an item."""
    if not reading or reading in words("general"):
        return "general"
    if reading in _main_names(instrument.id):
        return "instrument"
    return "item" if without(reading, (*phrases(instrument), *words("general"))) else "instrument"


@cache
def _main_names(instrument_id: str) -> frozenset[str]:
    """The names of the main figure where that is a number: `Kepatuhan`, `Maturitas SPIP`."""
    measured = instrument_by_id()[instrument_id].measured
    return frozenset(
        normalised(name) for placed in measured if placed.by_year and placed.type == "number" for name in placed.names
    )


def quantity_in(text: str, instrument_id: str) -> str:
    """The first word of a normalised text that names another quantity, such as peringkat; "" where none does."""
    return next(iter(_quantities_in(text, instrument_id)), "")


def other_quantity(text: str) -> str:
    """The first word of a normalised text that names another quantity of whatever instrument, or a claim."""
    core = " ".join(word for word in text.split() if word not in words("general"))
    return core if core in words("claims") else next(iter(_quantities_in(text, "")), "")


@lru_cache(maxsize=2**14)
def _quantities_in(text: str, instrument_id: str) -> tuple[str, ...]:
    """The words of a normalised text that name other quantities, in their order; parts only of the instrument given."""
    rest = f" {_SAID_OTHERWISE.sub(' ', without_forms(text))} "
    found = [(rest.index(f" {word} "), word) for word in _known_quantities(instrument_id) if f" {word} " in rest]
    if not words("reached").isdisjoint(rest.split()):
        found = [each for each in found if each[1] not in words("plans")]
    return tuple(word for _, word in sorted(found))


@cache
def _known_quantities(instrument_id: str) -> tuple[str, ...]:
    parts = (normalised(part) for part in instrument_by_id()[instrument_id].parts) if instrument_id else ()
    listed = (*words("quantities"), *words("quantities_of_general"))
    return tuple(dict.fromkeys((*listed, *_always(), *parts)))


@cache
def _always() -> frozenset[str]:
    """The words that make figures no main one of a region, whatever their heading says."""
    return words("quantities_always") | words("plans") | words("populations")


def _wider(text: str) -> str:
    """A short text itself where it names a nation, a province or a mean of regions: `nasional`; "" for any other."""
    said = [word for word in YEAR.sub("", text).split() if word not in words("general")]
    rest = " ".join(said)
    if rest in words("wider") or (len(said) <= _LONGEST_WIDER and "nasional" in said) or _mean_of_regions(text):
        return text
    return ""


def _mean_of_regions(text: str) -> str:
    """The word for a mean in a text that speaks of a nation or of provinces, "" where it does not."""
    return next(iter(words_in(text, "means")), "") if words_in(text, "wider") else ""


def qualified(
    weight: Weight, group: Sequence[str], around: Around, instrument: Instrument, asides: Iterable[str] = ()
) -> Qualified | None:
    """What a column is, by the headings above it (`group`) and what stands around; None where it is what it says.

    `asides` are the remarks in brackets of its own heading, which say so whatever the heading names.
    """
    said = [
        _blocking(text, "general", instrument, frozenset())
        or _wider(text)
        or (text if text in words("claims") else "")
        or other_version_aside(text)
        or (text if part_named(text, instrument.id) else "")
        for text in asides
    ]
    said += [
        _blocking(text, weight, instrument, frozenset())
        or _wider(text)
        or _other_thing(text, weight, around, instrument)
        for text in group
        if not part_named(text, instrument.id)
    ]
    bare = weight == "general" or (weight == "instrument" and not around.named)
    below_short = weight == "instrument" and around.named and around.short
    said += [
        _blocking(text, "general" if below_short and not spoken_of(text) else weight, instrument, around.explained)
        for text in around.titles
    ]
    said += [other_version_in(text) for text in (*group, *around.titles)]
    said += [other_subject(text, instrument.id) for text in (*asides, *group, *around.titles)]
    said += [measured_office(text) for text in around.titles if not instrument.villages]
    if not around.named:
        said.append(foreign_measure(around.titles, instrument.id, listed_only=True))
    if quantity := next(filter(None, said), ""):
        return Qualified(quantity=quantity)
    if weight in ("item", "part"):
        return None
    if quantity := next(filter(None, map(_mean_of_regions, around.titles)), ""):
        return Qualified(quantity=quantity)
    for text in (*group, *around.titles):
        named = [
            column for column in items_in(text, instrument.id) if text in group or column.item not in around.explained
        ]
        if len(named) == 1:
            return Qualified(column=named[0])
        if not named and (part := unknown_part(text, instrument.id)):
            return Qualified(quantity=part)
    found = _below_general_word(around, instrument) if bare else None
    found = _below_short_name(around, instrument) if below_short else found
    return found or _unclear(_unexplained(asides, around.headed, instrument))


def _unclear(words_left: str) -> Qualified | None:
    return Qualified(quantity=words_left, unclear=True) if words_left else None


def _below_general_word(around: Around, instrument: Instrument) -> Qualified | None:
    """What titles make of a figure whose heading is a general word: of another measure, or of a part, as it seems."""
    if foreign := foreign_measure(around.titles, instrument.id):
        return Qualified(quantity=foreign)
    return _unclear(_unexplained(around.near, around.headed, instrument))


def _below_short_name(around: Around, instrument: Instrument) -> Qualified | None:
    """What titles that name no instrument make of a figure headed by a bare name (`SPI`): of an unknown quantity.

    Several instruments may stand side by side there, so that what these are about together (`Tata Kelola`) is ordinary.
    """
    topics = frozenset(word for text in words("topics") for word in text.split())
    near = [text for text in around.near if not spoken_of(text)]
    return _unclear(_unexplained(near, around.headed | topics, instrument))


def _unexplained(texts: Iterable[str], headed: frozenset[str], instrument: Instrument) -> str:
    """The words of the first text that neither a list nor a heading of the table has; "" where none has any.

    Names of villages stand in no list, so that titles of their tables say nothing here.
    """
    if instrument.villages:
        return ""
    for text in texts:
        left = left_over(text, instrument.id)
        if not headed.issuperset(left.split()):
            return left
    return ""


def _blocking(text: str, weight: Weight, instrument: Instrument, explained: frozenset[str]) -> str:
    """The first quantity of a text that a heading of such weight does not stand against."""
    known = _always()
    for quantity in _quantities_in(text, instrument.id):
        weak = quantity in words("quantities_of_general")
        blocks = quantity in known or weight == "general" or (weight == "instrument" and not weak)
        blocks = blocks or (weight == "part" and quantity in words("claims"))
        if blocks and quantity not in explained:
            return quantity
    return ""


def _other_thing(group: str, weight: Weight, around: Around, instrument: Instrument) -> str:
    """The heading of a group that says of what its figures are: IDSD above a general word, RB above any but a name."""
    if not around.named and listed_measure(group) and not spoken_of(group):
        return group[:LONGEST_MEASURE]
    return thing_in(group, instrument.id) if weight == "general" and group not in _labels(instrument.id) else ""


@cache
def _labels(instrument_id: str) -> frozenset[str]:
    """Every spelling of the labels of an instrument: above columns they say of which class the regions below are."""
    columns = [column for column in instrument_by_id()[instrument_id].measured if column.type == "label"]
    return frozenset(normalised(text) for column in columns for texts in column.labels.values() for text in texts)
