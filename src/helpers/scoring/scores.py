"""The table of scores: indicators, components, totals and published totals, one row each per region and stage."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from helpers.frames import address, each_row
from helpers.framework import Framework, indicator_weights
from helpers.instruments import STAGES
from helpers.regions import Regions
from helpers.scoring.indicators import IndicatorScore, indicator_scores
from helpers.scoring.ranking import rank_table
from helpers.scoring.totals import component_total, printable, weighted_total

PUBLISHED = "nilai_akhir"

COLUMNS = {
    "region": "str",
    "level": "str",
    "id": "str",
    "stage": "str",
    "year": "Int64",
    "score": "float64",
    "weight": "float64",
    "coverage": "float64",
    "origin": "str",
    "lowest": "float64",
    "highest": "float64",
    "assessors": "Int64",
    "rank": "Int64",
    "ranked": "Int64",
    "ties": "Int64",
    "rank_in_type": "Int64",
    "ranked_in_type": "Int64",
    "ties_in_type": "Int64",
    "rank_in_province": "Int64",
    "ranked_in_province": "Int64",
    "ties_in_province": "Int64",
    "cells": "str",
}


def score_by_region_level_and_stage(
    observations: pd.DataFrame, regions: Regions, framework: Framework, scheme: str, assessment_year: int
) -> pd.DataFrame:
    """One row per region, level (indicator, component, total, published), id and stage.

    `score` is on 0-100, empty for a total whose `coverage` (share of the weight that has a score) is below the
    framework's minimum; `weight` is the share of the total; `lowest` and `highest` are the assessors' extremes;
    `cells` holds the addresses `file|sheet|cell`, one a line. Totals carry ranks taken before rounding.
    """
    weights = indicator_weights(framework, scheme)
    by_indicator = indicator_scores(observations, framework, assessment_year)
    by_stage: dict[tuple[str, str], dict[str, IndicatorScore]] = defaultdict(dict)
    for (region, stage, indicator), score in by_indicator.items():
        by_stage[region, stage][indicator] = score
    rows: list[dict[str, Any]] = []
    for (region, stage), own in sorted(by_stage.items(), key=lambda scored: scored[0]):
        rows += [{"region": region, "stage": stage} | row for row in _rows_of_stage(own, framework, weights)]
    rows += _published_rows(observations, regions, assessment_year)
    scores = pd.DataFrame(rows, columns=list(COLUMNS))
    return _with_ranks(scores, regions)[list(COLUMNS)].astype(COLUMNS)


def _rows_of_stage(
    scored: Mapping[str, IndicatorScore], framework: Framework, weights: Mapping[str, float]
) -> Iterable[dict[str, Any]]:
    values = {indicator: score.score for indicator, score in scored.items()}
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
    for component in framework.components:
        total = component_total(component, values, weights)
        weight = sum(weights[indicator.id] for indicator in component.indicators)
        yield {
            "level": "component",
            "id": component.id,
            "score": total.score,
            "weight": weight,
            "coverage": total.coverage,
        }
    total = weighted_total(values, weights)
    shown = total.score if printable(total, framework) else None
    yield {"level": "total", "id": "total", "score": shown, "weight": 1.0, "coverage": total.coverage}


def _published_rows(observations: pd.DataFrame, regions: Regions, assessment_year: int) -> list[dict[str, Any]]:
    """The totals the KPK or the press published, the latest year of each stage; a figure told twice is one row."""
    codes = {region.code for region in regions}
    known = observations[
        (observations["instrument"] == PUBLISHED)
        & (observations["item"] == "nilai")
        & (observations["year"] <= assessment_year)
        & observations["region"].isin(codes)
    ]
    rows = []
    for (region, stage), group in known.groupby(["region", "stage"]):
        latest = group[group["year"] == group["year"].max()]
        cells = [address(row) for row in each_row(latest)]
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
    plain = scores.drop(columns=[name for name in COLUMNS if "rank" in name or "ties" in name])
    tables = []
    for _, group in scores[ranked].groupby(["level", "stage"]):
        values = pd.Series(group["score"].astype("float64").to_numpy(), index=group["region"].to_numpy())
        tables.append(rank_table(values, regions).set_index(group.index))
    return plain.join(pd.concat(tables)) if tables else scores


def strict_reading_met(scores_of_region: pd.DataFrame, stage: str, above: float) -> bool | None:
    """Whether every component exceeds the bound, the reading of one KPK official; None where a component is missing."""
    components = scores_of_region[(scores_of_region["level"] == "component") & (scores_of_region["stage"] == stage)]
    if components.empty or components["score"].isna().any():
        return None
    return bool((components["score"] > above).all())


__all__ = ["COLUMNS", "STAGES", "score_by_region_level_and_stage", "strict_reading_met"]
