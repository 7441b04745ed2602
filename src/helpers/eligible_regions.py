"""The criteria over all regions: the questions of 2-eligibility.ipynb, in its order."""

from antikorupsi.assess import Assessment, open_assessment
from antikorupsi.common import Html
from antikorupsi.show import charts, sentences, tables

__all__ = [
    "criteria_coverage",
    "criteria_overview",
    "open_assessment",
    "overview_summary",
    "region_overview",
    "shortlist",
]


def overview_summary(assessment: Assessment, language: str) -> Html:
    """How many regions are eligible, not eligible and undetermined?"""
    return sentences.overview_summary(assessment, language)


def criteria_overview(assessment: Assessment, language: str) -> Html:
    """Which thresholds are applied, on which basis, and with which result?"""
    return tables.criteria_overview(assessment, language)


def criteria_coverage(assessment: Assessment, language: str) -> Html | None:
    """How much of the country is known at all?"""
    return charts.criteria_coverage(assessment, language)


def shortlist(assessment: Assessment, language: str) -> Html | None:
    """Which regions are nearest to being eligible?"""
    return tables.shortlist(assessment, language)


def region_overview(assessment: Assessment, language: str) -> Html | None:
    """What is the verdict on each region that has a figure?"""
    return tables.region_overview(assessment, language)
