"""The sender's own workbook sent back: bad cells highlighted, each with a comment, and listed on a first sheet."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import (
    TITLE_FONT,
    Language,
    comment_on,
    link,
    palette,
    path_below,
    put_table,
    put_text,
    replace_file,
    saved,
    sheet_name,
)
from antikorupsi.ingest import MARK, UnreadableFileError, is_own_sheet, paths_by_name, read_sheets
from antikorupsi.publish.exchange.copied_sheets import MOST_CELLS, copied_sheets
from antikorupsi.publish.exchange.form_guide import add_regions, is_region_list
from antikorupsi.publish.exchange.masking import masked_sheets
from antikorupsi.publish.exchange.worded_findings import WordedFinding, by_file, worded_findings
from antikorupsi.rules import Regions

FOLDER = "temuan"
_ENDING = ".xlsx"
_LONGEST_NAME = 200  # bytes: file systems allow 255 of a name
_FILLS = {severity: PatternFill("solid", fgColor=palette.argb(colour)) for severity, colour in palette.SEVERITY.items()}
_EDGE = Side(style="thick", color=palette.argb(palette.DARK_PINK))
_EDGES = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_RANGE = re.compile(rf"{_CELL.pattern}:{_CELL.pattern}")
_MOST_FILLED = 20_000  # cells of one range that are coloured
_FIRST_ROW = 4
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_WIDTHS = (6, 22, 10, 13, 60, 60)


def write_marked_copies(
    findings: pd.DataFrame, language: Language, raw: Path, regions: Regions, reports: Path
) -> dict[str, str]:
    """Writes a marked copy below `reports/temuan` of every known file with findings; their names by those of files.

    Sheets in which no table is known are not copied: what is in them cannot be told from personal data.

    Copies of files that have no findings any more are removed; nothing else in the folder is touched.
    """
    target = reports / FOLDER
    files = by_file(worded_findings(findings, language))
    names = _names_of_copies(files)
    paths = paths_by_name(raw)
    copied = {}
    for file, of_file in files.items():
        if file in paths and (workbook := _marked(paths[file], file, of_file, language, regions)):
            copied[file] = _free_name(target, names[file])
            place = path_below(target, copied[file])
            place.parent.mkdir(parents=True, exist_ok=True)
            replace_file(place, saved(workbook))
    _remove_others(target, {target / name for name in copied.values()})
    return copied


def _free_name(target: Path, name: str) -> str:
    """The name, or the next one at which nothing lies that somebody else put there."""
    free, number = name, 1
    while (target / free).exists() and not _is_ours(target / free):
        number += 1
        free = f"{name.removesuffix(_ENDING)} ({number}){_ENDING}"
    return free


def _names_of_copies(files: Iterable[str]) -> dict[str, str]:
    """The names of copies, which end in .xlsx whatever the file was: its own where possible, each given once."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for file in sorted(files, key=lambda name: (not name.endswith(_ENDING), name)):
        stem = _place_of_copy(file.removesuffix(_ENDING))
        name, number = f"{stem}{_ENDING}", 1
        while name in taken:
            number += 1
            name = f"{stem} ({number}){_ENDING}"
        names[file] = name
        taken.add(name)
    return names


def _place_of_copy(stem: str) -> str:
    r"""A path below the folder of copies, whatever the file and its folders are called: no backslash, nothing unseen.

    A folder whose name ends as a workbook's does, such as SPI.xlsx, gets an underscore behind it: no copy is called so.
    """
    seen = "".join(sign if sign.isprintable() and sign != "\\" else "_" for sign in stem)
    *folders, name = seen.split("/")
    parts = [f"{folder}_" if folder.lower().endswith(_ENDING) else folder for folder in folders]
    return "/".join([*parts, name]).encode()[:_LONGEST_NAME].decode(errors="ignore").rstrip("/") or "_"


def _marked(
    path: Path, file: str, findings: list[WordedFinding], language: Language, regions: Regions
) -> Workbook | None:
    """The copy of a file with its bad cells marked and listed; None where none of its sheets is known, or may be."""
    try:
        every = read_sheets(path, file)
    except UnreadableFileError:
        return None
    sheets = [sheet for sheet in every if not is_own_sheet(sheet)]
    if sum(len(row) for sheet in sheets for row in sheet.rows) > MOST_CELLS:
        return None
    if any(len(sheet.rows) > _MOST_ROWS or max(map(len, sheet.rows), default=0) > _MOST_COLUMNS for sheet in sheets):
        return None  # a text file may hold more than a workbook
    places = _by_place(findings)
    masked = [each._replace(faulty=_rows(places.get(each.sheet.name, {}))) for each in masked_sheets(sheets, regions)]
    if not masked:
        return None
    lists = [sheet.name for sheet in every if is_region_list(sheet)]
    workbook, copies = copied_sheets(path, masked, language.say("(masked)"), lists)
    for name in lists:
        add_regions(workbook, regions, language, name)
    for sheet, cells in places.items():
        for cell, of_cell in cells.items():
            if sheet in copies and _CELL.fullmatch(cell):
                _mark(copies[sheet], cell, of_cell)
            elif sheet in copies and _RANGE.fullmatch(cell):
                _mark_range(copies[sheet], cell, of_cell)
    _list(workbook, copies, findings, language, excerpt=any(each.answers for each in masked))
    return workbook


