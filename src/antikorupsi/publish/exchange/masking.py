"""What a marked copy must not show: personal data, free text of respondents, and what nobody understands."""

from collections.abc import Iterator, Set

from antikorupsi.ingest import (
    REGION_LABELS,
    STAGE_LABELS,
    YEAR_LABELS,
    Cell,
    Fault,
    Sheet,
    Table,
    Value,
    below_personal_headings,
    find_tables,
    holds_personal,
    is_answer_form,
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

_HEADS = frozenset({*REGION_LABELS, *YEAR_LABELS, *STAGE_LABELS})
_LONGEST_TITLE = 12  # words: what is longer may tell anything
_SMALL = 1_000_000  # a figure; what is larger may be the number of a telephone or of a person


def masked_sheets(sheets: list[Sheet], regions: Regions) -> list[MaskedSheet]:
    """The sheets of one file, each with the cells that a copy must not show.

    On sheets of respondents' answers only headings, the head and answers are shown; on other sheets of such a file only
    what the workbook understands. Unknown sheets may be a list of persons and have no copy. Elsewhere, columns whose
    heading names personal data are masked; identity and telephone numbers and e-mail addresses are masked wherever they
    stand, as in all outputs.
    """
    tables = [find_tables(sheet, regions) for sheet in sheets]
    private = any(_has_respondents(table) for table in tables)
    return [
        MaskedSheet(sheet, _masked(sheet, of_sheet, regions, private=private), private, _answer_rows(of_sheet))
        for sheet, of_sheet in zip(sheets, tables, strict=True)
        if of_sheet or is_answer_form(sheet)
    ]


def _answer_rows(tables: list[Table]) -> range:
    """The rows of a sheet from the first respondent on, empty where the sheet holds none."""
    bodies = [table.body for table in tables if table.instrument.layout == "respondents" and not table.sheet.turned]
    return range(min(body.start for body in bodies), max(body.stop for body in bodies)) if bodies else range(0)


def _masked(sheet: Sheet, tables: list[Table], regions: Regions, *, private: bool) -> Set[Cell]:
    rows = enumerate(sheet.rows)
    filled = {(row, column) for row, cells in rows for column, cell in enumerate(cells) if not is_blank(cell)}
    if _has_respondents(tables):
        return filled - set(_shown_of_respondents(sheet, tables, regions))
    if private:
        return {place for place in filled if not _is_understood(sheet.value(*place), regions)}
    below = below_personal_headings(sheet)
    return {place for place in filled if place in below}


def _has_respondents(tables: list[Table]) -> bool:
    return any(table.instrument.layout == "respondents" for table in tables)


def _has_personal_number(value: Value) -> bool:
    return holds_personal(text_of(value))


def _is_understood(value: Value, regions: Regions) -> bool:
    """Whether a cell holds a figure, a known heading or title, or the name of a region."""
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
