"""Criteria of several years in a row: how many more of them are needed."""

import pandas as pd

from antikorupsi.rules import Criterion, LabelInConsecutiveYears


def needed_in_a_row(
    observations: pd.DataFrame, verdicts: pd.DataFrame, criterion: Criterion, rule: LabelInConsecutiveYears
) -> pd.Series:
    """By region: how many more accepted labels, one a year and following the latest known year, would meet the rule.

    A label counts as accepted where all sources of its year say so. Without any figure all years are needed.
    """
    own = observations[
        (observations["instrument"] == criterion.instrument)
        & (observations["item"] == criterion.items[0])
        & (observations["status"] == "final")
    ]
    accepted = own["label"].isin(list(rule.accepted)).groupby([own["region"], own["year"]]).all()
    good = set(accepted[accepted].index)
    judged = verdicts[verdicts["criterion"] == criterion.id].set_index("region")["year"]
    needed = [
        rule.years - (0 if pd.isna(year) else _in_a_row(region, int(year), good, rule.years))
        for region, year in judged.items()
    ]
    return pd.Series(needed, index=judged.index, dtype="float64")


def _in_a_row(region: object, latest: int, good: set[tuple[object, object]], most: int) -> int:
    """How many years, up to the latest one, carry accepted labels one after the other."""
    return next((back for back in range(most) if (region, latest - back) not in good), most)
