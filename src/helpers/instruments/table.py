"""Where the table of a sheet begins, which instrument it belongs to and which column is which."""

import re
from dataclasses import dataclass, field

from helpers.instruments.loading import common_columns, instruments
from helpers.instruments.models import Column, Instrument
from helpers.spreadsheets import Sheet, Value, is_blank, text_of

HEADER_SEARCHED_IN_ROWS = 40
_YEAR_IN_HEADING = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class PlacedColumn:
    """A column of the instrument at its place in the sheet, with the year its heading carries, if any."""

    column: Column
    index: int
    heading: str
    year: int | None = None


@dataclass(frozen=True)
class Table:
    """One table: its instrument, sheet, header row (zero-based) and the columns that were recognised."""

    instrument: Instrument
    sheet: Sheet
    header: int
    columns: list[PlacedColumn]
    simulated: bool
    labels: dict[str, tuple[Value, tuple[int, int]]] = field(default_factory=dict)

    @property
    def measured(self) -> list[PlacedColumn]:
        """The columns that hold figures."""
        return [placed for placed in self.columns if placed.column.item]

    def of_role(self, role: str) -> list[PlacedColumn]:
        """The columns that play a role in the row, such as "year"."""
        return [placed for placed in self.columns if placed.column.role == role]

    def value(self, row: int, role: str) -> Value:
        """The first non-blank value of a role in a row."""
        values = (self.sheet.value(row, placed.index) for placed in self.of_role(role))
        return next((value for value in values if not is_blank(value)), None)

    @property
    def missing_columns(self) -> list[Column]:
        """The required columns that the header lacks; where none is required, all measured ones if none is there."""
        found = [placed.column for placed in self.columns]
        required = [column for column in self.instrument.columns if column.required]
        if not required and not self.measured:
            return self.instrument.measured
        return [column for column in required if column not in found]

    @property
    def unknown_headings(self) -> list[tuple[int, str]]:
        """The headings, with their places, of columns nothing is known of: what they hold is not read."""
        known = {placed.index for placed in self.columns}
        ignored = {normalised(name) for name in self.instrument.ignored}
        cells = enumerate(self.sheet.rows[self.header])
        return [
            (index, text_of(value))
            for index, value in cells
            if index not in known and not is_blank(value) and normalised(value) not in ignored
        ]


def find_table(sheet: Sheet) -> Table | None:
    """The table whose headings fit best among all instruments that the sheet's titles or file name speak of."""
    tables = [
        table
        for instrument in instruments().values()
        if _speaks_of(sheet, instrument)
        for table in _tables_of(sheet, instrument)
    ]
    return max(tables, key=lambda table: (len(table.measured), len(table.columns), -table.header), default=None)


def normalised(value: Value) -> str:
    """A heading or label without case, punctuation and extra blanks: "Nilai  MCP*" is "nilai mcp"."""
    return " ".join(re.sub(r"[^\w/+]+", " ", text_of(value).lower()).split())


def _titles(sheet: Sheet) -> str:
    """The words that say what a sheet is: file name, sheet name and everything in its first rows."""
    first_rows = (text_of(value) for row in sheet.rows[:HEADER_SEARCHED_IN_ROWS] for value in row[:4])
    return normalised(" ".join([sheet.file, sheet.name, *first_rows]))


def _speaks_of(sheet: Sheet, instrument: Instrument) -> bool:
    titles = f" {_titles(sheet)} "
    return any(f" {normalised(words)} " in titles for words in instrument.recognised_by)


def _tables_of(sheet: Sheet, instrument: Instrument) -> list[Table]:
    """A table for every row that could be the header: one that names the rows' key and something besides it."""
    simulated = "simulasi" in _titles(sheet)
    tables = []
    for row in range(min(len(sheet.rows), HEADER_SEARCHED_IN_ROWS)):
        columns = place_columns(sheet.rows[row], instrument)
        roles = {placed.column.role for placed in columns}
        key = {"panel": "number", "respondents": "number"}.get(instrument.layout, "region")
        if len(columns) > 1 and (key in roles or (key == "region" and "code" in roles)):
            tables.append(Table(instrument, sheet, row, columns, simulated, _labels_above(sheet, row)))
    return tables


def place_columns(header: list[Value], instrument: Instrument) -> list[PlacedColumn]:
    """The columns of a header row that the instrument, or any workbook, knows."""
    placed = [_place(value, index, instrument) for index, value in enumerate(header) if not is_blank(value)]
    return [column for column in placed if column is not None]


def _place(value: Value, index: int, instrument: Instrument) -> PlacedColumn | None:
    heading = normalised(value)
    year = _YEAR_IN_HEADING.search(heading)
    without_year = " ".join(_YEAR_IN_HEADING.sub(" ", heading).split())
    for column in [*instrument.columns, *common_columns()]:
        names = {normalised(name) for name in column.names}
        if column.by_year and year and without_year in names:
            return PlacedColumn(column, index, text_of(value), int(year.group()))
        if not column.by_year and heading in names:
            return PlacedColumn(column, index, text_of(value))
    return None


def _labels_above(sheet: Sheet, header: int) -> dict[str, tuple[Value, tuple[int, int]]]:
    """What stands above the header as a label and its value side by side: `Tahap | Penilaian`."""
    labels: dict[str, tuple[Value, tuple[int, int]]] = {}
    for row in range(header):
        cells = [(column, value) for column, value in enumerate(sheet.rows[row]) if not is_blank(value)]
        if len(cells) == 2:
            (_, label), (column, value) = cells
            labels[normalised(label)] = (value, (row, column))
    return labels
