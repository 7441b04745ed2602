"""Observations and framework into indicator, component and total scores, with ranks and coverage."""

from helpers.scoring.indicators import IndicatorScore, indicator_scores
from helpers.scoring.ranking import rank_table, ranks
from helpers.scoring.scores import STAGES, score_by_region_level_and_stage, strict_reading_met
from helpers.scoring.totals import Total, component_total, weighted_total

__all__ = [
    "STAGES",
    "IndicatorScore",
    "Total",
    "component_total",
    "indicator_scores",
    "rank_table",
    "ranks",
    "score_by_region_level_and_stage",
    "strict_reading_met",
    "weighted_total",
]
