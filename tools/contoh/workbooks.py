"""Styled workbooks whose bytes depend on nothing but their content."""

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | date | None

SIMULATED = "DATA SIMULASI - bukan data daerah mana pun"
CREATOR = "Workbook Antikorupsi"
STAMP = datetime(2026, 1, 12, 8, 0, 0)  # of every workbook and of every part in it: a second run gives the same bytes

_FONT = "Calibri"
_LINE = Side(style="thin", color="9AA5B1")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEADER_FILL = PatternFill("solid", fgColor="12436D")
_LABEL_WIDTH = 14  # of the first column where labels stand above the table
_WRAPPED = ("Catatan", "Bukti Dukung", "Indikator", "Saran", "Komponen")
_WIDTHS = {
    "No": 6, "Kode Wilayah": 10, "Pemerintah Daerah": 32, "Provinsi": 18, "Tahun": 8, "Catatan": 42, "Sumber": 12,
    "Komponen": 26, "Indikator": 40, "Bukti Dukung": 42, "Jenis Bukti": 18, "Status Bukti": 12, "Saran": 50,
    "Unit Layanan": 32, "Status Angka": 26, "Tanggal": 12, "Kegiatan": 34, "Dasar": 22,
    "KemenPANRB": 13,
}  # fmt: skip


@dataclass(frozen=True)
class Page:
    """One workbook of one sheet: titles, labelled values above the header, the table, and notes below it."""

    file: str
    sheet: str
    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str] = ()
    labels: Sequence[tuple[str, Value]] = ()
    freeze_after: int = 1
    number_formats: dict[str, str] = field(default_factory=dict)

    @property
    def header_row(self) -> int:
        """The row number (from 1) of the headings: below two titles, the labels and a blank row."""
        return 4 + len(self.labels)

    def cell(self, row: int, heading: str) -> str:
        """The name of a cell from its place in `rows` (from 0) and its heading."""
        return f"{get_column_letter(self.headings.index(heading) + 1)}{self.header_row + 1 + row}"


def write_page(page: Page, folder: Path) -> Path:
    """Writes a page as a workbook into a folder and returns its path."""
    path = folder / page.file
    path.write_bytes(repeatable_bytes(_workbook(page)))
    return path


def repeatable_bytes(workbook: Workbook) -> bytes:
    """A workbook as bytes, with its own times and those of its zip entries replaced by one fixed time."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    workbook.save(raw)
    modified = b"\\g<1>" + STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", modified, content)
            renewed = zipfile.ZipInfo(entry.filename, STAMP.timetuple()[:6])
            renewed.external_attr = 0o644 << 16
            target.writestr(renewed, content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _workbook(page: Page) -> Workbook:
    workbook = Workbook()
    properties = workbook.properties
    properties.creator = properties.lastModifiedBy = CREATOR
    properties.created = properties.modified = STAMP
    properties.title, properties.subject = f"SIMULASI {page.title}", SIMULATED
    sheet = workbook.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has no sheet")
    sheet.title = page.sheet
    _write_titles(sheet, page)
    _write_header(sheet, page)
    _write_rows(sheet, page)
    _write_notes(sheet, page)
    _set_view(sheet, page)
    return workbook


def _write_titles(sheet: Worksheet, page: Page) -> None:
    sheet.cell(1, 1, page.title).font = Font(name=_FONT, bold=True, size=14, color="12436D")
    sheet.cell(2, 1, SIMULATED).font = Font(name=_FONT, bold=True, size=11, color="801650")
    for row, (label, value) in enumerate(page.labels, 3):
        sheet.cell(row, 1, label).font = Font(name=_FONT, bold=True, size=10)
        sheet.cell(row, 2, value).font = Font(name=_FONT, size=10)
        sheet.cell(row, 2).alignment = Alignment(horizontal="left")


def _write_header(sheet: Worksheet, page: Page) -> None:
    for column, heading in enumerate(page.headings, 1):
        cell = sheet.cell(page.header_row, column, heading)
        cell.font, cell.fill, cell.border = Font(name=_FONT, bold=True, size=10, color="FFFFFF"), _HEADER_FILL, _BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = _width(heading)
    sheet.row_dimensions[page.header_row].height = 42
    if page.labels:
        sheet.column_dimensions["A"].width = _LABEL_WIDTH


def _write_rows(sheet: Worksheet, page: Page) -> None:
    for row, values in enumerate(page.rows, page.header_row + 1):
        for column, (heading, value) in enumerate(zip(page.headings, values, strict=True), 1):
            cell = sheet.cell(row, column, value)
            cell.font, cell.border = Font(name=_FONT, size=10), _BOX
            across = "left" if isinstance(value, str) and heading != "Kode Wilayah" else "center"
            cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=heading in _WRAPPED)
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"
            elif isinstance(value, float):
                cell.number_format = page.number_formats.get(heading, "0.00")
        sheet.row_dimensions[row].height = 14 * _lines(page.headings, values)


def _width(heading: str) -> int:
    """The width of a column by its heading, with or without a year behind it."""
    return _WIDTHS.get(heading.rstrip(" 0123456789"), 12)


def _lines(headings: Sequence[str], values: Sequence[Value]) -> int:
    """How many lines the longest wrapped text of a row takes."""
    wrapped = [
        -(-len(str(value)) // (_width(heading) - 2))
        for heading, value in zip(headings, values, strict=True)
        if heading in _WRAPPED and value
    ]
    return max(wrapped, default=1)


def _write_notes(sheet: Worksheet, page: Page) -> None:
    first = page.header_row + len(page.rows) + 2
    for row, note in enumerate(page.notes, first):
        sheet.cell(row, 1, note).font = Font(name=_FONT, italic=True, size=9, color="444444")


def _set_view(sheet: Worksheet, page: Page) -> None:
    last_column = get_column_letter(len(page.headings))
    sheet.freeze_panes = f"{get_column_letter(page.freeze_after + 1)}{page.header_row + 1}"
    sheet.auto_filter.ref = f"A{page.header_row}:{last_column}{page.header_row + max(len(page.rows), 1)}"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{page.header_row}:{page.header_row}"
    header = HeaderFooterItem()
    header.center.text = SIMULATED
    sheet.HeaderFooter.oddHeader = header
