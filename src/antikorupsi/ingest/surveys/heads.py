"""Whose survey each respondent answered, and of which year: by row, by what heads it, by the days of the answers."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from antikorupsi.ingest.spreadsheets import Value
from antikorupsi.ingest.surveys.answers import AnswerTable, Respondents
from antikorupsi.ingest.surveys.blocks import blocks_of, concealed
from antikorupsi.ingest.surveys.row_places import RowPlaces, RowYears
from antikorupsi.ingest.tables import Detail, Fault, FaultAt, Head, Table, normalised, read_year, words_in
from antikorupsi.rules import Regions, SurveyDescription

SOME_OF_OTHER_YEAR = "some_answers_of_other_year"
_MOST_BEFORE = 0.1  # of the dated answers; those of the last days of the year before may be a pilot (assumption)
_MOST_AFTER = 0.5  # a survey of a year may end in the next one (assumption)
_NEARLY_ALL = 0.9
_SHORT_DAY = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(\d\d)(?![\d/.-])")
_BEGINNINGS = ("tanggal", "tgl", "waktu", "date", "time", "timestamp", "submitted", "completion", "start", "end")


@dataclass(frozen=True)
class Heads:
    """The rows of every survey of a table, the faults of rows that belong to none, and a remark on the year."""

    rows: dict[Head, list[int]]
    faults: list[FaultAt]
    remark: FaultAt | None = None


def read_heads(answers: AnswerTable, regions: Regions) -> Heads:
    """The survey of every row: a row's own region and year, else those that stand above it.

    A row that names another region or year than what stands above it belongs to no survey. Where nothing names a
    year, it is the one in which all respondents answered.
    """
    places, years = RowPlaces(answers.table, regions), RowYears(answers.table)
    dated = _Dated(answers)
    rows, faults = defaultdict[Head, list[int]](list), list[FaultAt]()
    every = answers.rows
    for block in blocks_of(answers, regions):
        inside = every[bisect_left(every, block.rows.start) : bisect_left(every, block.rows.stop)]
        for group, place in places.of(inside, block):
            for row, year in years.of(group, block):
                said = dated.of(year)
                if isinstance(place, FaultAt):
                    faults.append(place)
                elif isinstance(said, FaultAt):
                    faults.append(said)
                else:
                    rows[Head(place, said)] += row
        if not every:
            faults += [each for each in (block.place, block.year) if isinstance(each, FaultAt)][:1]
    # What was written there is left out, and each cell is told of once.
    distinct = {(each.fault.rule, each.cell): concealed(each) for each in faults}
    return Heads(dict(rows), list(distinct.values()), dated.remark)


class _Dated:
    """Gives rows whose year nothing names the year in which all respondents answered."""

    def __init__(self, answers: AnswerTable) -> None:
        self._answers = answers
        self.remark: FaultAt | None = None

    def of(self, year: int | FaultAt) -> int | FaultAt:
        """The year itself, or that of the answers where it is missing and all of them are of one."""
        if isinstance(year, int) or year.fault.rule != "missing_year" or self._year is None:
            return year
        self.remark = FaultAt(Fault("year_of_answers", {"year": str(self._year)}), year.cell)
        return self._year

    @cached_property
    def _year(self) -> int | None:
        """The year of the column of times, if most of its cells name one and all of these the same."""
        table, survey = self._answers.table, self._answers.survey
        index = next((index for index, heading in _headings(table) if _is_of_times(heading, survey)), None)
        if index is None:
            return None
        years = years_of_answers(table, index, self._answers.rows)
        unread = years.pop(None, 0)
        return next(iter(years)) if len(years) == 1 and years.total() > unread else None


def years_of_answers(table: Table, index: int, rows: Sequence[int]) -> Counter[int | None]:
    """How many of some rows hold a day of each year in a column, None for those that hold none."""
    return Counter(_year_of(table.sheet.value(row, index)) for row in rows)


def _year_of(cell: Value) -> int | None:
    """The year of a day, also of one with two digits behind day and month: 1/3/22 08:00."""
    if (year := read_year(cell)) is not None or not isinstance(cell, str):
        return year
    found = _SHORT_DAY.match(cell.strip())
    return 2000 + int(found[2]) if found else None


def days_at_odds(respondents: Respondents, year: int) -> FaultAt | None:
    """What is wrong where answers to a survey of a year were given in another: the survey is not used, or a warning.

    It is not used where most are of other years, or more than a few of an earlier one. A column that is not known as
    one of times only counts where nearly all its cells are days, and is never warned of.
    """
    warning, survey = None, respondents.survey
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
