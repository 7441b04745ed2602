"""What is left of a title without the instrument, places, agencies, times and ordinary words: it may name a part."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from antikorupsi.ingest.tables.dates import date_words, month_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.other_measures import places
from antikorupsi.ingest.tables.words import Kind, words
from antikorupsi.rules import common_columns, instrument_by_id

_SHORTEST = 3  # letters
_NUMBER_OR_ROMAN = re.compile(r"\d+|[ivx]+|(?:19|20)\d\d\w?|[a-z]?\d+[a-z]?")
_TRAILING = re.compile(r"(?<=[a-z]{3})\d+$")  # Sheet1, final2
_NUMBERED_PART = re.compile(
    r"\b((?:area|domain|dimensi|aspek|komponen|indikator|variabel|pilar|unsur|parameter|sub \w+)"
    r"(?: intervensi)? (?:ke )?(?:\d{1,2}|[ivx]{1,4}|[a-h]))\b"
)
# Other rules know what these say: which quantity, plan, office or area a text names.
_KINDS: tuple[Kind, ...] = (
    *("general", "around", "measures", "of_results", "years", "beside_year", "units", "ordinary", "means", "wider"),
    *("quantities", "quantities_always", "quantities_of_general", "plans", "reached", "no_quantities", "populations"),
    *("drafts", "classes", "whole_country", "around_status", "before_type", "beside_type", "claims", "verified"),
)
_KINDS_OF_DATES = ("quarters", "semesters", "cut_off", "of_regulations", "meetings", "releases", "results")


@lru_cache(maxsize=2**12)
def left_over(text: str, instrument_id: str) -> str:
    """The words of a normalised title that no list has an explanation for, "" where there is none.

    A part by its number (`Area 3`) is left over too.
    """
    if found := numbered_part(text):
        return found
    rest = f" {text} "
    for phrase in _phrases(instrument_id):
        rest = rest.replace(f" {phrase} ", "  ")
    known = _known_words(instrument_id)
    return " ".join(word for word in rest.split() if not _is_ordinary(word, known))


def numbered_part(text: str) -> str:
    """The first part that a normalised text names by its number: `area 3`, `aspek b`; "" where it names none."""
    found = _NUMBERED_PART.search(text)
    return found[1] if found else ""


def _is_ordinary(word: str, known: Collection[str]) -> bool:
    bare = _TRAILING.sub("", word)
    return (
        len(word) < _SHORTEST
        or _NUMBER_OR_ROMAN.fullmatch(word) is not None
        or month_of(bare) is not None
        or bare in known
        or bare in places()
    )


@cache
def _phrases(instrument_id: str) -> tuple[str, ...]:
    """All that is known by several words, the longest first: names of instruments, agencies, other lists."""
    named = {text for text in (*_listed(), *_names(instrument_id)) if " " in text}
    return tuple(sorted(named, key=len, reverse=True))


@cache
def _known_words(instrument_id: str) -> frozenset[str]:
    """The single words of lists and names, and every word of the names of an instrument and its main figures."""
    instrument = instrument_by_id()[instrument_id]
    single = (text for text in (*_listed(), *_names(instrument_id)) if " " not in text)
    names = [*instrument.recognised_by, instrument.name.id, instrument.name.en]
    names += [
        name for column in instrument.columns if column.by_year or column.type != "number" for name in column.names
    ]
    return frozenset((*single, *(word for name in names for word in normalised(name).split())))


@cache
def _listed() -> frozenset[str]:
    """The words of lists, the names of all instruments, and statuses."""
    status = next(column for column in common_columns() if column.role == "status")
    said = [text for label, texts in status.labels.items() for text in (label, *texts)]
    for instrument in instrument_by_id().values():
        said += [*instrument.recognised_by, instrument.name.id, instrument.name.en, instrument.owner]
    listed = (word for kind in _KINDS for word in words(kind))
    dates = (word for kind in _KINDS_OF_DATES for word in date_words(kind))
    return frozenset((*listed, *dates, *map(normalised, said)))


@cache
def _names(instrument_id: str) -> frozenset[str]:
    """The names of an instrument, of its columns and parts, and its labels: other rules know these."""
    instrument = instrument_by_id()[instrument_id]
    names = [
        *instrument.recognised_by,
        instrument.name.id,
        instrument.name.en,
        *instrument.parts,
        *instrument.interim,
        *instrument.ignored,
    ]
    names += [name for column in instrument.columns for name in column.names]
    names += [
        text for column in instrument.columns for label, texts in column.labels.items() for text in (label, *texts)
    ]
    return frozenset(map(normalised, names))
