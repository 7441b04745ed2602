"""What a row says beside its figures: that they are interim, targets, or of another year than the rest says."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from antikorupsi.ingest.spreadsheets import Cell, Value, text_of
from antikorupsi.ingest.tables.column_numbers import ColumnNumbers
from antikorupsi.ingest.tables.corrections import corrects, half_check, of_short_year, takes_back, tells_of_case
from antikorupsi.ingest.tables.dates import as_written, times_in
from antikorupsi.ingest.tables.footnotes import marks_in
from antikorupsi.ingest.tables.headings import YEAR, all_phrases, normalised
from antikorupsi.ingest.tables.left_over import names_part, says_otherwise
from antikorupsi.ingest.tables.notes import quantity_noted
from antikorupsi.ingest.tables.provenance import behind_basis
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.repeated_cells import repeats_remark
from antikorupsi.ingest.tables.row_notes import RowNote, notes_on_rows
from antikorupsi.ingest.tables.scale_words import ends_in
from antikorupsi.ingest.tables.status import status_beside
from antikorupsi.ingest.tables.subjects import heads_positions, names_subject, other_person, other_position
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity, label_of, read_year
from antikorupsi.ingest.tables.words import either, words, words_in
from antikorupsi.ingest.tables.years import fault_beside_year
from antikorupsi.rules import Instrument, Regions, instrument_by_id

_LONGEST_REMARK = 80  # longer ones tell a story
_CLAUSES = re.compile(r"[.;,:\n]\s+|\n")
_QUOTED = re.compile(r"[\"\u201c][^\"\u201c\u201d]*[\"\u201d]")  # what a source says in its own words
_DONE = r"(?<!tidak )(?<!belum )(?:disurvei|dinilai|dievaluasi|diukur|diaudit|diperiksa|dihitung)"
_DONE_ON = re.compile(
    rf"\b(?:{_DONE}|tanggal (?:survei|penilaian|evaluasi))(?: (?:pada|per|hari|tanggal|tgl))*[\s:.]*$"
)
_YEAR_ALONE = re.compile(r"(?:(?:tahun anggaran|tahun data|tahun|thn|th|ta|t a|periode|versi|edisi) )?((?:19|20)\d\d)")


@dataclass(frozen=True)
class Beside:
    """The remarks of a table's rows, its columns that are not known, and notes, as far as they speak of the figures."""

    table: Table
    regions: Regions

    def status(self, row: int, placed: PlacedColumn, year: int) -> str:
        """The status that a remark, a date or a footnote gives a figure of a year; "" where none does."""
        values = [value for _, value in self._remarks(row, placed)]
        values += [self.table.sheet.value(row, column.index) for column in self.table.year_columns(placed)]
        values += [text for _, text in (*self._footnotes(row, placed), *self._comments(row, placed))]
        for value in [value for value in values if _is_short(value)] + [note.text for note in self._notes(row)]:
            if said := status_beside(value, placed.instrument, year):
                return said
        return ""

    def fault(self, row: int, placed: PlacedColumn, year: int) -> FaultAt | None:
        """What is wrong where a row names two years, or says that its figure is a target or of another year."""
        before = self._years_at_odds(row, placed) or self._other_person(row, placed)
        return (
            before
            or half_check(self.table, row, placed, self._remarks(row, placed))
            or self._said_beside(row, placed, year)
        )

    def _years_at_odds(self, row: int, placed: PlacedColumn) -> FaultAt | None:
        """The fault of cells of the year that name two years, say more, or differ from the title without a heading."""
        columns = self._year_cells.get(placed.index, ())
        return self._years_at_odds_in(row, columns, placed.instrument.id) if columns else None

    @cached_property
    def _year_cells(self) -> dict[int, tuple[tuple[int, bool], ...]]:
        """By the index of a column of figures the columns of its years, and whether these are headed."""
        return {
            placed.index: tuple((year.index, bool(year.heading)) for year in self.table.year_columns(placed))
            for placed in self.table.measured
            if placed.year is None
        }

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
            return FaultAt(_of_years(*years), (row, columns[0][0]))
        for index, cell in cells.items():
            if fault := fault_beside_year(cell, instrument_id):
                return FaultAt(fault, (row, index))
        nameless = [index for index, is_headed in columns if not is_headed]
        if years and nameless and self.table.year not in (None, *years):
            return FaultAt(_of_years(self.table.year or 0, *years), (row, nameless[0]))
        return None

    def _said_beside(self, row: int, placed: PlacedColumn, year: int) -> FaultAt | None:
        """The fault that a remark or a footnote of a figure tells."""
        notes = self._notes(row)
        remarks, comments = self._remarks(row, placed), self._comments(row, placed)
        if not (remarks or comments or notes or self.table.footnotes):
            return None
        known = self._columns_of_notes
        for cell, text in self._footnotes(row, placed):
            if quantity := quantity_noted(text, placed.instrument.id):
                return FaultAt(fault_of_quantity("other_quantity", quantity, placed.instrument), cell)
        of_basis = {cell for cell, _ in remarks if cell[1] in known}
        said: list[tuple[Cell, Value, bool]] = [(cell, value, cell in of_basis) for cell, value in remarks]
        said += [(cell, text, True) for cell, text in (*self._footnotes(row, placed), *comments)]
        said = [(cell, value, is_remark) for cell, value, is_remark in said if _is_short(value)]
        for cell, value, is_remark in (*said, *((note.cell, note.text, True) for note in notes)):
            if isinstance(value, str):
                figure = self.table.sheet.value(row, placed.index)
                fault = _correction(value, figure, placed, year, is_remark=is_remark)
                fault = fault or _fault_of(value, placed.instrument.id, year, is_remark=is_remark)
                fault = fault or self._of_extreme(row, placed, value)
                if is_remark:
                    fault = fault or self._otherwise(value, placed, year, has_basis=cell in of_basis)
                if fault is not None:
                    return FaultAt(fault, cell)
        return None

    def _otherwise(self, text: str, placed: PlacedColumn, year: int, *, has_basis: bool) -> Fault | None:
        """The fault of a remark that says no more than that a figure is another; of invented ones all may be that.

        Of a remark whose basis is read (`Klaim pemkot`) what stands behind the basis may say so.
        """
        said, instrument = normalised(_without_quotes(text)), placed.instrument
        beside_basis = behind_basis(said) if has_basis else said
        compares = set(words_in(said, "comparisons")) - {"terhadap"}
        if self.table.simulated or compares or status_beside(text, instrument, year) == "interim":
            return None
        if (text.strip() and set(text.strip()) <= set("?()")) or repeats_remark(text):
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
        for cell, value in self._remarks(row, placed):
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

    def remarks_alone(self, row: int) -> Iterator[tuple[Cell, str, str]]:
        """The cells and texts of remarks, and what is left without words that say that they are of a figure."""
        for note in self.table.of_role("note"):
            value = self.table.sheet.value(row, note.index)
            said = normalised(value).split()
            while said and (said[0] in words("of_a_year") or said[0] in words("general")):
                said.pop(0)
            if said:
                yield (row, note.index), text_of(value), " ".join(said)

    def _remarks(self, row: int, placed: PlacedColumn) -> Sequence[tuple[Cell, Value]]:
        """The cells of a row in columns of remarks, and in those that are not known, without dates of other things."""
        return self._remarks_of_year(row, placed.year)

    @cached_property
    def _remarks_of_year(self) -> Callable[[int, int | None], Sequence[tuple[Cell, Value]]]:
        """The remarks of a row on its figures of a year; a row is asked once for each of its figures."""
        return lru_cache(maxsize=16)(self._find_remarks)

    def _find_remarks(self, row: int, year: int | None) -> Sequence[tuple[Cell, Value]]:
        cells = self.table.sheet.rows[row]
        return [
            ((row, index), value)
            for index, with_dates in self._columns_of_remarks(year)
            if index < len(cells)
            and (isinstance(value := cells[index], str) or (with_dates and isinstance(value, date)))
        ]

    @cached_property
    def _columns_of_remarks(self) -> Callable[[int | None], Sequence[tuple[int, bool]]]:
        """The columns of remarks on figures of a year, and whether dates in them are of these."""
        return cache(self._find_columns_of_remarks)

    def _find_columns_of_remarks(self, year: int | None) -> Sequence[tuple[int, bool]]:
        notes = [(note.index, note.heading) for note in self.table.of_role("note") if note.year in (None, year)]
        of_status = [(status.index, status.heading) for status in self.table.of_role("status")]
        columns = (*notes, *of_status, *self.table.unknown, *self._nameless)
        return [(index, not words_in(heading, "other_dates")) for index, heading in columns]

    def _notes(self, row: int) -> Sequence[RowNote]:
        """The notes on the figures of a row."""
        return self._notes_of_row(row) if self._all_notes else ()

    @cached_property
    def _all_notes(self) -> tuple[RowNote, ...]:
        return notes_on_rows(self.table, self.regions)

    @cached_property
    def _notes_of_row(self) -> Callable[[int], Sequence[RowNote]]:
        """The notes on a row; it is asked once for all of its figures."""
        return lru_cache(maxsize=1)(self._find_notes)

    def _find_notes(self, row: int) -> Sequence[RowNote]:
        name = text_of(self.table.sheet.value(*self.table.sheet.first_merged(row, self.table.key)))
        return [note for note in self._all_notes if note.is_of(name, self.regions)]

    @cached_property
    def _nameless(self) -> list[tuple[int, str]]:
        """The columns of the table that no heading stands over."""
        table = self.table
        headed = {placed.index for placed in table.columns} | {index for index, _ in table.unknown}
        return [] if table.sheet.turned else [(index, "") for index in table.span if index not in headed]

    def _footnotes(self, row: int, placed: PlacedColumn) -> Sequence[tuple[Cell, str]]:
        """The footnotes that signs at the region of a row, or in the heading of a column, point to."""
        if not self.table.footnotes:
            return ()
        keys = (self.table.key, *(index for index, _ in self._year_cells.get(placed.index, ())))
        of_keys = [((row, index), marks_in(text_of(self.table.sheet.value(row, index)))) for index in keys]
        of_heading = marks_in(placed.heading) | {normalised(placed.heading)}
        pointing = (*of_keys, ((row, placed.index), of_heading))
        return [(cell, said) for cell, marks in pointing for mark, said in self.table.footnotes if mark in marks]

    def _comments(self, row: int, placed: PlacedColumn) -> Sequence[tuple[Cell, str]]:
        """The clauses of comments at a figure, at its region and at the heading of its column."""
        if not (comments := self.table.sheet.comments):
            return ()
        cells = ((row, placed.index), (row, self.table.key), self.table.heading_cell(placed.index))
        return [(cell, clause) for cell in cells if cell in comments for clause in _CLAUSES.split(comments[cell])]


