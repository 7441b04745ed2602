"""Criteria of several years in a row: how many more of them are needed."""

from math import nan

import pandas as pd

from antikorupsi.common import each_row
from antikorupsi.rules import Criterion, Framework, LabelInConsecutiveYears
from helpers.eligibility import AsOf, VerdictRow, figures_by_region, open_years


def needed_in_a_row(
    observations: pd.DataFrame, verdicts: pd.DataFrame, criterion: Criterion, framework: Framework, as_of: AsOf
) -> pd.Series:
    """By region: how many more accepted labels, one a year, would meet the rule; empty for regions not assessed.

    Without a verdict they are the open years (see eligibility.open_years); after a failure those that must follow the
    latest known year, back to which the accepted ones count.
    """
    if not isinstance(criterion.rule, LabelInConsecutiveYears):
        raise TypeError(f"{criterion.id} is no criterion of consecutive years")
    audited = observations[observations["instrument"] == criterion.instrument]
    figures, years = figures_by_region(audited), criterion.rule.years
    needed = {
        row.region: _needed(
            row, open_years(criterion, figures.get((row.region, criterion.instrument)), framework, as_of), years
        )
        for row in each_row(verdicts[verdicts["criterion"] == criterion.id], VerdictRow)
    }
    return pd.Series(needed, dtype="float64")


def _needed(verdict: VerdictRow, lacking: tuple[int, ...], years: int) -> float:
    if verdict.reason == "not_assessed":
        return nan
    if verdict.status == "no_data":
        return float(len(lacking))
    bad = [year for year in lacking if year <= verdict.year]
    return float(years - (verdict.year - max(bad))) if bad else 0.0
