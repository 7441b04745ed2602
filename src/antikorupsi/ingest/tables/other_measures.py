"""Measures that no instrument here is about: by their names (RB, IPM), or by a short name that means another thing."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import islice

from antikorupsi.ingest.tables.headings import normalised, phrases, spoken_of
from antikorupsi.ingest.tables.words import longest_first, without_words, words, words_in
from antikorupsi.rules import instrument_by_id, regions

AREA = re.compile(r"\b(?:area|domain|bidang|komponen|aspek|pilar|sub komponen|sub domain)\b(?: intervensi)?")
LONGEST_MEASURE = 80
_NUMBERS = re.compile(r"\b\d{1,4}\b")  # years, and numbers of tables and sheets
_SHORTEST = 3  # letters of a short name that may be spelt out
_LINKS = frozenset({"dan", "atas", "di", "untuk", "yang", "of", "for", "and", "the", "in", "on"})


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
    return bool(words_in(without_words(text, "no_other_measures"), "other_measures"))


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
    for phrase in longest_first((*known, *words("around"))):
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


def homonym_in(texts: Iterable[str], instrument_id: str) -> str:
    """The first word of some normalised texts beside which the short name of an instrument means something else.

    None does where a text holds the instrument's name in full.
    """
    instrument = instrument_by_id()[instrument_id]
    said = list(texts)
    if other := next(filter(None, (_spelt_otherwise(text, instrument_id) for text in said)), ""):
        return other
    if not instrument.homonyms:
        return ""
    padded = f" {' | '.join(said)} "
    if any(f" {phrase} " in padded for phrase in phrases(instrument) if len(phrase.split()) > 1):
        return ""
    return next((word for word in map(normalised, instrument.homonyms) if f" {word} " in padded), "")


@lru_cache(maxsize=2**12)
def _spelt_otherwise(text: str, instrument_id: str) -> str:
    """The words beside a short name that spell it out as another thing: `Social Progress Index (SPI)`; "" for none."""
    said = text.split()
    for place, word in enumerate(said):
        if word not in _short_names(instrument_id):
            continue
        before, behind = _spelling(said[:place][::-1], word[::-1])[::-1], _spelling(said[place + 1 :], word)
        for spelt in (before, behind):
            if spelt and 2 * sum(word in _own_words(instrument_id) for word in spelt) < len(spelt):
                return " ".join(spelt)
    return ""


def _spelling(beside: Iterable[str], letters: str) -> list[str]:
    """The first words of a text that begin with some letters, links such as `dan` left out; none where they do not."""
    found = list(islice((word for word in beside if word not in _LINKS), len(letters)))
    fits = [len(word) > 1 and word[0] == letter for word, letter in zip(found, letters, strict=False)]
    return found if len(fits) == len(letters) and all(fits) else []


@cache
def _short_names(instrument_id: str) -> frozenset[str]:
    """The phrases of an instrument that are one word of at least three letters."""
    known = phrases(instrument_by_id()[instrument_id])
    return frozenset(phrase for phrase in known if " " not in phrase and len(phrase) >= _SHORTEST)


@cache
def _own_words(instrument_id: str) -> frozenset[str]:
    """The words of the names of an instrument."""
    instrument = instrument_by_id()[instrument_id]
    names = (*instrument.recognised_by, instrument.name.id, instrument.name.en)
    return frozenset(word for name in names for word in normalised(name).split())
