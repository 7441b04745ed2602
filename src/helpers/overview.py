"""All regions of the country or of one province: the questions of 5-overview.ipynb, in its order."""

from antikorupsi.assess import Assessment, open_assessment
from antikorupsi.common import Html
from antikorupsi.show import charts, sentences, tables

__all__ = [
    "criteria_coverage",
    "missing_figures",
    "nearest_gaps",
    "open_assessment",
    "overview_summary",
    "overview_title",
    "province_overview",
    "region_overview",
    "score_overview",
    "shortlist",
]


def overview_title(assessment: Assessment, language: str, province: str = "") -> Html:
    """What is this page about?"""
    return sentences.overview_title(assessment, language, province)


def overview_summary(assessment: Assessment, language: str, province: str = "") -> Html:
    """How many regions are eligible?"""
    return sentences.overview_summary(assessment, language, province)


def criteria_coverage(assessment: Assessment, language: str, province: str = "") -> Html | None:
    """On which criteria are figures missing, on which do regions fail?"""
    return charts.criteria_coverage(assessment, language, province)


def province_overview(assessment: Assessment, language: str, province: str = "") -> Html | None:
    """How do the provinces compare?"""
    return tables.province_overview(assessment, language, province)


def shortlist(assessment: Assessment, language: str, province: str = "") -> Html | None:
    """Which regions are nearest to being eligible?"""
    return tables.shortlist(assessment, language, province)


def region_overview(assessment: Assessment, language: str, province: str = "") -> Html | None:
    """What is the verdict on each region?"""
    return tables.region_overview(assessment, language, province)


def missing_figures(assessment: Assessment, language: str, province: str = "") -> Html | None:
    """Who must send what?"""
    return tables.missing_figures(assessment, language, province)


def nearest_gaps(assessment: Assessment, language: str, province: str = "") -> Html | None:
    """Which regions are nearest to the thresholds that they fail?"""
    return tables.nearest_gaps(assessment, language, province)


def score_overview(assessment: Assessment, language: str, province: str = "") -> Html:
    """Which totals are known?"""
    return tables.score_overview(assessment, language, province)
