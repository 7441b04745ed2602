"""What the fonts and formats of an .xls workbook say of values: words beside numbers, raised and struck-out texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import xlrd

from antikorupsi.ingest.spreadsheets.cells import Cell, Value
from antikorupsi.ingest.spreadsheets.number_formats import has_words
from antikorupsi.ingest.spreadsheets.rich_texts import Run, text_of_runs

_RAISED = 1


@dataclass
class XlsMarks:
    """The marked cells of a sheet."""

    worded: dict[Cell, str] = field(default_factory=dict)
    rich: dict[Cell, Value] = field(default_factory=dict)
    struck: set[Cell] = field(default_factory=set)


def xls_marks(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> XlsMarks:
    """The marked cells of a sheet."""
    marks = XlsMarks()
    formats = {number: known.format_str or "" for number, known in book.format_map.items()}
    worded = {index: formats.get(style.format_key, "") for index, style in enumerate(book.xf_list)}
    worded = {index: code for index, code in worded.items() if has_words(code)}
    struck = {index for index, style in enumerate(book.xf_list) if book.font_list[style.font_index].struck_out}
    for row in range(sheet.nrows) if worded or struck else ():
        for column in range(sheet.row_len(row)):
            style = sheet.cell_xf_index(row, column)
            if style in worded:
                marks.worded[row, column] = worded[style]
            if style in struck:
                marks.struck.add((row, column))
    for (row, column), changes in sheet.rich_text_runlist_map.items():
        font = book.xf_list[sheet.cell_xf_index(row, column)].font_index
        runs = _runs(book, str(sheet.cell_value(row, column)), [(0, font), *changes])
        if any(run.struck or run.raised for run in runs):
            marks.rich[row, column] = text_of_runs(runs)
            marks.struck.discard((row, column))
    return marks


def _runs(book: xlrd.Book, text: str, changes: Sequence[tuple[int, int]]) -> list[Run]:
    """The runs of a text; `changes` are the places at which a font begins."""
    parts = [(text[start:end], font) for (start, font), (end, _) in pairwise((*changes, (len(text), 0)))]
    fonts = [(part, book.font_list[font]) for part, font in parts if part]
    return [Run(part, bool(font.struck_out), font.escapement == _RAISED) for part, font in fonts]
