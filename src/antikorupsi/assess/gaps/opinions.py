"""Criteria of several years in a row: how many more of them are needed."""

from math import nan

import pandas as pd

from antikorupsi.common import address, each_row
from antikorupsi.ingest import Observation
from antikorupsi.rules import Criterion, LabelInConsecutiveYears
from helpers.eligibility import VerdictRow


def needed_in_a_row(
    observations: pd.DataFrame, verdicts: pd.DataFrame, criterion: Criterion, rule: LabelInConsecutiveYears
) -> pd.Series:
    """By region: how many more accepted labels, one a year, would meet the rule; empty for regions not assessed.

    Without a verdict they are those of the judged years that are lacking, all of them where no figure may decide; after
    a failure those that must follow the latest known year. A label counts as accepted where all sources of its year
    say so, and only that of a figure which may decide.
    """
    judged = verdicts[verdicts["criterion"] == criterion.id]
    good = _good_years(observations, judged, criterion, rule)
    needed: dict[str, float] = {}
    for row in each_row(judged, VerdictRow):
        accepted = good.get(row.region, set())
        if row.reason == "not_assessed":
            needed[row.region] = nan
        elif row.status == "no_data":
            needed[row.region] = float(max(1, rule.years - len(accepted)))
        else:
            needed[row.region] = float(rule.years - _in_a_row(int(row.year), accepted, rule.years))
    return pd.Series(needed, dtype="float64")


def _good_years(
    observations: pd.DataFrame, verdicts: pd.DataFrame, criterion: Criterion, rule: LabelInConsecutiveYears
) -> dict[str, set[int]]:
    """By region: the years of accepted labels among the figures that its verdict rests on."""
    final = observations[
        (observations["instrument"] == criterion.instrument)
        & (observations["item"] == criterion.items[0])
        & (observations["status"] == "final")
    ]
    cells = {row.region: set(str(row.cells).split("\n")) for row in each_row(verdicts, VerdictRow)}
    accepted: dict[str, dict[int, bool]] = {}
    for row in each_row(final, Observation):
        if address(row) in cells.get(row.region, ()):
            years = accepted.setdefault(row.region, {})
            years[int(row.year)] = years.get(int(row.year), True) and row.label in rule.accepted
    return {region: {year for year, said in years.items() if said} for region, years in accepted.items()}


def _in_a_row(latest: int, good: set[int], most: int) -> int:
    """How many years, up to the latest one, carry accepted labels one after the other."""
    return next((back for back in range(most) if latest - back not in good), most)
