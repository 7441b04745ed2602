"""The table of a form: locked headings, and cells below them that accept only what the reader accepts."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from openpyxl.styles import Alignment, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import (
    BOX,
    HEADER_FILL,
    HEADER_FONT,
    TITLE_FONT,
    comment_on,
    fit_height,
    font,
    palette,
    put,
    put_text,
    set_page,
)
from antikorupsi.rules import DAYS

_INPUT_FILL = PatternFill("solid", fgColor=palette.argb(palette.FORM_CELL))
_WIDTHS = {
    "region": 32, "province": 20, "code": 13, "year": 9, "note": 36, "url": 36, "locked": 8, "text": 30,
    "quoted": 36,
}  # fmt: skip
_DAY = "DD/MM/YYYY"
_FIRST_DAY, _LAST_DAY = 36526, 73415  # 1 January 2000 and 31 December 2100, as spreadsheets count days
_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_PAGE = 190  # characters of all columns that one page across holds, readable
PRINTED_ROWS = 30  # all open rows of a survey are 38 sheets of paper
_LONGEST_LIST = 250  # characters of a drop-down that stands in the cell's own rule


@dataclass(frozen=True)
class Field:
    """A heading of a form, and what may be written below it; `kind` is a role or a type of the instrument's column."""

    heading: str
    kind: str
    words: str = ""
    choices: tuple[str, ...] = ()
    range: tuple[float, float] | None = None
    required: bool = False
    example: str = ""
    whole: bool = False  # an answer of a survey, or another number without decimals


@dataclass(frozen=True)
class KnownRegions:
    """The ranges of the sheet that lists the regions: their codes and their names."""

    codes: str
    names: str


def add_table(
    sheet: Worksheet,
    title: str,
    head: Sequence[Field],
    fields: Sequence[Field],
    rows: Sequence[Sequence[str | int]],
    count: int,
    known: KnownRegions,
) -> None:
    """Title, labels of the head, headings and `count` open rows; `rows` are what stands in them already, locked."""
    put_text(sheet["A1"], title)
    sheet["A1"].font = TITLE_FONT
    for row, field in enumerate(head, 3):
        put_text(sheet.cell(row, 1), field.heading)
        sheet.cell(row, 1).font = font(bold=True)
        _open(sheet, field, f"B{row}", known)
    top = 4 + len(head)
    _add_headings(sheet, top, fields)
    for number, given in enumerate(rows, top + 1):
        for index, value in enumerate(given, 1):
            put(sheet.cell(number, index), value)
        fit_height(sheet, number, given, [_width(field) for field in fields])
    for index, field in enumerate(fields, 1):
        letter = get_column_letter(index)
        if field.kind != "locked":
            _open(sheet, field, f"{letter}{top + 1}:{letter}{top + count}", known)
    _protect(sheet, top)
    sheet.print_title_cols = "A:B"
    printed = max(len(rows), min(count, PRINTED_ROWS))
    sheet.print_area = f"A1:{get_column_letter(len(fields))}{top + printed}"


def _add_headings(sheet: Worksheet, top: int, fields: Sequence[Field]) -> None:
    for index, field in enumerate(fields, 1):
        cell = sheet.cell(top, index)
        put_text(cell, field.heading)
        cell.font, cell.fill, cell.border = HEADER_FONT, HEADER_FILL, BOX
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        if field.words:
            comment_on(cell, field.words, width=300)
    sheet.row_dimensions[top].height = 44
    widths = [_width(field) for field in fields]
    set_page(sheet, widths)
    sheet.page_setup.fitToWidth = ceil(sum(widths) / _PAGE)


def _width(field: Field) -> float:
    if field.heading in ("Komponen", "Indikator"):
        return 34
    return _WIDTHS.get(field.kind, max(12, min(22, len(field.heading) + 3)))


def _open(sheet: Worksheet, field: Field, area: str, known: KnownRegions) -> None:
    """Unlocks an area and lets it accept only what the field allows."""
    for line in sheet[area] if ":" in area else ((sheet[area],),):
        for cell in line:
            cell.protection = Protection(locked=False)
            cell.fill, cell.border = _INPUT_FILL, BOX
            if field.kind == "code":
                cell.number_format = "@"
            elif field.kind in DAYS:
                cell.number_format = _DAY
    rule = _rule(field, known)
    if rule is not None:
        rule.errorTitle, rule.error = field.heading[:30], field.words[:220] or None
        rule.showErrorMessage = True
        sheet.add_data_validation(rule)
        rule.add(area)


def _rule(field: Field, known: KnownRegions) -> DataValidation | None:
    if field.choices and len(",".join(field.choices)) <= _LONGEST_LIST:
        return DataValidation(type="list", formula1=f'"{",".join(field.choices)}"', allow_blank=True)
    if field.kind in ("code", "region"):
        return DataValidation(
            type="list", formula1=known.codes if field.kind == "code" else known.names, allow_blank=True
        )
    if field.kind == "year":
        return _between("whole", _FIRST_YEAR, _LAST_YEAR)
    if field.kind in DAYS:
        return _between("date", _FIRST_DAY, _LAST_DAY)
    return _between("whole" if field.whole else "decimal", *field.range) if field.range else None


def _between(kind: Literal["whole", "decimal", "date"], lowest: float, highest: float) -> DataValidation:
    return DataValidation(
        type=kind, operator="between", formula1=f"{lowest:g}", formula2=f"{highest:g}", allow_blank=True
    )


def _protect(sheet: Worksheet, top: int) -> None:
    """Locks everything but the open cells, without a password: it guards against accidents, not against people."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.sort = sheet.protection.autoFilter = False
    sheet.freeze_panes = f"A{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
