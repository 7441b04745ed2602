"""Composite scores over any hierarchy: weighted means that say how much of their weight was there.

A hierarchy is data: a Node weighs its parts, which are nodes again or, where they have no parts, scores. Every total of
the workbook, of one region or of all under ten thousand weightings, comes out of `weighted_mean`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from antikorupsi.common import WorkbookError, reaches

Mean = Literal["arithmetic", "geometric"]
Numbers = npt.NDArray[np.float64]
_LOG_OF_ZERO = -1e300  # finite, so that a weight of zero takes it away; its exponential is zero


@dataclass(frozen=True)
class Node:
    """One entry of a hierarchy: its weight among its siblings, and the parts it is the mean of; a score has no parts.

    `least` is the minimum availability: the share of the weight below it that must have a score, 0 to 1.
    """

    name: str
    weight: float = 1.0
    parts: tuple["Node", ...] = ()
    mean: Mean = "arithmetic"
    least: float = 0.0


@dataclass(frozen=True)
class Part:
    """Values (NaN where missing), their weight, and the share of what is below them that had a score."""

    values: Numbers
    weights: Numbers
    coverage: Numbers


@dataclass(frozen=True)
class Aggregate:
    """Scores, NaN where there are none, and the share of the weight that they use (0 to 1)."""

    score: Numbers
    coverage: Numbers


def aggregate(tree: Node, scores: Mapping[str, npt.ArrayLike]) -> dict[str, Aggregate]:
    """The aggregate of every node by its name, from the scores by theirs: a number each, or one a unit (NaN: missing).

    A missing score is neither zero nor the mean of the others: it is left out and lowers the coverage, also that of the
    levels above. Where the coverage is below a node's `least` its score is NaN, and missing one level up.
    Raises WorkbookError for a weight below zero, and for a score below zero in a geometric mean.
    """
    if not tree.parts:
        values = np.asarray(scores.get(tree.name, np.nan), dtype=np.float64)
        return {tree.name: Aggregate(values, np.where(np.isnan(values), 0.0, 1.0))}
    found: dict[str, Aggregate] = {}
    parts = []
    for below in tree.parts:
        found |= aggregate(below, scores)
        child = found[below.name]
        parts.append(Part(child.score, np.asarray(below.weight), child.coverage))
    whole = weighted_mean(parts, tree.mean)
    enough = reaches(whole.coverage, tree.least)
    return found | {tree.name: Aggregate(np.where(enough, whole.score, np.nan), whole.coverage)}


def weighted_mean(parts: Iterable[Part], mean: Mean = "arithmetic") -> Aggregate:
    """The mean of values by their weights over those that are there; the scale of the weights is free.

    Arithmetic: sum(w x) / sum(w); geometric: exp(sum(w log x) / sum(w)). Values and weights may be of any shapes that
    numpy broadcasts: one weight for all regions, or a column of weights for a row of regions. A mean never leaves the
    range of its values, whatever the rounding. Raises WorkbookError as `aggregate` does.
    """
    total = known = used = whole = np.zeros(())
    lowest, highest = np.full((), np.inf), np.full((), -np.inf)
    for part in parts:
        _check(part, mean)
        values, counted = _transformed(part.values, mean), part.weights
        if (missing := np.isnan(part.values)).any():
            values, counted = np.where(missing, 0.0, values), np.where(missing, 0.0, part.weights)
        total = total + values * counted
        known = known + counted
        used = used + counted * part.coverage
        whole = whole + part.weights
        lowest, highest = np.fmin(lowest, part.values), np.fmax(highest, part.values)
    with np.errstate(invalid="ignore"):
        score = total / known
        score = np.exp(score) if mean == "geometric" else score
        return Aggregate(np.clip(score, lowest, highest), used / whole)


def _transformed(values: Numbers, mean: Mean) -> Numbers:
    if mean == "arithmetic":
        return values
    with np.errstate(divide="ignore"):
        return np.maximum(np.log(values), _LOG_OF_ZERO)


def _check(part: Part, mean: Mean) -> None:
    if (part.weights < 0).any():
        raise WorkbookError(f"A weight is {part.weights.min():g}: weights are numbers from 0 upwards.")
    if mean == "geometric" and (part.values < 0).any():
        raise WorkbookError(
            f"A geometric mean has no score below zero, and one is {np.nanmin(part.values):g}: "
            "move the scale, or take the arithmetic mean."
        )
