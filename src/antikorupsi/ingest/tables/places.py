"""Whose row it is: code, name and province of a row into one region or province, or the reason why not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from antikorupsi.ingest.spreadsheets import NoResult, Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault, fault_of_result
from antikorupsi.rules import AmbiguousRegion, Province, Region, RegionNotFound, Regions

PROVINCE_DIFFERS = "province_differs"  # the rule whose fault lies in the cell of the province
_PROVINCE_WORDS = ("prov", "pemprov", "pemerintah prov", "pemerintahan prov", "pemda prov")
_NUMBERING = re.compile(r"^\(?(?:\d{1,3}|[a-z])[.)]\s+", re.IGNORECASE)
_SECTIONS = {"kabupaten": "kabupaten", "kabupaten regency": "kabupaten", "kota": "kota", "kota municipality": "kota"}
_MOST_NAMED = 8  # hundreds of villages may share a name
_MANY = 3  # rows in which the codes of one list agree with the names, and those of the other do not


@dataclass(frozen=True)
class Place:
    """A region or a province: its code (four digits with a dot, or two digits), name and whether it is fictitious."""

    code: str
    name: str
    simulated: bool


@dataclass
class Places:
    """The places of a table's rows, row after row: what earlier rows said helps to read the later ones."""

    table: Table
    regions: Regions
    code_system: str = field(init=False)
    _province: str = field(default="", init=False)
    _type: str = field(default="", init=False)
    _section: str = field(default="", init=False)

    def __post_init__(self) -> None:
        """Finds out whose list of codes the table uses, and whether its heading says that all are kabupaten or kota."""
        self.code_system = _code_system(self.table, self.regions)
        headings = {normalised(placed.heading) for placed in self.table.of_role("region")}
        self._type = next((_SECTIONS[heading] for heading in headings if heading in _SECTIONS), "")

    def of(self, row: int) -> Place | Fault:
        """The place of a row that names one, or of the region that the whole table belongs to."""
        if self.table.owner is not None:
            return place_of(self.table.owner)
        code, name, province = (self._value(row, role) for role in ("code", "region", "province"))
        for value in (code, name):
            if isinstance(value, NoResult):
                return fault_of_result(value)
        if is_blank(code) and is_blank(name):
            return Fault("row_without_region", {})
        if not is_blank(province):
            self._province = text_of(province)
        if found := _province(code, name, self.regions):
            self._province = found.name
            return found
        if is_blank(code):
            return self._by_name(row, name, province)
        return self._by_code_and_name(row, code, name)

    def names(self, row: int) -> bool:
        """Whether a row says whose it is, or need not because the table does."""
        keys = (self._value(row, "code"), self._value(row, "region"))
        return self.table.owner is not None or not all(map(is_blank, keys))

    def notice(self, row: int) -> None:
        """Takes note of a row that only names a province: it heads the rows that follow."""
        texts = [text_of(self.table.sheet.value(row, index)) for index in self.table.span]
        said = [text for text in texts if text]
        if len(said) == 1 and (province := self.regions.find_province(said[0])):
            self._province = province.name
        if len(said) == 1 and (section := normalised(said[0])) in _SECTIONS:
            self._type = _SECTIONS[section]
        if len(said) == 1 and self.regions.level == "desa" and self.regions.codes_of(said[0]):
            self._section = said[0]

    def _value(self, row: int, role: str) -> Value:
        if role == "code" and self.code_system == "bps":
            return self.table.value(row, "bps_code") or self.table.value(row, "code")
        return self.table.value(row, role)

    def _said_places(self, row: int) -> list[str]:
        """Where a village lies, by its row or else by the rows above."""
        values = (self.table.value(row, role) for role in ("kecamatan", "kabupaten"))
        said = [text_of(value) for value in values if not is_blank(value)]
        return said or ([self._section] if self._section else [])

    def _by_name(self, row: int, name: Value, province: Value) -> Place | Fault:
        text = _NUMBERING.sub("", text_of(name))
        try:
            region = self.regions.find(text, province=None if is_blank(province) else text_of(province))
        except AmbiguousRegion as error:
            return self._among(error.candidates, row, text)
        except RegionNotFound as error:
            return self._of_no_region(text, province, error)
        if self.regions.level == "desa":
            return self._among((region,), row, text)
        if self.regions.is_also_province(text) and is_blank(province):
            own_province = self.regions.find_province(text)
            candidates = f"{region.name} {region.code}, Provinsi {own_province.name if own_province else text}"
            return Fault("ambiguous_region", {"name": text, "candidates": candidates})
        return place_of(region)

    def _of_no_region(self, name: str, province: Value, error: RegionNotFound) -> Place | Fault:
        """A province of that name; else the fault lies in the province beside a known name, or in the name."""
        of_province = self.regions.find_province(name)
        if of_province is not None:
            return _place_of_province(of_province)
        if not is_blank(province) and self.regions.candidates(name):
            return Fault(PROVINCE_DIFFERS, {"name": name, "province": text_of(province)})
        return Fault("unknown_region", {"name": name, "nearest": named(error.nearest)})

    def _among(self, candidates: Sequence[Region], row: int, name: str) -> Place | Fault:
        """The one region of a name that lies where the row, or those above it, say it does."""
        inside = narrowed(candidates, places := self._said_places(row), self.regions)
        if not inside:
            said = ", ".join((name, *places))
            return Fault("unknown_region", {"name": said, "nearest": named(candidates)})
        if len(inside) == 1:
            return place_of(inside[0])
        return self._in_section(inside) or Fault("ambiguous_region", {"name": name, "candidates": named(inside)})

    def _in_section(self, candidates: Iterable[Region]) -> Place | None:
        """The only candidate of the kind and in the province that rows above named, if there is just one."""
        if not self._province and not self._type:
            return None
        province = self.regions.find_province(self._province) if self._province else None
        inside = [
            region
            for region in candidates
            if (province is None or region.province_code == province.code) and self._type in ("", region.type)
        ]
        return place_of(inside[0]) if len(inside) == 1 else None

    def _by_code_and_name(self, row: int, code: Value, name: Value) -> Place | Fault:
        written = code if isinstance(code, int | float | str) else text_of(code)
        try:
            region = self.regions.find(written, code_system=self.code_system)
        except (RegionNotFound, AmbiguousRegion):
            return self._by_name_alone(row, code, name)
        if not is_blank(name):
            if _is_called(region, text_of(name), self.regions):
                return place_of(region)
            return Fault("code_and_name_differ", {"code": text_of(code), "region": region.name, "name": text_of(name)})
        if other := self._other_meaning(written, region):
            return Fault("ambiguous_code", {"code": text_of(code), "candidates": named([region, other])})
        return place_of(region)

    def _by_name_alone(self, row: int, code: Value, name: Value) -> Place | Fault:
        """The place of a row whose code is none of the list's: its name tells, unless the code is of another level."""
        around = self.regions.kabupaten_of(code)
        if self.regions.level == "desa" and around:
            return Fault("code_of_kabupaten", {"code": text_of(code), "kabupaten": around})
        if is_blank(name):
            return Fault("unknown_region", {"name": text_of(code), "nearest": "-"})
        return self._by_name(row, name, None)

    def _other_meaning(self, written: object, region: Region) -> Region | None:
        """The region that a code of digits alone means in the other list, where nothing says whose code it is."""
        text_of_code = str(written).removesuffix(".0")
        if not text_of_code.isdecimal() or len(text_of_code) != len(region.code.replace(".", "")):
            return None
        headings = " ".join(placed.heading.lower() for placed in self.table.of_role("code"))
        if self.code_system == "bps" or self.table.of_role("region") or "mendagri" in headings:
            return None
        try:
            other = self.regions.find(written, code_system="bps")
        except (RegionNotFound, AmbiguousRegion):
            return None
        return None if other == region else other


