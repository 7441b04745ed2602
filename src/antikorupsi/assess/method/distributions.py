"""How the figures of each measure are spread, and which spread would let a few regions decide a mean."""

from typing import NamedTuple

import pandas as pd

MOST_SKEWNESS, MOST_KURTOSIS = 2.0, 3.5

_FIVE = ["lowest", "quartile_1", "median", "quartile_3", "highest"]


class DistributionRow(NamedTuple):
    """How the figures of one measure are spread."""

    measure: str
    regions: int
    mean: float
    deviation: float
    lowest: float
    quartile_1: float
    median: float
    quartile_3: float
    highest: float
    skewness: float
    kurtosis: float
    outlying: bool


def distribution_by_measure(values: pd.DataFrame) -> pd.DataFrame:
    """One row per column of `values`: count, mean, the five numbers of a box, skewness, excess kurtosis, and a flag.

    Columns: measure, regions, mean, deviation, lowest, quartile_1, median, quartile_3, highest (in the measure's own
    unit; quartiles between two figures are interpolated), skewness and kurtosis, `outlying`. Skewness and kurtosis
    are the unbiased ones of spreadsheets (SKEW, KURT), by which the JRC's COIN tool flags a measure whose skewness is
    beyond 2 either way while its kurtosis is above 3.5 (COIN Tool User Guide, JRC118407, doi:10.2760/523877). They
    need three and four regions and a measure that varies, else they are empty, and an empty one flags nothing.
    """
    five = values.quantile([0, 0.25, 0.5, 0.75, 1]).T.set_axis(_FIVE, axis="columns")
    varies = values.nunique() > 1
    table = pd.DataFrame({"regions": values.count(), "mean": values.mean(), "deviation": values.std()}).join(five)
    table["skewness"] = values.skew().where(varies)
    table["kurtosis"] = values.kurt().where(varies)
    table["outlying"] = (table["skewness"].abs() > MOST_SKEWNESS) & (table["kurtosis"] > MOST_KURTOSIS)
    return table.rename_axis("measure").reset_index()
