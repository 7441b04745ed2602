"""A sheet as rows of values, the names spreadsheets give to their cells, and texts as a person sees them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from itertools import islice

_MOST_MERGED_CELLS = 1_000_000  # a form has hundreds; more are the work of a program, and not worth the memory
_FEW_BLANKS = 4  # texts of nothing but blanks; with more of them rows are counted cell by cell
Cell = tuple[int, int]  # row and column, both from zero
# Signs that change how others are drawn, or join them, and belong to no category of their own.
_UNSEEN_MARKS = frozenset("\u034f\u180b\u180c\u180d") | {chr(code) for code in range(0xFE00, 0xFE10)}


@dataclass(frozen=True)
class NoResult:
    """A formula that left no value: `written` is the formula (=A1+B1), or the error it gave (#DIV/0!)."""

    written: str

    def __str__(self) -> str:
        """What a person sees in the cell or in its formula."""
        return self.written


@dataclass(frozen=True)
class StruckOut(NoResult):
    """A value that is struck through: whoever sent it has withdrawn it."""


class Percent(float):
    """A number whose cell shows it as a percentage: 0.71 is shown as 71 %."""

    __slots__ = ()

    @property
    def points(self) -> float:
        """The number a reader sees before the percent sign."""
        return round(float(self) * 100, 10)


Value = str | int | float | bool | date | datetime | time | timedelta | NoResult | None


@dataclass(frozen=True)
class Remark:
    """What a reader of files found in a sheet besides its values: the rule of a finding, its cell and its details."""

    rule: str
    cell: Cell
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[0][0]` is always cell A1, whatever part of the sheet is in use.

    `merged` holds the first and last cell of every merged range; `hidden` says whether the whole sheet is hidden;
    `remarks` are the findings of the reader. Rows, columns and cells count from zero. A sheet that is `turned` has its
    columns as rows; its cells keep the names they have in the file. Numbers shown as percentages are of type Percent.
    `delimiter` is what cuts the fields of a text file, "" in other files. `unmasked_name` is the name in the file where
    `name` is masked; no output may show it. `comments` are the texts of comments at cells.
    """

    file: str
    name: str
    rows: list[list[Value]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[Cell, Cell], ...] = ()
    turned: bool = False
    remarks: tuple[Remark, ...] = ()
    delimiter: str = ""
    unmasked_name: str = field(default="", repr=False)
    comments: Mapping[Cell, str] = field(default_factory=dict, repr=False)

    @property
    def name_in_file(self) -> str:
        """The name by which the file holds the sheet."""
        return self.unmasked_name or self.name

    def value(self, row: int, column: int) -> Value:
        """The value at a row and column, None outside the used range."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None

    def filled(self, first: int, column: int, most: int) -> list[Value]:
        """The filled cells of a column in so many rows, from the first one on."""
        rows = (cells for cells in self.rows[first : first + most] if column < len(cells))
        return [cell for cells in rows if (cell := cells[column]) is not None and not is_blank(cell)]

    def first_merged(self, row: int, column: int) -> Cell:
        """The first cell of the merged range that a cell lies in; the cell itself where it lies in none."""
        return self._covered.get((row, column), (row, column))

    @cached_property
    def texts(self) -> frozenset[str]:
        """Every text that stands in a cell, once: what it means is asked once, however often it stands."""
        return frozenset({cell for cell in set[Value]().union(*self.rows) if type(cell) is str})

    def count(self, row: int) -> int:
        """How many cells of a row are filled: titles, notes and footnotes stand in rows of one or two."""
        if row not in self._counts:
            cells = self.rows[row]
            few = len(self._blanks) <= _FEW_BLANKS
            empty = sum(map(cells.count, self._blanks)) if few else sum(map(is_blank, cells))
            self._counts[row] = len(cells) - empty
        return self._counts[row]

    @property
    def percent(self) -> frozenset[Cell]:
        """The cells that show their number as a percentage."""
        cells = ((row, column) for row, values in enumerate(self.rows) for column, _ in enumerate(values))
        return frozenset(cell for cell in cells if isinstance(self.rows[cell[0]][cell[1]], Percent))

    @cached_property
    def _counts(self) -> dict[int, int]:
        return {}

    @cached_property
    def _blanks(self) -> list[Value]:
        """What cells hold in which nobody sees anything."""
        return [None, *(text for text in self.texts if not text.strip())]

    @cached_property
    def _covered(self) -> dict[Cell, Cell]:
        """Every merged cell of the used range, with the first cell of its range."""
        width = max(map(len, self.rows), default=0)
        merged = (
            ((row, column), (top, left))
            for (top, left), (bottom, right) in self.merged
            for row in range(top, min(bottom + 1, len(self.rows)))
            for column in range(left, min(right + 1, width))
        )
        covered: dict[Cell, Cell] = {}
        for cell, first in islice(merged, _MOST_MERGED_CELLS):  # ranges may overlap, and span the whole sheet
            covered.setdefault(cell, first)
        return covered

    def cell_name(self, row: int, column: int) -> str:
        """The name that the cell at a row and column has in the file."""
        return cell_name(column, row) if self.turned else cell_name(row, column)

    def range_name(self, first: Cell, last: Cell) -> str:
        """The name that a range has in the file, from its two corner cells."""
        return f"{self.cell_name(*first)}:{self.cell_name(*last)}"

    def turn(self) -> "Sheet":
        """The same sheet with its columns as rows, for tables whose regions stand side by side."""
        width = max(map(len, self.rows), default=0)
        padded = [row + [None] * (width - len(row)) for row in self.rows]
        return replace(
            self,
            rows=[list(column) for column in zip(*padded, strict=True)],
            hidden_rows=self.hidden_columns,
            hidden_columns=self.hidden_rows,
            merged=tuple((first[::-1], last[::-1]) for first, last in self.merged),
            turned=not self.turned,
            comments={cell[::-1]: text for cell, text in self.comments.items()},
        )


def cell_name(row: int, column: int) -> str:
    """The name of a cell from its zero-based row and column: (4, 1) is B5."""
    return f"{column_letters(column + 1)}{row + 1}"


@lru_cache(maxsize=2**10)
def column_letters(number: int) -> str:
    """The letters of a column from its number, however large: 1 is A, 27 is AA. Text files know no last column."""
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def range_name(first: tuple[int, int], last: tuple[int, int]) -> str:
    """The name of a range from its two corner cells: (4, 1) and (9, 3) is B5:D10."""
    return f"{cell_name(*first)}:{cell_name(*last)}"


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing a reader would see."""
    return value is None or (isinstance(value, str) and not value.strip())


def text_of(value: Value) -> str:
    """The value as a person reads it: one line, single spaces, whole numbers without a point, 71% for a percentage."""
    if isinstance(value, str):
        return " ".join(value.split())
    if value is None:
        return ""
    if isinstance(value, Percent):
        return f"{text_of(value.points)}%"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


@lru_cache(maxsize=2**14)
def as_seen(text: str) -> str:
    """The text with letters composed, without zero-width signs, soft hyphens, byte-order and direction marks."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if unicodedata.category(sign) != "Cf" and sign not in _UNSEEN_MARKS)
