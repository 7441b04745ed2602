"""Where a region stands: the rank of each of its figures among all regions that have one, its type and its province."""

from collections.abc import Mapping

import pandas as pd

from antikorupsi.rules import Regions
from helpers.scoring import rank_table

TOTALS = {"total": "total", "published": "published_total"}


def position_by_region_and_measure(verdicts: pd.DataFrame, scores: pd.DataFrame, regions: Regions) -> pd.DataFrame:
    """One row per region and measure with region, measure, value, year and the ranks of scoring.rank_table.

    Measures are the criteria that are numbers, of one year each (the one most regions have), and the totals of the
    final stage. Figures of different years are not ranked together: the scales and the averages move.
    """
    tables = [_ranked(values, regions, measure, year) for measure, year, values in _measures(verdicts, scores)]
    columns = ["region", "measure", "value", "year"]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=columns)


def ranked_together(positions: pd.DataFrame) -> Mapping[tuple[str, str], pd.DataFrame]:
    """By measure and year ("" where it has none): the rows of the regions that are ranked together."""
    years = positions["year"].astype("str").fillna("")
    return {(str(measure), str(year)): rows for (measure, year), rows in positions.groupby(["measure", years])}


def _measures(verdicts: pd.DataFrame, scores: pd.DataFrame) -> list[tuple[str, int | None, pd.Series]]:
    measures: list[tuple[str, int | None, pd.Series]] = []
    known = verdicts[verdicts["value"].notna()]
    for _, group in known.groupby(["criterion", "year"], sort=True):
        first = group.iloc[0]
        measures.append((str(first["criterion"]), int(first["year"]), group.set_index("region")["value"]))
    final = scores[scores["level"].isin(list(TOTALS)) & (scores["stage"] == "penilaian") & scores["score"].notna()]
    for level, group in final.groupby("level", sort=True):
        measures.append((TOTALS[str(level)], None, group.set_index("region")["score"]))
    return measures


def _ranked(values: pd.Series, regions: Regions, measure: str, year: int | None) -> pd.DataFrame:
    ranked = rank_table(values, regions)
    ranked.insert(0, "value", values)
    ranked.insert(0, "year", pd.Series(year, index=values.index, dtype="Int64"))
    ranked.insert(0, "measure", measure)
    return ranked.rename_axis("region").reset_index()
