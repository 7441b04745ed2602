"""Columns whose headings nothing knows, beside figures: later versions, years, statuses and what the figures are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from antikorupsi.ingest.spreadsheets import Cell, Value, is_blank, parse_number, reads_as_number, text_of
from antikorupsi.ingest.tables.dates import date_words, latest_day_in
from antikorupsi.ingest.tables.headings import normalised, phrases, read_heading, spoken_of
from antikorupsi.ingest.tables.left_over import left_over
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.scale_words import unit_in
from antikorupsi.ingest.tables.status import says_interim, status_in
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity, label_of, read_year
from antikorupsi.ingest.tables.versions import other_version_aside, other_version_in
from antikorupsi.ingest.tables.words import begins_with, words, words_in
from antikorupsi.rules import Instrument, instrument_by_id

_FARTHEST = 5  # years between a figure and the year beside it; a year farther off is that of something else
_LONGEST_STATUS = 4  # words


@dataclass(frozen=True)
class UnknownColumns:
    """The filled columns of a table that nothing is known of, as far as they change what its figures are."""

    table: Table

    def fault(self, row: int, placed: PlacedColumn, year: int) -> FaultAt | None:
        """What is wrong with a figure of a year, by the cells of its row in unknown columns; None where nothing is."""
        if not (self._headings or self._sources or self._days_above or self._units):
            return None
        return (
            self._later_version(row, placed)
            or self._other_year(row, placed, year)
            or self._other_unit(row, placed)
            or self._of_row(row, placed.instrument.id)
        )

    @cached_property
    def _of_row(self) -> Callable[[int, str], FaultAt | None]:
        """The fault of all figures of a row that are of one instrument; it is asked once for each of them."""
        return lru_cache(maxsize=4)(self._find_of_row)

    def _find_of_row(self, row: int, instrument_id: str) -> FaultAt | None:
        instrument = instrument_by_id()[instrument_id]
        return self._unclear_status(row) or self._description(row, instrument) or self._claim(row, instrument)

    def status(self, row: int) -> str:
        """Interim where a column that asks whether figures are final says no, or whether they are interim says yes."""
        for index, final in self._questions.items():
            said = normalised(self.table.sheet.value(row, index)) or text_of(self.table.sheet.value(row, index))
            if said in words("answers_no" if final else "answers_yes"):
                return "interim"
        said_of_source = (self._source(row, index) for index in self._sources)
        is_interim = any(text and says_interim(text, self.table.instrument.id) for text in said_of_source)
        return "interim" if is_interim else ""

    @cached_property
    def _sources(self) -> list[int]:
        """The columns of sources that hold a text that is no address."""
        columns = [placed.index for placed in self.table.of_role("url")]
        return [index for index in columns if any(self._source(row, index) for row in self.table.body)]

    def _source(self, row: int, index: int) -> str:
        """The text in a column of sources where it is no address, "" else."""
        cell = self.table.sheet.value(row, index)
        return cell if isinstance(cell, str) and "." not in cell else ""

    @cached_property
    def _headings(self) -> dict[int, str]:
        refused = {column.index for column in self.table.blocked}
        filled = (each for each in self.table.unknown if each[0] not in refused and self.table.holds(each[0]))
        return {index: heading for index, heading in filled if heading}

    def _texts(self, index: int) -> list[str]:
        cells = (self.table.sheet.value(row, index) for row in self.table.body)
        return [normalised(cell) for cell in cells if not is_blank(cell)]

    def _later_version(self, row: int, placed: PlacedColumn) -> FaultAt | None:
        """The fault of a figure beside which a later version of it stands that differs: `Nilai MCP | Nilai Revisi`."""
        for index in self._later.get(placed.index, ()):
            value, figure = self.table.sheet.value(row, index), self.table.sheet.value(row, placed.index)
            if _may_be_figure(value, placed) and not _are_same(value, figure):
                said = f"{self._headings[index]}: {text_of(value)}"
                return FaultAt(Fault("figure_corrected", {"quantity": said}), (row, index))
        return None

    @cached_property
    def _later(self) -> dict[int, list[int]]:
        """By the place of a figure the columns headed as later versions of it."""
        found = dict[int, list[int]]()
        for index, heading in self._headings.items():
            owner = self._owner_of_version(index, heading)
            if owner is not None:
                found.setdefault(owner.index, []).append(index)
        return found

    def _owner_of_version(self, index: int, heading: str) -> PlacedColumn | None:
        """The figure that a column is headed as a later version of: that it names, or the nearest on its left."""
        read = read_heading(heading.split(" / "))
        said = " ".join(read.parts) if read is not None else ""
        named = spoken_of(said)
        figures = [
            placed
            for placed in self.table.measured
            if placed.column.by_year and (not named or placed.instrument.id in named)
        ]
        figures = [
            figure for figure in figures if read is None or None in (read.year, figure.year) or read.year == figure.year
        ]
        left = [figure for figure in figures if figure.index < index]
        owner = max(left, key=lambda placed: placed.index) if left else next(iter(figures), None)
        is_final = owner is not None and not {"akhir", "final"}.isdisjoint(normalised(owner.heading).split())
        return owner if owner is not None and not is_final and _names_later_version(said, owner.instrument) else None

    def _other_year(self, row: int, placed: PlacedColumn, year: int) -> FaultAt | None:
        """The fault of a figure beside which another year stands below an unknown heading: `Tahun Data Terakhir`."""
        if placed.year is not None and self._are_of_several_years:
            return None
        for index in self._years:
            other = read_year(self.table.sheet.value(row, index))
            if other is not None and other != year and abs(other - year) <= _FARTHEST:
                return FaultAt(Fault("two_years", {"years": f"{year}, {other}"}), (row, index))
        for index in self._days:
            value = self.table.sheet.value(row, index)
            day = None if is_blank(value) else latest_day_in(value)
            if day is not None and day.year < year:
                return FaultAt(Fault("two_years", {"years": f"{year}, {day.year}"}), (row, index))
        for cell, day in self._days_above:
            if day.year < year:
                return FaultAt(Fault("two_years", {"years": f"{year}, {day.year}"}), cell)
        return None

    @cached_property
    def _are_of_several_years(self) -> bool:
        return len({placed.year for placed in self.table.measured}) > 1

    @cached_property
    def _days_above(self) -> list[tuple[Cell, date]]:
        """The days of figures that rows above the table say, with their cells: `Tanggal Penilaian | 12/03/2022`."""
        instrument = self.table.instrument.id
        first = date_words("cut_off") | {"periode", "waktu"}
        said = (
            each
            for label, each in self.table.labels.items()
            if _heads_days(label, instrument) or (label.split(" ")[0] in first and not words_in(label, "other_dates"))
        )
        return [(cell, day) for value, cell in said if (day := latest_day_in(value)) is not None]

    def _other_unit(self, row: int, placed: PlacedColumn) -> FaultAt | None:
        """The fault of a number beside which another unit stands: `dokumen` below `Satuan`."""
        for index in self._units if placed.column.type == "number" else ():
            written = text_of(self.table.sheet.value(row, index))
            unit = written if normalised(written) == "peringkat" else unit_in(f"Satuan: {written}")
            if unit:
                said: dict[str, Detail] = {"instrument": placed.instrument.name.by_language, "said": unit}
                return FaultAt(Fault("other_unit", said), (row, index))
        return None

    @cached_property
    def _units(self) -> list[int]:
        """The columns of units of figures: the nearest numbers on their left, or else on their right, are some."""
        figures = {placed.index for placed in self.table.measured}
        others = [index for index in self._headings if self.table.holds_numbers(index)]
        headings = (*self._headings.items(), *((note.index, note.heading) for note in self.table.of_role("note")))
        found = [index for index, said in headings if normalised(said) in words("headings_of_units")]
        nearest = {at: min((*figures, *others), key=lambda index: (index > at, abs(index - at))) for at in found}
        return [index for index in found if nearest[index] in figures]

    @cached_property
    def _days(self) -> list[int]:
        """The columns headed as days of the figures: none of them can lie before the year of its figure."""
        instrument = self.table.instrument.id
        return [index for index, said in self._headings.items() if _heads_days(normalised(said), instrument)]

    @cached_property
    def _years(self) -> list[int]:
        """The columns of nothing but years that no word makes those of something else: an election, a publication."""
        instrument = self.table.instrument.id
        of_data = [index for index, heading in self._headings.items() if _heads_years_of_data(heading, instrument)]
        return [index for index in of_data if self._are_years(index)]

    def _are_years(self, index: int) -> bool:
        cells = [self.table.sheet.value(row, index) for row in self.table.body]
        filled = [
            cell
            for cell in cells
            if not is_blank(cell) and not (isinstance(cell, str) and not any(map(str.isdecimal, cell)))
        ]
        return bool(filled) and all(read_year(cell) is not None and reads_as_number(cell) for cell in filled)

    def _unclear_status(self, row: int) -> FaultAt | None:
        """The fault of a row whose cell in a column of statuses says what is no status."""
        for index in (*self._statuses, *self._questions):
            cell = self.table.sheet.value(row, index)
            said = normalised(cell)
            known = words("answers_yes") | words("answers_no")
            if said and not status_in(said) and not (index in self._questions and said in known):
                return FaultAt(
                    Fault("unknown_label", {"value": text_of(cell), "known": "Final, Sementara"}), (row, index)
                )
        return None

    @cached_property
    def _statuses(self) -> list[int]:
        """The columns of short texts at least half of which say a status; none of trends: `Tetap` beside `Naik`."""
        return [index for index in self._headings if _are_statuses(self._texts(index))]

    @cached_property
    def _questions(self) -> dict[int, bool]:
        """The columns of answers to whether figures are final (True) or interim (False): `Sudah Final?`."""
        found = dict[int, bool]()
        known = words("answers_yes") | words("answers_no")
        for index, heading in self._headings.items():
            asked = _status_asked(normalised(heading))
            if asked and (texts := self._texts(index)) and 2 * sum(text in known for text in texts) >= len(texts):
                found[index] = asked == "final"
        return found

    def _description(self, row: int, instrument: Instrument) -> FaultAt | None:
        """The fault of a row whose description holds words that no list has: `Baseline`, `Median`."""
        for index, heading in self._headings.items():
            cell = self.table.sheet.value(row, index)
            if isinstance(cell, str) and begins_with(normalised(heading), "headings_of_descriptions"):
                said = normalised(cell)
                if said and (
                    left_over(said, instrument.id) or other_version_aside(said) or words_in(said, "quantities")
                ):
                    return FaultAt(fault_of_quantity("remark_of_part", cell, instrument), (row, index))
        return None

    def _claim(self, row: int, instrument: Instrument) -> FaultAt | None:
        """The fault of a row whose source is no address and says that the region claims the figure: `Klaim daerah`."""
        for index in self._sources:
            source = self._source(row, index)
            if source and self._is_claim(normalised(source)):
                return FaultAt(fault_of_quantity("remark_of_part", source, instrument), (row, index))
        return None

    def _is_claim(self, said: str) -> bool:
        other = other_version_in(said) if self.table.simulated else other_version_aside(said)
        is_other = bool(words_in(said, "stand_ins") or words_in(said, "quantities_always")) and not words_in(
            said, "reached"
        )
        return said in words("claims") or is_other or bool(other)


def _names_later_version(said: str, instrument: Instrument) -> bool:
    """Whether the words of a heading name a later version of a figure and nothing else."""
    words_said = set(said.split())
    names = {word for text in (*phrases(instrument), *words("general")) for word in text.split()}
    later = words("later_versions")
    return (
        not later.isdisjoint(words_said)
        and not words_said <= words("differences")
        and words_said <= later | names | words("around_versions")
    )


def _may_be_figure(value: Value, placed: PlacedColumn) -> bool:
    return not is_blank(value) and (reads_as_number(value) or label_of(value, placed.column) is not None)


def _are_same(first: Value, second: Value) -> bool:
    """Whether two cells hold the same number or text, whatever decimal mark they are written with."""
    numbers = [parse_number(text_of(cell).strip("% ").replace(",", "."), ".") for cell in (first, second)]
    return numbers[0] == numbers[1] if None not in numbers else normalised(first) == normalised(second)


def _heads_years_of_data(heading: str, instrument_id: str) -> bool:
    """Whether years below an unknown heading are those of the figures: no unknown word and no other event stands there.

    `Tahun Data Terakhir` is, `Tahun Pelantikan` and `Tahun MoU` are not.
    """
    said = normalised(heading)
    padded = f" {said} "
    if words_in(said, "other_dates") or any(f" {word} " in padded for word in date_words("releases")):
        return False
    return bool(words_in(said, "years_of_data")) or not left_over(said, instrument_id)


@lru_cache(maxsize=2**10)
def _heads_days(said: str, instrument_id: str) -> bool:
    """Whether a normalised heading is one of days on which figures were read: `Tanggal Penilaian`, no `Tanggal SK`."""
    is_of_report = instrument_id == "opini_bpk" and said.endswith(" lhp")  # an audit report is of its year or later
    return begins_with(said, "headings_of_days") and (is_of_report or _heads_years_of_data(said, instrument_id))


def _are_statuses(texts: list[str]) -> bool:
    said = [text for text in texts if len(text.split()) <= _LONGEST_STATUS]
    known = sum(bool(status_in(text)) for text in said)
    trends = any(words_in(text, "comparisons") for text in texts)
    return bool(known) and len(said) == len(texts) and 2 * known >= len(texts) and not trends


@lru_cache(maxsize=2**10)
def _status_asked(said: str) -> str:
    """The status that a heading asks for, in one word among others; "" for a heading that asks for none."""
    return next(iter(_statuses_in(said)), "")


def _statuses_in(said: str) -> Iterator[str]:
    for word in said.split():
        if found := status_in(word):
            yield found
    if words_in(said, "verified"):
        yield "final"
