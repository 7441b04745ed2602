"""Tables with a region in every row: long by year, or with years as columns; keys may stand in the first row only."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from antikorupsi.ingest.spreadsheets import Sheet, is_blank, text_of
from antikorupsi.ingest.tables.beside import Beside
from antikorupsi.ingest.tables.column_faults import faults_of_figures, faults_of_row_title, other_scales
from antikorupsi.ingest.tables.corrections import is_taken_from
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.items import Items
from antikorupsi.ingest.tables.notes import fault_of_notes
from antikorupsi.ingest.tables.place import Place
from antikorupsi.ingest.tables.places import PROVINCE_DIFFERS, STATE_AGENCY, Places
from antikorupsi.ingest.tables.provenance import day_fault, day_of, faults_beside, fields_of
from antikorupsi.ingest.tables.qualifiers import weight_of
from antikorupsi.ingest.tables.reading import FaultAt, Reading
from antikorupsi.ingest.tables.region_types import types_in
from antikorupsi.ingest.tables.repeated_cells import CELL_COVERED, fault_of_covered
from antikorupsi.ingest.tables.scales import Scale
from antikorupsi.ingest.tables.sections import Section, section_text
from antikorupsi.ingest.tables.status import status_beside
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.table_rows import Layout, Meaning, label_column, read_rows, scales_of
from antikorupsi.ingest.tables.texts_beside import TextsBeside
from antikorupsi.ingest.tables.unknown_columns import UnknownColumns
from antikorupsi.ingest.tables.values import (
    Fault,
    Figure,
    begins_like_figure,
    fault_of_quantity,
    fault_of_year,
    is_missing_mark,
    label_of,
    read_figure,
)
from antikorupsi.ingest.tables.words import words_in
from antikorupsi.ingest.tables.years import YearRows, Years, faults_of_year_marks
from antikorupsi.rules import Regions, local_governments

_YEARS_OF_A_ROW = 16  # that are kept
# What is wrong with a cell that holds a number all the same.
_RULES_OF_FIGURES = frozenset({"out_of_range", "ambiguous_numbers", "ambiguous_percent"})


def read_region_rows(table: Table, regions: Regions, reading: Reading) -> None:
    """The figures and faults of a table, and the class of each of its rows."""
    scales = scales_of(table)
    rows = _RegionRows(
        table, Places(table, regions), Years(table), scales, _faults_of_columns(table, reading.sheet, scales)
    )
    read_rows(
        table, reading, Layout(rows.region_of_row, rows.meaning, rows.aside, rows.is_figure, rows.heads_columns), scales
    )
    if rows.agencies:
        fault = Fault(STATE_AGENCY, {"rows": str(len(rows.agencies))})
        reading.find(FaultAt(fault, (rows.agencies[0], table.key)), sheet=table.sheet)


def _faults_of_columns(table: Table, sheet: Sheet, scales: dict[int, Scale]) -> dict[int, FaultAt]:
    """The fault of all figures of a column: a note, a named scale or they themselves say that they are others."""
    if (noted := fault_of_notes(table, sheet if table.sheet.turned else table.sheet)) is not None:
        return {placed.index: noted for placed in table.measured}
    found = faults_of_figures(table, scales) | other_scales(table, sheet)
    faults = {index: FaultAt(fault, table.heading_cell(index)) for index, fault in found.items()}
    return faults_of_row_title(table) | faults_of_year_marks(table) | faults


@dataclass
class _RegionRows:
    """What the rows above said, and the faults of whole columns.

    Their place holds for rows that name none but speak of another year or stage.
    """

    table: Table
    places: Places
    years: Years
    scales: dict[int, Scale]
    faults: dict[int, FaultAt]
    agencies: list[int] = field(default_factory=list, init=False)  # rows of ministries, which are left out
    _section: Section = field(default=Section(), init=False)
    _block: Place | FaultAt | None = field(default=None, init=False)
    _told: set[tuple[object, ...]] = field(default_factory=set, init=False)
    _last_named: int = field(init=False)

    def __post_init__(self) -> None:
        self._last_named = max((row for row in self.table.body if self.places.names(row)), default=-1)
        self._items = Items(self.table)
        self._texts = TextsBeside(self.table, self.places.regions)
        self._beside = Beside(self.table, self._texts)
        self._unknown = UnknownColumns(self.table)
        # A row is asked once for each of its figures, and says the same of all that are of one year.
        self._shared = lru_cache(maxsize=_YEARS_OF_A_ROW)(self._said_of_figures)
        self._faults_beside = lru_cache(maxsize=_YEARS_OF_A_ROW)(
            lambda row, year: tuple(faults_beside(self.table, row, year))
        )
        self._unread = lru_cache(maxsize=_YEARS_OF_A_ROW)(self._unread_label)
        self._status = lru_cache(maxsize=1)(lambda row: _label(self.table, row, "status"))
        self._other_region = lru_cache(maxsize=1)(self._of_other_region)
        self._named = {placed.index for placed in self.table.measured if _names_its_item(placed)}
        self._section = Section(status=self.table.status)
        self._headed = YearRows(self.table)
        self._keys_lead = self._first_row_is_named()

    def _first_row_is_named(self) -> bool:
        """Whether the first row with a year and a filled cell names its region; else keys may stand below."""
        for row in self.table.body:
            cells = (self.table.sheet.value(row, placed.index) for placed in self.table.measured)
            if self.years.of(row) and not all(map(is_blank, cells)):
                return self.places.names(row) or self._is_covered(row)
        return True

    def aside(self, row: int) -> None:
        """A blank or a total ends the block of rows that share a key; a lone text may head those that follow."""
        self._block = None
        if self._headed.row == row:
            return
        text = section_text(self.table.sheet.value(row, index) for index in self.table.span)
        self.places.above.notice(text)
        self._section = self._section.after(text, row, self.table.instrument)

    def heads_columns(self, row: int, filled: list[PlacedColumn]) -> bool:
        """Whether a row says nothing but years, in columns of figures: those below are of them."""
        return not self.places.names(row) and self._headed.heads(row, filled)

    def region_of_row(self, row: int, filled: list[PlacedColumn]) -> Place | FaultAt | None:
        told = (self.years.of(row), text_of(self.table.value(row, "stage")), self._items.said(row))
        if not self.places.names(row) and not self._is_covered(row):
            if self._keys_lead and self._block is not None and told not in self._told and any(told):
                self._told.add(told)
                return self._block
            if row > self._last_named and not any(self.is_figure(row, placed) for placed in filled):
                return None  # the place and the names of those who sign
            return self._at(Fault("row_without_region", {}), row)
        self._told = {told}
        covered = fault_of_covered(self.table, row, self.table.key) if self._is_covered(row) else None
        place = covered or self.places.continued(row) or self.places.of(self._named_row(row))
        if isinstance(place, Fault) and place.rule == STATE_AGENCY:
            self.agencies.append(row)
            self._block = None
            return None
        self._block = self._at(place, row) if isinstance(place, Fault) else place
        if isinstance(place, Fault) and not any(self.is_figure(row, placed) for placed in filled):
            # Nothing is lost with a row that names nobody and holds no figure, such as a legend below the table.
            dated = bool(self.table.of_role("year")) and told[0] is not None
            return None if not filled or (place.details.get("nearest") == "-" and not dated) else self._block
        return self._block

    def _at(self, fault: Fault, row: int) -> FaultAt:
        of_province = self.table.of_role("province") if fault.rule == PROVINCE_DIFFERS else []
        column = of_province[0].index if of_province else self.table.key
        return FaultAt(fault, (row if fault.rule == CELL_COVERED else self._named_row(row), column))

    def _is_covered(self, row: int) -> bool:
        return self._named_row(row) != row

    def _named_row(self, row: int) -> int:
        """The row that names the place of a row: its own, or the first one of the merged cells its key lies in."""
        return self.table.sheet.first_merged(row, self.table.key)[0]

    def is_figure(self, row: int, placed: PlacedColumn) -> bool:
        """Whether a cell reads as a figure on its column's own scale, be it in its range or not, or begins like one."""
        cell = self.table.sheet.value(row, placed.index)
        if isinstance(cell, int | float):
            return True
        if placed.column.type == "text" or is_missing_mark(cell):
            return False
        if label_column(self.table, placed, cell) is not None:
            return True
        figure = read_figure(cell, placed.column, self.scales.get(placed.index))
        is_read = isinstance(figure, Figure) or figure.rule in _RULES_OF_FIGURES
        return is_read or begins_like_figure(cell, placed.column)

    def meaning(self, row: int, placed: PlacedColumn) -> Meaning | FaultAt:
        if placed.index in self.faults:
            return self.faults[placed.index]
        if self.table.sheet.merged and (covered := fault_of_covered(self.table, row, placed.index)) is not None:
            return FaultAt(covered, (row, placed.index))
        if self.table.has_role("dated") and (fault := day_fault(self.table, row)) is not None:
            return fault
        year = self._headed.years[placed.index] if self._headed.years else placed.year or self._year(row, placed)
        if year is None:
            written = self.table.value(row, "year")
            columns = self.table.year_columns(placed)
            return FaultAt(fault_of_year(written), (row, (columns or [placed])[0].index))
        fault = self._beside.fault(row, placed, year) or self._other_region(row) or self._unread(row, year)
        fault = fault or self._unknown.fault(row, placed, year)
        item = fault or self._item(row, placed)
        if isinstance(item, FaultAt):
            return item
        return Meaning(
            {
                "item": item,
                "year": year,
                "status": self._status(row)
                or self._beside.status(row, placed, year)
                or self._unknown.status(row)
                or placed.status
                or self._section.status.of(year)
                or "final",
                **self._shared(row, year),
            },
            self._faults_beside(row, year),
        )

    def _said_of_figures(self, row: int, year: int) -> dict[str, Any]:
        """What a row says of all its figures of a year: the stage, and where they come from."""
        fields = {"stage": _label(self.table, row, "stage"), **fields_of(self.table, row, year)}
        if fields["source_kind"] == "region" and isinstance(self._block, Place):
            # What a region says of another is no claim of that one.
            found = [self.places.regions.candidates(name) for name in local_governments(fields["url"])]
            if all(named and all(region.code != self._block.code for region in named) for named in found):
                fields["source_kind"] = "government"
        return fields

    def _unread_label(self, row: int, year: int) -> FaultAt | None:
        """What is wrong where a row says a stage or a status that nobody knows: `Sementra` may mean interim."""
        for placed in (*self.table.of_role("stage"), *self.table.of_role("status")):
            cell = self.table.sheet.value(row, placed.index)
            is_blank_or_none = is_missing_mark(cell) and not normalised(cell).startswith("belum")
            if placed.column.type != "label" or is_blank_or_none or label_of(cell, placed.column):
                continue
            if placed.column.role == "stage" or not status_beside(cell, self.table.instrument, year):
                known = ", ".join(spellings[0] for spellings in placed.column.labels.values())
                return FaultAt(Fault("unknown_label", {"value": text_of(cell), "known": known}), (row, placed.index))
        return None

    def _of_other_region(self, row: int) -> FaultAt | None:
        """What is wrong where a remark of the row says that its figures are another region's: `nilai Kota Kediri`."""
        regions, key = self.places.regions, (self._named_row(row), self.table.key)
        for cell, text, alone in self._texts.remarks_alone(row):
            others = regions.candidates(alone) if types_in(alone.split(" ")[0]) else ()
            if not others and not words_in(text, "taken_from"):
                continue
            found = regions.candidates(text_of(self.table.sheet.value(*key)))
            if found and ((others and not set(others) & set(found)) or is_taken_from(text, found, regions)):
                return FaultAt(fault_of_quantity("remark_of_part", text, self.table.instrument), cell)
        return None

    def _year(self, row: int, placed: PlacedColumn) -> int | None:
        """The year of a figure: in a column of its own, else of its day, of the section it stands in, of the titles."""
        has_column = bool(self.table.year_columns(placed))
        said = self.years.of(row, placed) if has_column else None
        if said is None and (checked := day_of(self.table, row, "dated", None)) is not None:
            return checked.year
        return said if has_column else self._section.year or self.table.year

    def _item(self, row: int, placed: PlacedColumn) -> str | FaultAt | None:
        """The item of a figure: its column's, or another that the section or a cell of its own row names."""
        section = self._section
        if section.year and placed.year and section.year != placed.year:
            details = {"above": str(section.year), "heading": str(placed.year)}
            return FaultAt(Fault("years_differ", details), (section.row, self.table.span[0]))
        if self._items.is_unknown(row):
            return self._items.of(row, placed)
        if placed.index in self._named and not placed.instrument.subjects:
            return self._class_of_part(row, placed) or placed.column.item
        if section.quantity:
            fault = fault_of_quantity("other_quantity", section.quantity, self.table.instrument)
            return FaultAt(fault, (section.row, self.table.span[0]))
        if self._items.known:
            return self._items.of(row, placed)
        return section.column.item if section.column is not None else placed.column.item

    def _class_of_part(self, row: int, placed: PlacedColumn) -> FaultAt | None:
        """The fault of a column that names its item, such as Predikat, in the row of a sub-figure: it is no rating."""
        if placed.column.part_of or not (part := self._items.part_in(row)):
            return None
        fault = fault_of_quantity("other_quantity", part, self.table.instrument)
        return FaultAt(fault, (self._items.first_part(), placed.index))


def _names_its_item(placed: PlacedColumn) -> bool:
    """Whether the heading of a column names its item by itself, whatever a row above says."""
    heading = normalised(re.sub(r"(?:19|20)\d\d", " ", placed.heading))
    return weight_of(heading, placed.instrument) == "item"


def _label(table: Table, row: int, role: str) -> str:
    for placed in table.of_role(role):
        if label := label_of(table.sheet.value(row, placed.index), placed.column):
            return label
    return ""
