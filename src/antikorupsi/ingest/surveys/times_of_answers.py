"""The days on which respondents answered: they name the year where nothing else does, and may contradict a title."""

import re
from collections import Counter
from collections.abc import Sequence

from antikorupsi.ingest.spreadsheets import Value
from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.tables import Fault, FaultAt, Table, normalised, read_year, words_in
from antikorupsi.rules import SurveyDescription

_MOST_BEFORE = 0.1  # of the dated answers; those of the last days of the year before may be a pilot (assumption)
_MOST_AFTER = 0.5  # a survey of a year may end in the next one (assumption)
_NEARLY_ALL = 0.9
_SHORT_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(\d\d)(?![\d/.-])")
_BEGINNINGS = ("tanggal", "tgl", "waktu", "date", "time", "timestamp", "submitted", "completion", "start", "end")


def column_of_times(table: Table, survey: SurveyDescription) -> int | None:
    """The column of the days of answers by a heading of the instrument file; None where there is none."""
    known = {normalised(name) for name in survey.answered_on}
    return next((index for index, heading in _headings(table) if normalised(heading) in known), None)


def years_of_answers(table: Table, index: int, rows: Sequence[int]) -> Counter[int | None]:
    """How many of some rows hold a day of each year in a column, None for those that hold none."""
    return Counter(_year_of(table.sheet.value(row, index)) for row in rows)


def _year_of(cell: Value) -> int | None:
    """The year of a day, also of one with two digits behind day and month: 1/3/22 08:00."""
    if (year := read_year(cell)) is not None or not isinstance(cell, str):
        return year
    found = _SHORT_DAY.match(cell.strip())
    return 2000 + int(found[2]) if found else None


def days_at_odds(respondents: Respondents, survey: SurveyDescription, year: int) -> FaultAt | None:
    """The fault of a survey of a year most of whose days are of another, or more than a few of an earlier one."""
    table = respondents.table
    for index, heading in _headings(table):
        if not _may_head_times(heading, survey):
            continue
        years = years_of_answers(table, index, respondents.rows)
        unread = years.pop(None, 0)
        others = {each: count for each, count in years.items() if each is not None and each != year}
        before, dated = sum(count for each, count in others.items() if each < year), years.total()
        if unread > (1 - _NEARLY_ALL) * len(respondents) or not dated:
            continue
        if before > _MOST_BEFORE * dated or sum(others.values()) > _MOST_AFTER * dated:
            details: dict[str, str | float] = {
                "count": sum(others.values()),
                "years": ", ".join(map(str, sorted(others))),
                "year": str(year),
            }
            return respondents.at(Fault("days_of_other_year", details), index)
    return None


def _may_head_times(heading: str, survey: SurveyDescription) -> bool:
    said = normalised(heading)
    known = {normalised(name) for name in survey.answered_on}
    return said in known or (said.startswith(_BEGINNINGS) and not words_in(said, "other_dates"))


def _headings(table: Table) -> list[tuple[int, str]]:
    return [*table.unknown, *((each.index, each.heading) for each in table.columns)]
