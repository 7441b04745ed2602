"""A workbook's XML: rows as text, where openpyxl builds an element for each cell, half of the time of a scorecard."""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.compat import safe_string
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import Element

Result = float | str  # what a formula gives
_NO_ROWS = b"<sheetData />"
_KIND = {"s": "inlineStr", "f": "f", "d": "n", "n": "n", "b": "b", "e": "e"}  # of a cell: in openpyxl, and in XML


def workbook_parts(workbook: Workbook, results: Mapping[tuple[str, str], Result]) -> dict[str, bytes]:
    """The files of a workbook by their name in its archive, as openpyxl writes them, with results beside formulas.

    Raises KeyError for a formula without a result, where there are any results, and TypeError for a value that the
    workbooks of this project do not hold.
    """
    workbook.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_STORED) as archive:
        _BookWriter(workbook, archive, results).write_data()
        return {name: archive.read(name) for name in archive.namelist()}


# Any below: the stubs of openpyxl know no names that begin with an underscore.
class _BookWriter(ExcelWriter):
    """Writes sheets into memory; openpyxl writes each into a file of its own and removes that."""

    def __init__(self, workbook: Workbook, archive: ZipFile, results: Mapping[tuple[str, str], Result]) -> None:
        super().__init__(workbook, archive)
        self.archive, self.results = archive, results

    def write_worksheet(self, ws: Any) -> None:
        """Writes a sheet, and keeps what its comments and links need."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        writer: Any = _SheetWriter(ws, out=io.BytesIO())
        writer.write()
        rows = "".join(_rows(ws, self.results)).encode()
        ws._rels = writer._rels
        self.archive.writestr(ws.path[1:], writer.read().replace(_NO_ROWS, b"<sheetData>%b</sheetData>" % rows, 1))
        self.manifest.append(ws)


class _SheetWriter(WorksheetWriter):
    """Writes all of a sheet but its rows."""

    def write_rows(self) -> None:
        """Leaves a place for the rows, and notes their comments and links, for the parts that come after them."""
        sheet: Any = self.ws
        for _, cell in sorted(sheet._cells.items()):
            if cell._comment is not None:
                sheet._comments.append(CommentRecord.from_cell(cell))
            if cell.hyperlink:
                sheet._hyperlinks.append(cell.hyperlink)
        self.xf.send(Element("sheetData"))


def _rows(sheet: Any, results: Mapping[tuple[str, str], Result]) -> Iterator[str]:
    """Each row of a sheet as XML."""
    known = cells_by_row(sheet)
    for row in sorted({*known, *sheet.row_dimensions}):
        looks = dict(sheet.row_dimensions[row]) if row in sheet.row_dimensions else {}
        written = "".join(f" {name}={quoteattr(value)}" for name, value in looks.items())
        cells = (_cell(cell, sheet.title, results) for cell in known.get(row, ()))
        yield f'<row r="{row}"{written}>{"".join(cells)}</row>'


def cells_by_row(sheet: Any) -> dict[int, list[Cell]]:
    """The cells of each row that hold or show anything, from left to right; openpyxl makes those between them too."""
    rows: dict[int, list[Cell]] = {}
    for (row, _), cell in sorted(sheet._cells.items()):
        if cell._value is not None or cell.has_style or cell._comment:
            rows.setdefault(row, []).append(cell)
    return rows


def _cell(cell: Any, title: str, results: Mapping[tuple[str, str], Result]) -> str:
    """A cell as XML, with the same attributes as openpyxl gives it."""
    value = cell._value
    looks = f' s="{cell.style_id}"' if cell.has_style else ""
    start = f'<c r="{cell.coordinate}"{looks}'
    if value is None or value == "":
        return f"{start} />" if cell.data_type == "n" else f'{start} t="{_KIND[cell.data_type]}" />'
    if cell.data_type == "s" and isinstance(value, str):
        kept = ' xml:space="preserve"' if value.strip() and value != value.strip() else ""
        return f'{start} t="inlineStr"><is><t{kept}>{escape(value)}</t></is></c>'
    if cell.data_type == "f" and isinstance(value, str):
        return f"{start}{_formula(value[1:], results[title, cell.coordinate] if results else None)}</c>"
    if cell.data_type == "d":
        value = to_excel(value)  # type: ignore[no-untyped-call]
    if not isinstance(value, int | float | str):
        raise TypeError(f"{cell.coordinate} of {title} holds a {type(value).__name__}")
    return f'{start} t="{_KIND[cell.data_type]}"><v>{escape(safe_string(value))}</v></c>'


def _formula(written: str, result: Result | None) -> str:
    """The rest of a cell with a formula: its type, itself, and what it gives."""
    if result is None:
        return f"><f>{escape(written)}</f><v />"
    if isinstance(result, str):
        return f' t="str"><f>{escape(written)}</f><v>{escape(result)}</v>'
    return f"><f>{escape(written)}</f><v>{result!r}</v>"
