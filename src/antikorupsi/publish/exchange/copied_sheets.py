"""A sender's sheets copied cell by cell into a workbook of our own, with their looks and nothing that nobody read.

Comments, links, names, pictures, charts, pivot tables, headers and footers may hold what must not be shown, and are not
copied; nor are formulas, whose values stand in their place.
"""

import re
from collections.abc import Collection, Set
from copy import copy
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.workbook.views import BookView
from openpyxl.worksheet.copier import WorksheetCopy
from openpyxl.worksheet.views import Selection, SheetViewList
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import new_workbook, put_text, sheet_name
from antikorupsi.ingest import EXCERPT, Cell, NoResult, Sheet, Value, is_blank, is_personal_number, mask_personal
from antikorupsi.publish.exchange.looks import workbook_with_looks
from antikorupsi.publish.exchange.references import drop_dangling

_UNNAMED = " "  # the name of a copy until all are made: names from `sheet_name` do not begin with a blank
MOST_CELLS = 2_000_000  # beyond, a workbook in memory takes gigabytes
_MOST_WITH_LOOKS = 400_000  # cells: beyond, copying their looks takes minutes
_MOST_MERGED = 100_000
_LARGEST, _LAST_YEAR_BEFORE = 1e308, 1900
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_COUNTED = re.compile(
    r"\b(?:rp|rupiah|idr|anggaran|pagu|realisasi|belanja|pendapatan|apbd|harga|penduduk|populasi|jiwa|kode)\b",
    re.IGNORECASE,
)
_HEADING_ROWS, _LONGEST_HEADING = 30, 200
_LARGEST_COUNT = 10**15  # identity numbers have 16 digits
_AREA = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}:[A-Z]{1,3}[1-9]\d{0,6}")


class MaskedSheet(NamedTuple):
    """A sheet and the cells of it that must not be shown; `private` where it holds answers of respondents.

    `answers` are the rows of respondents: only those of them that are in `faulty` are copied.
    """

    sheet: Sheet
    masked: Set[Cell]
    private: bool
    answers: range = range(0)
    faulty: Set[int] = frozenset()

    @property
    def title(self) -> str:
        """The name of its copy: that of an excerpt says so, and a copy that comes back is not taken for the survey."""
        return f"{EXCERPT} {self.sheet.name}" if self.answers else self.sheet.name

    def is_copied(self, row: int) -> bool:
        """Whether a row stands in the copy."""
        return row not in self.answers or row in self.faulty


def copied_sheets(
    path: Path, masked_sheets: list[MaskedSheet], mask: str, lists: Collection[str] = ()
) -> tuple[Workbook, dict[str, Worksheet]]:
    """A workbook with a copy of every sheet that holds anything, and the copies by the names of their sheets.

    `lists` are names of sheets of our own that the caller adds: drop-downs that take their choices from them are kept.

    The copies have the looks of the file where it is an .xlsx of moderate size that the library can load.
    """
    copied = [each for each in masked_sheets if each.sheet.rows]
    size = sum(len(row) for each in copied for row in each.sheet.rows)
    sheets = [each.sheet for each in copied]
    source = workbook_with_looks(path, sheets) if size <= _MOST_WITH_LOOKS else None
    target = source or new_workbook()
    sources = [target[sheet.name_in_file] if source else None for sheet in sheets]
    copies = [_copy_of(target, source, each, mask) for source, each in zip(sources, copied, strict=True)]
    for old in target.worksheets + target.chartsheets:
        if old not in copies:
            target.remove(old)
    _forget_sender(target)
    for each, new in zip(copied, copies, strict=True):
        new.title = sheet_name(each.title, [other.title for other in copies if other is not new])
    # A sheet that had to be called otherwise is not found by rules that call it as before.
    same = [new.title for sheet, new in zip(sheets, copies, strict=True) if new.title == sheet.name_in_file]
    for new in copies:
        drop_dangling(new, [*same, *lists])
    return target, {sheet.name: new for sheet, new in zip(sheets, copies, strict=True)}


def _copy_of(workbook: Workbook, source: Worksheet | None, masked: MaskedSheet, mask: str) -> Worksheet:
    if source is None:
        new: Worksheet = workbook.create_sheet(_UNNAMED)
        _merge(new, masked.sheet)
    else:
        # The library's own `copy_worksheet` adds " Copy" to the name and warns on the terminal where that is too long.
        new = workbook.create_sheet(_UNNAMED)
        WorksheetCopy(source, new).copy_worksheet()
        _empty(new)
        _keep_looks(source, new, private=masked.private)
    _part_overlapping(new)
    new.sheet_state = "hidden" if masked.sheet.hidden else "visible"
    counted = _counted_columns(masked.sheet)
    for row, cells in enumerate(masked.sheet.rows):
        for column, value in enumerate(cells if masked.is_copied(row) else ()):
            if not is_blank(value):
                _put(
                    new.cell(row + 1, column + 1),
                    mask if (row, column) in masked.masked else _shown(value, mask, counted=column in counted),
                )
    return new


