"""All regions of the country or of one province: the questions of 5-overview.ipynb, in its order."""

from antikorupsi.assess import CountryView, open_country
from antikorupsi.common import Html
from antikorupsi.show import charts, sentences, tables

__all__ = [
    "criteria_coverage",
    "missing_figures",
    "nearest_gaps",
    "open_country",
    "overview_summary",
    "overview_title",
    "province_overview",
    "region_overview",
    "score_overview",
    "shortlist",
]


def overview_title(view: CountryView) -> Html:
    """What is this page about?"""
    return sentences.overview_title(view)


def overview_summary(view: CountryView) -> Html:
    """How many regions are eligible?"""
    return sentences.overview_summary(view)


def criteria_coverage(view: CountryView) -> Html | None:
    """On which criteria are figures missing, on which do regions fail?"""
    return charts.criteria_coverage(view)


def province_overview(view: CountryView) -> Html | None:
    """How do the provinces compare?"""
    return tables.province_overview(view)


def shortlist(view: CountryView) -> Html | None:
    """Which regions are nearest to being eligible?"""
    return tables.shortlist(view)


def region_overview(view: CountryView) -> Html | None:
    """What is the verdict on each region?"""
    return tables.region_overview(view)


def missing_figures(view: CountryView) -> Html | None:
    """Who must send what?"""
    return tables.missing_figures(view)


def nearest_gaps(view: CountryView) -> Html | None:
    """Which regions are nearest to the thresholds that they fail?"""
    return tables.nearest_gaps(view)


def score_overview(view: CountryView) -> Html:
    """Which totals are known?"""
    return tables.score_overview(view)
