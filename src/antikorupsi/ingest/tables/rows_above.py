"""What rows above say of the place of those below: a province, a type of region, or where villages lie."""

from dataclasses import dataclass, field

from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.region_types import mentions_type, types_and_province
from antikorupsi.ingest.tables.words import begins_with
from antikorupsi.rules import Province, Regions


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
