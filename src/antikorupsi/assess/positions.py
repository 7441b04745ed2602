"""Where a region stands: the rank of each of its figures among the regions that have one, its type and its province."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from antikorupsi.rules import Framework, Ranking, Regions, has_levels
from helpers.scoring import AMONG, peer_groups, rank_ranges, ranks

TOTALS = {"total": "total", "published": "published_total"}
_RANKS = ("rank", "ranked", "ties", "best", "worst")
COLUMNS = {
    "region": "str",
    "measure": "str",
    "year": "Int64",
    "value": "float64",
    **{f"{name}{suffix}": "Int64" for suffix in AMONG for name in _RANKS},
}
_KEY = ["region", "criterion"]
Groups = Mapping[str, pd.Series]
_ROUNDED = 0.5  # what a whole number may have been rounded by


@dataclass(frozen=True)
class _Measure:
    """Figures that can be ranked together, by region code, and whether whole numbers among them may be rounded."""

    name: str
    year: int | None
    values: pd.Series
    may_be_rounded: bool


def position_by_region_and_measure(
    verdicts: pd.DataFrame, gaps: pd.DataFrame, scores: pd.DataFrame, regions: Regions, framework: Framework
) -> pd.DataFrame:
    """One row per region and measure of which a rank can be said.

    Measures are the criteria that are numbers, of one year each, and the totals of the final stage. Figures of
    different years or items (a level, a score) are not ranked together: scales and averages move. Columns: region,
    measure, value, year, and rank, ranked, ties of scoring.ranks; `best` and `worst` are the ranks possible where
    a whole number stands for plus or minus 0.5. Ranks among fewer than the framework's `ranking` wants are empty.
    """
    items = gaps.set_index(_KEY)["item"]
    measures = (*_criteria(verdicts.join(items, on=_KEY), framework), *_totals(scores))
    groups = peer_groups(regions)
    assessed = pd.Index([region.code for region in regions if not region.is_administrative])
    tables = [_said(_ranked(own, groups), groups, assessed, framework.ranking) for own in measures]
    table = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=list(COLUMNS))
    return table[list(COLUMNS)].astype(COLUMNS)


def ranked_together(positions: pd.DataFrame) -> Mapping[tuple[str, str], pd.DataFrame]:
    """By measure and year ("" where it has none): the rows of the regions that are ranked together."""
    years = positions["year"].astype("str").fillna("")
    return {(str(measure), str(year)): rows for (measure, year), rows in positions.groupby(["measure", years])}


def _criteria(verdicts: pd.DataFrame, framework: Framework) -> Iterator[_Measure]:
    """The criteria whose figures are numbers; levels have too few steps to be ranked by."""
    known = verdicts[verdicts["value"].notna()]
    for (criterion, _, item), own in known.groupby(["criterion", "year", "item"], sort=True):
        if not has_levels(framework.criterion(str(criterion)).instrument, str(item)):
            values = own.set_index("region")["value"]
            yield _Measure(str(criterion), int(own["year"].iloc[0]), values, may_be_rounded=True)


def _totals(scores: pd.DataFrame) -> Iterator[_Measure]:
    final = scores[scores["level"].isin(list(TOTALS)) & (scores["stage"] == "penilaian") & scores["score"].notna()]
    for level, own in final.groupby("level", sort=True):
        yield _Measure(TOTALS[str(level)], None, own.set_index("region")["score"], may_be_rounded=False)


def _ranked(measure: _Measure, groups: Groups) -> pd.DataFrame:
    """All columns, whatever the coverage."""
    values = measure.values
    apart = (values % 1 == 0) * (_ROUNDED if measure.may_be_rounded else 0.0)
    tables = [
        pd.concat([ranks(values, group), rank_ranges(values - apart, values + apart, group)], axis=1).add_suffix(suffix)
        for suffix, group in groups.items()
    ]
    ranked = pd.concat(tables, axis=1).assign(value=values, measure=measure.name, year=measure.year)
    return ranked.rename_axis("region").reset_index()


def _said(ranked: pd.DataFrame, groups: Groups, assessed: pd.Index, ranking: Ranking) -> pd.DataFrame:
    """The rows with a rank that can be said, the others of their ranks empty."""
    told = pd.DataFrame(index=ranked.index)
    for suffix, group in groups.items():
        of = ranked["region"].map(group).map(group.loc[assessed].value_counts())
        known = ranked[f"ranked{suffix}"]
        told[suffix] = (known >= ranking.least_regions) & (known >= ranking.least_share * of)
    provinces = groups["_in_province"]
    spread = provinces.loc[ranked["region"]].nunique()
    told[""] &= spread >= min(ranking.least_provinces, provinces.nunique())
    for suffix in AMONG:
        ranked.loc[~told[suffix], [f"{name}{suffix}" for name in _RANKS]] = pd.NA
    return ranked[told.any(axis="columns")]
