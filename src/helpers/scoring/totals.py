"""Weighted means that say how much of their weight was there."""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.framework import Component, Framework


@dataclass(frozen=True)
class Total:
    """A weighted mean over the scores that are there, and their share of the whole weight (0 to 1)."""

    score: float | None
    coverage: float


def weighted_total(scores: Mapping[str, float], weights: Mapping[str, float]) -> Total:
    """The mean of the scores by their weights, over the indicators that have a score; the weights' scale is free.

    A missing score is neither zero nor the mean of the others: it lowers the coverage.
    """
    present = {indicator: weights[indicator] for indicator in weights if indicator in scores}
    weight = sum(present.values())
    whole = sum(weights.values())
    if not present or weight <= 0:
        return Total(None, 0.0)
    mean = sum(scores[indicator] * share for indicator, share in present.items()) / weight
    return Total(min(max(mean, min(scores[i] for i in present)), max(scores[i] for i in present)), weight / whole)


def component_total(component: Component, scores: Mapping[str, float], weights: Mapping[str, float]) -> Total:
    """The weighted mean of one component's indicators."""
    own = {indicator.id: weights[indicator.id] for indicator in component.indicators}
    return weighted_total({key: score for key, score in scores.items() if key in own}, own)


def printable(total: Total, framework: Framework) -> bool:
    """Whether enough of the weight is covered for a total to be shown at all."""
    return total.score is not None and total.coverage >= framework.minimum_coverage.value - 1e-12
