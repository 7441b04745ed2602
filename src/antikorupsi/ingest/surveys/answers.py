"""The respondents of a table: which of its rows they are, and what they answered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from antikorupsi.ingest.spreadsheets import NoResult, StruckOut, Value
from antikorupsi.ingest.surveys.columns import Mask, NumberCells, Numbers, cells_of, read_numbers
from antikorupsi.ingest.surveys.row_kinds import RowKinds
from antikorupsi.ingest.tables import Fault, FaultAt, Head, PlacedColumn, Reading, RowClass, Table, normalised
from antikorupsi.rules import Regions, SurveyDescription

_THEIRS = ("figures", "rejected", "empty")  # the classes of respondents' rows


@dataclass(frozen=True)
class Respondents:
    """Everyone who answered one survey: `rows` are their rows of the sheet, `answers` has a column for each item.

    `head` is None where nothing is known of the survey; `alone` says whether the table holds this one survey, else
    findings on it stand at its first row.
    """

    table: Table
    survey: SurveyDescription
    head: Head | None
    placed: list[PlacedColumn]
    rows: list[int]
    answers: Numbers
    reading: Reading
    alone: bool = True

    def __len__(self) -> int:
        """How many they are."""
        return len(self.rows)

    def only(self, kept: Mask) -> "Respondents":
        """Those of them that a mask keeps."""
        rows = [self.rows[place] for place in np.flatnonzero(kept).tolist()]
        return replace(self, rows=rows, answers=self.answers[kept])

    def find(self, fault: Fault | FaultAt, index: int | None = None) -> None:
        """Adds a finding on the survey, or on one of its columns or cells."""
        at = fault if isinstance(fault, FaultAt) else self.at(fault, index)
        self.reading.find(at, self.head.place.code if self.head else "", self.table.sheet)

    @property
    def origin(self) -> dict[str, Any]:
        """What all figures and groups of the survey have in common: region, instrument, year, file and sheet."""
        head, sheet = self.head, self.table.sheet
        known = {"region": head.place.code, "year": head.year} if head else {}
        of_table = {"instrument": self.table.instrument.id, "simulated": self.table.simulated}
        return {**known, **of_table, "file": sheet.file, "sheet": sheet.name}

    def at(self, fault: Fault, index: int | None = None) -> FaultAt:
        """A fault of the whole survey, or of one of its columns."""
        if self.alone or not self.rows:
            return FaultAt(fault, (self.table.header, index or 0))
        return FaultAt(fault, (self.rows[0], self.table.key if index is None else index))

    @property
    def range_name(self) -> str:
        """The cells of all answers."""
        columns = [placed.index for placed in self.placed]
        return self.table.sheet.range_name((self.rows[0], min(columns)), (self.rows[-1], max(columns)))

    def cells(self, item: str | None) -> tuple[PlacedColumn, list[Value]] | None:
        """A column of theirs and its cells, merged ones filled; None where survey or table has no such column."""
        placed = next((placed for placed in self.table.measured if item and placed.column.item == item), None)
        if placed is None:
            return None
        sheet = self.table.sheet
        cells = cells_of([sheet.rows[row] for row in self.rows], placed.index)
        if any(first[1] <= placed.index <= last[1] and last[0] > first[0] for first, last in sheet.merged):
            cells = [sheet.value(*sheet.first_merged(row, placed.index)) for row in self.rows]
        return placed, cells

    def column_range(self, placed: PlacedColumn) -> str:
        """The cells of one of their columns."""
        return self.table.sheet.range_name((self.rows[0], placed.index), (self.rows[-1], placed.index))


@dataclass(frozen=True)
class AnswerTable:
    """A table of answers: `columns` are its items' cells in all rows of the body, `classes` what each of these is.

    `doubtful` are the rows at its foot that may be respondents' or sums, `not_counted` those that a cell beside the
    answers takes out; each has a finding of its own.
    """

    table: Table
    survey: SurveyDescription
    placed: list[PlacedColumn]
    columns: list[NumberCells]
    classes: list[RowClass]
    doubtful: list[int]
    not_counted: list[int] = field(default_factory=list)

    @cached_property
    def rows(self) -> list[int]:
        """The rows of the sheet in which somebody answered."""
        return [self.table.body.start + place for place, kind in enumerate(self.classes) if kind == "figures"]

    @property
    def rejected(self) -> list[int]:
        """The rows that are filled and hold no answer on the scale."""
        rows = [self.table.body.start + place for place, kind in enumerate(self.classes) if kind == "rejected"]
        return [row for row in rows if row not in self.doubtful and row not in self.not_counted]

    def respondents(self, rows: Sequence[int], head: Head | None, reading: Reading, *, alone: bool) -> Respondents:
        """The respondents in some of the rows."""
        places = np.array(rows, dtype=np.intp) - self.table.body.start
        answers = np.column_stack([column.numbers[places] for column in self.columns])
        return Respondents(self.table, self.survey, head, self.placed, list(rows), answers, reading, alone)


def read_answers(table: Table, survey: SurveyDescription, regions: Regions) -> AnswerTable:
    """Reads all answers; nothing is entered in a reading before it is known what can be used."""
    placed = [placed_item(table, item) for item in survey.items]
    body = table.sheet.rows[table.body.start : table.body.stop]
    columns = [read_numbers(cells_of(body, each.index), each.column, whole=survey.whole) for each in placed]
    classes, doubtful = RowKinds(table, placed, survey, regions).of_all(columns)
    return AnswerTable(table, survey, placed, columns, classes, [table.body.start + place for place in doubtful])


def placed_item(table: Table, item: str) -> PlacedColumn:
    """The column of an item; one that goes by its name comes before one whose text only speaks of it."""
    return min((each for each in table.measured if each.column.item == item), key=lambda each: not _is_named(each))


def repeated_items(table: Table, survey: SurveyDescription) -> list[PlacedColumn]:
    """The columns that ask an item which another column of the table asks as well: which of them counts is unknown."""
    repeated = []
    for item in survey.items:
        asking = [each for each in table.measured if each.column.item == item]
        named = [each for each in asking if _is_named(each)]
        repeated += (named if len(named) > 1 else asking if not named else [])[1:]
    return repeated


def unread_questions(table: Table, survey: SurveyDescription) -> list[PlacedColumn]:
    """The columns that speak of what another column is named after or that come second, and are not read."""
    read: set[int] = set()
    items = dict.fromkeys(each.column.item for each in table.measured if each.column.item)
    for item in items:
        first = next(each for each in table.measured if each.column.item == item)
        read.add((placed_item(table, item) if item in survey.items else first).index)
    return [each for each in table.measured if each.index not in read]


def _is_named(placed: PlacedColumn) -> bool:
    lowest = normalised(placed.heading.rpartition(" / ")[2])
    return any(said in map(normalised, placed.column.names) for said in (lowest, normalised(placed.heading)))


def enter(
    table: AnswerTable,
    reading: Reading,
    region_of_row: Mapping[int, str],
    used: Collection[int],
    off_scale: Collection[int] = (),
) -> None:
    """Gives every row its class and counts every filled cell; nothing came of respondents who are not `used`.

    In the rows `off_scale` one finding on the survey stands for the answers of another scale.
    """
    columns = [placed.index for placed in table.placed]
    start = table.table.body.start
    counted = np.zeros(len(table.classes), dtype=np.bool_)
    counted[[row - start for row in used]] = True
    entered: list[RowClass] = [
        "rejected" if kind == "figures" and not is_counted else kind
        for kind, is_counted in zip(table.classes, counted.tolist(), strict=True)
    ]
    if table.table.sheet.turned:
        for place, kind in enumerate(entered):
            reading.mark_cells(table.table, start + place, columns, kind)
    else:
        reading.mark_rows(dict(enumerate(entered, start)))
    theirs = np.array([kind in _THEIRS for kind in table.classes], dtype=np.bool_)
    for column in table.columns:
        _count(column, theirs, counted, reading)
    if table.doubtful:
        at = FaultAt(Fault("foot_row_unclear", {"rows": len(table.doubtful)}), (table.doubtful[0], table.table.span[0]))
        reading.find(at, sheet=table.table.sheet)
    _find_faults(table, theirs, off_scale, reading, region_of_row)


def _find_faults(
    table: AnswerTable, theirs: Mask, off_scale: Collection[int], reading: Reading, region_of_row: Mapping[int, str]
) -> None:
    """A finding on every faulty cell but those that one finding on the survey or on the foot stands for."""
    start = table.table.body.start
    concise, clear = np.zeros(len(theirs), dtype=np.bool_), theirs.copy()
    concise[[row - start for row in off_scale]] = True
    clear[[row - start for row in (*table.doubtful, *table.not_counted)]] = False
    for placed, column in zip(table.placed, table.columns, strict=True):
        for faulty in np.flatnonzero(column.faulty & clear & ~(column.off_scale & concise)):
            row = start + int(faulty)
            reading.find(_fault(table.table, placed, row), region_of_row.get(row, ""), table.table.sheet)


def _count(column: NumberCells, theirs: Mask, counted: Mask, reading: Reading) -> None:
    filled, faulty = int((column.filled & theirs).sum()), int((column.faulty & theirs).sum())
    given = ~np.isnan(column.numbers) & theirs
    numbers, lost = int((given & counted).sum()), int((given & ~counted).sum())
    reading.account.cells += filled
    reading.account.observations += numbers
    reading.account.faulty += faulty + lost
    reading.account.missing += filled - faulty - numbers - lost


def _fault(table: Table, placed: PlacedColumn, row: int) -> FaultAt:
    """What is wrong with an answer, without repeating it."""
    value = table.sheet.value(row, placed.index)
    if isinstance(value, NoResult) and not isinstance(value, StruckOut):
        return FaultAt(Fault("answer_not_calculated", {}), (row, placed.index))
    lowest, highest = placed.column.range or (0.0, 0.0)
    return FaultAt(Fault("not_an_answer", {"lowest": lowest, "highest": highest}), (row, placed.index))
