"""What a marked copy must not show: personal data, free text of respondents, and what nobody understands."""

import re
from collections.abc import Iterator

from antikorupsi.ingest import (
    REGION_LABELS,
    STAGE_LABELS,
    YEAR_LABELS,
    Cell,
    Fault,
    Sheet,
    Table,
    Value,
    columns_by_name,
    find_tables,
    is_blank,
    is_known,
    looks_personal,
    normalised,
    read_figure,
    spoken_of,
    text_of,
)
from antikorupsi.publish.exchange.copied_sheets import MaskedSheet
from antikorupsi.rules import Column, Regions

_PERSONAL = re.compile(r"(?<!\d)\d{16}(?!\d)|(?:\+62|(?<!\d)62|(?<!\d)0)8[\d\s.-]{7,14}|[^\s@]+@[^\s@]+\.[^\s@]+")
_HEADS = frozenset({*REGION_LABELS, *YEAR_LABELS, *STAGE_LABELS})
_LONGEST_TITLE = 12  # words: what is longer may tell anything
_SMALL = 1_000_000  # a figure; what is larger may be the number of a telephone or of a person


def masked_sheets(sheets: list[Sheet], regions: Regions) -> list[MaskedSheet]:
    """The sheets of one file, each with the cells that a copy must not show.

    On sheets of respondents' answers only headings, the head and answers are shown. Unknown sheets may
    be a list of persons: only what the workbook understands is shown of them. Elsewhere, columns whose heading names
    personal data are masked, and what looks like an identity or telephone number or an e-mail address.
    """
    tables = [find_tables(sheet, regions) for sheet in sheets]
    private = any(_has_respondents(own) for own in tables)
    return [
        MaskedSheet(sheet, _masked(sheet, own, regions), private or not own, _answer_rows(own))
        for sheet, own in zip(sheets, tables, strict=True)
    ]


def _answer_rows(tables: list[Table]) -> range:
    """The rows of a sheet from the first respondent on, empty where the sheet holds none."""
    bodies = [table.body for table in tables if table.instrument.layout == "respondents" and not table.sheet.turned]
    return range(min(body.start for body in bodies), max(body.stop for body in bodies)) if bodies else range(0)


def _masked(sheet: Sheet, tables: list[Table], regions: Regions) -> set[Cell]:
    rows = enumerate(sheet.rows)
    filled = {(row, column) for row, cells in rows for column, cell in enumerate(cells) if not is_blank(cell)}
    if _has_respondents(tables):
        return filled - set(_shown_of_respondents(sheet, tables, regions))
    if not tables:
        return {place for place in filled if not _is_understood(sheet.value(*place), regions)}
    personal = set(_below_personal_headings(sheet))
    return {place for place in filled if place in personal or _has_personal_number(sheet.value(*place))}


def _has_respondents(tables: list[Table]) -> bool:
    return any(table.instrument.layout == "respondents" for table in tables)


def _has_personal_number(value: Value) -> bool:
    return _PERSONAL.search(text_of(value)) is not None


def _is_understood(value: Value, regions: Regions) -> bool:
    """Whether a cell of an unknown sheet holds a figure, a known heading or title, or the name of a region."""
    if not isinstance(value, str):
        return isinstance(value, int | float) and abs(value) < _SMALL
    said = normalised(value)
    if looks_personal(value):
        return False
    known = is_known(value) or said in _HEADS or (bool(spoken_of(said)) and len(said.split()) < _LONGEST_TITLE)
    return known or bool(regions.candidates(value))


def _shown_of_respondents(sheet: Sheet, tables: list[Table], regions: Regions) -> Iterator[Cell]:
    """The cells of respondents' sheets that hold no personal data."""
    for table in tables:
        if table.sheet.turned:
            continue
        for row in table.header_rows:
            yield from ((row, placed.index) for placed in table.columns)
        for row in range(table.header_rows.start):
            cells = ((row, column) for column in range(len(sheet.rows[row])))
            yield from (place for place in cells if _is_understood(sheet.value(*place), regions))
        items = table.instrument.survey.items if table.instrument.survey else []
        for placed in table.columns:
            if placed.column.item in items:
                yield from _answers(sheet, [(row, placed.index) for row in table.body], placed.column)


def _answers(sheet: Sheet, cells: list[Cell], column: Column) -> Iterator[Cell]:
    """The cells that hold an answer to an item; who answered, and by which weight, is masked in all of them alike."""
    for cell in cells:
        value = sheet.value(*cell)
        if not isinstance(read_figure(value, column), Fault) and not _has_personal_number(value):
            yield cell


def _below_personal_headings(sheet: Sheet) -> Iterator[Cell]:
    """The cells below headings such as NIK or Nomor Telepon, down to the end of the sheet."""
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and _is_personal_heading(cell):
                yield from ((below, column) for below in range(row + 1, len(sheet.rows)))


def _is_personal_heading(text: str) -> bool:
    return any(meant.column.role == "personal" for meant in columns_by_name().get(normalised(text), []))
