"""A sender's sheets copied cell by cell into a workbook of our own, with their looks and nothing that nobody read.

Comments, links, names, pictures, charts, pivot tables, headers and footers may hold what must not be shown, and are not
copied; nor are formulas, whose values stand in their place.
"""

from collections.abc import Set
from copy import copy
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import new_workbook, put_text, sheet_name
from antikorupsi.ingest import EXCERPT, Cell, NoResult, Sheet, Value, is_blank
from antikorupsi.publish.exchange.looks import workbook_with_looks

MOST_CELLS = 2_000_000  # beyond, a workbook in memory takes gigabytes
_MOST_WITH_LOOKS = 400_000  # cells: beyond, copying their looks takes minutes
_MOST_MERGED = 100_000


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


def copied_sheets(path: Path, masked_sheets: list[MaskedSheet], mask: str) -> tuple[Workbook, dict[str, Worksheet]]:
    """A workbook with a copy of every sheet that holds anything, and the copies by the names of their sheets.

    The copies have the looks of the file where it is an .xlsx of moderate size that the library can load.
    """
    copied = [each for each in masked_sheets if each.sheet.rows]
    size = sum(len(row) for each in copied for row in each.sheet.rows)
    sheets = [each.sheet for each in copied]
    source = workbook_with_looks(path, sheets) if size <= _MOST_WITH_LOOKS else None
    target = source or new_workbook()
    sources = [target[sheet.name] if source else None for sheet in sheets]
    copies = [_copy_of(target, own, each, mask) for own, each in zip(sources, copied, strict=True)]
    for old in target.worksheets + target.chartsheets:
        if old not in copies:
            target.remove(old)
    _forget_sender(target)
    for each, new in zip(copied, copies, strict=True):
        new.title = sheet_name(each.title, [other.title for other in copies if other is not new])
    return target, {sheet.name: new for sheet, new in zip(sheets, copies, strict=True)}


def _copy_of(workbook: Workbook, source: Worksheet | None, masked: MaskedSheet, mask: str) -> Worksheet:
    if source is None:
        new: Worksheet = workbook.create_sheet()
        _merge(new, masked.sheet)
    else:
        new = workbook.copy_worksheet(source)
        _empty(new)
        _keep_looks(source, new, private=masked.private)
    new.sheet_state = "hidden" if masked.sheet.hidden else "visible"
    for row, cells in enumerate(masked.sheet.rows):
        for column, value in enumerate(cells if masked.is_copied(row) else ()):
            if not is_blank(value):
                _put(new.cell(row + 1, column + 1), mask if (row, column) in masked.masked else value)
    return new


def _empty(sheet: Any) -> None:
    """Leaves of a copied sheet's cells only how they look; `iter_rows` would make all cells between the corners."""
    for cell in sheet._cells.values():
        cell.value = cell.comment = cell.hyperlink = None


def _keep_looks(source: Worksheet, target: Worksheet, *, private: bool) -> None:
    """What the library's own copy of a sheet leaves out and holds no data; lists to choose from may name persons."""
    target.page_setup.id = None  # settings of the sender's printer
    target.views = copy(source.views)
    target.protection = copy(source.protection)
    target.auto_filter.ref = source.auto_filter.ref
    if not private:
        target.data_validations = copy(source.data_validations)
        target.conditional_formatting = copy(source.conditional_formatting)


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
    if isinstance(value, str | NoResult) or (isinstance(value, float) and not -1e308 < value < 1e308):
        put_text(cell, str(value))
    else:
        cell.value = value


def _forget_sender(workbook: Any) -> None:
    """Drops who wrote the file, and the names that stand for formulas."""
    workbook.properties = DocumentProperties(creator="Workbook Antikorupsi")
    workbook.custom_doc_props = CustomPropertyList()
    workbook.security = WorkbookProtection()
    workbook.defined_names.clear()
