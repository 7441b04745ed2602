"""The region that titles name for tables whose rows name none, and offices: a figure of theirs is none of a region."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

from antikorupsi.ingest.tables.footnotes import footnote_in
from antikorupsi.ingest.tables.headings import all_phrases, normalised, spoken_of
from antikorupsi.ingest.tables.titles import Titles
from antikorupsi.ingest.tables.words import begins_with, without_words, words, words_in
from antikorupsi.rules import Region, Regions

# "Capaian Pemerintah Kota Blitar Tahun 2023": the name begins at the word for its kind and ends nobody knows where.
_KIND = re.compile(r"\b(?:kabupaten|kab\.?|kota|pemkab|pemkot)\s+(?!/)", re.IGNORECASE)
_VILLAGE = re.compile(r"\b(?:desa|pemdes)\s+(?!/)", re.IGNORECASE)
_KINDS = {"kabupaten_kota": _KIND, "desa": _VILLAGE}
_ANY = re.compile(r"\b(?=\w)")  # a unit of another type need not be called by its type
_WORD = re.compile(r"[^\s,;:()]+")
_LONGEST_NAME = 5  # words: Kabupaten Ogan Komering Ulu Selatan
_SHORTEST_UNIT = 3  # letters
_SHORTEST = 3  # letters: `sd` is a school and `until`
_BEHIND = 4  # words behind an office, among which a wider one makes it an agency that sends figures


def owner_of(texts: Iterable[str], regions: Regions) -> Region | None:
    """The one region that texts speak of by its full name; None where they name none, or several."""
    named = regions_named(texts, regions)
    return next(iter(named)) if len(named) == 1 else None


def regions_named(texts: Iterable[str], regions: Regions) -> frozenset[Region]:
    """All regions that texts speak of by their full names."""
    return frozenset(region for text in texts for region in _named_in(text, regions))


def _named_in(text: str, regions: Regions) -> Iterator[Region]:
    yield from (region for region, _ in _names_in(text, regions))


def _names_in(text: str, regions: Regions) -> Iterator[tuple[Region, str]]:
    """The regions named in a text with what they are called there, each by as many words as its name may have."""
    for match in _KINDS.get(regions.level, _ANY).finditer(text):
        words = [word.group() for word in islice(_WORD.finditer(text, match.start()), _LONGEST_NAME + 1)]
        for length in range(len(words), 1, -1):
            candidates = regions.candidates(" ".join(words[:length]))
            if len(candidates) == 1:
                yield candidates[0], " ".join(words[:length])
                break


def unit_in(texts: Iterable[str], regions: Regions) -> str:
    """The word for a unit with users of its own in titles or names: RSUD, Puskesmas; "" where there is none.

    Among villages a kecamatan says where they lie, and units of another type may be such units themselves.
    """
    if regions.level != "kabupaten_kota":
        return ""
    padded = " ".join(f" {normalised(text)} " for text in texts)
    return next((word for word in _units() if f" {word} " in padded), "")


@cache
def _units() -> tuple[str, ...]:
    """The words for units and offices; of two letters they may be short for something else: TW I sd IV."""
    listed = words("units_of_surveys") | words("offices")
    return tuple(sorted(word for word in listed if len(word) >= _SHORTEST_UNIT))


def without_regions(text: str, regions: Regions) -> str:
    """A text without the full names of regions in it, however they are spelt."""
    rest = text
    for _, name in _names_in(text, regions):
        rest = rest.replace(name, " ")
    return " ".join(rest.split())


def office_of_titles(titles: Titles, owner: Region, regions: Regions) -> str:
    """The office that the figures of a table without regions in its rows are of; "" where they are the region's own.

    The nearest text decides that names an office, or the region with what is measured: a letterhead above such a title
    says who sends it. Among villages a kecamatan or desa says where they lie; units may be offices.
    """
    if regions.level != "kabupaten_kota":
        return ""
    rows, *names = titles.places
    for text in (*reversed(rows), *(name for place in names for name in place)):
        said = normalised(text)
        if begins_with(said, "notes") or footnote_in(text):
            continue
        if office := office_in(said):
            return office
        measured = spoken_of(said) or words_in(said, "measures") or words_in(said, "of_reports")
        if measured and owner in regions_named([text], regions):
            return ""
    return ""


@lru_cache(maxsize=2**12)
def office_in(text: str) -> str:
    """The first office that a normalised text names as its own; none that sends, compiles or lies outside a region."""
    said = _without_others(text).split()
    for place, _ in enumerate(said):
        office = _office_at(said, place)
        if office and not (place and said[place - 1] in words("before_senders")) and not _is_wider(said, place):
            return office
    return ""


@lru_cache(maxsize=2**12)
def measured_office(text: str) -> str:
    """The office that stands right behind the name of an instrument: `Nilai SAKIP Bappeda`; "" where none does."""
    said = _without_others(text).split()
    ends = (
        place + len(name) for place in range(len(said)) for name in _names() if said[place : place + len(name)] == name
    )
    found = (_office_at(said, place) for place in sorted(ends) if not _is_wider(said, place))
    return next(filter(None, found), "")


@cache
def _names() -> list[list[str]]:
    """The words of all names that an instrument goes by."""
    return [phrase.split() for phrase in all_phrases()]


def _without_others(text: str) -> str:
    """A text without the names of agencies and persons that hold the word for an office."""
    return without_words(text, "no_offices", "no_quantities")


def _office_at(said: list[str], place: int) -> str:
    """The longest listed name of an office that begins at a place among words."""
    lengths = range(min(_longest(), len(said) - place), 0, -1)
    found = (" ".join(said[place : place + length]) for length in lengths)
    return next((name for name in found if len(name) >= _SHORTEST and name in words("offices")), "")


@cache
def _longest() -> int:
    return max(len(name.split()) for name in words("offices"))


def _is_wider(said: list[str], place: int) -> bool:
    return not words("beyond_regions").isdisjoint(said[place : place + 1 + _BEHIND])