def _is_short(value: Value) -> bool:
    return not isinstance(value, str) or len(value) < _LONGEST_REMARK


@lru_cache(maxsize=2**12)  # a remark stands beside each figure of its row
def _without_quotes(text: str) -> str:
    return _QUOTED.sub(" ", text)


def _correction(text: str, figure: Value, placed: PlacedColumn, year: int, *, is_remark: bool) -> Fault | None:
    """The fault of a figure that a remark corrects, takes back, or gives a year of two digits; else None."""
    bare = _without_quotes(text)
    taken_back = takes_back(bare, placed.instrument.id, placed.column.item or "")
    doubtful = (
        corrects(bare, figure, placed, is_remark=is_remark)
        or (taken_back and not status_beside(bare, placed.instrument, year))
        or (is_remark and of_short_year(normalised(bare), figure, year, placed.instrument))
        or tells_of_case(bare, label_of(figure, placed.column), placed.instrument)
    )
    return Fault("figure_corrected", {"quantity": text}) if doubtful else None


@lru_cache(maxsize=2**12)
def _fault_of(text: str, instrument_id: str, year: int, *, is_remark: bool) -> Fault | None:
    """What is wrong with a figure of a year beside which such a text stands; a lone year says so in remarks only."""
    instrument = instrument_by_id()[instrument_id]
    said = normalised(_without_quotes(text))
    if words_in(said, "inferred"):
        return None  # somebody has settled the year
    others = {int(found) for found in _of_a_year().findall(said)}
    if is_remark and (alone := _YEAR_ALONE.fullmatch(said)):
        others.add(int(alone[1]))
    if said in words("quantities_always"):
        return fault_of_quantity("other_quantity", text, instrument)
    if words_in(said, "comparisons") or status_beside(text, instrument, year) == "interim":
        return None  # what is interim decides nothing, whichever year it is of
    others = others or {day for day in _years_of_days(text) if day < year}
    if others and year not in others:
        return _of_years(year, *sorted(others))
    is_before = words_in(said, "other_times") and not any(int(later) > year for later in YEAR.findall(said))
    is_other = (is_before and not _holds_figure(said, instrument)) or words_in(said, "stand_ins")
    rule = "other_quantity" if is_other else "remark_of_part" if names_part(said, instrument.id) else ""
    return fault_of_quantity(rule, text, instrument) if rule else None


