"""The province and type of region that rows above, titles, or a column of provinces say of rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import is_blank, text_of
from antikorupsi.ingest.tables.evidence import rows_near
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.region_types import mentions_type, types_and_province
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.titles import read_titles
from antikorupsi.ingest.tables.words import begins_with
from antikorupsi.rules import Province, Regions

_LONGEST_NAME = 4  # words: Daerah Istimewa Yogyakarta, Kepulauan Bangka Belitung
_KEY_ROLES = ("region", "code", "bps_code")
_PROVINCE_HEADINGS = frozenset({"provinsi", "nama provinsi", "prov", "province", "pemerintah provinsi"})


@dataclass
class RowsAbove:
    """The province and type that hold for the next row; `of_table` is the type that a heading or title says of all.

    A new province ends the type of the rows before it, unless types are the outer level: the first type was said before
    any province, or its rows lie in several.
    """

    regions: Regions
    of_table: str = ""
    province: str = ""
    type: str = field(default="", init=False)
    around_villages: str = field(default="", init=False)
    _provinces: dict[str, Province | None] = field(default_factory=dict, init=False)
    _types_said: int = field(default=0, init=False)
    _rows_read: bool = field(default=False, init=False)
    _types_are_outer: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Starts with the type of the table."""
        self.type = self.of_table

    def notice(self, text: str) -> None:
        """Takes note of the text of a row that heads others."""
        said = normalised(text)
        if not said or begins_with(said, "notes") or begins_with(said, "totals"):
            return
        types, province = types_and_province(text, self.regions)
        if province is not None:
            self._begin_province(province.name)
        if types:
            self._begin_type(next(iter(types)) if len(types) == 1 else "", province.name if province else "")
        elif province is None and mentions_type(text) and not self.regions.candidates(text):
            self.type = ""  # it heads rows of some type, in words that are not understood
        if self.regions.level == "desa" and self.regions.codes_of(text):
            self.around_villages = text

    def _begin_type(self, kind: str, province: str) -> None:
        """Below an outer type the provinces begin again, unless the row that says the type names one."""
        self._types_said += 1
        self.type = kind
        if self._types_are_outer:
            self.province = province

    def _begin_province(self, name: str) -> None:
        if not self.province and not self._rows_read and self._types_said:
            self._types_are_outer = True
        self._enter(name)

    def province_in_row(self, name: str) -> None:
        """The province that the next row names itself; those of the first type show which level is the outer one."""
        if name == self.province and self._province(name) is not None:
            return
        if self.province and self._is_new(name) and self._types_said == 1:
            self._types_are_outer = True
        if self.province:
            self._enter(name)
        self.province = name

    def row_of_province(self, name: str, *, heads: bool) -> None:
        """A row with figures of a province itself; unless its name says Provinsi it may stand in a list by name."""
        if self._is_new(name) or heads:
            self._enter(name)
            self.province = name if heads else ""

    def row_read(self) -> None:
        """Notes that a row was read; types without provinces below them are not the outer level."""
        self._rows_read = True
        self._types_are_outer = self._types_are_outer and bool(self.province)

    def _enter(self, name: str) -> None:
        if self._is_new(name) and not self._types_are_outer:
            self.type = "" if self._types_said else self.of_table
        self.province = name

    def _is_new(self, name: str) -> bool:
        known = self._province(self.province) if self.province else None
        return known is None or known != self._province(name)

    def _province(self, name: str) -> Province | None:
        if name not in self._provinces:  # every row of a table may name its province
            self._provinces[name] = self.regions.find_province(name)
        return self._provinces[name]


def province_of_titles(table: Table, regions: Regions) -> str:
    """The name of the province that titles, sheet or file name; "" where they name several, or rows lie elsewhere."""
    if regions.level != "kabupaten_kota" or table.sheet.turned:
        return ""
    texts = read_titles(table.sheet, rows_near(table.header_rows.start)).texts
    found = {province.code: province for text in texts for province in _named(normalised(text), regions)}
    if len(found) != 1:
        return ""
    code, province = found.popitem()
    return "" if any(other != code for other in _provinces_of_rows(table, regions)) else province.name


def _named(title: str, regions: Regions) -> Iterator[Province]:
    """The provinces in a title, each by its longest name, unless the words may name a region as well."""
    words, place = title.split() if regions.could_name_province(title) else (), 0
    while place < len(words):
        lengths = range(min(_LONGEST_NAME, len(words) - place), 0, -1)
        found = ((length, _province(" ".join(words[place : place + length]), regions)) for length in lengths)
        length, province = next(
            ((each, province_found) for each, province_found in found if province_found is not None), (1, None)
        )
        if province is not None:
            yield province
        place += length


@lru_cache(maxsize=2**12)  # titles of the files of an agency are alike
def _province(text: str, regions: Regions) -> Province | None:
    province = None if text.isdecimal() else regions.find_province(text)
    return None if province is None or regions.candidates(text) else province


def _provinces_of_rows(table: Table, regions: Regions) -> Iterable[str]:
    """The codes of the provinces of all rows whose name is clear."""
    names = {text_of(table.value(row, "region")) for row in table.body}
    clear = (regions.candidates(name) for name in names if name)
    return {candidates[0].province_code for candidates in clear if len(candidates) == 1}


def is_of_provinces(table: Table) -> bool:
    """Whether the only column that says whose row it is holds provinces: by its role, or headed so."""
    keys = [placed for role in ("region", "code", "bps_code") for placed in table.of_role(role)]
    headed = [placed for placed in keys if normalised(placed.heading) in _PROVINCE_HEADINGS]
    return (bool(table.of_role("province")) and not keys) or (bool(keys) and len(headed) == len(keys))


def rows_of_provinces(table: Table) -> frozenset[int]:
    """The rows that name a province and no region, where no row names both: a figure of the province itself.

    Where another row names both, the name of a region may be missing.
    """
    columns, keys = table.of_role("province"), [placed for role in _KEY_ROLES for placed in table.of_role(role)]
    if not columns or not keys:
        return frozenset()
    rows = [row for row in table.body if not is_blank(table.value(row, "province"))]
    alone = [row for row in rows if all(is_blank(table.sheet.value(row, placed.index)) for placed in keys)]
    merged = any(table.sheet.first_merged(row + 1, columns[0].index) == (row, columns[0].index) for row in rows)
    return frozenset(alone) if len(alone) == len(rows) and not merged else frozenset()
