"""Observations and framework into indicator, component and total scores, with ranks and coverage."""

from helpers.scoring.aggregation import Aggregate, Mean, Node, Numbers, Part, aggregate, weighted_mean
from helpers.scoring.indicators import IndicatorScore, indicator_scores
from helpers.scoring.ranking import AMONG, peer_groups, rank_ranges, rank_table, ranks
from helpers.scoring.scores import ScoreRow, score_by_region_level_and_stage, strict_reading_met
from helpers.scoring.totals import Total, component_trees, total_tree, weighted_total

__all__ = [
    "AMONG", "Aggregate", "IndicatorScore", "Mean", "Node", "Numbers", "Part", "ScoreRow", "Total", "aggregate",
    "component_trees", "indicator_scores", "peer_groups", "rank_ranges", "rank_table", "ranks",
    "score_by_region_level_and_stage", "strict_reading_met", "total_tree", "weighted_mean", "weighted_total",
]  # fmt: skip
