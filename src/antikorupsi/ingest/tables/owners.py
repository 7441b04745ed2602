"""The one region that the titles of a table name, for tables whose rows name none: a region's own figures by year."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Region, Regions

# "Capaian Pemerintah Kota Blitar Tahun 2023": the name begins at the word for its kind and ends nobody knows where.
_KIND = re.compile(r"\b(?:kabupaten|kab\.?|kota|pemkab|pemkot)\s+(?!/)", re.IGNORECASE)
_VILLAGE = re.compile(r"\b(?:desa|pemdes)\s+(?!/)", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;:()]+")
_LONGEST_NAME = 5  # words: Kabupaten Ogan Komering Ulu Selatan
_SHORTEST_UNIT = 3  # letters


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
    for match in (_VILLAGE if regions.level == "desa" else _KIND).finditer(text):
        words = [word.group() for word in islice(_WORD.finditer(text, match.start()), _LONGEST_NAME + 1)]
        for length in range(len(words), 1, -1):
            candidates = regions.candidates(" ".join(words[:length]))
            if len(candidates) == 1:
                yield candidates[0], " ".join(words[:length])
                break


def unit_in(texts: Iterable[str], regions: Regions) -> str:
    """The word for a unit with users of its own in titles or names: RSUD, Puskesmas; "" where there is none.

    Among villages a kecamatan says where they lie.
    """
    if regions.level == "desa":
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
