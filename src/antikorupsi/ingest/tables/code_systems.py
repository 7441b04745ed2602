"""Whose codes a table uses: the ministry's, or those of the statistics office, today's or of the years 2010 to 2022."""

from collections.abc import Mapping

from antikorupsi.ingest.spreadsheets import is_blank, text_of
from antikorupsi.ingest.tables.place import is_called
from antikorupsi.ingest.tables.table import Table
from antikorupsi.rules import AmbiguousRegion, Region, RegionNotFound, Regions

SYSTEMS = ("kemendagri", "bps", "bps_2010")
_MANY = 3  # rows in which the codes of one list agree with the names, and those of another do not
_ROWS = 200


def code_system_of(table: Table, regions: Regions) -> str:
    """The list that agrees with the names in clearly more rows than the ministry's, else the one the heading names."""
    of_statistics = bool(table.of_role("bps_code")) and not table.of_role("code")
    agreed = dict.fromkeys(SYSTEMS, 0)
    for row in table.body[:_ROWS]:
        code, name = table.value(row, "code") or table.value(row, "bps_code"), table.value(row, "region")
        if isinstance(code, int | float | str) and isinstance(name, str) and not is_blank(code):
            for system, region in meanings(code, regions).items():
                agreed[system] += is_called(region, text_of(name), regions)
    best = max(("bps", "bps_2010"), key=agreed.__getitem__)  # of equal ones today's
    least = _MANY if not of_statistics else 1
    if agreed[best] >= max(least, 2 * agreed["kemendagri"]):
        return best
    return "bps" if of_statistics else "kemendagri"


def meanings(code: str | float, regions: Regions) -> dict[str, Region]:
    """By list: the region that a code means in it; lists in which it means none are left out."""
    found = {system: meaning_in(system, code, regions) for system in SYSTEMS}
    return {system: region for system, region in found.items() if region is not None}


def meaning_in(system: str, code: str | float, regions: Regions) -> Region | None:
    """The region that a code means in a list, None where it means none."""
    try:
        return regions.find(code, code_system=system)
    except (RegionNotFound, AmbiguousRegion):
        return None


def open_meanings(table: Table, written: str | float, found: Mapping[str, Region], system: str) -> list[Region]:
    """The regions that a code without a name may mean: several where neither heading nor names say whose code it is."""
    plain = str(written).removesuffix(".0")
    digits = len(found[system].code.replace(".", ""))
    headings = " ".join(placed.heading.lower() for placed in table.of_role("code"))
    if not plain.isdecimal() or len(plain) != digits or table.of_role("region") or "mendagri" in headings:
        return [found[system]]
    lists = ("bps", "bps_2010") if system != "kemendagri" else SYSTEMS
    return list(dict.fromkeys([found[system], *(found[each] for each in lists if each in found)]))
