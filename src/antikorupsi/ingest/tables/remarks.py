"""What a reader says of a sheet besides its figures: what is hidden in it, and what was not read."""

from collections.abc import Iterable

from antikorupsi.ingest.spreadsheets import Sheet, Value, cell_name, is_blank
from antikorupsi.ingest.tables.reading import FaultAt, Reading
from antikorupsi.ingest.tables.records import Finding
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.rules import instrument_by_id

_FEWEST_CELLS = 3


def hidden_remarks(sheet: Sheet) -> list[Finding]:
    """A remark if a sheet is hidden, and one each for its hidden rows and columns that hold anything: they are read."""
    remarks = []
    if sheet.hidden and any(not is_blank(cell) for row in sheet.rows for cell in row):
        remarks.append(Finding(rule="hidden_sheet", file=sheet.file, sheet=sheet.name))
    rows = [row for row in sorted(sheet.hidden_rows) if row < len(sheet.rows) and _filled(sheet.rows[row])]
    if rows:
        details = {"rows": _runs([row + 1 for row in rows])}
        cell = cell_name(rows[0], 0)
        remarks.append(Finding(rule="hidden_rows", file=sheet.file, sheet=sheet.name, cell=cell, details=details))
    columns = [column for column in sorted(sheet.hidden_columns) if any(_holds(row, column) for row in sheet.rows)]
    if columns:
        names = ", ".join(cell_name(0, column)[:-1] for column in columns)
        remarks.append(
            Finding(
                rule="hidden_columns",
                file=sheet.file,
                sheet=sheet.name,
                cell=cell_name(0, columns[0]),
                details={"columns": names},
            )
        )
    return remarks


def remarks_of_reader(sheet: Sheet) -> list[Finding]:
    """The findings that the reader of the file made in the sheet; what stood in the cells is not repeated."""
    return [
        Finding(
            rule=remark.rule,
            file=sheet.file,
            sheet=sheet.name,
            cell=sheet.cell_name(*remark.cell) if sheet.rows else "",
            details=remark.details,
        )
        for remark in sheet.remarks
    ]


def unread_remark(reading: Reading) -> list[Finding]:
    """A warning if rows that look like a table belong to none that is known: they hold numbers beside other cells."""
    rows = [row for row in reading.unmarked if _looks_like_figures(reading.sheet.rows[row])]
    if not rows:
        return []
    details = {"rows": _runs([row + 1 for row in rows])}
    place = {"file": reading.sheet.file, "sheet": reading.sheet.name, "cell": cell_name(rows[0], 0)}
    return [Finding(rule="unread_rows", details=details, **place)]


def _looks_like_figures(cells: list[Value]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    numbers = [cell for cell in filled if isinstance(cell, int | float) and not isinstance(cell, bool)]
    return len(filled) >= _FEWEST_CELLS and bool(numbers)


def _filled(cells: Iterable[object]) -> bool:
    return any(cell is not None for cell in cells)


def _holds(row: list[Value], column: int) -> bool:
    return column < len(row) and row[column] is not None


def _runs(numbers: list[int]) -> str:
    """Numbers that follow one another as one: 5-7, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def refusals(table: Table) -> list[FaultAt]:
    """Why a table, or a column of it, is not read: nothing says what it is about, or it is of another quantity.

    A table that lacks a column is refused where it would be clear otherwise.
    """
    if table.tied:
        names = ", ".join(instrument_by_id()[name].name.id for name in table.tied)
        return [FaultAt(Fault("ambiguous_instrument", {"instruments": names}), (table.header, table.span[0]))]
    faults = []
    if refused := table.refused_columns:
        words = ", ".join(dict.fromkeys(column.quantity for column in refused))
        details = {"quantity": words, "instrument": table.instrument.name.id}
        faults.append(FaultAt(Fault("other_quantity", details), table.heading_cell(refused[0].index)))
    if table.missing_columns and (table.measured or not refused):
        columns = ", ".join(column.names[0] for column in table.missing_columns)
        details = {"column": columns, "instrument": table.instrument.name.id}
        faults.append(FaultAt(Fault("missing_column", details), (table.header, table.span[0])))
    return faults


def unread_columns(table: Table) -> list[FaultAt]:
    """A remark for every column that is not read, so that nobody believes it was."""
    return [
        FaultAt(
            Fault("unknown_column", {"column": heading, "instrument": table.instrument.name.id}),
            table.heading_cell(index),
        )
        for index, heading in table.unknown_headings
    ]
