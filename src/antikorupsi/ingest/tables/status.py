"""Whether figures are final: what titles, headings, footnotes and rows that head others say of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from antikorupsi.ingest.spreadsheets import Sheet, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.table import PlacedColumn, Status
from antikorupsi.rules import Instrument, common_columns

_MONTHS = "jan|feb|mar|apr|mei|jun|jul|ag|sep|okt|oct|nov|nop"
# A day before December, up to which figures of a year that were still being counted are known.
_UP_TO = (
    r"\b(?:per|posisi|kondisi|keadaan|s d|sd|sampai|hingga|dengan|update|diperbarui|pembaruan|pemutakhiran)"
    r"(?: terakhir)?(?: tanggal| bulan)?"
)
_UP_TO_MONTH = rf"{_UP_TO} (?:\d{{1,2}} )?(?:{_MONTHS})[a-z]{{0,7}}"
_DURING = re.compile(rf"{_UP_TO_MONTH} ((?:19|20)\d\d)\b")
_TO_MONTH = re.compile(rf"{_UP_TO_MONTH}\b")  # the year stands beside it, in the heading
_MONTH_ALONE = re.compile(rf"(?:bulan )?(?:{_MONTHS})[a-z]{{0,7}}(?: (?:19|20)\d\d)?")  # any but December
_BEFORE_STATUS = re.compile(r"^(?:angka|data|nilai|status|hasil) ")


def status_of(texts: Iterable[str], instrument: Instrument) -> Status:
    """What titles or names say: interim where one says so; of the year up to whose day they count, where they do."""
    for text in map(normalised, texts):
        if _says_interim(text, instrument):
            return Status("interim")
        if instrument.interim and (during := _DURING.search(text)):
            return Status("interim", int(during[1]))
    return Status()


def status_in(said: str) -> str:
    """The status that a normalised text says and nothing else: `angka sementara`; "" where it says none."""
    return _statuses().get(said) or _statuses().get(_BEFORE_STATUS.sub("", said), "")


def status_within(said: str, instrument: Instrument) -> str:
    """The status that a normalised text says among other things: `data susulan (belum final)`."""
    if status := status_in(said) or status_of((said,), instrument).label:
        return status
    return "final" if " final " in f" {said} " else ""


def status_beside(text: str, instrument: Instrument) -> str:
    """The status that a cell beside a figure gives it: a status and nothing else, or the month it was counted in."""
    said = normalised(text)
    if status := status_in(said):
        return status
    return "interim" if instrument.interim and _MONTH_ALONE.fullmatch(said) else ""


def starred_rows(sheet: Sheet, body: range, keys: Sequence[int]) -> frozenset[int]:
    """The rows whose region bears a star."""
    return frozenset(row for row in body for key in keys if "*" in text_of(sheet.value(row, key)).lstrip("*"))


def says_interim(footnotes: Iterable[str], instrument: Instrument) -> bool:
    """Whether a footnote says that what points to it is interim."""
    return any(_says_interim(normalised(text), instrument) for text in footnotes)


def marked_interim(placed: PlacedColumn, footnotes: Sequence[str]) -> PlacedColumn:
    """The column with the status that its heading says, or the footnote that the star in its heading points to."""
    starred = footnotes if "*" in placed.heading else ()
    texts = (normalised(text) for text in (placed.heading, *starred))
    interim = bool(placed.column.item) and any(_is_interim(text, placed.instrument) for text in texts)
    return replace(placed, status="interim") if interim else placed


def _is_interim(text: str, instrument: Instrument) -> bool:
    return _says_interim(text, instrument) or bool(instrument.interim and _TO_MONTH.search(text))


def _says_interim(text: str, instrument: Instrument) -> bool:
    words_of_status = (*(word for word, label in _statuses().items() if label == "interim"), *instrument.interim)
    return any(f" {word} " in f" {text} " for word in words_of_status)


@cache
def _statuses() -> dict[str, str]:
    column = next(column for column in common_columns() if column.role == "status")
    return {normalised(text): label for label, texts in column.labels.items() for text in (label, *texts)}
