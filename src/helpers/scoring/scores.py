"""The table of scores: indicators, components, totals and published totals, one row each per region and stage."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.common import SmallestOrNA, SmallOrNA, Word, address, each_row, exceeds, with_dtypes
from antikorupsi.ingest import Observation
from antikorupsi.rules import PUBLISHED, Framework, Regions, indicator_weights
from helpers.eligibility import AsOf, is_known
from helpers.scoring.aggregation import Aggregate, Node, aggregate
from helpers.scoring.indicators import IndicatorScore, indicator_scores
from helpers.scoring.ranking import rank_table
from helpers.scoring.totals import component_trees, total_tree


class ScoreRow(NamedTuple):
    """One score of one region."""

    region: Word
    level: Word
    id: Word
    stage: Word
    year: SmallestOrNA
    score: float
    weight: float
    coverage: float
    origin: Word
    lowest: float
    highest: float
    assessors: SmallestOrNA
    rank: SmallOrNA
    ranked: SmallOrNA
    ties: SmallOrNA
    rank_in_type: SmallOrNA
    ranked_in_type: SmallOrNA
    ties_in_type: SmallOrNA
    rank_in_province: SmallOrNA
    ranked_in_province: SmallOrNA
    ties_in_province: SmallOrNA
    cells: str


_UNRANKED = [name for name in ScoreRow._fields if "rank" not in name and "ties" not in name]


def score_by_region_level_and_stage(
    observations: pd.DataFrame, regions: Regions, framework: Framework, scheme: str, as_of: AsOf
) -> pd.DataFrame:
    """One row per region, level (indicator, component, total, published), id and stage.

    `score` is on 0-100, empty for a total whose `coverage` (share of the weight that has a score) is below the
    framework's minimum; `weight` is the share of the total; `lowest` and `highest` are the assessors' extremes;
    `cells` holds the addresses `file|sheet|cell`, one a line. Totals carry ranks taken before rounding.
    """
    weights = indicator_weights(framework, scheme)
    by_indicator = indicator_scores(observations, framework, as_of)
    scored = sorted({(region, stage) for region, stage, _ in by_indicator})
    totals = _totals(by_indicator, scored, framework, weights)
    rows: list[tuple[object, ...]] = []
    for place, (region, stage) in enumerate(scored):
        of_region = {
            name: by_indicator[region, stage, name] for name in weights if (region, stage, name) in by_indicator
        }
        of_stage = [*_indicator_rows(of_region, weights), *_total_rows(totals, place)]
        rows += [_values_of({"region": region, "stage": stage} | row) for row in of_stage]
    del by_indicator, totals
    rows += map(_values_of, _published_rows(observations, regions, as_of))
    scores = pd.DataFrame(rows, columns=_UNRANKED)
    del rows
    return with_dtypes(_with_ranks(scores, regions), ScoreRow)


def _values_of(row: Mapping[str, Any]) -> tuple[object, ...]:
    """The values of a row but its ranks, as a tuple: of a large country the rows as dicts would take gigabytes."""
    return tuple(row.get(name) for name in _UNRANKED)


def _totals(
    by_indicator: Mapping[tuple[str, str, str], IndicatorScore],
    scored: list[tuple[str, str]],
    framework: Framework,
    weights: Mapping[str, float],
) -> list[tuple[str, Node, Aggregate]]:
    """The components and the total, each with the scores of every region and stage that was scored, in that order."""
    values = {
        indicator.id: [known.score if (known := by_indicator.get((*key, indicator.id))) else np.nan for key in scored]
        for indicator in framework.indicators
    }
    trees = [("component", tree) for tree in component_trees(framework, weights)]
    trees.append(("total", total_tree(framework, weights)))
    return [(level, tree, aggregate(tree, values)[tree.name]) for level, tree in trees]


def _indicator_rows(scored: Mapping[str, IndicatorScore], weights: Mapping[str, float]) -> Iterable[dict[str, Any]]:
    for indicator, score in scored.items():
        yield {
            "level": "indicator",
            "id": indicator,
            "year": score.year,
            "score": score.score,
            "weight": weights[indicator],
            "coverage": 1.0,
            "origin": score.origin,
            "lowest": score.lowest,
            "highest": score.highest,
            "assessors": score.assessors,
            "cells": "\n".join(score.cells),
        }


def _total_rows(totals: Iterable[tuple[str, Node, Aggregate]], place: int) -> Iterable[dict[str, Any]]:
    for level, tree, found in totals:
        yield {
            "level": level,
            "id": tree.name,
            "score": float(found.score[place]),
            "weight": tree.weight,
            "coverage": float(found.coverage[place]),
        }


def _published_rows(observations: pd.DataFrame, regions: Regions, as_of: AsOf) -> list[dict[str, Any]]:
    """The totals the KPK or the press published by a day, the latest year of each stage; one told twice is one row."""
    codes = {region.code for region in regions}
    known = observations[
        (observations["instrument"] == PUBLISHED)
        & (observations["item"] == "nilai")
        & (observations["year"] <= as_of.assessment_year)
        & observations["region"].isin(codes)
    ]
    known = known.loc[[is_known(row, as_of) for row in each_row(known, Observation)]]
    rows = []
    for (region, stage), group in known.groupby(["region", "stage"]):
        latest = group[group["year"] == group["year"].max()]
        cells = [address(row) for row in each_row(latest, Observation)]
        rows.append(
            {
                "region": region,
                "level": "published",
                "id": "total",
                "stage": stage,
                "year": int(latest["year"].iloc[0]),
                "score": float(latest["value"].min()),
                "weight": 1.0,
                "coverage": 1.0,
                "origin": "published",
                "cells": "\n".join(cells),
            }
        )
    return rows


def _with_ranks(scores: pd.DataFrame, regions: Regions) -> pd.DataFrame:
    """Adds ranks to totals and published totals, each among those of the same level and stage."""
    ranked = scores["level"].isin(["total", "published"]) & scores["score"].notna()
    tables = []
    for _, group in scores[ranked].groupby(["level", "stage"]):
        values = pd.Series(group["score"].astype("float64").to_numpy(), index=group["region"].to_numpy())
        tables.append(rank_table(values, regions).set_index(group.index))
    return scores.join(pd.concat(tables)) if tables else scores.reindex(columns=list(ScoreRow._fields))


def strict_reading_met(scores_of_region: pd.DataFrame, stage: str, above: float) -> bool | None:
    """Whether every component exceeds the bound, the reading of one KPK official; None where a component is missing."""
    components = scores_of_region[(scores_of_region["level"] == "component") & (scores_of_region["stage"] == stage)]
    if components.empty or components["score"].isna().any():
        return None
    return bool(exceeds(components["score"], above).all())


__all__ = ["ScoreRow", "score_by_region_level_and_stage", "strict_reading_met"]
