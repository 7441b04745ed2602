"""The means beside which a region's own figures stand: of all regions and of each province, by year."""

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from antikorupsi.common import each_row, expanded

KEY = ["instrument", "item", "province", "year"]
_FEWEST = 3  # regions whose mean says more than each of them


class Mean(NamedTuple):
    """A mean and how many regions it is of; from year to year these are others."""

    value: float
    regions: int


class MeanRow(NamedTuple):
    """The mean of one figure's kind over the regions of one province, of all where `province` is empty."""

    instrument: str
    item: str
    province: str
    year: int
    mean: float
    regions: int


def mean_by_item_province_and_year(observations: pd.DataFrame, provinces: Mapping[str, str]) -> pd.DataFrame:
    """One row per figure's kind, province ("" for all regions) and year: `mean` and `regions`, how many it is of.

    `provinces` gives the code of the province of each region, "" where it lies in none. Only final figures
    count, one a region and year: the first where several sources say it.
    """
    final = (observations["status"] == "final") & observations["value"].notna()
    figures = observations.loc[
        final & observations["region"].isin(list(provinces)), ["instrument", "item", "region", "year", "value"]
    ]
    of_regions = figures.drop_duplicates(["instrument", "item", "region", "year"])
    by_province = of_regions.assign(province=of_regions["region"].astype("str").map(provinces))
    parts = [of_regions.assign(province=""), by_province[by_province["province"] != ""]]
    means = [part.groupby(KEY, sort=True)["value"].agg(mean="mean", regions="size").reset_index() for part in parts]
    return pd.concat(list(map(expanded, means))).sort_values(KEY, ignore_index=True)


def means_with_enough_regions(means: pd.DataFrame) -> Mapping[tuple[str, str, str], dict[str, Mean]]:
    """By instrument, item and province: the means by year, of years in which enough regions have a figure."""
    found: dict[tuple[str, str, str], dict[str, Mean]] = {}
    for row in each_row(means[means["regions"] >= _FEWEST], MeanRow):
        found.setdefault((row.instrument, row.item, row.province), {})[str(row.year)] = Mean(
            float(row.mean), int(row.regions)
        )
    return found
