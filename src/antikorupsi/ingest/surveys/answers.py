"""The respondents of a table: which of its rows they are, and what they answered."""

from dataclasses import dataclass

import numpy as np

from antikorupsi.ingest.spreadsheets import NoResult, Value
from antikorupsi.ingest.surveys.columns import Mask, NumberCells, Numbers, cells_of, read_numbers
from antikorupsi.ingest.tables import Fault, FaultAt, PlacedColumn, Reading, RowClass, Table, classify_aside
from antikorupsi.rules import SurveyDescription

_LAST_ROWS = 40  # where sums and means stand whose figures look like answers

_THEIRS = ("figures", "rejected", "empty")  # the classes of respondents' rows


@dataclass(frozen=True)
class Respondents:
    """Everyone who answered: `rows` are their rows of the sheet, `answers` has a column for each item of the survey.

    `columns` are the items' cells in all rows of the table, `classes` what each of these rows is.
    """

    table: Table
    placed: list[PlacedColumn]
    rows: list[int]
    answers: Numbers
    columns: list[NumberCells]
    classes: list[RowClass]

    def __len__(self) -> int:
        """How many they are."""
        return len(self.rows)

    @property
    def range_name(self) -> str:
        """The cells of all answers."""
        columns = [placed.index for placed in self.placed]
        return self.table.sheet.range_name((self.rows[0], min(columns)), (self.rows[-1], max(columns)))

    def cells(self, item: str) -> tuple[PlacedColumn, list[Value]] | None:
        """A column of theirs and its cells, None where the table has no such column."""
        placed = next((placed for placed in self.table.measured if placed.column.item == item), None)
        if placed is None:
            return None
        rows = self.table.sheet.rows
        return placed, cells_of([rows[row] for row in self.rows], placed.index)

    def column_range(self, placed: PlacedColumn) -> str:
        """The cells of one of their columns."""
        return self.table.sheet.range_name((self.rows[0], placed.index), (self.rows[-1], placed.index))


def read_respondents(table: Table, survey: SurveyDescription) -> Respondents:
    """Reads all answers; nothing is entered in a reading before it is known whether the survey can be used."""
    placed = [_placed(table, item) for item in survey.items]
    body = table.sheet.rows[table.body.start : table.body.stop]
    columns = [read_numbers(cells_of(body, each.index), each.column, whole=survey.whole) for each in placed]
    answered = np.logical_or.reduce([~np.isnan(column.numbers) for column in columns])
    faulty = np.logical_or.reduce([column.faulty for column in columns])
    classes = _classes(table, answered, faulty)
    kept = np.array([kind == "figures" for kind in classes], dtype=np.bool_)
    rows = [table.body.start + int(place) for place in np.flatnonzero(kept)]
    answers = np.column_stack([column.numbers[kept] for column in columns])
    return Respondents(table, placed, rows, answers, columns, classes)


def _placed(table: Table, item: str) -> PlacedColumn:
    return next(placed for placed in table.measured if placed.column.item == item)


def _classes(table: Table, answered: Mask, faulty: Mask) -> list[RowClass]:
    """What each row is; only rows with a fault or without an answer, and the last ones, are looked at as a whole."""
    classes: list[RowClass] = ["figures"] * len(answered)
    odd = ~answered | faulty
    odd[-_LAST_ROWS:] = True
    for place in np.flatnonzero(odd).tolist():
        filled = bool(answered[place] or faulty[place])
        otherwise: RowClass = "figures" if answered[place] else "rejected" if faulty[place] else "empty"
        classes[place] = classify_aside(table, table.body.start + place, has_figures=filled) or otherwise
    return classes


def enter(respondents: Respondents, reading: Reading, region: str, *, refused: bool) -> None:
    """Gives every row its class and counts every filled cell; of a survey that is `refused` nothing came."""
    columns = [placed.index for placed in respondents.placed]
    start = respondents.table.body.start
    for place, kind in enumerate(respondents.classes):
        entered = "rejected" if refused and kind == "figures" else kind
        reading.mark_cells(respondents.table, start + place, columns, entered)
    theirs = np.array([kind in _THEIRS for kind in respondents.classes], dtype=np.bool_)
    for placed, column in zip(respondents.placed, respondents.columns, strict=True):
        _count(column, theirs, reading, refused=refused)
        for faulty in np.flatnonzero(column.faulty & theirs):
            reading.find(_fault(respondents.table, placed, start + int(faulty)), region, respondents.table.sheet)


def _count(column: NumberCells, theirs: Mask, reading: Reading, *, refused: bool) -> None:
    filled, faulty = int((column.filled & theirs).sum()), int((column.faulty & theirs).sum())
    numbers = int((~np.isnan(column.numbers) & theirs).sum())
    reading.account.cells += filled
    reading.account.observations += 0 if refused else numbers
    reading.account.faulty += faulty + (numbers if refused else 0)
    reading.account.missing += filled - faulty - numbers


def _fault(table: Table, placed: PlacedColumn, row: int) -> FaultAt:
    """What is wrong with an answer, without repeating it."""
    if isinstance(table.sheet.value(row, placed.index), NoResult):
        return FaultAt(Fault("answer_not_calculated", {}), (row, placed.index))
    lowest, highest = placed.column.range or (0.0, 0.0)
    return FaultAt(Fault("not_an_answer", {"lowest": lowest, "highest": highest}), (row, placed.index))
