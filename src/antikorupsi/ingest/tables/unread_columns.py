"""Columns and cells of a table that are not read: a remark on each, so that nobody believes they were."""

from antikorupsi.ingest.spreadsheets import Sheet, is_blank, reads_as_number, text_of
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.instrument_columns import instrument_named
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.reading import FaultAt, classify_aside
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.table import PlacedColumn, SetAside, Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.words import begins_with, words_in
from antikorupsi.rules import Instrument, instrument_by_id

_OF_PAPERS = frozenset({"number", "assessor", "note"})  # the roles of columns that a working paper is read by


def unread_columns(table: Table) -> list[FaultAt]:
    """A remark for every column that is not read, so that nobody believes it was; an error for another instrument's."""
    present = {placed.instrument.id for placed in table.measured}
    faults = []
    for index, heading in table.unknown_headings:
        in_rows = table.instrument.layout == "region_rows"
        named = instrument_named(heading) if in_rows else None
        spoken = named or (_instrument_spoken_of(table, heading) if in_rows else None)
        if spoken is not None and spoken.id not in present:
            rule = "column_of_instrument" if named else "column_on_instrument"
            fault = Fault(rule, {"column": heading, "instrument": spoken.name.by_language})
        else:
            fault = Fault("unknown_column", {"column": heading, "instrument": table.instrument.name.by_language})
        faults.append(FaultAt(fault, table.heading_cell(index)))
    for placed in _numbers_below_keys(table):
        fault = Fault("unknown_column", {"column": placed.heading, "instrument": table.instrument.name.by_language})
        faults.append(FaultAt(fault, table.heading_cell(placed.index)))
    beside = (aside for aside in table.set_aside if aside.beside)
    faults += [FaultAt(Fault("unknown_column", _of_label(table, aside)), aside.cell) for aside in beside]
    return faults


def _numbers_below_keys(table: Table) -> list[PlacedColumn]:
    """The columns of a working paper that are headed as regions are, and hold numbers: `Pemda`, `Daerah`."""
    if table.instrument.layout != "panel":
        return []
    keys = (placed for placed in table.columns if placed.column.role and placed.column.role not in _OF_PAPERS)
    return [placed for placed in keys if any(reads_as_number(table.sheet.value(r, placed.index)) for r in table.body)]


def _instrument_spoken_of(table: Table, heading: str) -> Instrument | None:
    """The one instrument that a heading speaks of, unless it heads another quantity, a date or where it was found."""
    text = normalised(heading)
    spoken = spoken_of(text)
    if len(spoken) != 1 or spoken == {table.instrument.id} or words_in(text, "not_of_parts"):
        return None
    named = instrument_by_id()[next(iter(spoken))]
    return None if quantity_in(text, named.id) or begins_with(text, "notes") else named


def _of_label(table: Table, aside: SetAside) -> dict[str, Detail]:
    return {"column": text_of(table.sheet.value(*aside.cell)), "instrument": table.instrument.name.by_language}


def cells_without_heading(table: Table) -> list[FaultAt]:
    """A remark if rows with figures hold cells to the right that stand below no heading: nobody reads them.

    Below a turned table, where a row of the file is a column, texts alone are the place and the names of who signs.
    """
    known = {placed.index for placed in table.columns} | {index for index, _ in table.unknown}
    measured = [placed.index for placed in table.measured]
    beside = range(min(measured, default=table.span.stop) + 1, table.span.stop)
    free = [index for index in beside if index not in known]
    rows: dict[int, list[int]] = {}
    for row in table.body if free else ():
        cells_of_row = table.sheet.rows[row]
        found = [index for index in free if index < len(cells_of_row) and not is_blank(cells_of_row[index])]
        if found and _has_figures(table, row, measured):
            for index in found:
                rows.setdefault(index, []).append(row)
    if table.sheet.turned:
        rows = {
            index: found
            for index, found in rows.items()
            if any(reads_as_number(table.sheet.value(row, index)) for row in found)
        }
    if not rows:
        return []
    cells = ", ".join(_run_name(table.sheet, index, found) for index, found in sorted(rows.items()))
    return [FaultAt(Fault("cells_without_heading", {"cells": cells}), (table.header, min(rows)))]


def _has_figures(table: Table, row: int, measured: list[int]) -> bool:
    filled = any(not is_blank(table.sheet.value(row, index)) for index in measured)
    return filled and classify_aside(table, row, has_figures=True) is None


def _run_name(sheet: Sheet, column: int, rows: list[int]) -> str:
    """The name of the range from the first to the last of some cells of a column."""
    first, last = (rows[0], column), (rows[-1], column)
    return sheet.cell_name(*first) if first == last else sheet.range_name(first, last)
