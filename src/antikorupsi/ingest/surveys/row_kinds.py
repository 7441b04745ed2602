"""What each row of a table of respondents is: most are respondents; titles, foot rows, notes and blank ones are not."""

import re
from collections.abc import Sequence

import numpy as np

from antikorupsi.ingest.spreadsheets import Value, is_blank
from antikorupsi.ingest.surveys.columns import Mask, NumberCells, cells_of, texts_of
from antikorupsi.ingest.surveys.foot_rows import find_foot_rows, have_identity
from antikorupsi.ingest.tables import (
    PlacedColumn,
    RowClass,
    Table,
    begins_with,
    is_known,
    is_title_row,
    label_of,
    normalised,
    spoken_of,
)
from antikorupsi.rules import Regions, SurveyDescription

_SUMS = ("jumlah", "total", "rata rata", "rerata", "nilai rata rata", "nrr", "nrr tertimbang", "ikm")
# Labels of foot rows that may also begin a name or a service, such as Max Sopacua or Hasil Hutan.
_ALONE = frozenset({"hasil", "target", "max", "maks", "min", "mean", "median", "modus", "mode", "sum", "avg", "n"})
_SIGMA = re.compile("[\u03a3\u03c3\u01a9\u0283\u2211]")  # letters and the sign that stand for a sum


class RowKinds:
    """Finds the class of every row of a table; rows are looked at as a whole only where their cells give a reason."""

    def __init__(self, table: Table, placed: list[PlacedColumn], survey: SurveyDescription, regions: Regions) -> None:
        self._table, self._survey, self._regions = table, survey, regions
        self._items = {each.index: each for each in placed}
        first = min(self._items)
        headed = {each.index for each in table.columns} | {index for index, _ in table.unknown}
        self._left = [index for index in table.span if index < first]
        self._right = [index for index in table.span if index > first and index not in {*self._items, *headed}]
        grouping = {each.index for each in table.measured}
        self._naming = [index for index in self._left if index not in grouping]
        self._names = {normalised(name) for each in placed for name in each.column.names}

    def of_all(self, columns: list[NumberCells]) -> tuple[list[RowClass], list[int]]:
        """The class of every row of the table's body, and the places of rows at the foot that may be anything."""
        answered: Mask = np.logical_or.reduce([~np.isnan(column.numbers) for column in columns])
        faulty: Mask = np.logical_or.reduce([column.faulty for column in columns])
        classes: list[RowClass] = ["figures"] * len(answered)
        known = have_identity([cells_of(self._rows, index) for index in self._naming], answered)
        unknown = np.zeros(len(answered), dtype=np.bool_) if known is None else ~known
        for place in np.flatnonzero(~answered | faulty | self._labelled() | unknown).tolist():
            filled = bool(answered[place] or faulty[place])
            otherwise: RowClass = "figures" if answered[place] else "rejected" if faulty[place] else "empty"
            classes[place] = self._aside(place, filled=filled) or otherwise
        doubtful = find_foot_rows(classes, columns, faulty, known, self._answers)
        places = reversed(range(len(classes)))
        last = next((place for place in places if classes[place] in ("figures", "rejected")), -1)
        return [kind if kind != "title" or place < last else "note" for place, kind in enumerate(classes)], doubtful

    def _answers(self, place: int) -> list[Value]:
        return self._cells(self._table.body.start + place, list(self._items))

    def _labelled(self) -> Mask:
        """The rows in which a cell beside the answers holds words of a foot row, of a note, or the name of an item."""
        rows = self._rows
        found = np.zeros(len(rows), dtype=np.bool_)
        for index in (*self._left, *self._right):
            cells = cells_of(rows, index)
            odd = {text for text in texts_of(cells) if self._kind_of_label(text) or normalised(text) in self._names}
            if odd:
                found |= np.array([isinstance(cell, str) and cell in odd for cell in cells], dtype=np.bool_)
        return found

    @property
    def _rows(self) -> Sequence[Sequence[Value]]:
        return self._table.sheet.rows[self._table.body.start : self._table.body.stop]

    def _aside(self, place: int, *, filled: bool) -> RowClass | None:
        """The class of a row that is no respondent's, None for one that is."""
        row = self._table.body.start + place
        cells = [self._table.sheet.value(row, index) for index in self._table.span]
        known = [cell for cell in cells if not is_blank(cell)]
        if not known:
            return "blank"
        if self._is_header(row):
            return "header"
        if is_title_row(cells, least=1) and self._is_title(known):
            return "title"
        if kind := self._labelled_kind(row):
            return kind
        return "note" if len(known) == 1 and not filled else None

    def _labelled_kind(self, row: int) -> RowClass | None:
        left = [cell for cell in self._cells(row, self._left) if not is_blank(cell)]
        beside = left or [cell for cell in self._cells(row, self._right) if not is_blank(cell)]
        texts = [normalised(cell) for cell in beside if isinstance(cell, str)]
        if any(text in _SUMS or (text in self._names and self._is_of_few(row)) for text in texts):
            return "total"
        return self._kind_of_label(beside[0]) if beside and isinstance(beside[0], str) else None

    def _kind_of_label(self, label: str) -> RowClass | None:
        said = normalised(_SIGMA.sub("jumlah", label))
        if (
            said in _ALONE
            or begins_with(said, "totals")
            or any(said == word or said.startswith(f"{word} ") for word in self._survey.foot)
        ):
            return "total"
        return "note" if begins_with(said, "notes") else None

    def _is_of_few(self, row: int) -> bool:
        """Whether fewer than half of the answers are there, as in a list of the items' means below the answers."""
        return sum(not is_blank(cell) for cell in self._cells(row, list(self._items))) * 2 < len(self._items)

    def _is_header(self, row: int) -> bool:
        """Whether a row repeats the headings of the answers, as at the top of a page or of the next region."""
        cells = [(self._table.sheet.value(row, index), each) for index, each in self._items.items()]
        texts = [
            cell for cell, each in cells if isinstance(cell, str) and is_known(cell) and not label_of(cell, each.column)
        ]
        return len(texts) * 2 > len(cells)

    def _is_title(self, known: Sequence[Value]) -> bool:
        """Whether one text, or a label and its value, heads what follows instead of being an answer."""
        if not isinstance(known[0], str):
            return False
        said = normalised(known[0])
        return len(known) > 1 or bool(spoken_of(said) or self._regions.candidates(known[0]) or ":" in known[0])

    def _cells(self, row: int, indices: Sequence[int]) -> list[Value]:
        return [self._table.sheet.value(row, index) for index in indices]
