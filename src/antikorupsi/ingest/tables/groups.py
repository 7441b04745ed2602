"""The headings of columns out of the rows of a header, groups filled to where they reach, and the groups above it."""

from collections.abc import Sequence
from datetime import date

from antikorupsi.ingest.spreadsheets import Sheet, Value, is_blank
from antikorupsi.ingest.tables.headings import Heading, normalised, read_heading
from antikorupsi.ingest.tables.titles import is_title_row

_FIRST_YEAR, _LAST_YEAR = 1900, 2099


def is_bare_year(cell: Value) -> bool:
    """Whether a cell holds nothing but a year: also as 1 January, which the number format `yyyy` shows as its year."""
    cell = year_of_date(cell)
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return False
    if isinstance(cell, str):
        return len(cell.strip()) == 4 and cell.strip().isdecimal() and _FIRST_YEAR <= int(cell) <= _LAST_YEAR
    return float(cell).is_integer() and _FIRST_YEAR <= cell <= _LAST_YEAR


def year_of_date(cell: Value) -> Value:
    """The year of a date that is 1 January, any other value as it is."""
    return cell.year if isinstance(cell, date) and (cell.month, cell.day) == (1, 1) else cell


def headings_of(sheet: Sheet, rows: range) -> dict[int, Heading]:
    """The heading of every column that has one, its upper rows filled to where their groups reach."""
    width = max((len(sheet.rows[row]) for row in rows), default=0)
    upper = [filled_groups(sheet, row, range(row + 1, rows.stop), width) for row in rows[:-1]]
    lowest = [sheet.value(rows[-1], index) for index in range(width)]
    headings = {}
    for index in range(width):
        heading = read_heading(map(year_of_date, (*(line[index] for line in upper), lowest[index])))
        if heading is not None:
            headings[index] = heading
    return headings


def filled_groups(sheet: Sheet, row: int, below: range, width: int) -> list[Value]:
    """A row of group headings, each repeated over its columns: by its merged range, else up to the next heading."""
    cells: list[Value] = [sheet.value(row, index) for index in range(width)]
    spans = [(first, last) for first, last in sheet.merged if first[0] <= row <= last[0]]
    for (top, left), (_, right) in spans:
        for index in range(left, min(right + 1, width)):
            cells[index] = sheet.value(top, left)
    if any(right > left for (_, left), (_, right) in spans):
        return cells
    group: Value = None
    for index in range(width):
        has_child = any(not is_blank(sheet.value(lower, index)) for lower in below)
        if not is_blank(cells[index]):
            group = cells[index] if has_child else None
        elif has_child:
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
    filled = enumerate(filled_groups(sheet, row, rows, width))
    return {index: text for index, cell in filled if (text := normalised(cell))}


def _heads_groups(cells: Sequence[Value], below: Sequence[Value]) -> bool:
    """Whether the texts of a row stand over columns of a table: several, or one that begins right of its first."""
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
    if not filled or not all(isinstance(cells[index], str) for index in filled):
        return False
    first = next((index for index, cell in enumerate(below) if not is_blank(cell)), 0)
    return not is_title_row(cells, least=2) if len(filled) > 1 else filled[0] > first
