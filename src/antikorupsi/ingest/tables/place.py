"""A region or a province as the place of a row, and the lists of codes that a table may use."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.table import Table
from antikorupsi.rules import AmbiguousRegion, Province, Region, RegionNotFound, Regions

_BETWEEN_NAMES = re.compile(r"[\r\n;,]+")
_TYPE_WORDS = frozenset({"kabupaten", "kab", "kota", "pemkab", "pemkot", "pemerintah"})
_MOST_NAMED = 8  # hundreds of villages may share a name
SYSTEMS = ("kemendagri", "bps", "bps_2010")
_OF_STATISTICS = SYSTEMS[1:]
_MANY = 3  # rows in which the codes of one list agree with the names, and those of another do not
_ROWS = 200


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


@dataclass(frozen=True)
class CodeLists:
    """The list by which codes beside names are read, and the lists that a code without a name may be of."""

    usual: str
    possible: tuple[str, ...]

    def meant(self, written: str | float, regions: Regions) -> list[Region]:
        """The regions that a code without a name may mean: several where neither heading nor names say whose it is.

        A code with a dot in it is of the usual list, as far as names do not say otherwise.
        """
        found = meanings(written, regions)
        systems = self.possible if _is_plain(written, found) or self.usual not in self.possible else (self.usual,)
        return list(dict.fromkeys(found[system] for system in systems if system in found))


def code_lists_of(table: Table, regions: Regions, name_of: Callable[[int], Value]) -> CodeLists:
    """The lists of a table's codes; `name_of` gives the name in a row, by which a list is proved or refuted.

    The usual one agrees with the names in clearly more rows than the ministry's, else the heading names it. Refuted is
    a list in which any code is not its row's region, while it is in another list.
    """
    agreed = dict.fromkeys(SYSTEMS, 0)
    refuted: set[str] = set()
    for code, name in _codes_with_names(table, name_of):
        found = meanings(code, regions)
        called = {system for system, region in found.items() if is_called(region, name, regions)}
        refuted |= set(SYSTEMS) - called if called else set()
        for system in called:
            agreed[system] += 1
    headed = _headed(table)
    best = max(_OF_STATISTICS, key=agreed.__getitem__)  # of equal ones today's
    least = 1 if headed == _OF_STATISTICS else _MANY
    clearly = agreed[best] >= max(least, 2 * agreed["kemendagri"])
    open_lists = [[system for system in systems if system not in refuted] for systems in (headed, SYSTEMS)]
    possible = next(filter(None, open_lists), list(SYSTEMS))
    return CodeLists(best if clearly else headed[0], tuple(possible))


def _codes_with_names(table: Table, name_of: Callable[[int], Value]) -> list[tuple[str | float, str]]:
    """The codes and names of the first rows that have both."""
    found: list[tuple[str | float, str]] = []
    for row in table.body if table.of_role("code") or table.of_role("bps_code") else ():
        code = table.value(row, "code") or table.value(row, "bps_code")
        name = name_of(row) if isinstance(code, int | float | str) else None
        if isinstance(code, int | float | str) and isinstance(name, str) and not is_blank(name):
            found.append((code, text_of(name)))
        if len(found) == _ROWS:
            break
    return found


def _headed(table: Table) -> tuple[str, ...]:
    """The lists that the headings of the codes speak of, all where they say nothing."""
    if table.of_role("bps_code") and not table.of_role("code"):
        return _OF_STATISTICS
    of_ministry = any("mendagri" in placed.heading.lower() for placed in table.of_role("code"))
    return SYSTEMS[:1] if of_ministry else SYSTEMS


def _is_plain(written: str | float, found: dict[str, Region]) -> bool:
    """Whether a code is written in digits alone, as many as the code of a region has: both offices may write it so."""
    plain = str(written).removesuffix(".0")
    lengths = {len(region.code.replace(".", "")) for region in found.values()}
    return plain.isdecimal() and len(plain) in lengths


def meanings(code: str | float, regions: Regions) -> dict[str, Region]:
    """By list: the region that a code means in it; lists in which it means none are left out."""
    found = {system: meaning_in(system, code, regions) for system in SYSTEMS}
    return {system: region for system, region in found.items() if region is not None}


@lru_cache(maxsize=2**14, typed=True)  # a region has a row for each of its years; True is no code, and 1 is one
def meaning_in(system: str, code: str | float, regions: Regions) -> Region | None:
    """The region that a code means in a list, None where it means none."""
    try:
        return regions.find(code, code_system=system)
    except (RegionNotFound, AmbiguousRegion):
        return None
