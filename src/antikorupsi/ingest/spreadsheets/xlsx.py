"""Workbooks in the format of Excel since 2007: values from a fast reader, the rest from the XML."""

import re
import zipfile
from pathlib import Path
from typing import BinaryIO, cast

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from antikorupsi.ingest.spreadsheets.archives import chunks_of, is_markup, open_archive, plain_name
from antikorupsi.ingest.spreadsheets.cells import Sheet, Value
from antikorupsi.ingest.spreadsheets.refusal import Refused, one_line
from antikorupsi.ingest.spreadsheets.rows import put_no_results, with_empty_as_none, without_empty_end
from antikorupsi.ingest.spreadsheets.xlsx_errors import KNOWN_ERRORS, with_known_errors
from antikorupsi.ingest.spreadsheets.xlsx_parts import percent_styles, sheet_parts
from antikorupsi.ingest.spreadsheets.xlsx_scan import SheetFacts, scan_sheet

_COUNT = re.compile(rb"ount\s*=\s*[\"']\s*\+?([0-9]+)")
_SHEET = re.compile(rb"sheetData\s*>")


def read_xlsx(path: Path, file: str) -> list[Sheet]:
    """All sheets of an .xlsx workbook; raises Refused before the reader sees what could harm it."""
    with open_archive(path) as archive:
        facts = _facts_of_sheets(archive)
        unknown = {error for fact in facts for error in fact.errors} - KNOWN_ERRORS
        source: BinaryIO = with_known_errors(archive, unknown) if unknown else path.open("rb")
    with source:
        return _read(source, file, facts)


def _facts_of_sheets(archive: zipfile.ZipFile) -> list[SheetFacts]:
    """What the XML of each sheet tells, in the order of the workbook; every other part is checked too."""
    parts = [plain_name(part) for part in sheet_parts(archive)]
    names = {plain_name(name): name for name in archive.namelist()}
    if any(part not in names or not is_markup(part) for part in parts):
        raise Refused("file_damaged", reason="xl/_rels/workbook.xml.rels")
    for plain, name in names.items():
        if is_markup(name) and plain not in parts:
            _check_part(archive, name)
    styles = percent_styles(archive)
    facts = {part: _facts_of_sheet(archive, names[part], styles) for part in set(parts)}
    return [facts[part] for part in parts]


def _facts_of_sheet(archive: zipfile.ZipFile, name: str, styles: frozenset[int]) -> SheetFacts:
    return scan_sheet(lambda: chunks_of(archive, name), styles)


def _check_part(archive: zipfile.ZipFile, name: str) -> None:
    """Reads a part to its end, for what is refused wherever it stands.

    A sheet that the workbook does not name would not be scanned. The reader allocates what a list of texts says of its
    own length, and aborts the process where that fails: no list has more entries than bytes.
    """
    size = archive.getinfo(name).file_size
    end = b""
    for chunk in chunks_of(archive, name):
        text = end + chunk
        if _SHEET.search(text) or any(int(count) > size for count in _COUNT.findall(text)):
            raise Refused("file_harmful")
        end = chunk[-100:]


def _read(source: BinaryIO, file: str, facts: list[SheetFacts]) -> list[Sheet]:
    try:
        with CalamineWorkbook.from_filelike(source) as workbook:
            kinds = workbook.sheets_metadata
            names = {kind.name for kind in kinds}  # the reader would read the first of two namesakes twice
            if not len(kinds) == len(facts) == len(names):
                raise Refused("file_damaged", reason="xl/workbook.xml")
            return [_sheet(workbook, index, file, fact) for index, fact in enumerate(facts)]
    except PasswordError as error:
        raise Refused("file_protected") from error
    except CalamineError as error:
        raise Refused("file_damaged", reason=one_line(error)) from error
    except BaseException as error:
        # A fault inside the reader arrives as PanicException, which derives from BaseException and has no module that
        # could be imported. It says that the file is not as the reader expects; anything else is not ours to catch.
        if type(error).__name__ != "PanicException":
            raise
        raise Refused("file_damaged", reason=one_line(error)) from error


def _sheet(workbook: CalamineWorkbook, index: int, file: str, facts: SheetFacts) -> Sheet:
    kind = workbook.sheets_metadata[index]
    if kind.typ != SheetTypeEnum.WorkSheet:  # a chart has no cells
        return Sheet(file, kind.name, [], hidden=_is_hidden(kind))
    sheet = workbook.get_sheet_by_index(index)
    values = cast("list[list[Value]]", sheet.to_python(skip_empty_area=False))  # lists allow no wider type of values
    rows = with_empty_as_none(values)
    put_no_results(rows, facts.no_results)
    rows = without_empty_end(rows)
    width = max(map(len, rows), default=0)
    return Sheet(
        file,
        kind.name,
        rows,
        hidden=_is_hidden(kind),
        hidden_rows=frozenset(row for row in facts.hidden_rows if row < len(rows)),
        hidden_columns=frozenset(
            column for first, last in facts.hidden_columns for column in range(first, min(last + 1, width))
        ),
        merged=_merged(sheet),
        percent=frozenset(facts.percent),
    )


def _is_hidden(kind: SheetMetadata) -> bool:
    return kind.visible != SheetVisibleEnum.Visible


def _merged(sheet: CalamineSheet) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    return tuple(sheet.merged_cell_ranges or ())
