"""Times of a year in texts (days, months, quarters, halves), days in cells, and years of meetings or letters."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from antikorupsi.common import read_plain
from antikorupsi.ingest.spreadsheets import Value, text_of
from antikorupsi.ingest.tables.headings import normalised, spoken_of
from antikorupsi.ingest.tables.words import either

_FILE = Path(__file__).with_name("dates.yaml")
_YEAR = r"(?:19|20)\d\d"
_AROUND = 100  # characters before a year that are looked at
_LAST_MONTH = 12
_MOST_DAYS = 31
_WORD_FOR_YEAR = r"[\s,]{0,2}(?:tahun anggaran|tahun|thn|th|ta)\b\.?"
_SHORT_YEAR = r"(?<=[-'\u2019])\d\d\b"  # Sep-24
_TO_YEAR = rf"(?P<word>{_WORD_FOR_YEAR})?[\s,./'\u2019-]{{0,3}}(?P<year>{_YEAR}\b|{_SHORT_YEAR})"
_RUN = r"\s{0,2}(?:-|\u2013|\u2014|&|dan|s\s?/\s?d|s\.?\s?d\.?|sampai dengan|sampai|hingga)\s{0,2}"
_NUMERIC = (
    rf"(?<![\d./-])(?P<day>\d{{1,2}})(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark)(?P<year>{_YEAR})(?![\d./-]*\d)",
    rf"(?<![\d./-])(?P<day>\d\d) (?P<month>\d\d) (?P<year>{_YEAR})\b",
    rf"(?<![\d./-])(?P<year>{_YEAR})(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)",
    rf"(?<!\d)(?P<year>{_YEAR})(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?!\d)",
)
_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {numeral: month for month, numeral in enumerate(_NUMERALS, 1)}
# 30-IX-2024; the numbers of letters (Nomor 12/IX/2024, 700/12/IX/2024) are written so too.
_ROMAN_DAY = re.compile(
    rf"(?<![\w./-])(?<!nomor )(?<!nomor: )(?<!no )(?<!no\. )(?<!no: )(?P<day>\d{{1,2}})(?P<mark>[\s./-])"
    rf"(?P<month>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})(?P=mark)(?P<year>{_YEAR})(?![\w/-])"
)
_CODE = re.compile(rf"(?<![a-z\d])b[\s.-]?(?P<month>0[1-9]|1[0-2])(?!\d)(?:{_TO_YEAR})?")
_YEAR_AND_MONTH = (
    re.compile(rf"(?P<year>{_YEAR})[\s./-]{{1,3}}(?P<month>0[1-9]|1[0-2])"),
    re.compile(rf"(?P<month>0?[1-9]|1[0-2])[./-](?P<year>{_YEAR})"),
)
_MONTHS = 12
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d\d?)([-/.])(\d\d?)\2((?:19|20)\d\d)")
_IN_WORDS = re.compile(r"(?:[a-z]+,? +)?(\d\d?) +([a-z]+)\.? +((?:19|20)\d\d)", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Time(NamedTuple):
    """A time of a year in a text: the month it lies or ends in, its year if any, and where it stands.

    `is_date` says that it is a day or a month right before its year, so that the year is not that of a title.
    """

    month: int
    year: int | None
    is_date: bool
    start: int
    end: int


def as_written(text: str) -> str:
    """The text in which times are looked for: small letters, and blanks for the underscores of file names."""
    return text.lower().replace("_", " ")


def times_in(text: str) -> list[Time]:
    """All times that a text names, in their order; `text` comes from `as_written`."""
    found = [*_days(text), *_named(text), *_periods(text), *_codes(text)]
    return sorted(found, key=lambda time: (time.start, -time.end))


def names_time_before_end(written: str) -> bool:
    """Whether a text names times of a year, and none of them is its end: TW III, Semester I."""
    months = [time.month for time in times_in(as_written(written))]
    return bool(months) and _LAST_MONTH not in months


def _days(text: str) -> Iterator[Time]:
    """Days in digits: 30/09/2024, 2024-09-30, 20240930, 30-IX-2024."""
    for match in _ROMAN_DAY.finditer(text):
        month, day = _ROMAN[match["month"]], int(match["day"])
        if 1 <= day <= _MOST_DAYS:
            yield Time(month, int(match["year"]), is_date=True, start=match.start(), end=match.end())
    for pattern in _NUMERIC:
        for match in re.finditer(pattern, text):
            month, day = int(match["month"]), int(match["day"])
            if month > _LAST_MONTH:
                month, day = day, month
            if 1 <= month <= _LAST_MONTH and 1 <= day <= _MOST_DAYS:
                yield Time(month, int(match["year"]), is_date=True, start=match.start(), end=match.end())


def _named(text: str) -> Iterator[Time]:
    """Months by name, with or without day and year: 30 September 2024, Sept, Oktober Tahun 2024."""
    for match in _month_pattern().finditer(text):
        month = _numbers("months")[match["name"]]
        is_date = match["year"] is not None and match["word"] is None
        yield Time(month, _full(match["year"]), is_date=is_date, start=match.start(), end=match.end())


def _periods(text: str) -> Iterator[Time]:
    """Quarters and halves, by the month they end in: TW III 2024, Semester 1, Triwulan I s.d. IV."""
    for match in _period_pattern().finditer(text):
        length = 3 if match["quarter"] else 6
        month = min(length * _numbers("ordinals")[match["last"] or match["ordinal"]], _LAST_MONTH)
        yield Time(month, _full(match["year"]), is_date=False, start=match.start(), end=match.end())


def without_year_ends(text: str) -> str:
    """A text as written without the quarters and halves that end with the year: Triwulan IV, Semester 2."""
    for time in reversed(list(_periods(text))):
        if time.month == _LAST_MONTH:
            text = f"{text[: time.start]} {text[time.end :]}"
    return text


def _codes(text: str) -> Iterator[Time]:
    """Months by the codes of the inspectorates: B03, B06, B09, B12."""
    for match in _CODE.finditer(text):
        yield Time(int(match["month"]), _full(match["year"]), is_date=False, start=match.start(), end=match.end())


def month_in_digits(text: str) -> Time | None:
    """The month that a text is which says a year and a month in digits and nothing else: 2024-09, 09/2024."""
    match = next(filter(None, (pattern.fullmatch(text.strip(" ()")) for pattern in _YEAR_AND_MONTH)), None)
    return Time(int(match["month"]), int(match["year"]), True, 0, len(text)) if match else None


def _full(year: str | None) -> int | None:
    """A year of two or four digits as a number."""
    if year is None:
        return None
    return int(year) if len(year) == 4 else 2000 + int(year)


@cache
def _month_pattern() -> re.Pattern[str]:
    names = either(_numbers("months"))
    return re.compile(
        rf"(?:(?<![\d.,/-])\d{{1,2}}[\s./-]{{0,2}})?(?<![a-z])(?P<name>{names})(?![a-z])\.?(?:{_TO_YEAR})?"
    )


@cache
def _period_pattern() -> re.Pattern[str]:
    quarters, semesters = either(date_words("quarters")), either(date_words("semesters"))
    kind = rf"(?<![a-z])(?:(?P<quarter>{quarters})|(?P<half>{semesters}))[\s.-]{{0,2}}(?:ke[\s-]?)?"
    ordinal = either(_numbers("ordinals"))
    run = rf"(?:{_RUN}(?:(?:{quarters}|{semesters})[\s.-]{{0,2}})?(?P<last>{ordinal})(?![a-z\d]))?"
    return re.compile(rf"{kind}(?P<ordinal>{ordinal})(?![a-z\d]){run}(?:{_TO_YEAR})?")


@cache
def _numbers(kind: str) -> dict[str, int]:
    """By spelling the number of a month or an ordinal."""
    return {str(spelling): int(number) for number, spellings in _read()[kind].items() for spelling in spellings}


def month_of(name: str) -> int | None:
    """The number of a month by its name, whole or short; None for a word that is no month."""
    return _numbers("months").get(name.casefold().rstrip("."))


@cache
def date_words(kind: str) -> frozenset[str]:
    """The words of one kind of `dates.yaml`, in small letters."""
    listed = _read()[kind]
    return frozenset(word for line in listed for word in (line if isinstance(line, list) else [line]))


@cache
def _read() -> Any:  # a plain YAML file: mappings and lists of texts
    return read_plain(_FILE)


@cache
def _pattern(kind: str, end: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?:{either(date_words(kind))})(?!\w){end}")


def is_cut_off(text: str, time: Time) -> bool:
    """Whether a word such as `per` or `posisi` stands right before a time."""
    before = text[max(0, time.start - _AROUND) : time.start]
    return (
        _pattern("cut_off", r"[\s:.]{0,3}(?:terakhir\s|data\s)?(?:tanggal|tgl|bulan)?[\s:.]{0,3}$").search(before)
        is not None
    )


def is_of_regulation(text: str, time: Time) -> bool:
    """Whether a time is the day of a rule or letter: Peraturan Nomor 5 tanggal 3 Maret 2024."""
    before = text[max(0, time.start - _AROUND) : time.start]
    return _pattern("of_regulations", "").search(before) is not None and not is_cut_off(text, time)


def is_of_occasion(text: str, start: int) -> bool:
    """Whether the year that begins at a place is that of a meeting, letter or publication, by what stands before it."""
    before = text[max(0, start - _AROUND) : start]
    if _pattern("others", r"\s(?:(?:data|nilai|capaian|hasil)\s)?(?:tahun(?: anggaran)?|thn|th|ta)?[\s.]{0,2}$").search(
        before
    ):
        return True
    if meetings := list(_pattern("meetings", "").finditer(before)):
        return _pattern("results", "").search(before, meetings[-1].end()) is None
    releases = list(_pattern("releases", "").finditer(before))
    if not releases or _pattern("results", "").search(before, releases[-1].end()):
        return False
    return not spoken_of(normalised(before[releases[-1].end() :]))


def is_of_place(text: str, time: Time) -> bool:
    """Whether a time follows one or two words and a comma, as the place and date of a letter do."""
    return (
        time.start < _AROUND and re.fullmatch(r"\W{0,3}[a-z]+(?: [a-z]+){0,2},\s{0,3}", text[: time.start]) is not None
    )


def read_date(cell: Value) -> date | None:
    """The day a cell holds; None where it holds none, or one that may be read in two ways."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else _read_text(text_of(cell)) if isinstance(cell, str) else None


