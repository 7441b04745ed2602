"""How far a total and its rank move under other plausible weights, since nobody published the real ones."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from helpers.framework import Framework, indicator_weights

DRAWS = 2000
SEED = 20251209  # the day the pilots of 2025 were launched; any fixed number would do
CONCENTRATION = 4.0  # weights drawn so vary by about half of their size around the equal ones

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Weightings:
    """Draws of indicator weights, one a row, each summing to 1, in the order of `indicators`."""

    indicators: list[str]
    weights: Matrix


def draw_weightings(framework: Framework, draws: int = DRAWS, seed: int = SEED) -> Weightings:
    """Random weightings around equal weights: half vary the indicators, half the components (Dirichlet draws)."""
    generator = np.random.default_rng(seed)
    indicators = [indicator.id for indicator in framework.indicators]
    by_indicator = generator.dirichlet(np.full(len(indicators), CONCENTRATION), size=draws // 2)
    components = generator.dirichlet(np.full(len(framework.components), CONCENTRATION), size=draws - draws // 2)
    share = np.array(
        [
            [
                1 / len(component.indicators) if indicator in {own.id for own in component.indicators} else 0.0
                for indicator in indicators
            ]
            for component in framework.components
        ]
    )
    return Weightings(indicators, np.vstack([by_indicator, components @ share]))


def totals_under(scores: Matrix, weights: Matrix) -> Matrix:
    """The totals of every region (row of `scores`, NaN where missing) under every weighting: regions x draws."""
    present = ~np.isnan(scores)
    weighted = np.nan_to_num(scores) @ weights.T
    return np.asarray(weighted / (present.astype(np.float64) @ weights.T))


def range_by_region(scores: pd.DataFrame, framework: Framework, stage: str, seed: int = SEED) -> pd.DataFrame:
    """One row per region with a total at the stage: where 90% of the weightings put its total and its rank.

    Columns: total_low, total_high (5th and 95th percentile), rank_low, rank_high (best and worst of the middle 90 %),
    share_at_least_bound (share of weightings whose total reaches the highest predicate), and the total under
    each named weighting of the framework, as a column named after it.
    """
    regions = scores[(scores["level"] == "total") & (scores["stage"] == stage) & scores["score"].notna()]["region"]
    table = _indicator_table(scores, stage, list(regions), framework)
    weightings = draw_weightings(framework, seed=seed)
    totals = totals_under(table.to_numpy(dtype=np.float64), weightings.weights)
    columns = _quantiles(totals) | {"share_at_least_bound": _share_at_least(totals, framework)}
    for scheme in framework.weights:
        named = indicator_weights(framework, scheme.id)
        row = np.array([[named[indicator] for indicator in weightings.indicators]])
        columns[scheme.id] = totals_under(table.to_numpy(dtype=np.float64), row)[:, 0]
    return pd.DataFrame(columns, index=pd.Index(list(regions), name="region"))


def _indicator_table(scores: pd.DataFrame, stage: str, regions: list[str], framework: Framework) -> pd.DataFrame:
    indicators = scores[(scores["level"] == "indicator") & (scores["stage"] == stage)]
    table = indicators.pivot_table(index="region", columns="id", values="score", aggfunc="first")
    return table.reindex(index=regions, columns=[indicator.id for indicator in framework.indicators])


def _quantiles(totals: Matrix) -> dict[str, npt.NDArray[np.float64]]:
    if not len(totals):
        return {name: np.array([]) for name in ("total_low", "total_high", "rank_low", "rank_high")}
    low, high = np.quantile(totals, [0.05, 0.95], axis=1)
    ranks = pd.DataFrame(totals).rank(method="min", ascending=False).to_numpy()
    best, worst = np.quantile(ranks, [0.05, 0.95], axis=1, method="nearest")
    return {"total_low": low, "total_high": high, "rank_low": best, "rank_high": worst}


def _share_at_least(totals: Matrix, framework: Framework) -> npt.NDArray[np.float64]:
    bound = max(predicate.lower for predicate in framework.predicates)
    return np.asarray((totals >= bound).mean(axis=1)) if len(totals) else np.array([])
