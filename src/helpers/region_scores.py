"""Indicators, components and totals of all regions: the questions of 3-scores.ipynb, in its order."""

from antikorupsi.assess import Assessment, open_assessment
from antikorupsi.common import Html
from antikorupsi.show import tables

__all__ = [
    "framework_weights",
    "improvements",
    "not_run",
    "open_assessment",
    "other_thresholds",
    "score_overview",
]


def score_overview(assessment: Assessment, language: str) -> Html:
    """Which regions have a total, how firm is it, and where does it rank?"""
    return tables.score_overview(assessment, language)


def improvements(assessment: Assessment, language: str) -> Html | None:
    """What would lift the totals that are below 90, with the fewest indicators?"""
    return tables.improvements(assessment, language)


def other_thresholds(assessment: Assessment, language: str) -> Html:
    """How many verdicts hang on which threshold?"""
    return tables.other_thresholds(assessment, language)


def not_run(assessment: Assessment, language: str) -> Html:
    """What could not be examined, and why?"""
    return tables.not_run(assessment, language)


def framework_weights(assessment: Assessment, language: str) -> Html:
    """What does the framework weigh, and how?"""
    return tables.framework_weights(assessment, language)
