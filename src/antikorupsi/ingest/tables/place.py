"""A region or a province as the place of a row, and regions in the words of a sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Value
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.rules import AmbiguousRegion, Province, Region, RegionNotFound, Regions

_BETWEEN_NAMES = re.compile(r"[\r\n;,]+")
_TYPE_WORDS = frozenset({"kabupaten", "kab", "kota", "pemkab", "pemkot", "pemerintah"})
_MOST_NAMED = 8  # hundreds of villages may share a name


@dataclass(frozen=True)
class Place:
    """A region or a province: its code (four digits with a dot, or two digits), name and whether it is fictitious."""

    code: str
    name: str
    simulated: bool


def place_of_province(province: Province) -> Place:
    """A province as the place of a row."""
    return Place(province.code, province.name, province.simulated)


def place_of(region: Region) -> Place:
    """A region as the place of a row."""
    return Place(region.code, region.name, region.simulated)


def region_called(code: str, regions: Regions) -> str:
    """The name and code of the region, or the name of the province, that has a code."""
    province = next((province.name for province in regions.provinces if province.code == code), None)
    return province or str(regions.get(code))


def named(regions: Iterable[Region]) -> str:
    """Regions with their codes in a row, for a sentence; of very many the first ones."""
    known = list(regions)
    said = ", ".join(f"{region.name} {region.code}" for region in known[:_MOST_NAMED]) or "-"
    return said if len(known) <= _MOST_NAMED else f"{said}, …"


def regions_in_cell(cell: Value, regions: Regions) -> list[str]:
    """The names in a cell that names several regions, one below another or after a comma; empty for any other cell."""
    parts = [part.strip() for part in _BETWEEN_NAMES.split(cell)] if isinstance(cell, str) else []
    names = [part for part in parts if part]
    return names if len(names) > 1 and all(regions.candidates(name) for name in names) else []


def narrowed(candidates: Iterable[Region], places: Iterable[str], regions: Regions) -> tuple[Region, ...]:
    """Those of several regions that lie in all of the places that a row or a head names."""
    inside = tuple(candidates)
    for place in places:
        inside = regions.within(inside, place)
    return inside


@lru_cache(maxsize=2**14)  # a table has a row for each year of a region, and a folder many tables
def find_region(name: str, province: str | None, regions: Regions) -> Region:
    """The region of a name, as Regions.find."""
    return regions.find(name, province=province)


def is_called(region: Region, name: str, regions: Regions) -> bool:
    """Whether a region is called so in its province; a name that several share is each one's."""
    try:
        return find_region(name, region.province_code, regions) == region
    except AmbiguousRegion as error:
        return region in error.candidates
    except RegionNotFound:
        return False


def has_type(name: str) -> bool:
    """Whether a name begins with the word for a type of region."""
    return normalised(name).split(" ")[0] in _TYPE_WORDS
