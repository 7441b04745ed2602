"""The hierarchies of a framework: its total over all indicators, and its components over their own."""

from collections.abc import Mapping
from dataclasses import dataclass

from antikorupsi.rules import Framework
from helpers.scoring.aggregation import Node, aggregate


@dataclass(frozen=True)
class Total:
    """A weighted mean over the scores that are there, and their share of the whole weight (0 to 1)."""

    score: float | None
    coverage: float


def total_tree(framework: Framework, weights: Mapping[str, float]) -> Node:
    """The total: one level over all indicators, shown from the framework's least coverage upwards."""
    indicators = tuple(Node(indicator.id, weights[indicator.id]) for indicator in framework.indicators)
    return Node("total", parts=indicators, least=framework.minimum_coverage.value)


def component_trees(framework: Framework, weights: Mapping[str, float]) -> list[Node]:
    """The components, each over its own indicators and with their weight."""
    trees = []
    for component in framework.components:
        parts = tuple(Node(indicator.id, weights[indicator.id]) for indicator in component.indicators)
        trees.append(Node(component.id, sum(part.weight for part in parts), parts))
    return trees


def weighted_total(scores: Mapping[str, float], weights: Mapping[str, float]) -> Total:
    """The mean of the scores by their weights, over the indicators that have a score; the weights' scale is free.

    A missing score is neither zero nor the mean of the others: it lowers the coverage.
    """
    tree = Node("", parts=tuple(Node(indicator, weight) for indicator, weight in weights.items()))
    whole = aggregate(tree, scores)[""]
    covered = float(whole.coverage)
    return Total(float(whole.score), covered) if covered > 0 else Total(None, 0.0)