def _counted_columns(sheet: Sheet) -> set[int]:
    """The columns below a heading of money, people or codes: what looks like a mobile number there is a sum."""
    texts = ((column, cell) for cells in sheet.rows[:_HEADING_ROWS] for column, cell in enumerate(cells))
    return {column for column, cell in texts if isinstance(cell, str) and _COUNTED.search(cell[:_LONGEST_HEADING])}


def _shown(value: Value, mask: str, *, counted: bool) -> Value:
    """A value without the telephone and identity numbers and e-mail addresses in it."""
    if isinstance(value, str):
        return mask_personal(value, mask)
    if isinstance(value, int | float) and not isinstance(value, bool) and is_personal_number(value):
        if counted and abs(value) < _LARGEST_COUNT:
            return value
        return mask
    return value


def _part_overlapping(sheet: Worksheet) -> None:
    """Keeps of merged ranges that overlap the first one: programs offer to repair a file that holds both."""
    taken: set[Cell] = set()
    for area in list(sheet.merged_cells.ranges):
        cells = set(area.cells)
        if taken & cells:
            sheet.merged_cells.ranges.remove(area)
        else:
            taken |= cells


def _empty(sheet: Any) -> None:
    """Leaves of a copied sheet's cells only how they look; `iter_rows` would make all cells between the corners."""
    for cell in sheet._cells.values():
        cell.value = cell.comment = cell.hyperlink = None


def _keep_looks(source: Worksheet, target: Worksheet, *, private: bool) -> None:
    """What the library's own copy of a sheet leaves out and holds no data; lists to choose from may name persons."""
    target.page_setup.id = None  # settings of the sender's printer
    target.views = _plain_views(source)
    target.protection = copy(source.protection)
    if _AREA.fullmatch(str(source.auto_filter.ref)):
        target.auto_filter.ref = source.auto_filter.ref
    if not private:
        target.data_validations = copy(source.data_validations)
        target.conditional_formatting = copy(source.conditional_formatting)


def _plain_views(source: Worksheet) -> SheetViewList:
    """The first view of a sheet, of which what is frozen and how large it is shown is kept."""
    views = SheetViewList()
    old, new = source.sheet_view, views.sheetView[0]
    new.showGridLines, new.zoomScale = old.showGridLines, old.zoomScale
    if old.pane is not None and _CELL.fullmatch(str(old.pane.topLeftCell)):
        new.pane, new.selection = copy(old.pane), [Selection(pane=old.pane.activePane)]
    return views


def _merge(target: Worksheet, sheet: Sheet) -> None:
    """Merges cells as in the file, and hides what is hidden there."""
    left = _MOST_MERGED
    for (top, first), (bottom, last) in sheet.merged:
        left -= max(0, bottom - top + 1) * max(0, last - first + 1)
        if left > 0 and bottom >= top and last >= first:
            target.merge_cells(start_row=top + 1, start_column=first + 1, end_row=bottom + 1, end_column=last + 1)
    for row in sheet.hidden_rows:
        target.row_dimensions[row + 1].hidden = True


def _put(cell: Any, value: Value) -> None:
    """Writes a value as what it is; what a workbook cannot hold, and what looks like a formula, as text."""
    if isinstance(cell, MergedCell):  # nobody sees what stands below the first cell
        return
    if isinstance(value, str | NoResult) or _is_beyond(value):
        put_text(cell, str(value))
    else:
        cell.value = value


def _is_beyond(value: Value) -> bool:
    """Whether a workbook cannot hold a number or day: it has no infinity, and no day before 1900."""
    if isinstance(value, date):
        return value.year <= _LAST_YEAR_BEFORE
    return isinstance(value, int | float) and not -_LARGEST < value < _LARGEST


def _forget_sender(workbook: Any) -> None:
    """Drops who wrote the file, and the names that stand for formulas."""
    workbook.properties = DocumentProperties(creator="Workbook Antikorupsi")
    workbook.custom_doc_props = CustomPropertyList()
    workbook.security = WorkbookProtection()
    workbook.defined_names.clear()
    workbook.views = [BookView()]  # the sender's may begin with a sheet that is not copied
