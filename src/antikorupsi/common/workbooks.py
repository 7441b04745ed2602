"""Functions for all workbooks that the project writes; text from spreadsheets is never written as a formula."""

import io
import zipfile
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from math import ceil
from textwrap import wrap
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import palette
from antikorupsi.common.sheet_looks import HEADER, NUMBER, TEXT, dress, font
from antikorupsi.common.sheet_writer import Result, workbook_parts
from antikorupsi.common.xml_text import COMMENT_AUTHOR, LONGEST_NAME, cell_text, name_text

SheetCell = Cell | MergedCell  # what openpyxl gives for a place in a sheet

_LONGEST_COMMENT = 4_000  # characters of a comment; longer ones do not fit the box
_MOST_ROWS = 1_048_000  # of a table; a sheet takes 1,048,576 rows
_LETTER = 1.15  # characters that fit one width unit of a column
_LINE_HEIGHT = 15
_EPOCH = (1980, 1, 1, 0, 0, 0)


def writable(cell: SheetCell) -> Cell:
    """The cell itself; raises TypeError for a hidden part of a merged range, whose value openpyxl would not write."""
    if isinstance(cell, MergedCell):
        raise TypeError(f"{cell.coordinate} is a hidden part of a merged range")
    return cell


def put_text(cell: SheetCell, text: str) -> None:
    """Writes a text as text, without characters that XML forbids; `=1+1` stays a text."""
    written = cell_text(text)
    shown: Any = writable(cell)
    shown._value, shown.data_type = written, "s"  # openpyxl's setter looks twice for what `cell_text` has taken out
    if written[:1] in ("=", "+", "-", "@", "\t"):
        cell.quotePrefix = True


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """A valid sheet name: at most 31 characters, none forbidden, not taken, not Excel's reserved "History"."""
    clean = name_text(wanted) or "-"
    used = {name.casefold() for name in taken} | {"history"}
    if clean.casefold() not in used:
        return clean
    taken_number, number = 1, 2
    while (
        _numbered(clean, number).casefold() in used
    ):  # doubling then bisecting; counting up is quadratic for many equal names
        taken_number, number = number, number * 2
    while number - taken_number > 1:
        middle = (number + taken_number) // 2
        is_used = _numbered(clean, middle).casefold() in used
        taken_number, number = (middle, number) if is_used else (taken_number, middle)
    return _numbered(clean, number)


def _numbered(name: str, number: int) -> str:
    ending = f" ({number})"
    return name_text(name, LONGEST_NAME - len(ending)) + ending


def comment_on(cell: SheetCell, text: str, width: int = 340) -> None:
    """Adds a comment to a cell, in a box of fixed size."""
    said = cell_text(text, _LONGEST_COMMENT)
    cell.comment = Comment(said, COMMENT_AUTHOR, width=width, height=90 + len(said) // 3)


def link(cell: SheetCell, sheet: str, target: str) -> None:
    """Makes a cell a link to a cell of a sheet of the same workbook."""
    name = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{target}")
    cell.font = font(palette.DARK_BLUE, underline="single")


def new_workbook() -> Workbook:
    """A workbook without any sheet and without the name of whoever made it."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.creator = "Workbook Antikorupsi"
    return workbook


def put_table(
    sheet: Worksheet, top: int, headings: Sequence[str], rows: Sequence[Sequence[str | int]], widths: Sequence[float]
) -> None:
    """Writes a table with a filter and a header that repeats in print; texts stay texts and wrap.

    Raises ValueError where a row, or the widths, are not as many as the headings.
    """
    if any(len(line) != len(headings) for line in (*rows, widths)):
        raise ValueError(f"a table with the headings {headings} has a row or widths of another length")
    set_page(sheet, widths)
    for index, heading in enumerate(headings, 1):
        dress(sheet.cell(top, index), HEADER)
        put_text(sheet.cell(top, index), heading)
    fit_height(sheet, top, headings, widths)
    for number, row in enumerate(rows if len(rows) <= _MOST_ROWS else _shortened(rows), top + 1):
        for index, value in enumerate(row, 1):
            put(sheet.cell(number, index), value)
        fit_height(sheet, number, row, widths)
    last = sheet.cell(max(top + min(len(rows), _MOST_ROWS + 1), top + 1), len(headings)).coordinate
    sheet.auto_filter.ref = f"A{top}:{last}"
    sheet.freeze_panes = f"A{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.print_area = f"A1:{last}"


def _shortened(rows: Sequence[Sequence[str | int]]) -> list[Sequence[str | int]]:
    """At most as many rows as a sheet takes, and a last one with the number left out."""
    return [*rows[:_MOST_ROWS], [f"+ {len(rows) - _MOST_ROWS}"]]


def put(cell: Cell | Any, value: str | int) -> None:
    """Writes one cell of a table: a number as a number, a text as wrapped text."""
    dress(cell, NUMBER if isinstance(value, int) else TEXT)
    if isinstance(value, int):
        cell.value = value
    else:
        put_text(cell, value)


def fit_height(sheet: Worksheet, row: int, values: Sequence[str | int], widths: Sequence[float]) -> None:
    """Sets a row's height for its longest wrapped text; spreadsheet programs do so only when a cell is edited."""
    lines = [_lines(str(value), width / _LETTER) for value, width in zip(values, widths, strict=False)]
    sheet.row_dimensions[row].height = _LINE_HEIGHT * max(1, *lines)


def _lines(text: str, letters: float) -> int:
    """Over how many lines a text runs in a cell of so many letters; of short words only some fit a line."""
    if len(text) <= letters:
        return 1
    return max(ceil(len(text) / letters), len(wrap(text, max(1, int(letters)))))


def set_page(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Column widths, and A4 across, with narrow margins and page numbers, so that all columns fit on one page."""
    for index, width in enumerate(widths):
        sheet.column_dimensions[get_column_letter(index + 1)].width = width
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer: Any = sheet.oddFooter  # its stubs know no parts of it
    footer.center.text = "&P / &N"


def saved(workbook: Workbook) -> bytes:
    """The bytes of a workbook as openpyxl saves it."""
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()


def repeatable(workbook: Workbook, results: Mapping[tuple[str, str], Result] | None = None) -> bytes:
    """The bytes of a workbook without the time of writing: equal content gives equal bytes.

    `results`, by sheet and cell, are stored beside the formulas: protected views, phones and pandas show what is
    stored and compute nothing, and openpyxl writes none.
    """
    workbook.properties.created = datetime(2000, 1, 1)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in workbook_parts(workbook, results or {}).items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), _without_time(name, content), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _without_time(name: str, content: bytes) -> bytes:
    """Removes the time of saving, which openpyxl always writes into the properties."""
    if name != "docProps/core.xml":
        return content
    head, _, rest = content.partition(b"<dcterms:modified")
    _, _, tail = rest.partition(b"</dcterms:modified>")
    return head + tail
