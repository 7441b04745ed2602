"""Days as senders write them: `17 Januari 2025`, `17/01/2025` with the day first, `2025-01-17`, or a date cell.

Where only a month or a year is written its last day is as late as what it says can have been.
"""

import re
from calendar import monthrange
from datetime import date, datetime

from antikorupsi.ingest.spreadsheets import Value, text_of
from antikorupsi.ingest.tables.dates import as_written, month_in_digits, month_of, times_in

_MONTHS = 12
_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d\d?)([-/.])(\d\d?)\2((?:19|20)\d\d)")
_IN_WORDS = re.compile(r"(?:[a-z]+,? +)?(\d\d?) +([a-z]+)\.? +((?:19|20)\d\d)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


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


def _read_text(written: str) -> date | None:
    if found := _ISO.fullmatch(written):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(written):
        return _day(int(found[4]), int(found[3]), int(found[1]))
    if found := _IN_WORDS.fullmatch(written):
        return _day(int(found[3]), month_of(found[2]) or 0, int(found[1]))
    return None


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
    years = [int(year) for year in _YEAR.findall(written)]
    return date(max(years), 12, 31) if years else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
