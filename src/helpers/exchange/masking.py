"""What a marked copy must not show: personal data and free text of respondents."""

import re
from collections.abc import Iterator

from helpers.instruments import Column, Table, instruments
from helpers.instruments.headings import columns_by_name, normalised, spoken_of
from helpers.instruments.titles import REGION_LABELS, STAGE_LABELS, YEAR_LABELS
from helpers.instruments.values import Fault, read_figure
from helpers.spreadsheets import Cell, Sheet, Value, is_blank, text_of

_PERSONAL = re.compile(r"(?<!\d)\d{16}(?!\d)|(?:\+62|(?<!\d)62|(?<!\d)0)8[\d\s.-]{7,14}|[^\s@]+@[^\s@]+\.[^\s@]+")
_HEADS = frozenset({*REGION_LABELS, *YEAR_LABELS, *STAGE_LABELS})


def masked_cells(sheet: Sheet, tables: list[Table], *, beside_respondents: bool) -> set[Cell]:
    """The cells that a copy must not show, by row and column of the sheet in the file.

    On sheets of respondents' answers, and on unknown sheets beside them, only what the workbook understands is shown:
    headings, the head of the sheet, answers and declared groups. Elsewhere, columns whose heading names personal data
    are masked, and everywhere what looks like an identity or telephone number or an e-mail address.
    """
    lines = enumerate(sheet.rows)
    filled = {(row, column) for row, cells in lines for column, cell in enumerate(cells) if not is_blank(cell)}
    if beside_respondents or any(table.instrument.layout == "respondents" for table in tables):
        return filled - set(_shown(sheet, tables))
    personal = set(_below_personal_headings(sheet))
    return {place for place in filled if place in personal or _looks_personal(sheet.value(*place))}


def _looks_personal(value: Value) -> bool:
    return _PERSONAL.search(text_of(value)) is not None


def _shown(sheet: Sheet, tables: list[Table]) -> Iterator[Cell]:
    """The cells of respondents' sheets that hold no personal data."""
    for table in tables:
        if table.sheet.turned:
            continue
        for row in table.header_rows:
            yield from ((row, placed.index) for placed in table.columns)
        for row in range(table.header_rows.start):
            yield from _head_cells(sheet, row)
        for placed in table.columns:
            if placed.column.item:
                cells = ((row, placed.index) for row in table.body)
                yield from (place for place in cells if _is_answer(sheet.value(*place), placed.column))


def _is_answer(value: Value, column: Column) -> bool:
    """Whether a cell holds an answer or a group, and nothing that could be somebody's."""
    return not _looks_personal(value) and not isinstance(read_figure(value, column), Fault)


def _head_cells(sheet: Sheet, row: int) -> Iterator[Cell]:
    """The cells above a table that say what it is, whose and of which year."""
    cells = [(column, cell) for column, cell in enumerate(sheet.rows[row]) if not is_blank(cell)]
    for place, (column, cell) in enumerate(cells):
        said = normalised(cell)
        head = any(said == label or said.startswith(f"{label} ") for label in _HEADS)
        if head or (spoken_of(said) and len(said.split()) < 12):
            yield row, column
            if head and place + 1 < len(cells):
                yield row, cells[place + 1][0]


def _below_personal_headings(sheet: Sheet) -> Iterator[Cell]:
    """The cells below headings such as NIK or Nomor Telepon, down to the end of the sheet."""
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and _is_personal_heading(cell):
                yield from ((below, column) for below in range(row + 1, len(sheet.rows)))


def _is_personal_heading(text: str) -> bool:
    return any(meant.column.role == "personal" for meant in columns_by_name().get(normalised(text), []))


def has_respondents(tables: list[list[Table]]) -> bool:
    """Whether any sheet of a workbook holds respondents' answers."""
    known = {name for name, each in instruments().items() if each.layout == "respondents"}
    return any(table.instrument.id in known for of_sheet in tables for table in of_sheet)
