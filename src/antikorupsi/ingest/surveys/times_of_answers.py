"""The days on which respondents answered: they name the year where nothing else does, and may contradict a title."""

import re
from collections import Counter
from collections.abc import Sequence

from antikorupsi.ingest.spreadsheets import Value
from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.tables import Detail, Fault, FaultAt, Table, normalised, read_year, words_in
from antikorupsi.rules import SurveyDescription

SOME_OF_OTHER_YEAR = "some_answers_of_other_year"
_MOST_BEFORE = 0.1  # of the dated answers; those of the last days of the year before may be a pilot (assumption)
_MOST_AFTER = 0.5  # a survey of a year may end in the next one (assumption)
_NEARLY_ALL = 0.9
_SHORT_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(\d\d)(?![\d/.-])")
_BEGINNINGS = ("tanggal", "tgl", "waktu", "date", "time", "timestamp", "submitted", "completion", "start", "end")


def column_of_times(table: Table, survey: SurveyDescription) -> int | None:
    """The column of the days of answers by a heading of the instrument file; None where there is none."""
    return next((index for index, heading in _headings(table) if _is_of_times(heading, survey)), None)


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
    """What is wrong where answers to a survey of a year were given in another: the survey is not used, or a warning.

    It is not used where most are of other years, or more than a few of an earlier one. A column that is not known as
    one of times only counts where nearly all its cells are days, and is never warned of.
    """
    warning = None
    for index, heading in _headings(respondents.table):
        if not _may_head_times(heading, survey):
            continue
        years = years_of_answers(respondents.table, index, respondents.rows)
        are_days = years.pop(None, 0) <= (1 - _NEARLY_ALL) * len(respondents)
        is_known = _is_of_times(heading, survey)
        others = {each: count for each, count in years.items() if each is not None and each != year}
        before, count, dated = sum(others[each] for each in others if each < year), sum(others.values()), years.total()
        details: dict[str, Detail] = {
            "year": str(year),
            "years": ", ".join(map(str, sorted(others))),
            "count": count,
            "answers": len(respondents),
        }
        if (are_days and before > _MOST_BEFORE * dated) or ((are_days or is_known) and count > _MOST_AFTER * dated):
            return respondents.at(Fault("answers_of_other_year", details), index)
        if is_known and others and warning is None:
            warning = respondents.at(Fault(SOME_OF_OTHER_YEAR, details), index)
    return warning


def _is_of_times(heading: str, survey: SurveyDescription) -> bool:
    return normalised(heading) in {normalised(name) for name in survey.answered_on}


def _may_head_times(heading: str, survey: SurveyDescription) -> bool:
    is_of_days = normalised(heading).startswith(_BEGINNINGS) and not words_in(heading, "other_dates")
    return is_of_days or _is_of_times(heading, survey)


def _headings(table: Table) -> list[tuple[int, str]]:
    return [*table.unknown, *((each.index, each.heading) for each in table.columns)]
