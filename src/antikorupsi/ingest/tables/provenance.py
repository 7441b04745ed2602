"""How the figures of a row came about: when they were published, by whom, and how they were said of the region."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any

from antikorupsi.ingest.spreadsheets import Value, is_blank, text_of
from antikorupsi.ingest.tables.dates import last_day_named, may_be_month_first, read_date
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault, is_missing_mark, read_year
from antikorupsi.ingest.tables.words import words_in
from antikorupsi.rules import DAYS, common_columns, source_kind

_OF_A_YEAR = re.compile(r"\b((?:19|20)\d\d)\s*:")  # LKPD 2021: what follows is said of this year's figure
_NOT = r"\b(?:tidak|tak|belum|tanpa|not)"
_STATED = (
    r"(?:(?:ter|di)?(?:tulis|nyatakan|sebut|sebutkan|cantum|cantumkan)|men(?:ulis|yatakan|yebut|yebutkan|cantumkan)"
    r"|jelas|stated?|writ(?:e|ten)|given?|named?|clear)"
)
_UNSTATED = re.compile(  # the year is not written; it does not name the year
    rf"\b(?:tahun|tahunnya|years?)\b.*{_NOT} (?:\w+ )?{_STATED}\b|{_NOT} {_STATED} (?:\w+ )?(?:tahun|tahunnya|year)\b"
    r"|\b(?:unstated year|year (?:is |was )?unstated)\b"
)

_TEXTS = ("basis", "note", "url", "quoted", "prepared")  # the roles of columns of texts
_OTHER_DAYS = tuple(role for role in DAYS if role != "published")
_WITHOUT_SOURCE = {  # what a row of a table says that has no column for it
    "url": "",
    "note": "",
    "basis": "",
    "year_inferred": False,
    "source_kind": source_kind(""),
    "quoted": "",
    "prepared": "",
}


def fields_of(table: Table, row: int, year: int) -> dict[str, Any]:
    """The fields of an observation that say where its figure comes from; a day that cannot be read stays empty."""
    if not table.has_role(*_TEXTS, *DAYS):
        return _WITHOUT_SOURCE
    texts = {role: _texts(table, row, role, year) for role in table.roles_among(_TEXTS)}
    basis, remarks = texts.pop("basis", []), texts.pop("note", [])
    if basis:
        remarks = [*(text for text in basis if normalised(text) not in _basis_words()), *remarks]
    fields: dict[str, Any] = _WITHOUT_SOURCE | {role: "; ".join(said) for role, said in texts.items() if said}
    if fields["url"]:
        fields["source_kind"] = source_kind(fields["url"])
    if basis or remarks:
        fields["note"] = note = "; ".join(remarks)
        fields["basis"] = next((label for text in (*basis, *remarks) if (label := basis_in(text))), "")
        fields["year_inferred"] = bool(note) and says_inferred(note, year)
    return fields | _days_of(table, row, year) if table.has_role(*DAYS) else fields


def _days_of(table: Table, row: int, year: int) -> dict[str, str]:
    """The days that a row says of its figures of a year, by their role."""
    found: dict[str, date] = {role: day for role in _OTHER_DAYS if (day := day_of(table, row, role, year)) is not None}
    for _, _, day in _published(table, row, year):
        if not _too_early(day, found.get("retrieved"), year):
            found.setdefault("published", day)
    return {role: day.isoformat() for role, day in found.items()}


def day_of(table: Table, row: int, role: str, year: int | None) -> date | None:
    """The day that a row says in a column of the role; None where it says none that can be read."""
    for index, value in _values(table, row, role, year):
        if (day := _read_day(table, index, value)) is not None:
            return day
    return None


def _published(table: Table, row: int, year: int) -> Iterator[tuple[int, Value, date]]:
    """The cells of the day of publication, each with its day.

    A month or a year counts as its last day, or as the day it was retrieved on: by then the figure was known.
    """
    if not (values := _values(table, row, "published", year)):
        return
    retrieved = day_of(table, row, "retrieved", year)
    for index, value in values:
        if (day := _read_day(table, index, value)) is not None:
            yield index, value, day
        elif (last := _last_day(table, index, value)) is not None:
            yield index, value, min(last, retrieved or last)


def _read_day(table: Table, index: int, value: Value) -> date | None:
    """The day of a cell; None for one that reads in two orders, where another of its column has the month first."""
    doubtful = index in table.month_first and may_be_month_first(value)
    return None if doubtful else read_date(value)


def _last_day(table: Table, index: int, value: Value) -> date | None:
    """The last day of the month or year that a cell names instead of a day."""
    return None if index in table.month_first else last_day_named(value)


def _too_early(published: date, retrieved: date | None, year: int) -> bool:
    """Whether a figure of a year cannot have been published on a day: before that year, or after it was retrieved."""
    return published.year < year or (retrieved is not None and published > retrieved)


def day_fault(table: Table, row: int) -> FaultAt | None:
    """What is wrong with the day of a check: it cannot be read, or lies in another year than the row says."""
    for index, value in _values(table, row, "dated", None):
        day = _read_day(table, index, value)
        if day is None and not is_missing_mark(value):
            return FaultAt(Fault("unread_dated", {"value": text_of(value)}), (row, index))
        years = {read_year(cell) for _, cell in _values(table, row, "year", None)} - {None}
        if day and years - {day.year}:
            told = ", ".join(map(str, sorted(filter(None, years | {day.year}))))
            return FaultAt(Fault("two_years", {"years": told}), (row, index))
    return None


def faults_beside(table: Table, row: int, year: int) -> Iterator[FaultAt]:
    """What is wrong beside a figure that counts all the same: unread or impossible days, a check without its day."""
    if not table.has_role(*DAYS):
        return
    retrieved = day_of(table, row, "retrieved", year)
    for index, value, day in _published(table, row, year):
        if _too_early(day, retrieved, year):
            yield FaultAt(Fault("published_too_early", {"value": text_of(value), "year": str(year)}), (row, index))
    for role in ("published", "retrieved"):
        for index, value in _values(table, row, role, None, every_year=True):
            if _read_day(table, index, value) is None and not is_missing_mark(value):
                is_late = role == "published" and _last_day(table, index, value) is not None
                rule = "day_of_month_or_year" if is_late else "unread_day"
                yield FaultAt(Fault(rule, {"value": text_of(value)}), (row, index))
    if (days := table.of_role("dated")) and day_of(table, row, "dated", None) is None:
        yield FaultAt(Fault("check_without_day", {}), (row, days[0].index))


@lru_cache(maxsize=2**12)
def says_inferred(note: str, year: int) -> bool:
    """Whether a remark says that the year of a figure was inferred, or is not stated: somebody concluded it then too.

    One that begins `2021:` speaks of that year alone: `LKPD 2021: tahun disimpulkan; LKPD 2022: WTP` says so of 2021.
    """
    spoken, current = [], year
    for part in note.split(";"):
        if found := _OF_A_YEAR.search(part):
            current = int(found[1])
        spoken.append((current, part))
    return any(
        said == year and (words_in(part, "inferred") or _UNSTATED.search(normalised(part))) for said, part in spoken
    )


@lru_cache(maxsize=2**12)
def basis_in(text: str) -> str:
    """How a text says that a figure was said of its region; "" where it begins with no words for it."""
    return _basis_words().get(_beginning(normalised(text)), "")


def behind_basis(said: str) -> str:
    """What a normalised text says behind the words of the basis that it begins with; all of it where there are none."""
    return said.removeprefix(_beginning(said)).strip()


def _beginning(said: str) -> str:
    """The words for a basis that a normalised text begins with, "" where it begins with none."""
    return next((words_of for words_of in _basis_words() if f"{said} ".startswith(f"{words_of} ")), "")


@cache
def _basis_words() -> Mapping[str, str]:
    """The spellings of every basis with its label, the longest first: `sisa tanpa jumlah` before `sisa`."""
    column = next(column for column in common_columns() if column.role == "basis")
    spelled = [(normalised(text), label) for label, texts in column.labels.items() for text in texts]
    return dict(sorted(spelled, key=lambda pair: -len(pair[0])))


def _texts(table: Table, row: int, role: str, year: int) -> list[str]:
    return [text_of(value) for _, value in _values(table, row, role, year)]


def _values(
    table: Table, row: int, role: str, year: int | None, *, every_year: bool = False
) -> list[tuple[int, Value]]:
    """The filled cells of a role in a row; a column whose heading carries a year speaks of that year's figure alone."""
    if not (columns := table.of_role(role)):
        return []
    cells = table.sheet.rows[row]
    return [
        (placed.index, value)
        for placed in columns
        if (every_year or placed.year is None or placed.year == year)
        and placed.index < len(cells)
        and (value := cells[placed.index]) is not None
        and not is_blank(value)
    ]
