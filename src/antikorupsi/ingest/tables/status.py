"""Whether figures are final: what titles, headings, footnotes and rows that head others say of it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Value, text_of
from antikorupsi.ingest.tables.dates import (
    Time,
    as_written,
    is_of_occasion,
    is_of_regulation,
    month_in_digits,
    times_in,
    without_year_ends,
)
from antikorupsi.ingest.tables.headings import labels_by_spelling, normalised
from antikorupsi.ingest.tables.table import PlacedColumn, Status
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import Instrument, instrument_by_id

_DECEMBER = 12
_BEFORE_STATUS = re.compile(r"^(?:angka|data|nilai|status|hasil) ")

_UNCHECKED = re.compile(
    r"\b(?:belum|blm|menunggu|proses|sedang|masih)(?: (?:di|hasil|proses|tahap|dalam))* (?:di)?"
    r"(?:verval|verif\w*|terverif\w*|validasi|finalisasi|klarifikasi)\b"
)

_UNRELEASED = re.compile(
    r"(?:(?:angka|data|nilai|hasil|skor|indeks) )*(?:belum|blm|menunggu|masih menunggu|sedang|masih)"
    r"(?: (?:di|secara|hasil|proses))* (?:di)?(?:rilis|resmi|umumkan|pengumuman|publikasi\w*|terbit\w*|tetapkan"
    r"|penetapan|pleno\w*|sahkan|final\w*|verif\w*|terverif\w*|validasi|klarifikasi|reviu|periksa)"
    r"(?: (?:resmi|oleh|kpk|bpk|bpkp|kemenpanrb|pusat|secara|final))*"
    r"|(?:(?:angka|data|nilai|hasil|skor|indeks) )*(?:masih )?(?:bisa|dapat|akan) berubah"
)


def status_of(texts: Iterable[str], instrument: Instrument) -> Status:
    """What titles or names say: interim where one says so, or names a time of the year before its end.

    A time with a year says so of that year's figures alone.
    """
    years, said, of_latest = set[int](), False, False
    for text in texts:
        said = said or says_interim(text, instrument.id)
        times = _times_before_end(text, instrument)
        years |= {time.year for time in times if time.year is not None}
        of_latest = of_latest or any(time.year is None and not _is_dated(text, time) for time in times)
    if said:
        return Status("interim")
    if of_latest:
        return Status("interim", of_latest=True)
    return Status("interim", frozenset(years)) if years else Status()


def _times_before_end(text: str, instrument: Instrument) -> list[Time]:
    """The times before December that a text names, none where it names December too: Januari s.d. Desember."""
    if not instrument.interim:
        return []
    written = as_written(text)
    times = [time for time in times_in(written) if not is_of_regulation(written, time)]
    return [] if any(time.month == _DECEMBER for time in times) else times


def _is_dated(text: str, time: Time) -> bool:
    """Whether a month without a year is that of a meeting, letter or publication."""
    return is_of_occasion(as_written(text), time.start)


def is_before_end(value: Value, instrument: Instrument, year: int) -> bool:
    """Whether a cell beside a figure of a year holds a time of that year before December: a day, month or quarter."""
    if isinstance(value, date):
        in_year = bool(instrument.interim) and (value.month, value.day) != (1, 1)
        return in_year and value.year == year and value.month < _DECEMBER
    times = _times_before_end(text_of(value), instrument)
    if (month := month_in_digits(text_of(value))) is not None and instrument.interim:
        return month.year == year and month.month < _DECEMBER
    return any(time.year == year or (time.year is None and not _is_dated(text_of(value), time)) for time in times)


def status_in(said: str) -> str:
    """The status that a normalised text says and nothing else: `angka sementara`; "" where it says none."""
    statuses = labels_by_spelling("status")
    return statuses.get(said) or statuses.get(_BEFORE_STATUS.sub("", said), "")


def is_status_or_answer(said: str) -> bool:
    """Whether a normalised text says a status and nothing else, or answers whether a figure is final."""
    return bool(status_in(said)) or said in words("answers_yes") or said in words("answers_no")


def status_of_note(clause: str) -> str:
    """A clause of a note that says a time or status of all figures; of unreleased ones the word for it; "" for others.

    What a remark or title calls unreleased may be a later year's figure, so that it says so in such a note alone.
    `angka sementara dapat berubah setelah verifikasi` tells what holds of interim figures, not that these are.
    """
    loose = words("around_status") | words("beside_names")
    said = " ".join(word for word in normalised(clause).split() if word not in loose)
    if _UNRELEASED.fullmatch(said):
        return "sementara"
    return clause if status_in(said) or times_in(as_written(clause)) else ""


def status_within(text: str, instrument: Instrument) -> str:
    """The status that a text says among other things: `data susulan (belum final)`."""
    said = normalised(text)
    if status := status_in(said) or status_of((text,), instrument).label:
        return status
    return "final" if " final " in f" {said} " else ""


def status_beside(value: Value, instrument: Instrument, year: int) -> str:
    """The status that a cell beside a figure of a year gives it: one in words, or the time it was counted at."""
    if isinstance(value, date):
        return "interim" if is_before_end(value, instrument, year) else ""
    return _status_beside_text(value if isinstance(value, str) else text_of(value), instrument.id, year)


@lru_cache(maxsize=2**12)
def _status_beside_text(text: str, instrument_id: str, year: int) -> str:
    instrument, said = instrument_by_id()[instrument_id], normalised(text)
    if status := status_in(said):
        return status
    return "interim" if says_interim(text, instrument_id) or is_before_end(text, instrument, year) else ""


def marked_interim(placed: PlacedColumn) -> PlacedColumn:
    """The column with the status that its heading says."""
    interim = bool(placed.column.item) and bool(status_of((placed.heading,), placed.instrument).label)
    return replace(placed, status="interim") if interim else placed


@lru_cache(maxsize=2**12)  # titles and headings of working papers are alike
def says_interim(text: str, instrument_id: str) -> bool:
    """Whether a text says that figures are not final; the last quarter is the whole year, however it is written."""
    said = normalised(without_year_ends(as_written(text)))
    words_of_status = (
        *(word for word, label in labels_by_spelling("status").items() if label == "interim"),
        *instrument_by_id()[instrument_id].interim,
    )
    return any(f" {word} " in f" {said} " for word in words_of_status) or _UNCHECKED.search(said) is not None
