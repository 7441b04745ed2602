"""The means beside which a region's own figures stand: of all regions and of each province, by year."""

import pandas as pd

# Instrument and item of the figures that reports follow over the years.
YEARLY = (("mcp", "total"), ("spi", "total"), ("ombudsman", "nilai"), ("spip", "nilai"), ("spbe", "total"))
KEY = ["instrument", "item", "province", "year"]
_PROVINCE_CODE = len("35")


def mean_by_item_province_and_year(observations: pd.DataFrame) -> pd.DataFrame:
    """One row per figure's kind, province ("" for all regions) and year: `mean` and `regions`, how many it is of.

    Only final figures count, one a region and year: the first where several sources say it.
    """
    final = observations[(observations["status"] == "final") & observations["value"].notna()]
    own = final[final["region"].str.len() > _PROVINCE_CODE].drop_duplicates(["instrument", "item", "region", "year"])
    everywhere = own.assign(province="")
    by_province = own.assign(province=own["region"].str[:_PROVINCE_CODE])
    both = pd.concat([everywhere, by_province], ignore_index=True)
    return both.groupby(KEY, sort=True)["value"].agg(mean="mean", regions="size").reset_index()
