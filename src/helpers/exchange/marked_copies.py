"""The sender's own workbook sent back: bad cells highlighted, each with a comment, and listed on a first sheet."""

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from helpers.exchange.cells import TITLE_FONT, link, new_workbook, put_table, put_text, sheet_name
from helpers.exchange.masking import has_respondents, masked_cells
from helpers.exchange.said import SaidFinding, by_file, said_findings
from helpers.instruments import find_tables
from helpers.instruments.returned import MARK, is_own_sheet
from helpers.language import Language
from helpers.regions import Regions
from helpers.spreadsheets import NoResult, Sheet, UnreadableFileError, cell_name, is_blank, read_sheets

FOLDER = "temuan"
_LARGEST_WITH_ITS_LOOKS = 20 * 2**20  # bytes: beyond, openpyxl would take minutes to load the file with its formats
_FILLS = {"error": "FFC7CE", "warning": "FFEB9C", "note": "DDEBF7"}
_EDGE = Side(style="thick", color="801650")
_EDGES = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_FIRST_ROW = 4
_WIDTHS = (6, 22, 10, 13, 60, 60)


def write_marked_copies(
    findings: pd.DataFrame, language: Language, raw: Path, regions: Regions, reports: Path
) -> list[str]:
    """Writes a marked copy below `reports/temuan` of every readable file with findings; the names of these files.

    Copies of files that have no findings any more are removed; nothing else in the folder is touched.
    """
    target = reports / FOLDER
    copied = []
    for file, own in by_file(said_findings(findings, language)).items():
        if _write_copy(raw / file, file, own, language, regions, copy_of(target, file)):
            copied.append(file)
    _remove_others(target, {copy_of(target, file) for file in copied})
    return copied


def copy_of(target: Path, file: str) -> Path:
    """Where the copy of a file lies: under its own name, which ends in .xlsx whatever the file was."""
    return target / (file if file.lower().endswith(".xlsx") else f"{file}.xlsx")


def _write_copy(
    path: Path, file: str, findings: list[SaidFinding], language: Language, regions: Regions, target: Path
) -> bool:
    try:
        sheets = [sheet for sheet in read_sheets(path, file) if not is_own_sheet(sheet)]
    except UnreadableFileError:
        return False
    workbook = _with_looks(path, sheets) or _rebuilt(sheets)
    _hide_personal_data(workbook, sheets, regions, language)
    for sheet, cells in _by_place(findings).items():
        for cell, own in cells.items():
            if sheet in workbook.sheetnames and _CELL.fullmatch(cell):
                _mark(workbook[sheet], cell, own)
    _list(workbook, findings, language)
    _forget_sender(workbook)
    target.parent.mkdir(parents=True, exist_ok=True)
    workbook.save(target)
    return True


def _with_looks(path: Path, sheets: list[Sheet]) -> Workbook | None:
    """The sender's workbook in its formats, with the values of its formulas; None for a large one or another format."""
    if path.suffix.lower() != ".xlsx" or path.stat().st_size > _LARGEST_WITH_ITS_LOOKS:
        return None
    workbook = load_workbook(path, data_only=True, keep_links=False)
    names = {sheet.name for sheet in sheets}
    for own in workbook.worksheets:
        if own.title not in names:
            workbook.remove(own)
    for sheet in sheets:
        if sheet.name not in workbook.sheetnames:
            return None
        for place, written in _no_results(sheet).items():
            put_text(workbook[sheet.name][place], written)
    return workbook


def _no_results(sheet: Sheet) -> dict[str, str]:
    """The formulas and errors that stand where a value should, by the names of their cells."""
    return {
        cell_name(row, column): cell.written
        for row, cells in enumerate(sheet.rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, NoResult)
    }


