"""Observations and framework into a verdict per region and criterion, and one per region, as of a day."""

from helpers.eligibility.certainty import Doubt, doubts_of, is_certain
from helpers.eligibility.deciding import AsOf, Bar, bar_in_time, barred, is_known, newest_day
from helpers.eligibility.figures import Figure, Figures, figure_of, figures_by_region, judged_figures_by_region
from helpers.eligibility.judging import Judgement, judge, open_years
from helpers.eligibility.meeting import label_of, meets
from helpers.eligibility.verdicts import (
    Eligibility,
    VerdictRow,
    eligibility_by_region,
    eligibility_of,
    threshold_text,
    verdict_by_region_and_criterion,
)

__all__ = [
    "AsOf", "Bar", "Doubt", "Eligibility", "Figure", "Figures", "Judgement", "VerdictRow", "bar_in_time", "barred",
    "doubts_of", "eligibility_by_region", "eligibility_of", "figure_of", "figures_by_region", "is_certain",
    "is_known", "judge", "judged_figures_by_region", "label_of", "meets", "newest_day", "open_years", "threshold_text",
    "verdict_by_region_and_criterion",
]  # fmt: skip