def _by_place(findings: list[WordedFinding]) -> Mapping[str, Mapping[str, list[WordedFinding]]]:
    places: dict[str, dict[str, list[WordedFinding]]] = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        places[finding.sheet][finding.cell].append(finding)
    return places


def _rows(cells: Iterable[str]) -> frozenset[int]:
    """The rows, from zero, of the cells that have findings."""
    return frozenset(int(cell.lstrip(ascii_uppercase)) - 1 for cell in cells if _CELL.fullmatch(cell))


def _mark(sheet: Worksheet, name: str, findings: list[WordedFinding]) -> None:
    """Highlights a cell by fill, thick edge and comment; in merged cells the first one, which alone can hold them."""
    cell: Any = sheet[name]
    if isinstance(cell, MergedCell):
        area = next(area for area in sheet.merged_cells.ranges if name in area)
        cell = sheet.cell(area.min_row, area.min_col)
    gravest = min(findings, key=lambda finding: list(_FILLS).index(finding.severity))
    cell.fill = _FILLS[gravest.severity]
    cell.border = _EDGES
    text = "\n".join(f"{finding.word}: {finding.message} {finding.remedy}" for finding in findings)
    comment_on(cell, text)


def _mark_range(sheet: Worksheet, area: str, findings: list[WordedFinding]) -> None:
    """Fills the filled cells of a range, and says what is wrong at its first one."""
    gravest = min(findings, key=lambda finding: list(_FILLS).index(finding.severity))
    for row, column in islice(CellRange(area).cells, _MOST_FILLED):
        cell: Any = sheet.cell(row, column)
        if cell.value is not None:
            cell.fill = _FILLS[gravest.severity]
    _mark(sheet, area.partition(":")[0], findings)


def _list(
    workbook: Workbook,
    copies: Mapping[str, Worksheet],
    findings: list[WordedFinding],
    language: Language,
    *,
    excerpt: bool,
) -> None:
    """The first sheet: one row a finding, with a link to its cell; `excerpt` where a sheet holds faulty rows alone."""
    say = language.say
    sheet = workbook.create_sheet(sheet_name(say("Findings"), workbook.sheetnames), 0)
    title = say("{count} [finding|findings]", count=len(findings))
    put_text(sheet["A1"], f"{MARK} {title}")
    sheet["A1"].font = TITLE_FONT
    whole = say("Mend the highlighted cells and send the file again; this sheet is not read.")
    part = say(
        "This copy holds the faulty rows of a survey only. Correct these rows in your own file and send that file."
    )
    put_text(sheet["A2"], part if excerpt else whole)
    headings = [say("No"), say("Sheet"), say("Cell"), say("Severity"), say("What is wrong"), say("How to mend it")]
    rows: list[list[str | int]] = [
        [number, f.sheet, f.cell, f.word, f.message, f.remedy] for number, f in enumerate(findings, 1)
    ]
    put_table(sheet, _FIRST_ROW, headings, rows, _WIDTHS)
    for number, finding in enumerate(findings, _FIRST_ROW + 1):
        if finding.sheet in copies and (_CELL.fullmatch(finding.cell) or _RANGE.fullmatch(finding.cell)):
            link(sheet.cell(number, 3), copies[finding.sheet].title, finding.cell.partition(":")[0])
    workbook.active = 0
    for other in workbook.worksheets:
        other.sheet_view.tabSelected = other is sheet


def _remove_others(target: Path, kept: set[Path]) -> None:
    """Removes copies of files that are mended; only workbooks that carry our first sheet are ours to remove."""
    for path in sorted(target.rglob(f"*{_ENDING}")) if target.is_dir() else []:
        if path not in kept and _is_ours(path):
            path.unlink()


def _is_ours(path: Path) -> bool:
    try:
        return path.is_file() and any(is_own_sheet(sheet) for sheet in read_sheets(path)[:1])
    except UnreadableFileError:
        return False
