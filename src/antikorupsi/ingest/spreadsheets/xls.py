"""Workbooks in the format of Excel until 2003, read in Python: their fast reader aborts on sizes that files claim."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Literal

import olefile
import xlrd
from xlrd.biffh import XLRDError

from antikorupsi.ingest.spreadsheets.cells import Cell, NoResult, Sheet, Value
from antikorupsi.ingest.spreadsheets.numbers import has_words, shows_percent
from antikorupsi.ingest.spreadsheets.refusal import MAXIMUM_BINARY_BYTES, Refused, check_size, one_line
from antikorupsi.ingest.spreadsheets.rows import (
    Run,
    put_marks,
    put_no_results,
    put_percents,
    text_of_runs,
    without_empty_end,
)
from antikorupsi.ingest.spreadsheets.xls_records import SheetRecords, look_through

_RAISED = 1


def read_xls(path: Path, file: str) -> list[Sheet]:
    """All sheets of an .xls workbook; raises Refused beyond the bounds."""
    check_size(path.stat().st_size, MAXIMUM_BINARY_BYTES)
    with olefile.OleFileIO(str(path)) as compound:
        name = "Workbook" if compound.exists("Workbook") else "Book"
        with compound.openstream(name) as stream:
            records = look_through(stream.read())
    try:
        book = xlrd.open_workbook(
            filename=str(path), formatting_info=True, ragged_rows=True, on_demand=False, logfile=io.StringIO()
        )
    except XLRDError as error:
        raise Refused("file_damaged", reason=one_line(error)) from error
    sheets = book.sheets()
    if len(sheets) != len(records):
        raise Refused("file_damaged", reason="BOUNDSHEET")
    return [_sheet(book, sheet, file, found) for sheet, found in zip(sheets, records, strict=True)]


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet, file: str, records: SheetRecords) -> Sheet:
    rows = [[_value(cell, book.datemode) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    put_no_results(rows, dict.fromkeys(records.not_calculated, NoResult("=…")), placeholder=0.0)
    put_percents(rows, _percent(book, sheet))
    put_marks(rows, xls_marks(book, sheet))
    rows = without_empty_end(rows)
    hidden_rows = (row for row, info in sheet.rowinfo_map.items() if info.hidden and row < len(rows))
    hidden_columns = (column for column, info in sheet.colinfo_map.items() if info.hidden and column < records.columns)
    return Sheet(
        file,
        sheet.name,
        rows,
        hidden=bool(sheet.visibility),
        hidden_rows=frozenset(hidden_rows),
        hidden_columns=frozenset(hidden_columns),
        merged=tuple(((top, left), (bottom - 1, right - 1)) for top, bottom, left, right in sheet.merged_cells),
        comments={cell: str(note.text) for cell, note in sheet.cell_note_map.items()},
    )


def _value(cell: xlrd.sheet.Cell, datemode: Literal[0, 1]) -> Value:
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return NoResult(xlrd.error_text_from_code.get(int(cell.value), "#VALUE!"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _moment(float(cell.value), datemode)
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return float(cell.value)
    return str(cell.value) or None


def _moment(number: float, datemode: Literal[0, 1]) -> Value:
    """A number in a date format as date, time or both; the number itself where it is no date."""
    try:
        moment: datetime = xlrd.xldate_as_datetime(number, datemode)
    except (xlrd.xldate.XLDateError, OverflowError, ValueError):
        return number
    if 0 <= number < 1:
        return moment.time()
    return moment.date() if moment.time() == time(0) else moment


def _percent(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> frozenset[Cell]:
    styles = {
        index
        for index, style in enumerate(book.xf_list)
        if (known := book.format_map.get(style.format_key)) and shows_percent(known.format_str or "")
    }
    if not styles:
        return frozenset()
    return frozenset(
        (row, column)
        for row in range(sheet.nrows)
        for column in range(sheet.row_len(row))
        if sheet.cell_type(row, column) == xlrd.XL_CELL_NUMBER and sheet.cell_xf_index(row, column) in styles
    )


@dataclass
class XlsMarks:
    """The marked cells of a sheet."""

    worded: dict[Cell, str] = field(default_factory=dict)
    rich: dict[Cell, Value] = field(default_factory=dict)
    struck: set[Cell] = field(default_factory=set)


def xls_marks(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> XlsMarks:
    """The marked cells of a sheet."""
    marks = XlsMarks()
    formats = {number: known.format_str or "" for number, known in book.format_map.items()}
    worded = {index: formats.get(style.format_key, "") for index, style in enumerate(book.xf_list)}
    worded = {index: code for index, code in worded.items() if has_words(code)}
    struck = {index for index, style in enumerate(book.xf_list) if book.font_list[style.font_index].struck_out}
    for row in range(sheet.nrows) if worded or struck else ():
        for column in range(sheet.row_len(row)):
            style = sheet.cell_xf_index(row, column)
            if style in worded:
                marks.worded[row, column] = worded[style]
            if style in struck:
                marks.struck.add((row, column))
    for (row, column), changes in sheet.rich_text_runlist_map.items():
        font = book.xf_list[sheet.cell_xf_index(row, column)].font_index
        runs = _runs(book, str(sheet.cell_value(row, column)), [(0, font), *changes])
        if any(run.struck or run.raised for run in runs):
            marks.rich[row, column] = text_of_runs(runs)
            marks.struck.discard((row, column))
    return marks


def _runs(book: xlrd.Book, text: str, changes: Sequence[tuple[int, int]]) -> list[Run]:
    """The runs of a text; `changes` are the places at which a font begins."""
    parts = [(text[start:end], font) for (start, font), (end, _) in pairwise((*changes, (len(text), 0)))]
    fonts = [(part, book.font_list[font]) for part, font in parts if part]
    return [Run(part, bool(font.struck_out), font.escapement == _RAISED) for part, font in fonts]
