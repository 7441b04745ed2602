"""Whose survey each respondent answered, and of which year: by their row, by what heads it, or by the sheet."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from antikorupsi.ingest.surveys.answers import AnswerTable
from antikorupsi.ingest.surveys.blocks import blocks_of, concealed
from antikorupsi.ingest.surveys.row_places import RowPlaces, RowYears
from antikorupsi.ingest.surveys.times_of_answers import column_of_times, years_of_answers
from antikorupsi.ingest.tables import Detail, Fault, FaultAt, Head
from antikorupsi.rules import Regions, SurveyDescription


@dataclass(frozen=True)
class Heads:
    """The rows of every survey of a table, the faults of rows that belong to none, and remarks on the year."""

    rows: dict[Head, list[int]]
    faults: list[FaultAt]
    remarks: list[FaultAt]


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
    checked = {head: dated.check(head, of_head) for head, of_head in rows.items()}
    refused = {head for head, said in checked.items() if said and said.fault.rule == "answers_of_other_year"}
    faults += [said for head, said in checked.items() if said and head in refused]
    remarks = [said for head, said in checked.items() if said and head not in refused]
    used = {head: of_head for head, of_head in rows.items() if head not in refused}
    return Heads(used, _distinct(faults), [*remarks, *([dated.remark] if dated.remark else [])])


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
        years = self._years(self._answers.rows)
        unread = len(self._answers.rows) - years.total()
        return next(iter(years)) if len(years) == 1 and years.total() > unread else None

    def check(self, head: Head, rows: list[int]) -> FaultAt | None:
        """What is wrong where answers were given in another year than that of their survey."""
        years = self._years(rows)
        others = years.total() - years[head.year]
        if not others:
            return None
        said = ", ".join(str(year) for year in sorted(years) if year != head.year)
        details: dict[str, Detail] = {"year": str(head.year), "years": said, "count": others, "answers": len(rows)}
        rule = "answers_of_other_year" if 2 * others > years.total() else "some_answers_of_other_year"
        return FaultAt(Fault(rule, details), (self._answers.table.header, self._column or 0))

    @cached_property
    def _column(self) -> int | None:
        """The column of the times at which respondents answered."""
        return column_of_times(self._answers.table, self._survey)

    def _years(self, rows: Sequence[int]) -> Counter[int]:
        """How many of some rows were answered in which year, as far as their times say one."""
        if self._column is None:
            return Counter()
        years = years_of_answers(self._answers.table, self._column, rows)
        return Counter({year: count for year, count in years.items() if year is not None})


def _distinct(faults: list[FaultAt]) -> list[FaultAt]:
    """The faults without what was written, each at its cell once."""
    return list({(each.fault.rule, each.cell): concealed(each) for each in faults}.values())
