"""Legal status beside scores: how did regions stand whose heads were later under investigation?"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.common import WholeOrNA, each_row, table_of, with_dtypes
from antikorupsi.ingest import Observation
from antikorupsi.rules import AtLeast
from helpers.eligibility import AsOf, VerdictRow, figure_of, meets


class StandingRow(NamedTuple):
    """One figure of a region on the day before an adverse check."""

    region: str
    checked: str
    criterion: str
    status: str
    value: float
    year: WholeOrNA
    others_known: int
    others_lower: int


def standing_before_checks(assessment: Assessment) -> pd.DataFrame:
    """One row per region with an adverse check and criterion that a number judges: its verdict on the day before.

    `checked` is the day of the region's first adverse check. `others_known` counts the other regions with a figure of
    the same `year` on that day, `others_lower` those of them with a lower one.
    """
    numeric = [criterion.id for criterion in assessment.framework.criteria if isinstance(criterion.rule, AtLeast)]
    parts = [_on_the_day_before(assessment, region, day, numeric) for region, day in _adverse(assessment)]
    table = pd.concat(parts, ignore_index=True) if parts else table_of([], StandingRow)
    return with_dtypes(table, StandingRow)


def _adverse(assessment: Assessment) -> Iterator[tuple[str, date]]:
    """The regions with a check that fails its criterion, and the day of the first such one."""
    days: dict[str, str] = {}
    for criterion in assessment.framework.criteria:
        observations = assessment.kept_observations[assessment.kept_observations["instrument"] == criterion.instrument]
        for row in each_row(observations, Observation) if criterion.checks else ():
            figure = figure_of(row)
            if figure.label and not meets(criterion, figure, assessment.framework):
                days[row.region] = min(figure.checked, days.get(row.region, figure.checked))
    for region, day in sorted(days.items(), key=lambda found: (found[1], found[0])):
        yield region, date.fromisoformat(day)


def _on_the_day_before(assessment: Assessment, region: str, day: date, numeric: list[str]) -> pd.DataFrame:
    """The rows of one region, as of the day before its check."""
    as_of = AsOf(day - timedelta(days=1), day.year)
    verdicts = assessment.verdicts_as_of(as_of)
    of_region = verdicts[(verdicts["region"] == region) & verdicts["criterion"].isin(numeric)]
    others = verdicts[(verdicts["region"] != region) & verdicts["value"].notna()]
    known, lower = zip(*(_among(row, others) for row in each_row(of_region, VerdictRow)), strict=True)
    return of_region.assign(checked=day.isoformat(), others_known=known, others_lower=lower)


def _among(row: VerdictRow, others: pd.DataFrame) -> tuple[int, int]:
    """How many others have a figure of the same criterion and year, and how many of them a lower one."""
    peers = others[(others["criterion"] == row.criterion) & (others["year"] == row.year).fillna(value=False)]
    return len(peers), int((peers["value"] < row.value).sum())
