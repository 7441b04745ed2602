"""Which figure may decide: known in time, fresh, said of the region, of the same instrument and final.

A figure that may not has a bar, one word for the reason. That sources do not contradict each other is asked when the
figures of a year are judged together.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import pandas as pd

from antikorupsi.common import each_row
from antikorupsi.ingest import Observation
from antikorupsi.rules import Checks, Criterion, Framework, LabelInConsecutiveYears, instrument_by_id
from helpers.eligibility.figures import Figure, Figures, figure_of

InTime = Literal["", "interim", "later_year", "too_late"]
Bar = Literal[InTime, "checked_later", "stale", "not_comparable", "open_remainder"]
Barred = list[tuple[Figure, Bar]]


@dataclass(frozen=True)
class AsOf:
    """The day as of which a verdict is given (what was published later is not known), and the year it assesses."""

    day: date
    assessment_year: int

    @classmethod
    def end_of(cls, year: int) -> "AsOf":
        """The last day of the year of the assessment, where no other day is asked for."""
        return cls(date(year, 12, 31), year)

    def __str__(self) -> str:
        """The day as 2025-12-31."""
        return self.day.isoformat()


def barred(figures: Figures, criterion: Criterion, framework: Framework, as_of: AsOf) -> Barred:
    """Each figure of a criterion and why it may not decide it as of a day; an empty word where it may.

    Of a criterion of consecutive years the latest audited ones, and no older pair, decide. A check is barred by its own
    day instead of a year.
    """
    oldest = _oldest_year(figures, criterion, framework, as_of)
    return [(figure, _bar_of(figure, criterion, as_of, oldest)) for figure in figures]


def _bar_of(figure: Figure, criterion: Criterion, as_of: AsOf, oldest: int) -> Bar:
    if criterion.checks and figure.status == "final":
        return _bar_of_check(figure, criterion.checks, as_of)
    if bar := bar_in_time(figure, criterion.instrument, as_of):
        return bar
    if criterion.rule_in(figure.year) is None:
        return "not_comparable"
    if figure.year < oldest:
        return "stale"
    return "open_remainder" if figure.basis == "open" else ""


def bar_in_time(figure: Figure, instrument: str, as_of: AsOf) -> InTime:
    """Whether a figure is interim, of the assessment year or later, or published after the day (`too_late`).

    One of the assessment year or later never counts, whenever it was published. Of an instrument that is read during
    its year, as the MCP is, a figure published within the year is interim.
    """
    if figure.status != "final" or _is_read_during_its_year(figure, instrument):
        return "interim"
    if figure.year >= as_of.assessment_year:
        return "later_year"
    return "too_late" if _known_from(figure, instrument) > str(as_of) else ""


def _bar_of_check(figure: Figure, checks: Checks, as_of: AsOf) -> Bar:
    """A check of a later day is not known yet; one whose answer stands for some years only is stale after them."""
    if figure.checked > str(as_of):
        return "checked_later"
    return "stale" if is_older(figure, checks.stands_years, as_of) else ""


def is_older(figure: Figure, years_by_label: Mapping[str, int], as_of: AsOf) -> bool:
    """Whether a check is older than the years that its answer has; one that has none is not."""
    years = years_by_label.get(figure.label or "")
    day = figure.checked
    return years is not None and f"{int(day[:4]) + years}{day[4:]}" < str(as_of)


def _oldest_year(figures: Figures, criterion: Criterion, framework: Framework, as_of: AsOf) -> int:
    """The oldest year whose figures may decide."""
    if isinstance(criterion.rule, LabelInConsecutiveYears):
        return latest_audited_year(figures, criterion.instrument, as_of) - criterion.rule.years + 1
    return as_of.assessment_year - int(framework.oldest_figure_years.value)


def _is_read_during_its_year(figure: Figure, instrument: str) -> bool:
    known = instrument_by_id().get(instrument)
    return bool(known and known.interim) and figure.published[:4] == str(figure.year)


def _known_from(figure: Figure, instrument: str) -> str:
    """The day from which a figure is known: its own, else the usual release of its instrument.

    A day on which the figure cannot have been there yet does not count.
    """
    earliest, usual = _release_days(instrument, figure.year)
    return figure.published if figure.published >= earliest else usual


def _release_days(instrument: str, year: int) -> tuple[str, str]:
    """The first day on which figures of a year can be there, and the day of their usual release."""
    known = instrument_by_id().get(instrument)
    release = known.usual_release if known else None
    days = (release.earliest(year), release.of(year)) if release else (date(year, 1, 1), date(year, 12, 31))
    return days[0].isoformat(), days[1].isoformat()


def is_known(row: Observation, as_of: AsOf) -> bool:
    """Whether an observation was out on a day: by its own date, else by the usual release of its instrument."""
    return _known_from(figure_of(row), row.instrument) <= str(as_of)


def newest_day(observations: pd.DataFrame, framework: Framework, as_of: AsOf) -> AsOf:
    """The latest day on which a figure that counts for a criterion was known: checked, published or usually released.

    That of `as_of` where there is none.
    """
    day = max(_days_known(observations, framework, as_of.assessment_year), default="")
    return replace(as_of, day=date.fromisoformat(day)) if day else as_of


def _days_known(observations: pd.DataFrame, framework: Framework, year: int) -> Iterator[str]:
    """By final figure of a criterion: since when it is known; figures of the assessment year or later do not count."""
    with_checks = {criterion.instrument: criterion.checks is not None for criterion in framework.criteria}
    of_criteria = observations[observations["instrument"].isin(with_checks) & (observations["status"] == "final")]
    for row in each_row(of_criteria, Observation):
        figure = figure_of(row)
        if with_checks[row.instrument]:
            yield figure.checked
        elif figure.year < year:
            yield _known_from(figure, row.instrument)


def latest_audited_year(figures: Iterable[Figure], instrument: str, as_of: AsOf) -> int:
    """The latest fiscal year before the assessment whose opinion was out on the day.

    It was out on its own day; one that has none, and one that nobody sent, on the day of the usual release.
    """
    out: dict[int, str] = {}
    for figure in figures:
        if figure.status == "final":
            day = _known_from(figure, instrument)
            out[figure.year] = min(day, out.get(figure.year, day))
    year = as_of.assessment_year - 1
    while out.get(year, _release_days(instrument, year)[1]) > str(as_of):
        year -= 1
    return year
