"""What a row says beside its figures: that they are interim, targets, or of another year than the rest says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from antikorupsi.ingest.spreadsheets import Cell, Value, text_of
from antikorupsi.ingest.tables.column_numbers import ColumnNumbers
from antikorupsi.ingest.tables.corrections import half_check
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.left_over import says_otherwise
from antikorupsi.ingest.tables.notes import quantity_noted
from antikorupsi.ingest.tables.provenance import behind_basis
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.remark_words import (
    correction_in,
    could_be_corrected,
    fault_in_remark,
    fault_of_years,
    without_quotes,
)
from antikorupsi.ingest.tables.repeated_cells import repeats_remark
from antikorupsi.ingest.tables.scale_words import ends_in
from antikorupsi.ingest.tables.status import status_beside
from antikorupsi.ingest.tables.subjects import heads_positions, names_subject, other_person, other_position
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.texts_beside import TextsBeside
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity, is_year_alone, label_of, read_year
from antikorupsi.ingest.tables.words import words, words_in
from antikorupsi.ingest.tables.years import fault_beside_year

_LONGEST_REMARK = 80  # longer ones tell a story


@dataclass(frozen=True)
class Beside:
    """The remarks of a table's rows, its columns that are not known, and notes, as far as they speak of the figures."""

    table: Table
    texts: TextsBeside

    def status(self, row: int, placed: PlacedColumn, year: int) -> str:
        """The status that a remark, a date or a footnote gives a figure of a year; "" where none does."""
        for value in self._values_beside(row, placed):
            if said := status_beside(value, placed.instrument, year):
                return said
        return ""

    def _values_beside(self, row: int, placed: PlacedColumn) -> Iterator[Value]:
        """The remarks, dates, footnotes, comments and notes of a figure; long remarks tell a story."""
        for _, value in self.texts.remarks(row, placed):
            if _is_short(value):
                yield value
        for column in self.table.year_columns(placed):
            value = self.table.sheet.value(row, column.index)
            if not is_year_alone(value) and _is_short(value):  # nearly all are: a year alone says no status
                yield value
        for _, text in (*self.texts.footnotes(row, placed), *self.texts.comments(row, placed)):
            if _is_short(text):
                yield text
        for note in self.texts.notes(row):
            yield note.text

    def fault(self, row: int, placed: PlacedColumn, year: int) -> FaultAt | None:
        """What is wrong where a row names two years, or says that its figure is a target or of another year."""
        before = self._years_at_odds(row, placed) or self._other_person(row, placed)
        return (
            before
            or half_check(self.table, row, placed, self.texts.remarks(row, placed))
            or self._said_beside(row, placed, year)
        )

    def _years_at_odds(self, row: int, placed: PlacedColumn) -> FaultAt | None:
        """The fault of cells of the year that name two years, say more, or differ from the title without a heading."""
        columns = self.texts.year_cells.get(placed.index, ())
        return self._years_at_odds_in(row, columns, placed.instrument.id) if columns else None

    @cached_property
    def _years_at_odds_in(self) -> Callable[[int, tuple[tuple[int, bool], ...], str], FaultAt | None]:
        """The same of a row and its columns of years; it is asked once for each of its figures."""
        return lru_cache(maxsize=16)(self._find_years_at_odds)

    def _find_years_at_odds(
        self, row: int, columns: tuple[tuple[int, bool], ...], instrument_id: str
    ) -> FaultAt | None:
        cells = {index: self.table.sheet.value(row, index) for index, _ in columns}
        years = dict.fromkeys(filter(None, map(read_year, cells.values())))
        if len(years) > 1:
            return FaultAt(fault_of_years(*years), (row, columns[0][0]))
        for index, cell in cells.items():
            if fault := fault_beside_year(cell, instrument_id):
                return FaultAt(fault, (row, index))
        nameless = [index for index, is_headed in columns if not is_headed]
        if years and nameless and self.table.year not in (None, *years):
            return FaultAt(fault_of_years(self.table.year or 0, *years), (row, nameless[0]))
        return None

    def _said_beside(self, row: int, placed: PlacedColumn, year: int) -> FaultAt | None:
        """The fault that a remark or a footnote of a figure tells."""
        notes = self.texts.notes(row)
        remarks, comments = self.texts.remarks(row, placed), self.texts.comments(row, placed)
        if not (remarks or comments or notes or self.table.footnotes):
            return None
        known = self._columns_of_notes
        if not (comments or notes or self.table.footnotes) and not any(
            isinstance(value, str) and self._may_speak(value, placed, year, cell[1] in known, cell[1] in known)
            for cell, value in remarks
            if _is_short(value)
        ):
            return None
        for cell, text in self.texts.footnotes(row, placed):
            if quantity := quantity_noted(text, placed.instrument.id):
                return FaultAt(fault_of_quantity("other_quantity", quantity, placed.instrument), cell)
        of_basis = {cell for cell, _ in remarks if cell[1] in known}
        said: list[tuple[Cell, Value, bool]] = [(cell, value, cell in of_basis) for cell, value in remarks]
        said += [(cell, text, True) for cell, text in (*self.texts.footnotes(row, placed), *comments)]
        said = [(cell, value, is_remark) for cell, value, is_remark in said if _is_short(value)]
        for cell, value, is_remark in (*said, *((note.cell, note.text, True) for note in notes)):
            if isinstance(value, str) and self._may_speak(value, placed, year, is_remark, cell in of_basis):
                figure = self.table.sheet.value(row, placed.index)
                fault = correction_in(value, figure, placed, year, is_remark=is_remark)
                fault = fault or fault_in_remark(value, placed.instrument.id, year, is_remark=is_remark)
                fault = fault or self._of_extreme(row, placed, value)
                if is_remark:
                    fault = fault or self._otherwise(value, placed, year, has_basis=cell in of_basis)
                if fault is not None:
                    return FaultAt(fault, cell)
        return None

    def _may_speak(self, text: str, placed: PlacedColumn, year: int, is_remark: bool, has_basis: bool) -> bool:
        """Whether a text may say something against figures of a year in a column, whichever these are.

        Few texts do, and most stand beside thousands of figures: each is asked once.
        """
        asked = (text, placed.index, placed.column.item, year, is_remark, has_basis)
        if (known := self._speaking.get(asked)) is None:
            known = self._speaking[asked] = bool(
                could_be_corrected(text, placed, year, is_remark=is_remark)
                or fault_in_remark(text, placed.instrument.id, year, is_remark=is_remark)
                or not words("extremes").isdisjoint(normalised(text).split())
                or (is_remark and self._otherwise(text, placed, year, has_basis=has_basis))
            )
        return known

    @cached_property
    def _speaking(self) -> dict[tuple[object, ...], bool]:
        """The answers to whether a text may speak of figures."""
        return {}

    def _otherwise(self, text: str, placed: PlacedColumn, year: int, *, has_basis: bool) -> Fault | None:
        """The fault of a remark that says no more than that a figure is another; of invented ones all may be that.

        Of a remark whose basis is read (`Klaim pemkot`) what stands behind the basis may say so.
        """
        said, instrument = normalised(without_quotes(text)), placed.instrument
        beside_basis = behind_basis(said) if has_basis else said
        if repeats_remark(text):
            return Fault("figure_corrected", {"quantity": text})
        compares = set(words_in(said, "comparisons")) - {"terhadap"}
        if self.table.simulated or compares or status_beside(text, instrument, year) == "interim":
            return None
        if text.strip() and set(text.strip()) <= set("?()"):
            return Fault("figure_corrected", {"quantity": text})
        scale = placed.column.range
        is_otherwise = says_otherwise(beside_basis) or (scale and any(end != scale[1] for end in ends_in(text)))
        return fault_of_quantity("remark_of_part", text, instrument) if is_otherwise else None

    def _of_extreme(self, row: int, placed: PlacedColumn, text: str) -> Fault | None:
        """The fault of a remark `nilai tertinggi` beside a number that is not seen to be the highest of several."""
        said = normalised(text).split()
        extremes = words("extremes").intersection(said)
        if not extremes or placed.column.type != "number" or not extremes | words("general") >= set(said):
            return None
        numbers = self._numbers.columns.get(placed.index, {})
        end = max if extremes & {"tertinggi", "terbesar"} else min
        is_one = len(numbers) > 1 and numbers.get(row) == end(numbers.values())
        return None if is_one else fault_of_quantity("remark_of_part", text, placed.instrument)

    @cached_property
    def _numbers(self) -> ColumnNumbers:
        return ColumnNumbers(self.table)

    @cached_property
    def _columns_of_notes(self) -> frozenset[int]:
        return frozenset(column.index for column in self.table.of_role("note"))

    def _other_person(self, row: int, placed: PlacedColumn) -> FaultAt | None:
        """The fault of a row about somebody whom the instrument is not about, by a cell of it or by its remark.

        A remark beside "tidak ada" may speak of others.
        """
        if not placed.instrument.subjects:
            return None
        label = label_of(self.table.sheet.value(row, placed.index), placed.column)
        headings = dict(self.table.unknown)
        if (index := self._headed_by_others) is not None:
            return FaultAt(
                fault_of_quantity("other_quantity", headings[index], placed.instrument), self.table.heading_cell(index)
            )
        for cell, value in self.texts.remarks(row, placed):
            position = heads_positions(headings.get(cell[1], ""))
            other = other_position if position else other_person
            if isinstance(value, str) and (position or label == "ada") and other(value, placed.instrument):
                return FaultAt(fault_of_quantity("other_quantity", text_of(value), placed.instrument), cell)
        return None

    @cached_property
    def _headed_by_others(self) -> int | None:
        """The unknown column headed by others than the instrument's subjects, where none is headed by a subject."""
        instrument, headings = self.table.instrument, dict(self.table.unknown)
        if any(names_subject(normalised(heading), instrument.id) for heading in headings.values()):
            return None
        others = (index for index, heading in headings.items() if other_person(heading, instrument))
        return next((index for index in others if not heads_positions(headings[index])), None)


def _is_short(value: Value) -> bool:
    return not isinstance(value, str) or len(value) < _LONGEST_REMARK
