"""Whose row it is: code, name and province of a row into one region or province, or the reason why not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from antikorupsi.ingest.spreadsheets import NoResult, Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.place import (
    CodeLists,
    Place,
    code_lists_of,
    find_region,
    has_type,
    is_called,
    meaning_in,
    meanings,
    named,
    narrowed,
    place_of,
    place_of_province,
    regions_in_cell,
)
from antikorupsi.ingest.tables.provinces import RowsAbove, is_of_provinces, province_of_titles, rows_of_provinces
from antikorupsi.ingest.tables.region_types import type_column_of, type_of_all, type_of_heading, with_type_beside
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_result, is_missing_mark
from antikorupsi.ingest.tables.words import begins_with
from antikorupsi.rules import AmbiguousRegion, Region, RegionNotFound, Regions

STATE_AGENCY = "rows_of_agencies"  # the rule of the note on all such rows of a table
PROVINCE_DIFFERS = "province_differs"  # the rule whose fault lies in the cell of the province
_PROVINCE_WORDS = ("prov", "pemprov", "pemerintah prov", "pemerintahan prov", "pemda prov")
_NUMBERING = re.compile(r"^\(?(?:\d{1,3}|[a-z])[.)]\s+", re.IGNORECASE)


@dataclass
class Places:
    """The places of a table's rows, row after row: what earlier rows said helps to read the later ones."""

    table: Table
    regions: Regions
    codes: CodeLists = field(init=False)
    above: RowsAbove = field(init=False)
    _only_provinces: bool = field(default=False, init=False)
    _namesakes: frozenset[str] = field(default=frozenset(), init=False)
    _type_column: PlacedColumn | None = field(default=None, init=False)
    _province_of_titles: str = field(default="", init=False)
    _rows_of_provinces: frozenset[int] = field(default=frozenset(), init=False)
    _keyed: dict[int, bool] = field(default_factory=dict, init=False)  # by row
    _usual: dict[tuple[Value, Value], tuple[Region | None, bool]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Finds out whose list of codes the table uses, and whether headings or titles say that all are of one type."""
        self._type_column = type_column_of(self.table)
        self._province_of_titles = province_of_titles(self.table, self.regions)
        self._rows_of_provinces = rows_of_provinces(self.table)
        self.codes = code_lists_of(self.table, self.regions, self.name_of)
        self.above = RowsAbove(self.regions, type_of_all(self.table, self.regions))
        self._only_provinces = is_of_provinces(self.table)
        self._namesakes = _kota_named(self.table, self.regions)

    def of(self, row: int) -> Place | Fault:
        """The place of a row that names one, or of the region that the whole table belongs to."""
        if self.table.owner is not None:
            return place_of(self.table.owner)
        code, name, province = self._value(row, "code"), self.name_of(row), self._value(row, "province")
        if row in self._rows_of_provinces or (self._only_provinces and is_blank(name)):
            name = province
        broken = next((value for value in (code, name) if isinstance(value, NoResult)), None)
        if broken is not None:
            return fault_of_result(broken)
        if is_blank(code) and is_blank(name):
            return Fault("row_without_region", {})
        if not is_blank(province):
            self.above.province_in_row(text_of(province))
        self.above.row_read()
        return self._named(row, code, name, province)

    def continued(self, row: int) -> Fault | None:
        """The fault of a name that the next row, which holds one text alone, completes to that of another region.

        `Kota Tangerang` above `Selatan`: tables copied from a PDF break long names.
        """
        below = row + 1
        if below not in self.table.body or self.table.filled(below) != 1:
            return None
        name = self._value(row, "region")
        if not isinstance(name, str) or not is_blank(self._value(row, "code")):
            return None
        filled = [index for index in self.table.span if not is_blank(self.table.sheet.value(below, index))]
        rest = self.table.sheet.value(below, filled[0])
        if not isinstance(rest, str) or filled[0] not in {placed.index for placed in self.table.of_role("region")}:
            return None
        alone, whole = (self.regions.candidates(text) for text in (name, f"{name} {rest}"))
        if not whole or set(whole) <= set(alone) or self.regions.candidates(rest):
            return None
        candidates = named(dict.fromkeys((*alone, *whole)))
        return Fault("ambiguous_region", {"name": f"{text_of(name)} / {text_of(rest)}", "candidates": candidates})

    def _named(self, row: int, code: Value, name: Value, province: Value) -> Place | Fault:
        if row in self._rows_of_provinces or (self._only_provinces and is_blank(code)):
            return self._of_province(name)
        if fault := self._of_short_code(code, name, province):
            return fault
        if found := _province(code, name, self.regions):
            self.above.row_of_province(found.name, heads=True)
            return found
        if is_blank(code):
            return self._by_name(row, name, province)
        return self._by_code_and_name(row, code, name)

    def _of_short_code(self, code: Value, name: Value, province: Value) -> Fault | None:
        """The fault of a code of two digits without a name that may be one within the province of row or title."""
        written = f"{text_of(code):0>2}"
        if not is_blank(name) or not written.isdecimal() or len(written) != 2:
            return None
        around = self.regions.find_province(text_of(province) or self._province_of_titles or "-")
        if around is None:
            return None
        inside = meaning_in("kemendagri", f"{around.code}.{written}", self.regions)
        if inside is None or written == around.code:
            return None
        other = self.regions.find_province(written)
        candidates = ", ".join((named([inside]), *([f"Provinsi {other.name} {other.code}"] if other else [])))
        return Fault("short_code", {"code": text_of(code), "candidates": candidates})

    def name_of(self, row: int) -> Value:
        """The name of a row's region, with the type of the column it stands in where its heading is Kabupaten or Kota.

        Of two such columns the one with a name counts: a dash, `n/a` or a zero in the other is as good as blank. Where
        both hold names, the row says no single region and its texts are given together.
        """
        if self._type_column is not None:
            kind = self.table.sheet.value(*self.table.sheet.first_merged(row, self._type_column.index))
            return with_type_beside(self._cell(row, self.table.of_role("region")[0]), kind)
        columns = self.table.of_role("region")
        filled = [placed for placed in columns if _may_be_name(self._cell(row, placed))] if len(columns) > 1 else []
        if not filled:
            return self._value(row, "region")
        texts = [self._cell(row, placed) for placed in filled]
        kinds = {kind for placed in filled if (kind := type_of_heading(placed.heading))}
        name = texts[0]
        if len({text_of(text) for text in texts}) > 1 or (len(kinds) > 1 and not has_type(text_of(name))):
            return " / ".join(map(text_of, texts))
        kind = next(iter(kinds), "")
        return f"{kind.capitalize()} {name}" if kind and isinstance(name, str) and not has_type(name) else name

    def _cell(self, row: int, placed: PlacedColumn) -> Value:
        return self.table.sheet.value(row, placed.index)

    def _of_province(self, name: Value) -> Place | Fault:
        """The province of a row of a table whose only key is a column of provinces."""
        province = self.regions.find_province(text_of(name))
        return (
            place_of_province(province)
            if province
            else Fault("unknown_region", {"name": text_of(name), "nearest": "-"})
        )

    def names(self, row: int) -> bool:
        """Whether a row says whose it is, or need not because the table does."""
        if row not in self._keyed:
            self._keyed[row] = self.table.owner is not None or self._has_key(row)
        return self._keyed[row]

    def _has_key(self, row: int) -> bool:
        of_province = self._only_provinces or row in self._rows_of_provinces
        roles = ("code", "region", *(("province",) if of_province else ()))
        return not all(is_blank(self._value(row, role)) for role in roles)

    def _value(self, row: int, role: str) -> Value:
        if role == "code" and self.codes.usual == "bps":
            return self.table.value(row, "bps_code") or self.table.value(row, "code")
        return self.table.value(row, role)

    def _said_places(self, row: int) -> list[str]:
        """Where a village lies, by its row or else by the rows above."""
        values = (self.table.value(row, role) for role in ("kecamatan", "kabupaten"))
        said = [text_of(value) for value in values if not is_blank(value)]
        return said or ([self.above.around_villages] if self.above.around_villages else [])

    def _by_name(self, row: int, name: Value, province: Value) -> Place | Fault:
        text = _NUMBERING.sub("", text_of(name))
        try:
            region = find_region(text, None if is_blank(province) else text_of(province), self.regions)
        except AmbiguousRegion as error:
            return self._among(error.candidates, row, text)
        except RegionNotFound as error:
            if names := regions_in_cell(name, self.regions):
                return Fault("several_regions", {"name": ", ".join(names)})
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
            self.above.row_of_province(of_province.name, heads=False)
            return place_of_province(of_province)
        if not is_blank(province) and self.regions.candidates(name):
            return Fault(PROVINCE_DIFFERS, {"name": name, "province": text_of(province)})
        if begins_with(normalised(name), "state_agencies"):
            return Fault(STATE_AGENCY, {})
        return Fault("unknown_region", {"name": name, "nearest": named(error.nearest)})

    def _among(self, candidates: Sequence[Region], row: int, name: str) -> Place | Fault:
        """The one region of a name that lies where the row, or those above it, say it does."""
        inside = narrowed(candidates, places := self._said_places(row), self.regions)
        if not inside:
            said = ", ".join((name, *places))
            return Fault("unknown_region", {"name": said, "nearest": named(candidates)})
        if len(inside) == 1:
            return place_of(inside[0])
        return (
            self._in_section(inside)
            or self._beside_namesake(inside)
            or Fault("ambiguous_region", {"name": name, "candidates": named(inside)})
        )

    def _in_section(self, candidates: Iterable[Region]) -> Place | None:
        """The only candidate of the kind and in the province that rows above named, if there is just one."""
        kind, written = self.above.type, self.above.province or self._province_of_titles
        if not kind and not written:
            return None
        province = self.regions.find_province(written) if written else None
        inside = [
            region
            for region in candidates
            if (province is None or region.province_code == province.code) and kind in ("", region.type)
        ]
        return place_of(inside[0]) if len(inside) == 1 else None

    def _beside_namesake(self, candidates: Sequence[Region]) -> Place | None:
        """The kabupaten of a bare name whose namesake stands in the same table as Kota with the same name."""
        kota = [region for region in candidates if region.type == "kota"]
        others = [region for region in candidates if region.type != "kota"]
        known = len(kota) == 1 and kota[0].code in self._namesakes
        return place_of(others[0]) if known and len(others) == 1 else None

    def _by_code_and_name(self, row: int, code: Value, name: Value) -> Place | Fault:
        written = code if isinstance(code, int | float | str) else text_of(code)
        if (code, name) not in self._usual:  # a region has a row for each of its years
            usual = meaning_in(self.codes.usual, written, self.regions)
            agrees = usual is not None and not is_blank(name) and is_called(usual, text_of(name), self.regions)
            self._usual[(code, name)] = (usual, agrees)
        usual, agrees = self._usual[(code, name)]
        if usual is not None and agrees:
            return place_of(usual)
        found = meanings(written, self.regions)
        candidates = self.codes.meant(written, self.regions) if is_blank(name) else []
        if not found or (is_blank(name) and not candidates):
            return self._by_name_alone(row, code, name)
        if not is_blank(name):
            called = {region for region in found.values() if is_called(region, text_of(name), self.regions)}
            if len(called) == 1:
                return place_of(called.pop())
            region = usual or next(iter(found.values()))
            details = {"code": text_of(code), "region": region.name, "name": text_of(name)}
            return Fault("code_and_name_differ", details)
        if len(candidates) > 1:
            return Fault("ambiguous_code", {"code": text_of(code), "candidates": named(candidates)})
        return place_of(candidates[0])

    def _by_name_alone(self, row: int, code: Value, name: Value) -> Place | Fault:
        """The place of a row whose code is none of the list's: its name tells, unless the code is of another level."""
        around = self.regions.kabupaten_of(code)
        if self.regions.level == "desa" and around:
            return Fault("code_of_kabupaten", {"code": text_of(code), "kabupaten": around})
        if is_blank(name):
            return Fault("unknown_region", {"name": text_of(code), "nearest": "-"})
        return self._by_name(row, name, None)


def _kota_named(table: Table, regions: Regions) -> frozenset[str]:
    """The codes of all kota that rows of a table name with their type."""
    if not table.has_role("region"):
        return frozenset()
    names = (text_of(table.value(row, "region")) for row in table.body)
    found = (regions.candidates(_NUMBERING.sub("", name)) for name in names if "kota" in name.lower())
    return frozenset(each[0].code for each in found if len(each) == 1 and each[0].type == "kota")


def _may_be_name(cell: Value) -> bool:
    """Whether a cell holds more than a mark for "none": a dash, a word such as `n/a`, or a zero."""
    return not is_missing_mark(cell) and text_of(cell) != "0"


def _province(code: Value, name: Value, regions: Regions) -> Place | None:
    """The province a row speaks of: by a word for province in the name, or by a code of two digits."""
    words = text_of(name).lower()
    if words.startswith(_PROVINCE_WORDS) or (is_blank(name) and len(text_of(code)) == 2):
        province = regions.find_province(text_of(name) or text_of(code))
        if province:
            return place_of_province(province)
    return None
