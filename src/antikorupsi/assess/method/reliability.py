"""Whether the items of a scale measure one thing: Cronbach's alpha, and what it would be without each item.

L. J. Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16 (1951) 297-334. The handbook
takes 0.7 as enough (step 4, multivariate analysis).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.common import reaches

ENOUGH = 0.7
_LEAST_REGIONS = 3


class ScaleRow(NamedTuple):
    """The reliability of one scale."""

    scale: str
    items: int
    regions: int
    alpha: float
    enough: bool


class ItemRow(NamedTuple):
    """The reliability of a scale without one item."""

    item: str
    alpha: float
    change: float


def alpha(items: pd.DataFrame) -> float:
    """Cronbach's alpha, k / (k - 1) x (1 - sum of the items' variances / variance of their sum), NaN where it is none.

    Over the rows that have all items. There is none below two items or three such rows, or where their sum is constant.
    """
    whole = items.dropna()
    if len(items.columns) < 2 or len(whole) < _LEAST_REGIONS:
        return float("nan")
    return _alpha_of(whole.cov().to_numpy())


def _alpha_of(covariance: np.ndarray) -> float:
    count, spread = len(covariance), float(covariance.sum())
    if spread <= 0 or np.isclose(spread, 0):
        return float("nan")
    return count / (count - 1) * (1 - float(np.trace(covariance)) / spread)


def alpha_by_scale(items: pd.DataFrame, scales: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """One row per scale, a name for some of the columns: scale, items, regions (with all of them), alpha, enough."""
    rows = [
        (name, len(columns), len(items[list(columns)].dropna()), alpha(items[list(columns)]))
        for name, columns in scales.items()
    ]
    table = pd.DataFrame(rows, columns=["scale", "items", "regions", "alpha"])
    return table.assign(enough=reaches(table["alpha"], ENOUGH))


def alpha_without_item(items: pd.DataFrame) -> pd.DataFrame:
    """One row per item of a scale: alpha without it, over the rows that have all items, and how much that is more.

    Columns: item, alpha, change; empty where the scale has no alpha or only two items. An item that lifts alpha when it
    is dropped goes another way than the others.
    """
    whole = items.dropna()
    usual = alpha(whole)
    rows = [(name, alpha(whole.drop(columns=name)) if len(whole) else float("nan")) for name in items.columns]
    table = pd.DataFrame(rows, columns=["item", "alpha"])
    return table.assign(change=table["alpha"] - usual)
