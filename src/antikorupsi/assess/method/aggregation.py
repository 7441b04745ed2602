"""What the totals would be if a weak score could not be made up for: the geometric mean beside the arithmetic one."""

from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.method.measures import indicator_scores_by_region
from antikorupsi.rules import indicator_weights
from helpers.scoring import Mean, Node, aggregate, ranks, total_tree

_MEANS: tuple[Mean, ...] = ("arithmetic", "geometric")


class OtherMeanRow(NamedTuple):
    """The total of one region by both means."""

    region: str
    arithmetic: float
    geometric: float
    change: float
    rank_arithmetic: int
    rank_geometric: int
    rank_change: int


def mean_by_region(scores: pd.DataFrame, tree: Node) -> pd.DataFrame:
    """One row per region with a total: its arithmetic and its geometric mean over the tree, and its rank by each.

    `scores` has one row a region and one column for each score of the tree. Columns: region, arithmetic, geometric,
    change (geometric less arithmetic, never above 0), rank_arithmetic, rank_geometric, rank_change (places lost).
    The geometric mean lets a weak score weigh more than strong ones can make up for, and is 0 where a score is 0
    (handbook, step 6). Weights and missing scores are treated alike in both. Raises WorkbookError for a score below 0.
    """
    values = {identifier: scores[identifier].to_numpy("float64") for identifier in _scores_of(tree)}
    means = {mean: aggregate(_with_mean(tree, mean), values)[tree.name].score for mean in _MEANS}
    table = pd.DataFrame(means, index=scores.index, dtype="float64").dropna()
    table["change"] = table["geometric"] - table["arithmetic"]
    for mean in _MEANS:
        table[f"rank_{mean}"] = ranks(table[mean])["rank"]
    table["rank_change"] = table["rank_geometric"] - table["rank_arithmetic"]
    return table.rename_axis("region").reset_index()


def total_by_other_means(assessment: Assessment) -> pd.DataFrame:
    """The totals of an assessment by both means, with its weights; columns as of mean_by_region."""
    weights = indicator_weights(assessment.framework, assessment.weights)
    return mean_by_region(indicator_scores_by_region(assessment), total_tree(assessment.framework, weights))


def _with_mean(tree: Node, mean: Mean) -> Node:
    return replace(tree, mean=mean, parts=tuple(_with_mean(part, mean) for part in tree.parts))


def _scores_of(tree: Node) -> list[str]:
    return [name for part in tree.parts for name in _scores_of(part)] if tree.parts else [tree.name]
