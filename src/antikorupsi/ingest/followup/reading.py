"""A sheet of one of the forms into its rows; every filled row becomes an answer or a finding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz, process

from antikorupsi.ingest.followup.cells import LONGEST_TEXT, doubts_of_row, read_cell, read_region, shown_text
from antikorupsi.ingest.spreadsheets import NoResult, Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables import (
    ANSWERS,
    Fault,
    FaultAt,
    Reading,
    comments_remark,
    normalised,
)
from antikorupsi.rules import (
    FollowupColumn,
    FollowupForm,
    Level,
    Regions,
    followup_forms,
)

_ROWS_ABOVE = 30  # a form's headings stand at the top


@dataclass(frozen=True)
class _Form:
    """A form found in a sheet: the row of its headings, and the place of each column."""

    form: FollowupForm
    row: int
    columns: Mapping[int, FollowupColumn]

    def of_level(self, level: Level) -> "_Form":
        """The same with the headings of a form for those whom a list of regions holds."""
        form = self.form.of_level(level)
        by_key = {column.key: column for column in form.columns}
        return _Form(form, self.row, {index: by_key[column.key] for index, column in self.columns.items()})

    @cached_property
    def place(self) -> dict[str, int]:
        """The index of each column by its key."""
        return {column.key: index for index, column in self.columns.items()}


@dataclass(frozen=True)
class FollowupReader:
    """Reads sheets of answer forms; `subjects` maps the id of all that an answer may be about to its names."""

    subjects: Mapping[str, Sequence[str]]

    def knows(self, sheet: Sheet) -> bool:
        """Whether a sheet is one of the forms."""
        return is_answer_form(sheet)

    def read(self, reading: Reading, regions: Regions) -> None:
        """Adds the answers of a sheet that is one of the forms, and a finding for each cell that cannot be read."""
        found = _found(reading.sheet)
        if found is None:
            return
        found = found.of_level(regions.level)
        reading.account.instrument = found.form.id
        reading.mark(found.row, "header")
        reading.findings += comments_remark(reading.sheet, found.row)
        missing = [column for column in found.form.columns if column.required and column.key not in found.place]
        for column in missing:
            fault = Fault("form_column_missing", {"column": column.names[0], "form": found.form.name.by_language})
            reading.find(FaultAt(fault, (found.row, 0)))
        for row in range(found.row + 1, len(reading.sheet.rows)):
            cells = {index: reading.sheet.value(row, index) for index in found.columns}
            if all(map(is_blank, cells.values())):
                beside = [cell for cell in reading.sheet.rows[row] if not is_blank(cell)]
                reading.mark(row, "note" if beside else "blank")
            else:
                self._read_row(found, row, cells, reading, regions)
        _find_other_columns(found, reading)

    def _read_row(self, found: _Form, row: int, cells: Mapping[int, Value], reading: Reading, regions: Regions) -> None:
        """One row into an answer; a row with a fault in what it needs is a finding and no answer."""
        faults: list[FaultAt] = []
        said: dict[str, str] = {}
        for index, column in found.columns.items():
            if column.kind not in ("code", "region"):
                said[column.key] = self._value(column, cells[index], faults, (row, index))
        code, name = (cells.get(found.place.get(key, -1)) for key in ("code", "region"))
        region = read_region(code, name, regions)
        if isinstance(region, Fault):
            at = found.place.get("region", found.place.get("code", 0))
            faults.insert(0, FaultAt(region, (row, at)))
        faults += [FaultAt(fault, (row, found.place[key])) for fault, key in doubts_of_row(said)]
        for fault in faults:
            reading.find(fault, "" if isinstance(region, Fault) else region.code)
        needed = {column.key for column in found.form.columns if column.required} - {"region", "code"}
        if isinstance(region, Fault) or not all(said.get(key) for key in needed):
            reading.mark(row, "rejected")
            return
        cell = reading.sheet.cell_name(row, found.place[found.form.main])
        answer = ANSWERS[found.form.id](
            region=region.code,
            simulated=region.simulated,
            file=reading.sheet.file,
            sheet=reading.sheet.name,
            cell=cell,
            **said,
        )
        reading.answers.append(answer)
        reading.mark(row, "figures")

    def _value(self, column: FollowupColumn, cell: Value, faults: list[FaultAt], at: tuple[int, int]) -> str:
        """The text of a cell as tables keep it; "" for an empty one and one with a fault, which is added."""
        if is_blank(cell):
            if column.required:
                faults.append(FaultAt(Fault("form_cell_empty", {"column": column.names[0]}), at))
            return ""
        is_subject = column.kind == "subject" and not isinstance(cell, NoResult)
        value = self._subject(cell) if is_subject else read_cell(column, cell)
        if isinstance(value, Fault):
            faults.append(FaultAt(value, at))
            return shown_text(cell)[:LONGEST_TEXT] if value.rule == "form_text_cut" else ""
        return value

    def _subject(self, cell: Value) -> str | Fault:
        said = normalised(cell)
        if not said or said in _WHOLE_REPORT:
            return ""
        if known := self._by_name.get(said):
            return known
        near = process.extract(said, list(self._by_name), scorer=fuzz.WRatio, limit=3)
        names = ", ".join(dict.fromkeys(self.subjects[self._by_name[name]][0] for name, _, _ in near))
        return Fault("form_unknown_subject", {"value": text_of(cell), "nearest": names})

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {normalised(name): identifier for identifier, names in self.subjects.items() for name in names}


_WHOLE_REPORT = frozenset({"laporan", "seluruh laporan", "semua", "report", "whole report", "all"})


def _found(sheet: Sheet) -> _Form | None:
    """The form of a sheet: the first row that names all columns by which one is known, and a region."""
    for row, cells in enumerate(sheet.rows[:_ROWS_ABOVE]):
        texts = {normalised(cell): index for index, cell in reversed(list(enumerate(cells))) if isinstance(cell, str)}
        if _telling_names().isdisjoint(texts):  # nearly every row of nearly every sheet
            continue
        for form in followup_forms().values():
            columns = _columns(form, texts)
            keys = {column.key for column in columns.values()}
            if keys & {"code", "region"} and {column.key for column in form.telling} <= keys:
                return _Form(form, row, columns)
    return None


@cache
def _telling_names() -> frozenset[str]:
    """The headings of the columns by which any form is known."""
    columns = [column for form in followup_forms().values() for column in form.telling]
    return frozenset(normalised(name) for column in columns for name in column.names)


def is_answer_form(sheet: Sheet) -> bool:
    """Whether a sheet is a form in which an office answers a report."""
    return _found(sheet) is not None


def holds_answers(sheet: Sheet) -> bool:
    """Whether a sheet is an answer form with at least one filled cell below its headings."""
    found = _found(sheet)
    below = range(found.row + 1, len(sheet.rows)) if found else range(0)
    return any(not is_blank(sheet.value(row, index)) for row in below for index in (found.columns if found else ()))


def _columns(form: FollowupForm, texts: Mapping[str, int]) -> dict[int, FollowupColumn]:
    """The place of each column of a form whose heading stands in a row."""
    found = {}
    for column in form.columns:
        index = next((texts[name] for name in map(normalised, column.names) if name in texts), None)
        if index is not None and index not in found:
            found[index] = column
    return found


def _find_other_columns(found: _Form, reading: Reading) -> None:
    """Names the filled columns below headings that the form does not have: nothing of them was read."""
    for index in range(max(map(len, reading.sheet.rows[found.row :]))):
        heading = reading.sheet.value(found.row, index)
        below = (reading.sheet.value(row, index) for row in range(found.row + 1, len(reading.sheet.rows)))
        if index in found.columns or normalised(heading) in _NUMBERS or all(map(is_blank, below)):
            continue
        called = text_of(heading) if not is_blank(heading) else get_column_letter(index + 1)
        reading.find(FaultAt(Fault("form_other_column", {"column": called}), (found.row, index)))


_NUMBERS = frozenset({"no", "no.", "nomor", "number"})
