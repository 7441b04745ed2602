"""Rows that name a region and give no figure though they hold one: beside its column, in one cell with the name.

Whoever pastes rows one column too far to the right would lose them otherwise.
"""

import re
from collections.abc import Iterator, Sequence

from antikorupsi.ingest.spreadsheets import Value, is_blank, number_in, text_of
from antikorupsi.ingest.tables.groups import is_bare_year
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import FaultAt, Reading
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault, label_of
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column, Regions, instrument_by_id

_OF_TEXTS = frozenset({"note", "url", "quoted", "province", "published", "retrieved", "stage", "basis", "kecamatan"})
_NAME_AND_FIGURE = re.compile(r"(?P<name>[^\d:=]{3,60}?)\s*(?:[:=]|\s[-\u2013]\s|\s)\s*(?P<figure>\S{1,12})\s*%?")
_LONGEST = 80  # characters of a cell with a name and a figure
_SHORTEST_LABEL = 2  # letters: A and B stand for much


def lost_figures(tables: Sequence[Table], reading: Reading, regions: Regions) -> Iterator[FaultAt]:
    """The faults of rows of tables that gave no figure and hold one outside its column, or called a total."""
    of_regions = {seen.region for seen in reading.observations}
    for table in tables:
        if table.instrument.layout != "region_rows" or table.sheet.turned:
            continue
        for row in table.body:
            row_class = reading.class_of(row)
            if row_class == "total" and (fault := _of_total(table, row, of_regions, regions)):
                yield fault
            if row_class in ("note", "empty", "total", "title", None) and (fault := _of_row(table, row, regions)):
                yield fault


def unread_region_rows(reading: Reading, regions: Regions) -> list[int]:
    """The rows of no table in which the name of a region and a figure stand side by side."""
    labels = [
        column for instrument in instrument_by_id().values() for column in instrument.measured if column.type == "label"
    ]
    found = []
    for row in reading.unmarked:
        cells = [cell for cell in reading.sheet.rows[row] if not is_blank(cell)]
        named = any(_is_name(cell, regions) for cell in cells)
        if named and any(_is_number(cell) or _is_label(cell, labels) for cell in cells):
            found.append(row)
    return found


def _of_row(table: Table, row: int, regions: Regions) -> FaultAt | None:
    """The fault of a row without a figure of its own, at the cell that holds one."""
    cells = [(index, cell) for index in table.span if not is_blank(cell := table.sheet.value(row, index))]
    if any(placed.index == index and not _is_name(cell, regions) for placed in table.measured for index, cell in cells):
        return None
    names = [index for index, cell in cells if _is_name(cell, regions)]
    if names:
        lost = next(
            (index for index, cell in cells if index not in names and _is_lost(table, names, index, cell)), None
        )
    else:
        lost = next((index for index, cell in cells if _holds_both(cell, table, regions)), None)
    if lost is None:
        return None
    headings = ", ".join(dict.fromkeys(placed.heading or placed.column.names[0] for placed in table.measured))
    details = {"value": text_of(table.sheet.value(row, lost)), "headings": headings}
    return FaultAt(Fault("figure_outside_column", details), (row, lost))


def _is_lost(table: Table, names: list[int], index: int, cell: Value) -> bool:
    """Whether a cell beside the name of a region holds a figure that no heading accounts for."""
    if not _is_figure(cell, table):
        return False
    roles = {placed.column.role for placed in table.columns if placed.index == index}
    if roles & _OF_TEXTS:
        return True
    is_pasted = table.key not in names and index > min(names)
    return is_pasted or (not roles and index not in {known for known, _ in table.unknown})


def _of_total(table: Table, row: int, known: set[str], regions: Regions) -> FaultAt | None:
    """The fault of a row called a total whose label names one region of which the sheet gives no figure."""
    filled = next((placed for placed in table.measured if not is_blank(table.sheet.value(row, placed.index))), None)
    label = normalised(table.sheet.value(row, table.key))
    word = max((each for each in words("totals") if label.startswith(f"{each} ")), key=len, default="")
    found = regions.candidates(label.removeprefix(word)) if word else ()
    if filled is None or len(found) != 1 or found[0].code in known:
        return None
    details = {"label": text_of(table.sheet.value(row, table.key)), "region": found[0].name}
    return FaultAt(Fault("total_of_region", details), (row, filled.index))


def _holds_both(cell: Value, table: Table, regions: Regions) -> bool:
    """Whether a cell holds the name of a region and behind it a figure: `Kota Madiun 72`."""
    found = _NAME_AND_FIGURE.fullmatch(cell.strip()) if isinstance(cell, str) and len(cell) < _LONGEST else None
    return found is not None and _is_figure(found["figure"], table) and _is_name(found["name"], regions)


def _is_figure(cell: Value, table: Table) -> bool:
    """Whether a cell may be a figure of a table: a number on one of its scales, or one of its labels."""
    columns = [placed.column for placed in table.measured]
    number = _number(cell)
    if number is not None and not is_bare_year(cell):
        return any(
            column.range is None or column.range[0] <= number <= column.range[1]
            for column in columns
            if column.type != "label"
        )
    return _is_label(cell, [column for column in columns if column.type == "label"])


def _is_label(cell: Value, columns: Sequence[Column]) -> bool:
    return (
        isinstance(cell, str)
        and len(cell.strip()) >= _SHORTEST_LABEL
        and any(label_of(cell, column) for column in columns)
    )


def _number(cell: Value) -> float | None:
    if isinstance(cell, str):
        return number_in(cell)
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None


def _is_number(cell: Value) -> bool:
    return _number(cell) is not None and not is_bare_year(cell)


def _is_name(cell: Value, regions: Regions) -> bool:
    return isinstance(cell, str) and len(cell) < _LONGEST and bool(regions.candidates(text_of(cell)))
