"""Remarks that correct a figure, take it back (`dicabut`, `thn 23`), or say that it is another region's."""

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from itertools import takewhile

from antikorupsi.common import within
from antikorupsi.ingest.spreadsheets import Cell, Value, parse_number, text_of
from antikorupsi.ingest.tables.dates import month_of
from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.ingest.tables.owners import regions_named
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.subjects import names_subject, office_alone, other_person
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, label_of
from antikorupsi.ingest.tables.words import begins_with, either, words, words_in
from antikorupsi.rules import Column, Instrument, Region, Regions, column_of, instrument_by_id

_WORD = re.compile(r"\d+(?:[.,]\d+)?(?![\d.,]*\d)|[^\W\d_]+")
_CLAUSE_ENDS = re.compile(r"[:;,.]\s+")
_ABOUT = re.compile(r"[\u00b1~\u2248]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_LABEL = 5  # words: wajar tanpa pengecualian dengan penjelasan
_NEGATIONS = frozenset({"tidak", "tdk", "belum", "blm", "bukan", "tanpa", "nihil", "no", "not"})
_BETWEEN = frozenset(
    {"sebesar", "ke", "dengan", "dan", "dari", "sudah", "telah", "akan", "sempat"}
    | {"kpk", "bpk", "bpkp", "opini", "predikat"}
)
_NO_VALUES = frozenset({"kali", "x", "hari", "bulan", "minggu", "tahun", "orang", "poin", "persen", "daerah", "opd"})
# Comparing words that may stand in such a remark all the same.
_NO_COMPARISONS = frozenset({"sama dengan", "tertukar", "menukar", "setelah", "sampai", "hingga", "s d"})


def corrects(text: str, value: Value, placed: PlacedColumn, *, is_remark: bool) -> bool:
    """Whether a remark gives a figure another value: behind a word such as `seharusnya`, or alone as a remark.

    One that calls a figure rounded does so where it is no whole number.
    """
    if begins_with(normalised(text), "rounded") and (number := _number_of(value)) is not None:
        return not number.is_integer()
    values = _values_in(
        _ABOUT.sub(" sekitar ", text), placed.instrument.id, placed.column.item or "", is_remark=is_remark
    )
    return bool(values) and not _is_same(values[-1], value, placed.column)


@lru_cache(maxsize=2**12)
def _values_in(text: str, instrument_id: str, item: str, *, is_remark: bool) -> tuple[str, ...]:
    """The values that a remark gives figures of an item instead of what stands there."""
    said, loose, column = _WORD.findall(text.lower()), _fillers(instrument_id), column_of(instrument_id, item)
    if column is None:
        return ()
    behind = [
        said[place + 1 :]
        for place, word in enumerate(said)
        if (word in words("corrections") and not (place and said[place - 1] in _NEGATIONS))
        or (word == "ke" and place and said[place - 1][0].isdigit())
    ]
    values = [found for rest in behind if (found := _value_at(_without(rest, loose), column))]
    alone = _without(said, loose) if is_remark and not values else []
    found = _value_at(alone, column)
    # A whole number alone may be a rank, or point to a footnote.
    return (found,) if found and found == " ".join(alone) and not found.isdecimal() else tuple(values)


@lru_cache(maxsize=2**12)
def takes_back(text: str, instrument_id: str, item: str) -> bool:
    """Whether a clause of a remark says that the figure does not stand, or not yet: dicabut, salah input, renc.

    Only words about the figure itself may stand before: `Singkatan ditulis keliru dalam berita` says nothing of it.
    """
    fillers, column = _fillers(instrument_id), column_of(instrument_id, item)
    for clause in _CLAUSE_ENDS.split(text):
        padded = f" {normalised(clause)} "
        for word in words_in(padded, "withdrawals"):
            before = padded.partition(f" {word} ")[0]
            if fillers.issuperset(before.split()) or (column and label_of(before, column) is not None):
                return True
    return False


def of_short_year(said: str, value: Value, year: int, instrument: Instrument) -> bool:
    """Whether a normalised remark is a year of two digits other than that of the figure: `SPI 23`, `thn 23`."""
    *before, last = said.split() or [""]
    if not (len(last) == 2 and last.isdecimal() and before and _fillers(instrument.id).issuperset(before)):
        return False
    return int(last) != year % 100 and normalised(value) != last


def tells_of_case(text: str, label: str | None, instrument: Instrument) -> bool:
    """Whether a remark beside "tidak ada" tells of an open case: of a subject of the instrument, or of nobody named.

    A clause that says that a case was closed tells of none: `Penyidikan dihentikan (SP3)`, `divonis bebas`.
    """
    if not instrument.subjects or label != "tidak ada":
        return False
    clauses = [normalised(clause) for clause in _CLAUSE_ENDS.split(text)]
    told = [
        said
        for said in clauses
        if words_in(said, "open_cases") and not words_in(said, "closed_cases") and _NEGATIONS.isdisjoint(said.split())
    ]
    return any(names_subject(said, instrument.id) or not other_person(said, instrument) for said in told)


def _without(said: list[str], loose: frozenset[str]) -> list[str]:
    """The words from the first that is no filler on; years are fillers too."""
    fillers = takewhile(lambda word: word in loose or _YEAR.fullmatch(word), said)
    return said[len(list(fillers)) :]


def _value_at(said: list[str], column: Column) -> str:
    """The value of a column at the beginning of some words: a number on its scale, or a spelling of a label."""
    if not said:
        return ""
    if column.type == "number":
        number = parse_number(said[0].replace(",", "."), ".")
        fits = number is not None and within(number, *(column.range or (0.0, 100.0)))
        return (
            said[0] if fits and not any(word in _NO_VALUES or month_of(word) is not None for word in said[1:2]) else ""
        )
    spelt = (" ".join(said[:length]) for length in range(_LONGEST_LABEL, 0, -1))
    return next((text for text in spelt if label_of(text, column) is not None), "")


def _is_same(found: str, value: Value, column: Column) -> bool:
    """Whether a value found in a remark is the figure itself, as finely as the coarser of both is written."""
    if column.type != "number":
        label = label_of(value, column)
        named = label_of(found, column), label_of(found.split(maxsplit=1)[0], column)  # WTP dengan penekanan is a WTP
        return label is None or label in named
    number = _number_of(value)
    if number is None:
        return True  # a level in words, or a cell that is a fault of its own
    digits = min(len(text.partition(".")[2]) for text in (found.replace(",", "."), f"{number:.10g}"))
    return round(float(found.replace(",", ".")), digits) == round(number, digits)


def _number_of(value: Value) -> float | None:
    return parse_number(text_of(value).strip("% ").replace(",", "."), ".")


@cache
def _fillers(instrument_id: str) -> frozenset[str]:
    """Words that may stand between a word of correction and the value."""
    known = (*phrases(instrument_by_id()[instrument_id]), *words("general"), *words("of_a_year"), *words("years"))
    said = (word for text in (*known, *words("corrections"), *words("around_status")) for word in text.split())
    return frozenset(said) | _BETWEEN


def is_taken_from(text: str, regions_of_row: Collection[Region], regions: Regions) -> bool:
    """Whether a remark says that the figure is of a province, a nation, or a region that is none of the row's."""
    said = normalised(text)
    if not words_in(said, "taken_from") or not _NO_COMPARISONS.issuperset(words_in(said, "comparisons")):
        return False
    return _of_wider().search(said) is not None or not regions_named((text,), regions).issubset(regions_of_row)


@cache
def _of_wider() -> re.Pattern[str]:
    """What says that a figure is that of a wider region: `sama dengan provinsi`, `mengikuti nilai provinsi`."""
    between = either(words("general") | words("of_a_year") | words("means"))
    return re.compile(rf"\b(?:{either(words('same_as'))})(?: (?:{between}))* (?:{either(words('wider'))})\b")


def half_check(table: Table, row: int, placed: PlacedColumn, remarks: Iterable[tuple[Cell, Value]]) -> FaultAt | None:
    """The fault of "tidak ada" that is said of one of the two offices alone; "ada" of either is one of the region.

    A remark limits it to one, a title to the heads of agencies, or the column of the other office says "ada". A title
    that names the heads of regions alone is read as one of both: senders write it so for the whole criterion.
    """
    instrument = placed.instrument
    if not instrument.subjects or label_of(table.sheet.value(row, placed.index), placed.column) != "tidak ada":
        return None
    said = [(cell, value) for cell, value in remarks if isinstance(value, str) and office_alone(value, instrument.id)]
    said += [(cell, text) for cell, text in _titles(table) if office_alone(text, instrument.id) == "agencies"]
    said += [
        (table.heading_cell(index), heading)
        for index, heading in (*table.unknown, *((other.index, other.heading) for other in table.measured))
        if names_subject(normalised(heading), instrument.id)
        and label_of(table.sheet.value(row, index), placed.column) == "ada"
    ]
    return next((FaultAt(Fault("check_of_one_office", {"value": text}), cell) for cell, text in said), None)


def _titles(table: Table) -> Iterable[tuple[Cell, str]]:
    """The texts in the rows above the header of a table, with their cells."""
    for row in range(table.header_rows.start):
        for index, value in enumerate(table.sheet.rows[row]):
            if isinstance(value, str) and normalised(value):
                yield (row, index), value