def _rebuilt(sheets: list[Sheet]) -> Workbook:
    """A workbook with the values of the sheets, each in its own cell."""
    workbook = new_workbook()
    for sheet in sheets:
        own = workbook.create_sheet(sheet_name(sheet.name, workbook.sheetnames))
        for row, cells in enumerate(sheet.rows, 1):
            for column, value in enumerate(cells, 1):
                if is_blank(value):
                    continue
                if isinstance(value, str | NoResult):
                    put_text(own.cell(row, column), str(value))
                else:
                    own.cell(row, column).value = value
    return workbook


def _hide_personal_data(workbook: Workbook, sheets: list[Sheet], regions: Regions, language: Language) -> None:
    """Overwrites what must not be shown, and drops comments, which nobody has looked through."""
    tables = [find_tables(sheet, regions) for sheet in sheets]
    beside = has_respondents(tables)
    for sheet, own in zip(sheets, tables, strict=True):
        if sheet.name not in workbook.sheetnames:
            continue
        for row, column in masked_cells(sheet, own, beside_respondents=beside):
            cell = workbook[sheet.name].cell(row + 1, column + 1)
            if not isinstance(cell, MergedCell):
                put_text(cell, language.say("(masked)"))
    for worksheet in workbook.worksheets:
        for cells in worksheet.iter_rows():
            for cell in cells:
                if not isinstance(cell, MergedCell):
                    cell.comment = None
                    cell.hyperlink = None


def _by_place(findings: list[SaidFinding]) -> Mapping[str, Mapping[str, list[SaidFinding]]]:
    places: dict[str, dict[str, list[SaidFinding]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        places[finding.sheet][finding.cell].append(finding)
    return places


def _mark(sheet: Worksheet, name: str, findings: list[SaidFinding]) -> None:
    """Highlights a cell by fill, thick edge and comment; in merged cells the first one, which alone can hold them."""
    cell: Any = sheet[name]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if name in area)
        cell = sheet.cell(area.min_row, area.min_col)
    gravest = min(findings, key=lambda finding: list(_FILLS).index(finding.severity))
    cell.fill = PatternFill("solid", fgColor=_FILLS[gravest.severity])
    cell.border = _EDGES
    text = "\n".join(f"{finding.word}: {finding.message} {finding.remedy}" for finding in findings)
    cell.comment = Comment(text, "Workbook Antikorupsi", width=340, height=90 + len(text) // 3)


def _list(workbook: Workbook, findings: list[SaidFinding], language: Language) -> None:
    """The first sheet: one row a finding, with a link to its cell."""
    say = language.say
    sheet = workbook.create_sheet(sheet_name(say("Findings"), workbook.sheetnames), 0)
    title = say("{count} findings", count=len(findings))
    put_text(sheet["A1"], f"{MARK} {title}")
    sheet["A1"].font = TITLE_FONT
    put_text(sheet["A2"], say("Mend the highlighted cells and send the file again; this sheet is not read."))
    headings = [say("No"), say("Sheet"), say("Cell"), say("Severity"), say("What is wrong"), say("How to mend it")]
    rows: list[list[str | int]] = [
        [number, f.sheet, f.cell, f.word, f.message, f.remedy] for number, f in enumerate(findings, 1)
    ]
    put_table(sheet, _FIRST_ROW, headings, rows, _WIDTHS)
    for number, finding in enumerate(findings, _FIRST_ROW + 1):
        if finding.sheet in workbook.sheetnames and _CELL.fullmatch(finding.cell):
            link(sheet.cell(number, 3), finding.sheet, finding.cell)
    workbook.active = 0
    for other in workbook.worksheets:
        other.sheet_view.tabSelected = other is sheet


def _forget_sender(workbook: Workbook) -> None:
    """Drops the names of those who wrote the file, and names that stand for formulas."""
    workbook.properties = DocumentProperties(creator="Workbook Antikorupsi")
    workbook.defined_names.clear()


def _remove_others(target: Path, kept: set[Path]) -> None:
    """Removes copies of files that are mended; only workbooks that carry our first sheet are ours to remove."""
    for path in sorted(target.rglob("*.xlsx")) if target.is_dir() else []:
        if path not in kept and any(is_own_sheet(sheet) for sheet in read_sheets(path)[:1]):
            path.unlink()
