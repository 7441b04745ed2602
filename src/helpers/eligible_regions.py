"""The criteria over all regions: the questions of 2-eligibility.ipynb, in its order."""

from antikorupsi.assess import CountryView, open_country
from antikorupsi.common import Html
from antikorupsi.show import charts, sentences, tables

__all__ = [
    "criteria_coverage", "criteria_overview", "open_country", "overview_summary", "region_overview", "rules",
    "shortlist",
]  # fmt: skip


def overview_summary(view: CountryView) -> Html:
    """How many regions are eligible, not eligible and undetermined?"""
    return sentences.overview_summary(view)


def criteria_overview(view: CountryView) -> Html:
    """Which thresholds are applied, on which basis, and with which result?"""
    return tables.criteria_overview(view)


def rules(view: CountryView) -> Html | None:
    """On which basis does each threshold stand, and where was it published?"""
    return tables.rules_of_criteria(view)


def criteria_coverage(view: CountryView) -> Html | None:
    """How much of the country is known at all?"""
    return charts.criteria_coverage(view)


def shortlist(view: CountryView) -> Html | None:
    """Which regions are nearest to being eligible?"""
    return tables.shortlist(view)


def region_overview(view: CountryView) -> Html | None:
    """What is the verdict on each region that has a figure?"""
    return tables.region_overview(view)
