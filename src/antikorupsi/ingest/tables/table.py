"""One table of a sheet: which instrument it belongs to, where its header and rows lie, and which column is which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from antikorupsi.ingest.spreadsheets import Cell, Sheet, Value, is_blank, reads_as_number
from antikorupsi.ingest.tables.dates import is_month_first
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.lone_rows import rows_below_figures
from antikorupsi.ingest.tables.named_parts import part_named
from antikorupsi.ingest.tables.records import RowClass
from antikorupsi.rules import DAYS, Column, Instrument, Region

_KEY_ROLES = {"panel": ("number",)}


@dataclass(frozen=True)
class Status:
    """What is said of the figures of a table: "interim" or nothing, and of which years; of all, where none is named.

    `of_latest` says that it is a month without a year: of several years it lies in the latest.
    """

    label: str = ""
    years: frozenset[int] = frozenset()
    of_latest: bool = False

    def of(self, year: int) -> str:
        """The status of a figure of a year."""
        return self.label if not self.years or year in self.years else ""


@dataclass(frozen=True)
class Blocked:
    """A column that is no main figure: the word that says so, and whether it stands in the column's own heading.

    `why` is the rule of the finding on it.
    """

    index: int
    quantity: str
    by_heading: bool
    why: Literal["other_quantity", "unclear_groups", "unclear_title", "unclear_column"] = "other_quantity"


@dataclass(frozen=True)
class SetAside:
    """A column, or a row, of a sheet with regions or years in columns whose label says that it is another quantity.

    `beside` says that it stands beside the figure itself, as a target beside what was reached.
    """

    cell: Cell
    quantity: str
    beside: bool
    row: bool = False


@dataclass(frozen=True)
class PlacedColumn:
    """A column at its place in the sheet, with its instrument, and the year and status of its heading, if any."""

    column: Column
    index: int
    heading: str
    instrument: Instrument
    year: int | None = None
    status: str = ""

    @property
    def group(self) -> str:
        """What stands above the lowest part of the heading; "" where nothing does."""
        return self.heading.rpartition(" / ")[0]


@dataclass(frozen=True)
class Table:
    """One table: its instrument, sheet, rows and the columns that were recognised.

    `header_rows` are all rows of the header, `numbered` says whether the last one numbers the columns; `body` are the
    rows below that belong to the table; `span` are the columns it reaches over. `labels` holds what stands above as
    label and value side by side, `year` the one year that titles, sheet name or file name speak of, `owner` the one
    region that the titles name, where the rows name none; `status` is what they say of all figures;
    `footnotes` are signs such as a star, each with the text that it points to.

    `beyond` are the rows below a second header inside it that nothing knows: their figures are of something else;
    `notes_beyond` those below later tables, or above the first, that hold a note on all tables.
    `blocked` are columns of another quantity, `qualified` says whether what stands around the table made a column
    another item of the instrument, `tied` names the instruments that it may be of, where nothing decides. `unread` are
    cells of other rows, with their texts, that name indicators of which nothing is known; `of_parts_alone` says that
    the figures are of parts of what the instrument measures (areas), each named by its heading, and titles agree;
    `titled_otherwise` that a title names another quantity, such as a rank.
    `set_aside` is what a turned table leaves out, by the cells of its labels.
    """

    instrument: Instrument
    sheet: Sheet
    header_rows: range
    body: range
    span: range
    columns: list[PlacedColumn]
    unknown: list[tuple[int, str]] = field(default_factory=list)
    numbered: bool = False
    footnotes: tuple[tuple[str, str], ...] = ()
    simulated: bool = False
    year: int | None = None
    owner: Region | None = None
    labels: dict[str, tuple[Value, Cell]] = field(default_factory=dict)
    status: Status = field(default_factory=Status)
    blocked: tuple[Blocked, ...] = ()
    qualified: bool = False
    tied: tuple[str, ...] = ()
    unread: tuple[tuple[Cell, str], ...] = ()
    of_parts_alone: bool = False
    titled_otherwise: bool = False
    set_aside: tuple[SetAside, ...] = ()
    beyond: range = range(0)
    notes_beyond: tuple[int, ...] = ()

    @property
    def header(self) -> int:
        """The lowest row of the header that holds headings; a row that numbers the columns may stand below it."""
        return self.header_rows[-1 - self.numbered]

    def heading_cell(self, index: int) -> Cell:
        """The cell of a column's heading: the lowest filled one of the header."""
        rows = [row for row in self.header_rows if row <= self.header and not is_blank(self.sheet.value(row, index))]
        return (rows[-1] if rows else self.header, index)

    @cached_property
    def measured(self) -> list[PlacedColumn]:
        """The columns that hold figures."""
        return [placed for placed in self.columns if placed.column.item]

    def of_role(self, role: str) -> list[PlacedColumn]:
        """The columns that play a role in the row, such as "year"."""
        return self._by_role.get(role, [])

    def roles_among(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some roles that columns play; rows ask for the same few roles over and over."""
        if (found := self._roles_among.get(roles)) is None:
            found = self._roles_among[roles] = tuple(role for role in roles if role in self._by_role)
        return found

    @cached_property
    def _roles_among(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    def has_role(self, *roles: str) -> bool:
        """Whether any column plays one of some roles."""
        return not self._by_role.keys().isdisjoint(roles)

    def year_columns(self, figure: PlacedColumn) -> list[PlacedColumn]:
        """The columns that say the year of a figure: those of its own group of headings, else those of no other group.

        A group is what stands above a heading: `SPI` in `SPI / Tahun`.
        """
        if not (columns := self.of_role("year")):
            return []
        if (known := self._year_columns.get(figure.index)) is None:
            group, instrument = figure.group, figure.instrument.id
            of_group = [year for year in columns if year.group and year.group == group]
            known = of_group or [year for year in columns if not spoken_of(normalised(year.group)) - {instrument}]
            self._year_columns[figure.index] = known
        return known

    @cached_property
    def rows_below(self) -> range:
        """The rows of the file's sheet below the figures: notes, footnotes and those who sign stand there."""
        if self.sheet.turned:
            used = (
                *(placed.index for placed in self.columns),
                *(aside.cell[1] for aside in self.set_aside if aside.row),
            )
            return range(max(used, default=-1) + 1, max(map(len, self.sheet.rows), default=0))
        return rows_below_figures(self.sheet, self.body, {placed.index: placed.column for placed in self.measured})

    @cached_property
    def rows_of_notes(self) -> Sequence[int]:
        """The rows below the figures, and those around other tables of the sheet that speak of this one too."""
        return [*self.rows_below, *self.notes_beyond] if self.notes_beyond else self.rows_below

    @cached_property
    def month_first(self) -> frozenset[int]:
        """The columns of days of which one can only be read with the month first: the others may be so too."""
        days = (placed.index for role in DAYS for placed in self.of_role(role))
        return frozenset(
            index for index in days if any(is_month_first(self.sheet.value(row, index)) for row in self.body)
        )

    def cells(self, row: int) -> list[Value]:
        """The cells of a row in the table's columns, as far as the row reaches."""
        return self.sheet.rows[row][self.span.start : self.span.stop]

    def column(self, index: int) -> Iterator[tuple[int, Value]]:
        """The rows of the table's body with their cells in a column."""
        rows = self.sheet.rows
        for row in self.body:
            cells = rows[row] if row < len(rows) else ()
            yield row, cells[index] if index < len(cells) else None

    def filled(self, row: int) -> int:
        """How many cells of a row are filled in the table's columns."""
        is_whole = self.span.start == 0 and self.span.stop >= len(self.sheet.rows[row])
        return self.sheet.count(row) if is_whole else sum(not is_blank(cell) for cell in self.cells(row))

    @cached_property
    def asides(self) -> dict[int, RowClass | None]:
        """The classes of rows that were asked for; several rules ask for them (see classify_aside)."""
        return {}

    @cached_property
    def labelled(self) -> list[int]:
        """The columns whose cells may name a row, and do not say what its figures are or what to know of them."""
        of_row = {"item", "note", "status", "stage", "url", "basis", "quoted"}
        described = {
            column.index for column in self.columns if column.column.role in of_row or column.column.type == "label"
        }
        return [index for index in self.span if index not in described]

    @cached_property
    def _year_columns(self) -> dict[int, list[PlacedColumn]]:
        """The columns of years that were found, by the index of a column of figures: every figure asks for them."""
        return {}

    @cached_property
    def _by_role(self) -> dict[str, list[PlacedColumn]]:
        """The columns by their role: every row asks for several."""
        roles: dict[str, list[PlacedColumn]] = {}
        for placed in self.columns:
            roles.setdefault(placed.column.role or "", []).append(placed)
        return roles

    def value(self, row: int, role: str) -> Value:
        """The first non-blank value of a role in a row."""
        cells = self.sheet.rows[row] if row < len(self.sheet.rows) else ()
        for placed in self._by_role.get(role, ()):
            value = cells[placed.index] if placed.index < len(cells) else None
            if value is not None and not is_blank(value):
                return value
        return None

    @cached_property
    def key(self) -> int:
        """The index of the column that says whose row it is."""
        roles = _KEY_ROLES.get(self.instrument.layout, ("region", "code", "bps_code", "province"))
        return next((placed.index for role in roles for placed in self.of_role(role)), self.span[0])

    @property
    def missing_columns(self) -> list[Column]:
        """The required columns that the header lacks; where none is required, all measured ones if none is there."""
        found = [placed.column for placed in self.columns]
        required = [column for column in self.instrument.columns if column.required]
        if self.qualified or self.holds_parts_alone:  # the sheet says that it holds another than the main figure
            required = [column for column in required if not column.by_year]
        if not required and not self.measured:
            return self.instrument.measured
        items = {column.item for column in found} - {None}
        return [column for column in required if column not in found and column.or_number not in items]

    @property
    def is_complete(self) -> bool:
        """Whether the table can be read: nothing required is missing, or the main figure alone, beside parts of it.

        Figures of other instruments are read whatever is missing of the header's own.
        """
        parts = self.of_parts_alone and all(column.by_year for column in self.missing_columns)
        others = any(placed.instrument != self.instrument for placed in self.measured)
        return bool(self.measured) and (parts or others or not self.missing_columns)

    @property
    def holds_parts_alone(self) -> bool:
        """Whether headings or the column of items name sub-figures, and no heading of a filled column is unknown."""
        items = [placed.index for placed in self.of_role("item")]
        texts = {normalised(self.sheet.value(row, index)) for row in self.body for index in items}
        named = any(part_named(text, self.instrument.id) for text in texts)
        headed = any(placed.column.part_of for placed in self.measured) and not self.titled_otherwise
        return (named or headed) and not self.unknown_headings

    @property
    def refused_columns(self) -> list[Blocked]:
        """The filled columns of another quantity; one that its heading names counts only where nothing is measured."""
        filled = [column for column in self.blocked if self.holds(column.index)]
        return [column for column in filled if not column.by_heading or not self.measured]

    @property
    def unknown_headings(self) -> list[tuple[int, str]]:
        """The headings, with their places, of columns that hold something and that nothing is known of."""
        ignored = {normalised(name) for name in self.instrument.ignored}
        blocked = {column.index for column in self.refused_columns}
        return [
            (index, said)
            for index, said in self.unknown
            if index not in blocked and normalised(said) not in ignored and self.holds(index)
        ]

    @property
    def headings_above(self) -> list[tuple[int, str]]:
        """The texts over empty columns in an upper row of the header: a stamp (`DRAFT`) beside the title is one."""
        empty = [(index, said) for index, said in self.unknown if not self.holds(index)]
        return [(index, said) for index, said in empty if self.heading_cell(index)[0] < self.header]

    def holds(self, index: int) -> bool:
        """Whether any cell of a column is filled."""
        return any(not is_blank(self.sheet.value(row, index)) for row in self.body)

    def holds_numbers(self, index: int) -> bool:
        """Whether any cell of a column reads as a number."""
        return any(reads_as_number(self.sheet.value(row, index)) for row in self.body)
