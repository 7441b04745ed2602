"""Observations and framework into a verdict per region and criterion, and one per region."""

from helpers.eligibility.figures import Figure, FiguresOfRegion, bar_of, figures_by_region
from helpers.eligibility.judging import Judgement, judge, label_of
from helpers.eligibility.verdicts import Eligibility, eligibility_of, threshold_text, verdict_by_region_and_criterion

__all__ = [
    "Eligibility",
    "Figure",
    "FiguresOfRegion",
    "Judgement",
    "bar_of",
    "eligibility_of",
    "figures_by_region",
    "judge",
    "label_of",
    "threshold_text",
    "verdict_by_region_and_criterion",
]
