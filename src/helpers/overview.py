"""All regions of the country or of one province: the questions of 5-overview.ipynb, in its order."""

from antikorupsi.assess import CountryView, open_country
from antikorupsi.common import Html
from antikorupsi.show import charts, country_data, sentences, tables

__all__ = [
    "criteria_coverage", "deliveries", "missing_figures", "nearest_gaps", "open_country", "overview_highlights",
    "overview_summary", "overview_title", "province_overview", "province_place", "region_overview",
    "score_overview", "shortlist",
]  # fmt: skip


def overview_title(view: CountryView) -> Html:
    """What is this page about?"""
    return Html(sentences.overview_title(view).markup, country_data(view))


def overview_summary(view: CountryView) -> Html:
    """How many regions are eligible?"""
    return sentences.overview_summary(view)


def overview_highlights(view: CountryView) -> Html | None:
    """Of which provinces is most known, and whose figures are awaited most?"""
    return sentences.overview_highlights(view)


def criteria_coverage(view: CountryView) -> Html | None:
    """Which criteria are met, which failed, and for which are figures missing?"""
    return charts.criteria_coverage(view)


def province_overview(view: CountryView) -> Html | None:
    """How much is known of each province?"""
    return charts.province_overview(view)


def shortlist(view: CountryView) -> Html | None:
    """Which regions are nearest to being eligible?"""
    return tables.shortlist(view)


def region_overview(view: CountryView) -> Html | None:
    """Which regions does the province have?"""
    return tables.region_overview(view)


def missing_figures(view: CountryView) -> Html | None:
    """Who must send what?"""
    return tables.missing_figures(view)


def deliveries(view: CountryView) -> Html | None:
    """Which deliveries came, and which are late?"""
    return tables.deliveries(view)


def nearest_gaps(view: CountryView) -> Html | None:
    """Which regions are nearest to the thresholds that they fail?"""
    return tables.nearest_gaps(view)


def score_overview(view: CountryView) -> Html | None:
    """Which totals are known?"""
    return tables.score_overview(view)


def province_place(view: CountryView) -> Html | None:
    """Where does the province lie, and where are the pages of the others?"""
    return charts.province_place(view)