def _code_system(table: Table, regions: Regions) -> str:
    """Whose codes a table uses: those of the list that agrees with the names in clearly more of its rows."""
    if table.of_role("bps_code") and not table.of_role("code"):
        return "bps"
    agreed = {"kemendagri": 0, "bps": 0}
    for row in table.body[:200]:
        code, name = table.value(row, "code"), table.value(row, "region")
        if isinstance(code, int | float | str) and isinstance(name, str) and not is_blank(code):
            for system in agreed:
                agreed[system] += _agrees(code, name, system, regions)
    return "bps" if agreed["bps"] >= max(_MANY, 2 * agreed["kemendagri"]) else "kemendagri"


def _agrees(code: str | float, name: str, system: str, regions: Regions) -> bool:
    try:
        region = regions.find(code, code_system=system)
    except (RegionNotFound, AmbiguousRegion):
        return False
    return _is_called(region, text_of(name), regions)


def _province(code: Value, name: Value, regions: Regions) -> Place | None:
    """The province a row speaks of: by a word for province in the name, or by a code of two digits."""
    words = text_of(name).lower()
    if words.startswith(_PROVINCE_WORDS) or (is_blank(name) and len(text_of(code)) == 2):
        province = regions.find_province(text_of(name) or text_of(code))
        if province:
            return _place_of_province(province)
    return None


def _is_called(region: Region, name: str, regions: Regions) -> bool:
    try:
        return regions.find(name, province=region.province_code) == region
    except AmbiguousRegion as error:
        return region in error.candidates
    except RegionNotFound:
        return False


def _place_of_province(province: Province) -> Place:
    return Place(province.code, province.name, province.simulated)


def place_of(region: Region) -> Place:
    """A region as the place of a row."""
    return Place(region.code, region.name, region.simulated)


def named(regions: Iterable[Region]) -> str:
    """Regions with their codes in a row, for a sentence; of very many the first ones."""
    known = list(regions)
    said = ", ".join(f"{region.name} {region.code}" for region in known[:_MOST_NAMED]) or "-"
    return said if len(known) <= _MOST_NAMED else f"{said}, …"


def narrowed(candidates: Iterable[Region], places: Iterable[str], regions: Regions) -> tuple[Region, ...]:
    """Those of several regions that lie in all of the places that a row or a head names."""
    inside = tuple(candidates)
    for place in places:
        inside = regions.within(inside, place)
    return inside
