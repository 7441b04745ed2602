"""Tables with a region in every row: long by year, or with years as columns; keys may stand in the first row only."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from antikorupsi.ingest.spreadsheets import Value, is_blank, text_of
from antikorupsi.ingest.tables.places import PROVINCE_DIFFERS, Place, Places
from antikorupsi.ingest.tables.reading import FaultAt, Reading
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.table_rows import Layout, Meaning, read_rows
from antikorupsi.ingest.tables.values import Fault, Figure, fault_of_year, label_of, read_figure
from antikorupsi.ingest.tables.years import Years
from antikorupsi.rules import Regions


def read_region_rows(table: Table, regions: Regions, reading: Reading) -> None:
    """The figures and faults of a table, and the class of each of its rows."""
    rows = _RegionRows(table, Places(table, regions), Years(table))
    read_rows(table, reading, Layout(rows.whose, rows.meaning, rows.aside))


@dataclass
class _RegionRows:
    """What the rows above said: their place holds for rows that name none but speak of another year or stage."""

    table: Table
    places: Places
    years: Years
    _block: Place | FaultAt | None = field(default=None, init=False)
    _told: set[tuple[object, object]] = field(default_factory=set, init=False)
    _last_named: int = field(init=False)

    def __post_init__(self) -> None:
        self._last_named = max((row for row in self.table.body if self.places.names(row)), default=-1)

    def aside(self, row: int) -> None:
        """A blank or a total ends the block of rows that share a key; a lone province names those that follow."""
        self._block = None
        self.places.notice(row)

    def whose(self, row: int, filled: list[PlacedColumn]) -> Place | FaultAt | None:
        told = (self.years.of(row), text_of(self.table.value(row, "stage")))
        if not self.places.names(row) and not self._is_covered(row):
            if self._block is not None and told not in self._told and told != (None, ""):
                self._told.add(told)
                return self._block
            if row > self._last_named and not any(self._is_figure(row, placed) for placed in filled):
                return None  # the place and the names of those who sign
            return self._at(Fault("row_without_region", {}), row)
        self._told = {told}
        place = self.places.of(self._named_row(row))
        self._block = self._at(place, row) if isinstance(place, Fault) else place
        if isinstance(place, Fault) and not any(self._is_figure(row, placed) for placed in filled):
            # Nothing is lost with a row that names nobody and holds no figure, such as a legend below the table.
            return None if not filled or place.details.get("nearest") == "-" else self._block
        return self._block

    def _at(self, fault: Fault, row: int) -> FaultAt:
        of_province = self.table.of_role("province") if fault.rule == PROVINCE_DIFFERS else []
        column = of_province[0].index if of_province else self.table.key
        return FaultAt(fault, (self._named_row(row), column))

    def _is_covered(self, row: int) -> bool:
        return self._named_row(row) != row

    def _named_row(self, row: int) -> int:
        """The row that names the place of a row: its own, or the first one of the merged cells its key lies in."""
        return self.table.sheet.first_merged(row, self.table.key)[0]

    def _is_figure(self, row: int, placed: PlacedColumn) -> bool:
        cell = self.table.sheet.value(row, placed.index)
        figure = read_figure(cell, placed.column)
        return isinstance(cell, int | float) or (isinstance(figure, Figure) and placed.column.type != "text")

    def meaning(self, row: int, placed: PlacedColumn) -> Meaning | FaultAt:
        year = placed.year or self.years.of(row)
        if year is None:
            written = self.table.value(row, "year")
            columns = self.table.of_role("year")
            return FaultAt(fault_of_year(written), (row, (columns or [placed])[0].index))
        return Meaning(
            {
                "item": placed.column.item,
                "year": year,
                "status": _label(self.table, row, "status") or "final",
                "stage": _label(self.table, row, "stage"),
                "url": "; ".join(_texts(self.table, row, "url", placed.year)),
                "note": "; ".join(_texts(self.table, row, "note", placed.year)),
            }
        )


def _label(table: Table, row: int, role: str) -> str:
    for placed in table.of_role(role):
        if label := label_of(table.sheet.value(row, placed.index), placed.column):
            return label
    return ""


def _texts(table: Table, row: int, role: str, year: int | None) -> Iterator[str]:
    """What the columns of a role say in a row; those whose heading carries a year speak of that year's figure alone."""
    for placed in table.of_role(role):
        value: Value = table.sheet.value(row, placed.index)
        if placed.year in (None, year) and not is_blank(value):
            yield text_of(value)
