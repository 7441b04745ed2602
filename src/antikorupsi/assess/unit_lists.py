"""The list of units of a period as it came: a CSV file, or a spreadsheet that is read like those of agencies."""

from pathlib import Path

from antikorupsi.common import WorkbookError
from antikorupsi.ingest import NoResult, Sheet, UnreadableFileError, cell_name, read_sheets, text_of
from antikorupsi.rules import UnitList, Units, UnitSheet, read_units

_SPREADSHEETS = (".xlsx", ".xls", ".ods")


def read_unit_list(path: Path, units: Units, *, simulated: bool) -> UnitList:
    """The units of a list; raises WorkbookError with line or cell and remedy of the first fault."""
    if path.suffix.lower() not in _SPREADSHEETS or not path.is_file():
        return read_units(path, units, simulated=simulated)
    try:
        sheets = read_sheets(path)
    except UnreadableFileError as error:
        remedy = "Save it as .xlsx, .ods or CSV, without a password and without macros."
        raise WorkbookError(f"{path.name} cannot be read as a spreadsheet ({error.rule}). {remedy}") from error
    shown = [sheet for sheet in sheets if not sheet.hidden]
    return read_units(path, units, simulated=simulated, sheets=[_texts(path, sheet) for sheet in shown])


def _texts(path: Path, sheet: Sheet) -> UnitSheet:
    """The sheet as texts; raises WorkbookError for a formula that left no value."""
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if isinstance(value, NoResult):
                place = f"{path.name}, sheet {sheet.name!r}, cell {cell_name(row, column)}"
                raise WorkbookError(f"{place}: {value.written!r} gives no value. Write the value itself.")
    return UnitSheet(sheet.name, [[text_of(value) for value in cells] for cells in sheet.rows], cell_name)
