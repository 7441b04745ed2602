"""What the words of a remark say of the figure beside it: it is corrected, taken back, of another year or thing."""

import re
from functools import cache, lru_cache

from antikorupsi.ingest.spreadsheets import Value
from antikorupsi.ingest.tables.corrections import (
    OF_NO_CASE,
    corrects,
    could_correct,
    of_short_year,
    takes_back,
    tells_of_case,
)
from antikorupsi.ingest.tables.dates import as_written, times_in
from antikorupsi.ingest.tables.headings import YEAR, all_phrases, normalised
from antikorupsi.ingest.tables.left_over import names_part
from antikorupsi.ingest.tables.status import status_beside
from antikorupsi.ingest.tables.table import PlacedColumn
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity, label_of
from antikorupsi.ingest.tables.words import either, words, words_in
from antikorupsi.rules import Instrument, instrument_by_id

_QUOTED = re.compile(r"[\"\u201c][^\"\u201c\u201d]*[\"\u201d]")  # what a source says in its own words
_DONE = r"(?<!tidak )(?<!belum )(?:disurvei|dinilai|dievaluasi|diukur|diaudit|diperiksa|dihitung)"
_DONE_ON = re.compile(
    rf"\b(?:{_DONE}|tanggal (?:survei|penilaian|evaluasi))(?: (?:pada|per|hari|tanggal|tgl))*[\s:.]*$"
)
_YEAR_ALONE = re.compile(
    r"(?:(?:idem|sama|salinan|disalin|copy|sda) )?"
    r"(?:(?:tahun anggaran|tahun data|tahun|thn|th|ta|t a|periode|versi|edisi) )?((?:19|20)\d\d)"
)


@lru_cache(maxsize=2**12)  # a remark stands beside each figure of its row
def without_quotes(text: str) -> str:
    """The text without what a source says in its own words."""
    return _QUOTED.sub(" ", text)


def correction_in(text: str, figure: Value, placed: PlacedColumn, year: int, *, is_remark: bool) -> Fault | None:
    """The fault of a figure that a remark corrects, takes back, or gives a year of two digits; else None."""
    bare = without_quotes(text)
    taken_back = takes_back(bare, placed.instrument.id, placed.column.item or "")
    doubtful = (
        corrects(bare, figure, placed, is_remark=is_remark)
        or (taken_back and not status_beside(bare, placed.instrument, year))
        or (is_remark and of_short_year(normalised(bare), figure, year, placed.instrument))
        or tells_of_case(bare, label_of(figure, placed.column), placed.instrument)
    )
    return Fault("figure_corrected", {"quantity": text}) if doubtful else None


def could_be_corrected(text: str, placed: PlacedColumn, year: int, *, is_remark: bool) -> bool:
    """Whether a remark corrects some figure or takes it back (see correction_in)."""
    bare, instrument = without_quotes(text), placed.instrument
    return bool(
        could_correct(bare, placed, is_remark=is_remark)
        or takes_back(bare, instrument.id, placed.column.item or "")
        or (is_remark and of_short_year(normalised(bare), None, year, instrument))
        or tells_of_case(bare, OF_NO_CASE, instrument)
    )


@lru_cache(maxsize=2**12)
def fault_in_remark(text: str, instrument_id: str, year: int, *, is_remark: bool) -> Fault | None:
    """What is wrong with a figure of a year beside which such a text stands; a lone year says so in remarks only."""
    instrument = instrument_by_id()[instrument_id]
    said = normalised(without_quotes(text))
    if words_in(said, "inferred"):
        return None  # somebody has settled the year
    others = {int(found) for found in _of_a_year().findall(said)} if YEAR.search(said) else set[int]()
    if is_remark and (alone := _YEAR_ALONE.fullmatch(said)):
        others.add(int(alone[1]))
    if said in words("quantities_always"):
        return fault_of_quantity("other_quantity", text, instrument)
    if words_in(said, "comparisons") or status_beside(text, instrument, year) == "interim":
        return None  # what is interim decides nothing, whichever year it is of
    others = others or {day for day in _years_of_days(text) if day < year}
    if others and year not in others:
        return fault_of_years(year, *sorted(others))
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


def fault_of_years(*years: int) -> Fault:
    """What is wrong with a figure beside which other years stand."""
    return Fault("two_years", {"years": ", ".join(map(str, years))})
