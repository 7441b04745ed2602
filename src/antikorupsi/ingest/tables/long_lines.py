"""Lines of a text file with more fields than their header: decimal commas cut by a comma as delimiter.

`Kota Blitar,70,75,81,25` below the years 2023 and 2024 may be 70.75 and 81.25, or 70 and 75.81, or 70 and 75.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from antikorupsi.ingest.spreadsheets import Cell, Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import FaultAt, Reading, classify_aside
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault, is_missing_mark, label_of
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Column

_NUMBER = re.compile(r"[+-]?[\d.,]*\d%?")
_HALF = re.compile(r"[+-]?\d{1,4}%?")  # a whole number, or what stands behind its comma
_OF_TEXTS = frozenset({"note", "url", "quoted", "basis", "status"})
_BEFORE_FIGURES = frozenset({"number", "code", "bps_code", "year"})  # roles of columns that hold whole numbers


def without_long_lines(table: Table, reading: Reading) -> Table:
    """A table without the lines whose fields may be shifted; each is a finding, its figures are counted as faulty."""
    sheet = reading.sheet
    if sheet.delimiter != ",":
        return table
    lines = _Lines(table, sheet)
    shifted = {line: place for line in lines.of_figures if (place := lines.place_of_shift(line)) is not None}
    cut = {line: place for line in lines.with_figures if (place := lines.place_of_fraction(line)) is not None}
    if shifted:
        shifted = {line: lines.last_field(line) for line in lines.of_figures if lines.may_lack_fields(line)} | shifted
    for line, place in (cut | shifted).items():
        filled = sum(not is_blank(cell) for cell, _ in _measured(table, line))
        reading.account.cells += filled
        reading.account.faulty += filled
        cell = (place, line) if table.sheet.turned else (line, place)
        reading.find(FaultAt(_fault(table, cell, cut=line not in shifted), cell), sheet=table.sheet)
        reading.mark(line, "rejected")
    return replace(table, sheet=_blanked(table, frozenset(cut | shifted))) if cut or shifted else table


def _fault(table: Table, cell: Cell, *, cut: bool) -> Fault:
    """Why a line is not read: its fields are shifted, or digits stand below the heading of a text."""
    if not cut:
        return Fault("fields_beyond_header", {})
    heading = text_of(table.sheet.value(*table.heading_cell(cell[1])))
    return Fault("fraction_in_text", {"value": text_of(table.sheet.value(*cell)), "heading": heading})


def _measured(table: Table, line: int) -> list[tuple[Value, Column]]:
    """The cells of a line in which figures are looked for; a line of a turned table is one of its columns."""
    if table.sheet.turned:
        of_line = [placed for placed in table.measured if placed.index == line]
        return [(table.sheet.value(row, line), placed.column) for placed in of_line for row in table.body]
    return [(table.sheet.value(line, placed.index), placed.column) for placed in table.measured]


def _blanked(table: Table, lines: frozenset[int]) -> Sheet:
    """The sheet of a table without what lines of the file hold."""
    rows = table.sheet.rows
    if not table.sheet.turned:
        return replace(table.sheet, rows=[[] if row in lines else cells for row, cells in enumerate(rows)])
    return replace(
        table.sheet,
        rows=[[None if column in lines else cell for column, cell in enumerate(cells)] for cells in rows],
    )


@dataclass(frozen=True)
class _Lines:
    """The lines of a file that hold a table's figures, against those that hold its header."""

    table: Table
    sheet: Sheet

    @cached_property
    def of_figures(self) -> list[int]:
        """The lines that hold figures, none if no line of the table is longer than its header."""
        turned = self.table.sheet.turned
        lines = sorted({placed.index for placed in self.table.measured}) if turned else self.table.body
        longer = any(len(self.sheet.rows[line]) > self._width for line in lines)
        return [line for line in lines if longer and self._holds_figures(line)]

    @cached_property
    def with_figures(self) -> list[int]:
        """The lines of regions in rows that hold figures, however long they are."""
        return [] if self.table.sheet.turned else [line for line in self.table.body if self._holds_figures(line)]

    def place_of_fraction(self, line: int) -> int | None:
        """The field below the heading of a text that holds digits alone, behind a whole number among the figures."""
        cells = self.sheet.rows[line]
        whole = [placed.index for placed in self.table.measured if self._is_half(cells, placed.index)]
        behind = (index for index in self._of_texts if whole and index > min(whole) and self._is_half(cells, index))
        return next(behind, None)

    @cached_property
    def _of_texts(self) -> list[int]:
        """The columns that hold texts: remarks, addresses, and classes such as Kategori that are not read."""
        remarks = [placed.index for placed in self.table.columns if placed.column.role in _OF_TEXTS]
        classes = [index for index, heading in self.table.unknown if normalised(heading) in words("classes")]
        return sorted((*remarks, *classes))

    def _is_half(self, cells: Sequence[Value], place: int) -> bool:
        return place < len(cells) and _HALF.fullmatch(text_of(cells[place]).strip()) is not None

    @cached_property
    def _heads(self) -> list[Sequence[Value]]:
        heads = [self.table.key] if self.table.sheet.turned else self.table.header_rows
        return [self.sheet.rows[line] for line in heads]

    @cached_property
    def _fields(self) -> int:
        return max(map(len, self._heads))

    @cached_property
    def _width(self) -> int:
        """The number of columns up to the last heading."""
        return max(
            (place + 1 for cells in self._heads for place, cell in enumerate(cells) if not is_blank(cell)), default=0
        )

    def _holds_figures(self, line: int) -> bool:
        aside = not self.table.sheet.turned and classify_aside(self.table, line, has_figures=False) is not None
        return not aside and any(_is_figure(*each) for each in _measured(self.table, line))

    def place_of_shift(self, line: int) -> int | None:
        """The field of a line that shows that its fields may be shifted, None where only its last text was cut."""
        cells, width = self.sheet.rows[line], self._width
        beyond = next((place for place in range(width, len(cells)) if not is_blank(cells[place])), None)
        if beyond is not None:
            return None if self._is_remark(cells[width:]) and self._ends_in_text(line, cells) else beyond
        longer = len(cells) > self._fields
        return width if longer and (self._may_be_cut(cells) or self._is_misplaced(line, cells)) else None

    def may_lack_fields(self, line: int) -> bool:
        """Whether a line may hold a number that was cut though it is no longer than the header: it lacks empty fields.

        That is asked only beside longer lines.
        """
        cells = self.sheet.rows[line]
        lacks = len(cells) < self._fields or (len(cells) == self._fields and self._is_misplaced(line, cells))
        return lacks and self._may_be_cut(cells)

    def last_field(self, line: int) -> int:
        """The last filled field of a line."""
        return max(place for place, cell in enumerate(self.sheet.rows[line]) if not is_blank(cell))

    @property
    def _behind_figures(self) -> range:
        """The columns with headings behind the last figure."""
        turned = self.table.sheet.turned
        last = max((placed.index for placed in self.table.measured), default=-1)
        return range(0) if turned else range(last + 1, self._width)

    def _is_remark(self, fields: Sequence[Value]) -> bool:
        """Whether fields hold neither digits nor labels nor marks for "none", any of which may be a figure."""
        columns = [placed.column for placed in self.table.measured]
        said = [cell for cell in fields if not is_blank(cell)]
        digits = any(character.isdecimal() for cell in said for character in text_of(cell))
        return not digits and not any(
            is_missing_mark(cell) or _is_figure(cell, each) for cell in said for each in columns
        )

    def _ends_in_text(self, line: int, cells: Sequence[Value]) -> bool:
        """Whether texts fill all columns behind the last figure and no figure is a text: a comma stands in the last."""
        behind = [text_of(cells[place]) for place in self._behind_figures]
        return all(any(map(str.isalpha, text)) for text in behind) and not self._is_misplaced(line, cells)

    def _may_be_cut(self, cells: Sequence[Value]) -> bool:
        """Whether two whole numbers stand side by side that may be one number with a decimal comma."""
        turned = self.table.sheet.turned
        keys = {each.index for each in self.table.columns if each.column.role in _BEFORE_FIGURES and not turned}
        halves = [_HALF.fullmatch(text_of(cell).strip()) is not None for cell in cells]
        return any(first and second for place, (first, second) in enumerate(pairwise(halves)) if place not in keys)

    def _is_misplaced(self, line: int, cells: Sequence[Value]) -> bool:
        """Whether a text stands in a column of figures, or a number behind the last figure."""
        texts = any(
            not is_missing_mark(cell) and not _is_figure(cell, each) for cell, each in _measured(self.table, line)
        )
        return texts or any(_is_number(cells[place]) for place in self._behind_figures if place < len(cells))


def _is_number(cell: Value) -> bool:
    return _NUMBER.fullmatch(text_of(cell).strip()) is not None


def _is_figure(cell: Value, column: Column) -> bool:
    """Whether a cell may be a figure of a column: a number, one of its labels, or any text in a column of texts."""
    return _is_number(cell) or label_of(cell, column) is not None or (column.type == "text" and not is_blank(cell))
