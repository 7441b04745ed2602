"""Where a region stands: the rank of each of its figures among the regions that have one, its type and its province."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from antikorupsi.common import WholeOrNA, expanded, table_of, with_dtypes
from antikorupsi.rules import FINAL_STAGE, AtLeast, Criterion, Framework, LabelAtLeast, Ranking, Regions, has_levels
from helpers.eligibility import AsOf, Figures, judge, judged_figures_by_region
from helpers.scoring import AMONG, peer_groups, rank_ranges, ranks

TOTALS = {"total": "total", "published": "published_total"}


class PositionRow(NamedTuple):
    """One figure of one region, and its place among all regions, those of its type and those of its province."""

    region: str
    measure: str
    year: WholeOrNA
    value: float
    rank: WholeOrNA
    ranked: WholeOrNA
    ties: WholeOrNA
    best: WholeOrNA
    worst: WholeOrNA
    rank_in_type: WholeOrNA
    ranked_in_type: WholeOrNA
    ties_in_type: WholeOrNA
    best_in_type: WholeOrNA
    worst_in_type: WholeOrNA
    rank_in_province: WholeOrNA
    ranked_in_province: WholeOrNA
    ties_in_province: WholeOrNA
    best_in_province: WholeOrNA
    worst_in_province: WholeOrNA


_RANKS = ("rank", "ranked", "ties", "best", "worst")
Groups = Mapping[str, pd.Series]
_ROUNDED = 0.5  # what a whole number may have been rounded by


@dataclass(frozen=True)
class _Measure:
    """Figures that can be ranked together, by region code, and whether whole numbers among them may be rounded."""

    name: str
    year: int | None
    values: pd.Series
    may_be_rounded: bool


def rank_by_region_and_measure(
    observations: pd.DataFrame,
    verdicts: pd.DataFrame,
    scores: pd.DataFrame,
    regions: Regions,
    framework: Framework,
    as_of: AsOf,
) -> pd.DataFrame:
    """One row per region and measure of which a rank can be said.

    Measures are the criteria that are numbers, of one year each in which a verdict rests on them, and the totals of the
    final stage. A figure that is known on the day and not contradicted is ranked whether it decides or a newer one has
    taken its place. Figures of different years or items (a level, a score) are not ranked together: scales and averages
    move. Columns: region, measure, value, year, and rank, ranked, ties of scoring.ranks; `best` and `worst` are the
    ranks possible where a whole number stands for plus or minus 0.5. Ranks among fewer than the framework's `ranking`
    wants are empty.
    """
    assessed = pd.Index([region.code for region in regions if not region.is_administrative])
    figures = judged_figures_by_region(observations, framework)
    by_criterion = _criteria(figures, verdicts, assessed, framework, as_of)
    groups = peer_groups(regions)
    measures = (*by_criterion, *_totals(scores))
    tables = [_with_known_ranks(_ranked(measure, groups), groups, assessed, framework.ranking) for measure in measures]
    return with_dtypes(pd.concat(tables, ignore_index=True) if tables else table_of([], PositionRow), PositionRow)


def positions_of(ranked: pd.DataFrame, verdicts: pd.DataFrame) -> pd.DataFrame:
    """The rows of the figures on which verdicts rest, and of totals: one per region and measure."""
    years = verdicts.set_index(["region", "criterion"])["year"]
    of_verdict = years.reindex(pd.MultiIndex.from_frame(ranked[["region", "measure"]])).to_numpy()
    return ranked[ranked["year"].isna() | (ranked["year"] == of_verdict).fillna(value=False)].reset_index(drop=True)


def ranked_together(positions: pd.DataFrame) -> Mapping[tuple[str, str], pd.DataFrame]:
    """By measure and year ("" where it has none): the rows of the regions that are ranked together."""
    years = positions["year"].astype("str").fillna("")
    return {(str(measure), str(year)): rows for (measure, year), rows in positions.groupby(["measure", years])}


def _criteria(
    figures: Mapping[tuple[str, str], Figures],
    verdicts: pd.DataFrame,
    assessed: pd.Index,
    framework: Framework,
    as_of: AsOf,
) -> Iterator[_Measure]:
    """The criteria whose figures are numbers, by year and item; levels have too few steps to be ranked by."""
    resting = verdicts[verdicts["status"] != "no_data"]
    years = {
        str(name): sorted(map(int, of_criterion.unique()))
        for name, of_criterion in resting.groupby("criterion")["year"]
    }
    for criterion in sorted(framework.criteria, key=lambda each: each.id):
        if isinstance(criterion.rule, AtLeast | LabelAtLeast):
            for year in years.get(criterion.id, []):
                found: dict[str, dict[str, float]] = {}
                for region in assessed:
                    known = figures.get((region, criterion.instrument), [])
                    of_year = [figure for figure in known if figure.year == year]
                    for item, value in _valued(criterion, of_year, framework, as_of):
                        found.setdefault(item, {})[region] = value
                for item in sorted(found):
                    yield _Measure(criterion.id, year, pd.Series(found[item]), may_be_rounded=True)


def _valued(criterion: Criterion, figures: Figures, framework: Framework, as_of: AsOf) -> Iterator[tuple[str, float]]:
    """The item and the number that a verdict on a year's figures shows; none without such a verdict or number."""
    judged = judge(criterion, figures, framework, as_of)
    if judged.status != "no_data" and judged.values:
        value = judged.values[0]
        items = [figure.item for figure in (*judged.deciding, *figures) if figure.value == value]
        if not has_levels(criterion.instrument, items[0]):
            yield items[0], value


def _totals(scores: pd.DataFrame) -> Iterator[_Measure]:
    final = scores[scores["level"].isin(list(TOTALS)) & (scores["stage"] == FINAL_STAGE) & scores["score"].notna()]
    for level, group in expanded(final).groupby("level", sort=True):
        yield _Measure(TOTALS[str(level)], None, group.set_index("region")["score"], may_be_rounded=False)


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


def _with_known_ranks(ranked: pd.DataFrame, groups: Groups, assessed: pd.Index, ranking: Ranking) -> pd.DataFrame:
    """The rows with at least one rank above the least coverage; their other ranks are empty."""
    shown = pd.DataFrame(index=ranked.index)
    for suffix, group in groups.items():
        of = ranked["region"].map(group).map(group.loc[assessed].value_counts())
        known = ranked[f"ranked{suffix}"]
        shown[suffix] = (known >= ranking.least_regions) & (known >= ranking.least_share * of)
    provinces = groups["_in_province"]
    spread = provinces.loc[ranked["region"]].nunique()
    shown[""] &= spread >= min(ranking.least_provinces, provinces.nunique())
    for suffix in AMONG:
        ranked.loc[~shown[suffix], [f"{name}{suffix}" for name in _RANKS]] = pd.NA
    return ranked[shown.any(axis="columns")]
