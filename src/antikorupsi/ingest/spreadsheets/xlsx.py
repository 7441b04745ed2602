"""Workbooks in the format of Excel since 2007: values from a fast reader, the rest from the XML."""

import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from antikorupsi.ingest.spreadsheets.cells import Cell, Sheet, Value
from antikorupsi.ingest.spreadsheets.opening import check_parsed, chunks_of
from antikorupsi.ingest.spreadsheets.refusal import Extent, Refused, one_line
from antikorupsi.ingest.spreadsheets.rows import (
    put_marks,
    put_no_results,
    put_percents,
    with_empty_as_none,
    without_empty_end,
)
from antikorupsi.ingest.spreadsheets.xlsx_comments import comments_of
from antikorupsi.ingest.spreadsheets.xlsx_parts import KNOWN_ERRORS, WorkbookParts, parts_of, plain_copy
from antikorupsi.ingest.spreadsheets.xlsx_scan import SheetFacts, cell_that_stands_twice, scan_sheet
from antikorupsi.ingest.spreadsheets.xlsx_styles import cell_styles
from antikorupsi.ingest.spreadsheets.xlsx_tags import in_usual_form
from antikorupsi.ingest.spreadsheets.xlsx_texts import check_texts, lengths_of_texts, rich_texts


def read_xlsx(file: BinaryIO, archive: zipfile.ZipFile, workbook: str, name: str) -> list[Sheet]:
    """All sheets of an .xlsx workbook; raises Refused before the reader sees what could harm it.

    `archive` is the one in the file, `workbook` its part that lists the sheets, `name` what the file is called.
    """
    parts = parts_of(archive, workbook)
    facts = _facts_of_sheets(archive, parts)
    unknown = {error for fact in facts for error in fact.errors} - KNOWN_ERRORS
    if not parts.usual or unknown:
        with plain_copy(archive, parts, unknown) as copy:
            read = _read(copy, name, facts)
    else:
        file.seek(0)
        read = _read(file, name, facts)
    for part, fact, (_, filled) in zip(parts.sheets, facts, read, strict=True):
        if fact.filled > filled and (cell := cell_that_stands_twice(_chunks(archive, part, fact))):
            raise Refused("file_damaged", reason=f"{part}: {cell}, {cell}")
    return [sheet for sheet, _ in read]


def _facts_of_sheets(archive: zipfile.ZipFile, parts: WorkbookParts) -> list[SheetFacts]:
    """What the XML of each sheet tells, in the order of the workbook; only parts that are read are looked at."""
    check_parsed(archive, [part for part in (parts.workbook, *parts.sheets, parts.strings, parts.styles) if part])
    lengths = lengths_of_texts(archive, parts.strings)
    styles, rich = cell_styles(archive, parts.styles), rich_texts(archive, parts.strings)
    extent = Extent()
    facts = []
    for name in parts.sheets:
        facts.append(scan_sheet(_chunks(archive, name), styles, rich))
        facts[-1].comments = comments_of(archive, name)
        extent.add(facts[-1].rows, facts[-1].columns, facts[-1].filled)
    texts = [_chunks(archive, name, fact) for name, fact in zip(parts.sheets, facts, strict=True)]
    check_texts(lengths, sum(fact.texts for fact in facts), texts)
    return facts


def _chunks(archive: zipfile.ZipFile, name: str, facts: SheetFacts | None = None) -> Callable[[], Iterator[bytes]]:
    """The bytes of a sheet, whenever they are asked for; in the usual form where its facts say that it is not."""
    if facts is None or facts.usual:
        return lambda: chunks_of(archive, name)
    return lambda: in_usual_form(chunks_of(archive, name))


def _read(source: BinaryIO, file: str, facts: list[SheetFacts]) -> list[tuple[Sheet, int]]:
    """The sheets, each with the number of its cells in which the reader found something."""
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


def _sheet(workbook: CalamineWorkbook, index: int, file: str, facts: SheetFacts) -> tuple[Sheet, int]:
    kind = workbook.sheets_metadata[index]
    if kind.typ != SheetTypeEnum.WorkSheet:  # a chart has no cells
        return Sheet(file, kind.name, [], hidden=_is_hidden(kind)), facts.filled
    sheet = workbook.get_sheet_by_index(index)
    values = cast("list[list[Value]]", sheet.to_python(skip_empty_area=False))  # lists allow no wider type of values
    rows = with_empty_as_none(values)
    with_gaps = (row for row, given in zip(rows, values, strict=True) if row is not given)
    filled = sum(map(len, rows)) - sum(row.count(None) for row in with_gaps)
    put_no_results(rows, facts.no_results)
    put_percents(rows, facts.percent)
    put_marks(rows, facts)
    rows = without_empty_end(rows)
    width = max(map(len, rows), default=0)
    read = Sheet(
        file,
        kind.name,
        rows,
        hidden=_is_hidden(kind),
        hidden_rows=frozenset(row for row in facts.hidden_rows if row < len(rows)),
        hidden_columns=_columns_of(facts.hidden_columns, width),
        merged=tuple(sheet.merged_cell_ranges or ()),
        comments=facts.comments,
    )
    return read, filled


def _columns_of(runs: list[Cell], width: int) -> frozenset[int]:
    """The columns within a width that lie in any run of first and last column."""
    columns: set[int] = set()
    end = 0
    for first, last in sorted(runs):
        columns.update(range(max(first, end), min(last + 1, width)))
        end = max(end, last + 1)
    return frozenset(columns)


def _is_hidden(kind: SheetMetadata) -> bool:
    return kind.visible != SheetVisibleEnum.Visible
