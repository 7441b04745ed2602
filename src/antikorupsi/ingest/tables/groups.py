"""The headings of columns out of the rows of a header, groups filled to where they reach, and the groups above it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank
from antikorupsi.ingest.tables.centred_groups import Unclear, centred
from antikorupsi.ingest.tables.headings import Heading, normalised, read_heading
from antikorupsi.ingest.tables.titles import is_title_row

_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def is_bare_year(cell: Value) -> bool:
    """Whether a cell holds nothing but a year: also as 1 January, which the number format `yyyy` shows as its year."""
    if isinstance(cell, str):
        year = cell.strip()
        return len(year) == 4 and year.isdecimal() and _FIRST_YEAR <= int(year) <= _LAST_YEAR
    cell = year_of_date(cell)
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return False
    return float(cell).is_integer() and _FIRST_YEAR <= cell <= _LAST_YEAR


def year_of_date(cell: Value) -> Value:
    """The year of a date that is 1 January, any other value as it is."""
    return cell.year if isinstance(cell, date) and (cell.month, cell.day) == (1, 1) else cell


def headings_of(sheet: Sheet, rows: range) -> dict[int, Heading]:
    """The heading of every column that has one, its upper rows filled to where their groups reach."""
    width = max((len(sheet.rows[row]) for row in rows), default=0)
    lines = filled_rows(sheet, rows, width)
    headings = {}
    for index in range(width):
        cells = [line[index] for line in lines]
        unclear = next((cell for cell in cells if isinstance(cell, Unclear)), "")
        heading = read_heading(year_of_date(cell) for cell in cells if not isinstance(cell, Unclear))
        if heading is not None:
            headings[index] = replace(heading, unclear=str(unclear)) if unclear else heading
    return headings


def filled_rows(sheet: Sheet, rows: range, width: int) -> list[list[Value]]:
    """The cells of some rows of a header, top to bottom: the lowest as they are, those above filled over groups."""
    lines: list[list[Value]] = []
    for row in reversed(rows):
        cells = [sheet.value(row, index) for index in range(width)]
        lines.insert(0, _filled(sheet, row, cells, lines) if lines else cells)
    return lines


def _filled(sheet: Sheet, row: int, cells: list[Value], below: list[list[Value]]) -> list[Value]:
    """A row of group headings, each repeated over its columns: by its merged range, else up to the next heading.

    `below` are the cells of the rows of the header below it. Where headings stand amid their columns, and filling to
    the right alone would be a guess, they are repeated over equal blocks or unclear.
    """
    width = len(cells)
    spans = [(first, last) for first, last in sheet.merged if first[0] <= row <= last[0]]
    for (top, left), (_, right) in spans:
        for index in range(left, min(right + 1, width)):
            cells[index] = sheet.value(top, left)
    if any(right > left for (_, left), (_, right) in spans):
        return cells
    children = [tuple(normalised(line[index]) for line in below if not is_blank(line[index])) for index in range(width)]
    amid = {} if sheet.turned else centred(cells, children)
    group: Value = None
    for index, texts in enumerate(children):
        if index in amid:
            cells[index] = group = amid[index]
        elif not is_blank(cells[index]):
            group = cells[index] if texts else None
        elif texts:
            cells[index] = group
    return cells


def groups_above(sheet: Sheet, rows: range, first: int) -> dict[int, str]:
    """By column: the normalised text that stands over it in the row right above a header, as the heading of a group.

    A row above `first`, a title, and a row that holds a number are no groups.
    """
    row = rows.start - 1
    if row < first or sheet.turned or not _heads_groups(sheet.rows[row], sheet.rows[rows.start]):
        return {}
    width = max(len(sheet.rows[each]) for each in (row, *rows))
    cells = [sheet.value(row, index) for index in range(width)]
    filled = enumerate(_filled(sheet, row, cells, filled_rows(sheet, rows, width)))
    named = ((index, normalised(cell), cell) for index, cell in filled)
    return {index: Unclear(text) if isinstance(cell, Unclear) else text for index, text, cell in named if text}


def _heads_groups(cells: Sequence[Value], below: Sequence[Value]) -> bool:
    """Whether the texts of a row stand over columns of a table: several, or one that begins right of its first."""
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
    if not filled or not all(isinstance(cells[index], str) for index in filled):
        return False
    first = next((index for index, cell in enumerate(below) if not is_blank(cell)), 0)
    return not is_title_row(cells, least=2) if len(filled) > 1 else filled[0] > first
