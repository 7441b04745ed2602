"""Whose survey each respondent answered, and of which year: by their row, by what heads it, or by the sheet."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from antikorupsi.ingest.surveys.answers import AnswerTable
from antikorupsi.ingest.surveys.blocks import blocks_of, concealed
from antikorupsi.ingest.surveys.row_places import RowPlaces, RowYears
from antikorupsi.ingest.surveys.times_of_answers import column_of_times, years_of_answers
from antikorupsi.ingest.tables import Fault, FaultAt, Head
from antikorupsi.rules import Regions, SurveyDescription


@dataclass(frozen=True)
class Heads:
    """The rows of every survey of a table, the faults of rows that belong to none, and a remark on the year."""

    rows: dict[Head, list[int]]
    faults: list[FaultAt]
    remark: FaultAt | None = None


def read_heads(answers: AnswerTable, regions: Regions, survey: SurveyDescription) -> Heads:
    """The survey of every row: a row's own region and year, else those that stand above it.

    A row that names another region or year than what stands above it belongs to no survey. Where nothing names a
    year, it is the one in which all respondents answered.
    """
    places, years = RowPlaces(answers.table, regions), RowYears(answers.table)
    dated = _Dated(answers, survey)
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
    return Heads(dict(rows), _distinct(faults), dated.remark)


class _Dated:
    """Gives rows whose year nothing names the year in which all respondents answered."""

    def __init__(self, answers: AnswerTable, survey: SurveyDescription) -> None:
        self._answers, self._survey = answers, survey
        self._asked = False
        self._year: int | None = None
        self.remark: FaultAt | None = None

    def of(self, year: int | FaultAt) -> int | FaultAt:
        """The year itself, or that of the answers where it is missing and all of them are of one."""
        if isinstance(year, int) or year.fault.rule != "missing_year":
            return year
        if not self._asked:
            self._asked, self._year = True, self._of_answers()
        if self._year is None:
            return year
        self.remark = FaultAt(Fault("year_of_answers", {"year": str(self._year)}), year.cell)
        return self._year

    def _of_answers(self) -> int | None:
        """The year of the column of times, if most of its cells name one and all of these the same."""
        table = self._answers.table
        index = column_of_times(table, self._survey)
        if index is None:
            return None
        years = years_of_answers(table, index, self._answers.rows)
        unread = years.pop(None, 0)
        return next(iter(years)) if len(years) == 1 and years.total() > unread else None


def _distinct(faults: list[FaultAt]) -> list[FaultAt]:
    """The faults without what was written, each at its cell once."""
    return list({(each.fault.rule, each.cell): concealed(each) for each in faults}.values())
