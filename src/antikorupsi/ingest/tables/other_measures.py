"""Measures of things that no instrument here is about, as titles and group headings name them: RB, LHKASN, IPM."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.words import words, words_in
from antikorupsi.rules import instrument_by_id, regions

AREA = re.compile(r"\b(?:area|domain|bidang|komponen|aspek|pilar|sub komponen|sub domain)\b(?: intervensi)?")
LONGEST_MEASURE = 80
_NUMBERS = re.compile(r"\b\d{1,4}\b")  # years, and numbers of tables and sheets


def foreign_measure(titles: Iterable[str], instrument_id: str, *, listed_only: bool = False) -> str:
    """The nearest title, up to the first that speaks of an instrument, that names a measure of something else.

    With `listed_only` those alone count that words.yaml lists as measures of other things.
    """
    for text in titles:
        if spoken_of(text):
            return ""
        if listed_measure(text) or (not listed_only and _measures_else(text, instrument_id)):
            return text[:LONGEST_MEASURE]
    return ""


@lru_cache(maxsize=2**12)
def listed_measure(text: str) -> bool:
    """Whether a normalised text names a thing that is measured and that no instrument is about: reformasi birokrasi."""
    rest = f" {text} "
    for phrase in words("no_other_measures"):
        rest = rest.replace(f" {phrase} ", " ")
    return bool(words_in(rest, "other_measures"))


@lru_cache(maxsize=2**12)
def thing_in(group: str, instrument_id: str) -> str:
    """The heading of a group where it names what the instrument has no words for, "" else."""
    if spoken_of(group):
        return "" if instrument_id in spoken_of(group) else group[:LONGEST_MEASURE]
    return group[:LONGEST_MEASURE] if says_else(group, instrument_id, words("of_results")) else ""


@lru_cache(maxsize=2**12)
def _measures_else(text: str, instrument_id: str) -> bool:
    """Whether a text names a measure (`Indeks`) and says of what, and the instrument has no such words."""
    return bool(words_in(text, "measures")) and says_else(text, instrument_id)


def says_else(text: str, instrument_id: str, loose: Iterable[str] = ()) -> bool:
    """Whether words are left of a text that are neither the instrument's, nor general, nor among the loose ones."""
    rest = without(text, (*words("measures"), *words("general"), *loose)).split()
    return any(len(word) > 2 and not word.isdigit() and word not in _spoken_words(instrument_id) for word in rest)


def without(text: str, known: Iterable[str]) -> str:
    """A text without years, some known words, and those for who and when."""
    rest = f" {_NUMBERS.sub(' ', text)} "
    for phrase in sorted((*known, *words("around")), key=len, reverse=True):
        rest = rest.replace(f" {phrase} ", "  ").replace(f" {phrase} ", " ")
    return " ".join(AREA.sub(" ", rest).split())


@cache
def _spoken_words(instrument_id: str) -> frozenset[str]:
    """Every word of the names of an instrument and its columns, and of the places there are."""
    instrument = instrument_by_id()[instrument_id]
    names = [*instrument.recognised_by, instrument.name.id, instrument.name.en, instrument.owner]
    names += [name for column in instrument.columns for name in column.names]
    return frozenset((*places(), *(word for name in names for word in normalised(name).split())))


@cache
def places() -> frozenset[str]:
    """Every word of the names of regions and provinces."""
    known = regions.official()
    names = [*(region.name for region in known), *(province.name for province in known.provinces)]
    return frozenset(word for name in names for word in normalised(name).split())
