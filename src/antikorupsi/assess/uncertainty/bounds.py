"""Exact bounds of a total: no draw, and no weighting of the family at all, leads beyond them.

Over all weights a total lies between the lowest and the highest score. Over weights from w/k to w*k it is a fraction of
two linear functions on a box, whose extremes lie at corners where the highest (or lowest) scores have the largest
weights: with the scores in order there is one such corner for each of them, and the best is found by looking at all.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.assess.uncertainty.sources import Known, scheme_of, taken_as
from antikorupsi.common import table_of
from antikorupsi.rules import Framework, Treatment
from helpers.scoring import Numbers


class BoundRow(NamedTuple):
    """One end-to-end range of a total under a family of treatments."""

    region: str
    family: str
    treatment: str
    low: float
    high: float


def bound_by_region_family_and_treatment(known: Known, framework: Framework, declared: str) -> pd.DataFrame:
    """One row per region, family of weights (declared, near, all) and treatment of missing scores: `low`, `high`.

    `near` are weights from 1/factor to factor times the declared ones. `neutral` leaves missing scores out; `worst` and
    `best` are there only for regions that miss some, if the framework varies them.
    """
    source, rows = framework.uncertainty.missing, []
    weights = scheme_of(framework, declared).weights
    factor = framework.uncertainty.weights.factor if framework.uncertainty.weights.varied else 1.0
    neutral: list[Treatment] = ["neutral"]
    some_missing = [bool(row.any()) for row in np.isnan(known.scores)]
    for treatment in source.treatments if source.varied else neutral:
        scores = np.where(np.isnan(known.scores), taken_as(treatment, known.scale), known.scores)
        families = {"declared": near_weights(scores, weights, 1.0), "near": near_weights(scores, weights, factor)}
        families["all"] = all_weights(scores)
        for family, (low, high) in families.items():
            for place, region in enumerate(known.regions):
                if treatment == "neutral" or some_missing[place]:
                    rows.append((region, family, treatment, low[place], high[place]))
    return table_of(rows, BoundRow)


def all_weights(scores: Numbers) -> tuple[Numbers, Numbers]:
    """The lowest and highest total of each region (row; NaN: left out) over all weights that are not negative."""
    return np.fmin.reduce(scores, axis=1, initial=np.inf), np.fmax.reduce(scores, axis=1, initial=-np.inf)


def near_weights(scores: Numbers, weights: Numbers, factor: float) -> tuple[Numbers, Numbers]:
    """The lowest and highest total of each region over weights from 1/factor to factor times the given ones."""
    return -_highest(-scores, weights, factor), _highest(scores, weights, factor)


def _highest(scores: Numbers, weights: Numbers, factor: float) -> Numbers:
    """The highest total: the best over all cuts of the ordered scores, those above the cut weighing most."""
    order = np.argsort(-scores, axis=1)  # what is missing comes last
    ordered = np.take_along_axis(scores, order, axis=1)
    counted = np.where(np.isnan(ordered), 0.0, weights[order])
    values = np.nan_to_num(ordered)
    above = [_cumulated(part) for part in (counted * values, counted)]
    below = [sums[:, -1:] - sums for sums in above]
    total, weight = (factor * up + down / factor for up, down in zip(above, below, strict=True))
    return np.asarray((total / weight).max(axis=1, initial=-np.inf))


def _cumulated(parts: Numbers) -> Numbers:
    return np.concatenate([np.zeros((len(parts), 1)), np.cumsum(parts, axis=1)], axis=1)