def _years_of_days(text: str) -> set[int]:
    """The years of the days on which a remark says that figures were read: `dinilai 12/03/2022`."""
    written = as_written(text)
    return {time.year for time in times_in(written) if time.year and _DONE_ON.search(written[: time.start])}


def _holds_figure(said: str, instrument: Instrument) -> bool:
    """Whether a remark holds a figure of its own, so that it compares: `tahun sebelumnya CC`, `tahun lalu 70,5`."""
    labels = {normalised(label) for column in instrument.measured for label in column.labels}
    return any(word in labels or word.isdigit() for word in YEAR.sub(" ", said).split())


@cache
def _of_a_year() -> re.Pattern[str]:
    """What says that a figure is of a year: `nilai tahun 2023`, `Hasil SPI 2023`, `dari tahun 2023`."""
    from_year = either(words("of_a_year"))
    names = either(all_phrases())
    between = rf"(?: (?:ini|tersebut|untuk|pada|dari|adalah|tahun|ta|th|anggaran|{from_year}|{names})){{0,6}}"
    return re.compile(rf"\b(?:{from_year}|{names}|{_DONE}){between} ((?:19|20)\d\d)\b")


def _of_years(*years: int) -> Fault:
    return Fault("two_years", {"years": ", ".join(map(str, years))})
