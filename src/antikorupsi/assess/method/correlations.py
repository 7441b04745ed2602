"""How far measures say the same: the correlation of every two, over the regions that have both."""

from math import sqrt, tanh
from statistics import NormalDist
from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.common import exceeds

REDUNDANT = 0.92  # above it two indicators of a pillar count one thing twice (audits of the JRC)
LEAST_REGIONS = 3  # the correlation of two regions is 1 or -1, whatever they are
_CONFIDENCE = 0.95


class PairRow(NamedTuple):
    """The correlation of two measures."""

    first: str
    second: str
    correlation: float
    regions: int
    flag: str
    real: bool


def correlation_matrix(values: pd.DataFrame) -> pd.DataFrame:
    """Pearson's correlation of every two columns over the rows that have both; empty below three of them.

    A column that does not vary has no correlation, not even with itself.
    """
    return values.corr(min_periods=LEAST_REGIONS)


def correlation_by_pair(values: pd.DataFrame) -> pd.DataFrame:
    """One row per two columns that have a correlation: first, second, correlation, regions, flag, real.

    `regions` counts the rows that have both. `flag` is "negative" below zero, where a mean lets the one take away what
    the other gives, "redundant" above 0.92, where it counts one thing twice, else ""; both are what the JRC's audits
    look for (COIN Tool User Guide, JRC118407, doi:10.2760/523877). `real` says whether the correlation is further
    from zero than so few regions give by chance in 19 of 20 cases.
    """
    matrix, counts = correlation_matrix(values), values.notna().astype("int64")
    both = (counts.T @ counts).to_numpy()
    first, second = np.triu_indices(len(values.columns), k=1)
    names = values.columns.to_numpy()
    table = pd.DataFrame(
        {
            "first": names[first],
            "second": names[second],
            "correlation": matrix.to_numpy()[first, second],
            "regions": both[first, second],
        }
    ).dropna(subset="correlation", ignore_index=True)
    table["flag"] = np.select(
        [table["correlation"] < 0, exceeds(table["correlation"], REDUNDANT)], ["negative", "redundant"], ""
    )
    table["real"] = table["correlation"].abs() > table["regions"].map(least_real_correlation)
    return table


def least_real_correlation(regions: int) -> float:
    """From which correlation on so few regions say that there is one, at 95 %: 0.81 of 6, 0.09 of 514 regions.

    By R. A. Fisher's transformation, whose standard error is 1 / sqrt(regions - 3); 1 for three regions or fewer,
    which never say so.
    """
    if regions <= LEAST_REGIONS:
        return 1.0
    return tanh(_spread(regions))


def interval_of(correlation: float, regions: int) -> tuple[float, float]:
    """Between which correlations the true one lies at 95 %, by Fisher's transformation; -1 to 1 for three regions.

    NaN where there is no correlation.
    """
    if np.isnan(correlation):
        return float("nan"), float("nan")
    if regions <= LEAST_REGIONS:
        return -1.0, 1.0
    middle = float(np.arctanh(np.clip(correlation, -1 + 1e-15, 1 - 1e-15)))
    return tanh(middle - _spread(regions)), tanh(middle + _spread(regions))


def _spread(regions: int) -> float:
    return NormalDist().inv_cdf((1 + _CONFIDENCE) / 2) / sqrt(regions - 3)
