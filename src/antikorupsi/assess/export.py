"""Tables as a workbook for spreadsheet programs: a cover, then one sheet a table, in which texts stay texts."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import (
    HEADER_FILL,
    HEADER_FONT,
    TITLE_FONT,
    WorkbookError,
    new_workbook,
    place_to_write,
    put_text,
    repeatable,
    replace_file,
    sheet_name,
)

_MOST_ROWS = 1_048_575  # of a sheet, below its header
_NARROWEST, _WIDEST, _FILTER_BUTTON = 8, 60, 3  # of columns, in characters


def write_tables(path: Path | str, tables: Mapping[str, pd.DataFrame], cover: Sequence[str]) -> Path:
    """Writes the lines of a cover and the tables, one a sheet under its name, and gives the path.

    Raises WorkbookError where nothing may be written there, and for a table that no sheet can hold.
    """
    place = _writable(place_to_write(path, "workbook"))
    workbook = new_workbook()
    front = workbook.create_sheet(sheet_name("workbook", []))
    for number, line in enumerate(cover, 1):
        put_text(front.cell(number, 1), line)
    front["A1"].font = TITLE_FONT
    front.column_dimensions["A"].width = 100
    for name, table in tables.items():
        if len(table) > _MOST_ROWS:
            raise WorkbookError(f"The table {name!r} has {len(table):,} rows, a sheet holds at most {_MOST_ROWS:,}.")
        _put_frame(workbook.create_sheet(sheet_name(name, workbook.sheetnames)), table)
    replace_file(place, repeatable(workbook))
    return place


def _writable(path: Path) -> Path:
    """The path, unless it is no name of a workbook or its folder is missing."""
    if path.suffix.lower() != ".xlsx":
        raise WorkbookError(f"{path} is no name of a workbook: let it end in .xlsx.")
    if not path.resolve().parent.is_dir():
        raise WorkbookError(f"There is no folder {path.resolve().parent}: make it, or name another one.")
    return path


def _put_frame(sheet: Worksheet, table: pd.DataFrame) -> None:
    """A header that stays in sight and can be filtered, then the rows; a cell without a value stays empty."""
    columns = [str(column) for column in table.columns]
    rows = [[None if pd.isna(value) else value for value in row] for row in table.to_numpy("object").tolist()]
    for index, column in enumerate(columns, 1):
        header = sheet.cell(1, index)
        put_text(header, column)
        header.font, header.fill = HEADER_FONT, HEADER_FILL
        longest = max((len(str(row[index - 1])) for row in rows if row[index - 1] is not None), default=0)
        width = min(max(len(column) + _FILTER_BUTTON, longest, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(index)].width = width
    for number, row in enumerate(rows, 2):
        for index, value in enumerate(row, 1):
            _put(sheet.cell(number, index), value)
    sheet.auto_filter.ref = f"A1:{sheet.cell(len(rows) + 1, max(len(columns), 1)).coordinate}"
    sheet.freeze_panes = "A2"


def _put(cell: Any, value: object) -> None:
    if isinstance(value, bool | int | float):
        cell.value = value
    elif value is not None:
        put_text(cell, str(value))
