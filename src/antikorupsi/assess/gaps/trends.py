"""Which way a criterion's figures go: a least-squares line through comparable years, and where it leads."""

import numpy as np
import pandas as pd

from antikorupsi.assess.gaps.series import KEY
from antikorupsi.common import FINEST

COLUMNS = {"region": "str", "criterion": "str", "years": "str", "trend": "float64", "projected": "float64"}


def trend_by_region_and_criterion(figures: pd.DataFrame, year: int, least_years: int) -> pd.DataFrame:
    """One row per region and criterion with a figure: the `years` used, `trend` a year and `projected` for `year`.

    `figures` are those of series.figure_by_region_criterion_and_year. Trend and projection are empty below
    `least_years` years. The line is that of ordinary least squares; `projected` is its value in `year`, not the latest
    figure moved on.
    """
    groups = figures.groupby(KEY, sort=True)
    middle = groups[["year", "value"]].transform("mean")
    apart = figures["year"] - middle["year"]
    sums = pd.DataFrame(
        {
            "region": figures["region"],
            "criterion": figures["criterion"],
            "square": apart**2,
            "product": apart * (figures["value"] - middle["value"]),
            "year": figures["year"].astype("float64"),
            "value": figures["value"],
        }
    ).groupby(KEY, sort=True)
    table = sums.agg({"square": "sum", "product": "sum", "year": "mean", "value": "mean"})
    counted = groups.size() >= least_years
    slope = (table["product"] / table["square"].where(table["square"] > 0)).where(counted, np.nan)
    table["trend"], table["projected"] = slope, table["value"] + slope * (year - table["year"])
    table[["trend", "projected"]] = table[["trend", "projected"]].round(FINEST)
    table["years"] = figures["year"].astype("str").groupby([figures[name] for name in KEY], sort=True).agg(" ".join)
    return table.reset_index()[list(COLUMNS)].astype(COLUMNS)
