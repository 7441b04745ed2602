"""Whose row it is: code, name and province of a row into one region or province, or the reason why not."""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.instruments.table import Table
from helpers.instruments.values import Fault
from helpers.regions import AmbiguousRegion, Region, RegionNotFound, Regions
from helpers.spreadsheets import Value, is_blank, text_of

_PROVINCE_WORDS = ("prov", "pemprov", "pemerintah prov", "pemerintahan prov")


@dataclass(frozen=True)
class Place:
    """A region or a province: its code (four digits with a dot, or two digits), name and whether it is fictitious."""

    code: str
    name: str
    simulated: bool


def resolve_place(table: Table, row: int, regions: Regions) -> Place | Fault:
    """The place of a row, from its code and its name, which must not contradict each other."""
    code, name, province = (table.value(row, role) for role in ("code", "region", "province"))
    if is_blank(code) and is_blank(name):
        return Fault("row_without_region", {})
    if place := _province(code, name, regions):
        return place
    if is_blank(code):
        return _by_name(name, province, regions)
    return _by_code_and_name(code, name, regions)


def _province(code: Value, name: Value, regions: Regions) -> Place | None:
    """The province a row speaks of: by a word for province in the name, or by a code of two digits."""
    words = text_of(name).lower()
    if words.startswith(_PROVINCE_WORDS) or (is_blank(name) and len(text_of(code)) == 2):
        province = regions.find_province(text_of(name) or text_of(code))
        if province:
            return Place(province.code, province.name, province.simulated)
    return None


def _by_name(name: Value, province: Value, regions: Regions) -> Place | Fault:
    text = text_of(name)
    try:
        region = regions.find(text, province=None if is_blank(province) else text_of(province))
    except AmbiguousRegion as error:
        return Fault("ambiguous_region", {"name": text, "candidates": named(error.candidates)})
    except RegionNotFound as error:
        of_province = regions.find_province(text)
        if of_province is not None:
            return Place(of_province.code, of_province.name, of_province.simulated)
        return Fault("unknown_region", {"name": text, "nearest": named(error.nearest)})
    if regions.is_also_province(text) and is_blank(province):
        own_province = regions.find_province(text)
        candidates = f"{region.name} {region.code}, Provinsi {own_province.name if own_province else text}"
        return Fault("ambiguous_region", {"name": text, "candidates": candidates})
    return place_of(region)


def _by_code_and_name(code: Value, name: Value, regions: Regions) -> Place | Fault:
    written = code if isinstance(code, int | float | str) else text_of(code)
    try:
        region = regions.find(written)
    except (RegionNotFound, AmbiguousRegion):
        if is_blank(name):
            return Fault("unknown_region", {"name": text_of(code), "nearest": "-"})
        return _by_name(name, None, regions)
    if is_blank(name) or _is_called(region, text_of(name), regions):
        return place_of(region)
    return Fault("code_and_name_differ", {"code": region.code, "region": region.name, "name": text_of(name)})


def _is_called(region: Region, name: str, regions: Regions) -> bool:
    try:
        return regions.find(name, province=region.province_code) == region
    except AmbiguousRegion as error:
        return region in error.candidates
    except RegionNotFound:
        return False


def place_of(region: Region) -> Place:
    """A region as the place of a row."""
    return Place(region.code, region.name, region.simulated)


def named(regions: Iterable[Region]) -> str:
    """Regions with their codes in a row, for a sentence."""
    return ", ".join(f"{region.name} {region.code}" for region in regions) or "-"
