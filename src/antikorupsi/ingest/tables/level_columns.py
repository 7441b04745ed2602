"""Columns headed `Tingkat Maturitas` that hold scores such as 3.1: levels are whole numbers."""

from dataclasses import replace

from antikorupsi.ingest.spreadsheets import Sheet, parse_number, text_of
from antikorupsi.ingest.tables.headings import main_of
from antikorupsi.ingest.tables.placing import Header
from antikorupsi.ingest.tables.table import PlacedColumn

_SAMPLE = 400  # rows


def with_scores_below_levels(sheet: Sheet, header: Header) -> Header:
    """The header with columns of levels below which broken numbers stand as the score, unless that has its own."""
    if header.instrument.layout != "region_rows":
        return header
    scores = {(placed.instrument.id, placed.year) for placed in header.columns if placed.column.by_year}
    columns = [
        _as_score(placed)
        if _is_level(placed) and (placed.instrument.id, placed.year) not in scores and _broken(sheet, header, placed)
        else placed
        for placed in header.columns
    ]
    return replace(header, columns=columns)


def _is_level(placed: PlacedColumn) -> bool:
    return placed.column.type == "number" and bool(placed.column.labels) and not placed.column.by_year


def _as_score(placed: PlacedColumn) -> PlacedColumn:
    main = main_of(placed.instrument)
    same = main is not None and main.column.type == "number" and main.column.range == placed.column.range
    return replace(placed, column=main.column) if main is not None and same else placed


def _broken(sheet: Sheet, header: Header, placed: PlacedColumn) -> bool:
    """Whether any number below a heading is no whole one."""
    cells = (text_of(cell) for cell in header.filled_below(sheet, placed.index, _SAMPLE))
    numbers = (parse_number(text, "," if "," in text else ".") for text in cells)
    return any(number is not None and not number.is_integer() for number in numbers)