def is_month_first(cell: Value) -> bool:
    """Whether a cell holds a day that can only be read with the month first: 01/22/2025."""
    found = _DAY_FIRST.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return found is not None and int(found[3]) > _MONTHS >= int(found[1])


def may_be_month_first(cell: Value) -> bool:
    """Whether a cell holds a day that reads in both orders: 01/02/2025."""
    found = _DAY_FIRST.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return found is not None and int(found[3]) <= _MONTHS and int(found[1]) <= _MONTHS and found[1] != found[3]


@lru_cache(maxsize=2**10)  # a file says few days, beside thousands of figures
def _read_text(written: str) -> date | None:
    if found := _ISO.fullmatch(written):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(written):
        return _day(int(found[4]), int(found[3]), int(found[1]))
    if found := _IN_WORDS.fullmatch(written):
        return _day(int(found[3]), month_of(found[2]) or 0, int(found[1]))
    return None


def latest_day_in(cell: Value) -> date | None:
    """The day of a cell, else the last day of the latest month or year that it names; None where it names none."""
    return read_date(cell) or last_day_named(cell)


def last_day_named(cell: Value) -> date | None:
    """The last day of the latest month or year that a cell without a day names; None where it names none."""
    if any(form.fullmatch(text_of(cell)) for form in (_ISO, _DAY_FIRST, _IN_WORDS)):
        return None  # a day that there is none of: 30 Februari 2025
    written = as_written(text_of(cell))
    found = [month_in_digits(written), *times_in(written)]
    months = [(time.year, time.month) for time in found if time and time.year]
    if months:
        year, month = max(months)
        return date(year, month, monthrange(year, month)[1])
    years = [int(year) for year in _BARE_YEAR.findall(written)]
    return date(max(years), 12, 31) if years else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
