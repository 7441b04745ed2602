"""Why a table, columns, rows or cells of it are not read: a finding on each, so that nobody believes they were."""

from collections.abc import Iterable
from itertools import groupby

from antikorupsi.common import LANGUAGES
from antikorupsi.ingest.spreadsheets import Sheet, is_blank, reads_as_number, text_of
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.instrument_columns import instrument_named
from antikorupsi.ingest.tables.qualifiers import quantity_in
from antikorupsi.ingest.tables.reading import FaultAt, Reading, classify_aside
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.table import Blocked, PlacedColumn, SetAside, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity
from antikorupsi.ingest.tables.words import begins_with, words_in
from antikorupsi.rules import Instrument, instrument_by_id

_FEWEST_SCORES = 3  # numbers in a column that make it one of scores
_TIMELINESS = frozenset({"waktu", "terlambat", "keterlambatan"})
_OF_PAPERS = frozenset({"number", "assessor", "note"})  # the roles of columns that a working paper is read by


def refusals(table: Table) -> list[FaultAt]:
    """Why a table, or a column of it, is not read: nothing says what it is about, or it is of another quantity.

    A table that lacks a column is refused where it would be clear otherwise.
    """
    if table.tied:
        tied = [instrument_by_id()[name].name.by_language for name in table.tied]
        names = {code: ", ".join(name[code] for name in tied) for code in LANGUAGES}
        return [FaultAt(Fault("ambiguous_instrument", {"instruments": names}), (table.header, table.span[0]))]
    if unread := unread_scores(table):
        return [unread]
    refused = table.refused_columns
    faults = [_refusal(table, rule, alike) for rule, alike in groupby(sorted(refused, key=_why), _why)]
    for aside in table.set_aside:
        of_label = fault_of_quantity("other_quantity", aside.quantity, table.instrument)
        faults += [] if aside.beside else [FaultAt(of_label, aside.cell)]
    if table.missing_columns and (table.measured or not refused):
        columns = ", ".join(column.names[0] for column in table.missing_columns)
        details: dict[str, Detail] = {"column": columns, "instrument": table.instrument.name.by_language}
        faults.append(FaultAt(Fault("missing_column", details), (table.header, table.span[0])))
    return faults


def _why(column: Blocked) -> str:
    return column.why


def _refusal(table: Table, rule: str, columns: Iterable[Blocked]) -> FaultAt:
    """One finding on all columns that are refused for the same reason."""
    refused = list(columns)
    cells = [table.heading_cell(column.index) for column in refused]
    named = spoken_of(normalised(table.sheet.value(*cells[0])))
    about = instrument_by_id()[next(iter(named))] if len(named) == 1 else table.instrument
    details: dict[str, Detail] = {
        "quantity": ", ".join(dict.fromkeys(column.quantity for column in refused)),
        "instrument": about.name.by_language,
        "columns": ", ".join(table.sheet.cell_name(*cell) for cell in cells),
        "heading": next((column.names[0] for column in table.instrument.measured), ""),
    }
    used = {
        "other_quantity": ("quantity", "instrument"),
        "unclear_groups": ("quantity", "columns"),
        "unclear_column": ("quantity",),
    }
    wanted = {name: details[name] for name in used.get(rule, ("quantity", "instrument", "heading"))}
    return FaultAt(Fault(rule, wanted), cells[0])


def unread_scores(table: Table) -> FaultAt | None:
    """The fault of a paper of which no score is read though columns without an assessor hold numbers; else None."""
    if table.instrument.layout != "panel":
        return None
    if any(placed.column.type == "number" and table.holds(placed.index) for placed in table.measured):
        return None
    unread = {index: heading for index, heading in table.unknown if _holds_scores(table, index, heading)}
    if not unread:
        return None
    assessors = [str(column.item) for column in table.instrument.columns if column.role == "assessor"]
    details = {"columns": ", ".join(unread.values()), "assessors": ", ".join(assessors)}
    return FaultAt(Fault("scores_without_assessor", details), table.heading_cell(min(unread)))


def _holds_scores(table: Table, index: int, heading: str) -> bool:
    """Whether an unknown column holds numbers and is none of weights or sums."""
    if quantity_in(normalised(heading), table.instrument.id):
        return False
    numbers = sum(reads_as_number(table.sheet.value(row, index)) for row in table.body)
    return numbers >= _FEWEST_SCORES


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
            rule = "column_of_timeliness" if _is_of_timeliness(table, heading) else "unknown_column"
            fault = Fault(rule, {"column": heading, "instrument": table.instrument.name.by_language})
        faults.append(FaultAt(fault, table.heading_cell(index)))
    for placed in _numbers_below_keys(table):
        fault = Fault("unknown_column", {"column": placed.heading, "instrument": table.instrument.name.by_language})
        faults.append(FaultAt(fault, table.heading_cell(placed.index)))
    beside = (aside for aside in table.set_aside if aside.beside)
    faults += [FaultAt(Fault("unknown_column", _of_label(table, aside)), aside.cell) for aside in beside]
    return faults


def _is_of_timeliness(table: Table, heading: str) -> bool:
    """Whether a column says how many reported in time, in a table of a duty without the counts of those who have it."""
    counted = any(words_in(said, "duties") for _, said in table.unknown)
    return table.instrument.counts_persons and not counted and not _TIMELINESS.isdisjoint(normalised(heading).split())


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


def find_unread_indicators(table: Table, reading: Reading) -> None:
    """Adds a warning on the indicators that name an instrument and no known figure of it, and a note on all others."""
    of_instruments = [each for each in table.unread if spoken_of(normalised(each[1]))]
    others = [each for each in table.unread if each not in of_instruments]
    for rule, cells in (("indicator_of_instrument", of_instruments), ("indicator_not_used", others)):
        if cells:
            listed = ", ".join(dict.fromkeys(text for _, text in cells))
            fault = Fault(rule, {"items": listed, "rows": str(len(cells))})
            reading.find(FaultAt(fault, cells[0][0]), sheet=table.sheet)
    for (row, _), _ in table.unread:
        reading.mark(row, "note")
