"""Whether the method holds: the questions of 6-method.ipynb, in its order."""

from antikorupsi.assess import CountryView, open_country
from antikorupsi.common import Html
from antikorupsi.show import charts, sentences, tables

__all__ = [
    "aggregation", "aggregation_chart", "back_test", "correlations", "coverage", "coverage_by_region",
    "distributions", "distributions_chart", "effective_weights", "effective_weights_chart", "flagged_correlations",
    "frameworks_compared", "indicator_correlations", "influences", "left_out", "legal_status", "mcp_and_spi",
    "mcp_and_spi_chart", "method_title", "open_country", "outcomes", "reliability",
]  # fmt: skip


def method_title(view: CountryView) -> Html:
    """What is examined, and on how many regions?"""
    return sentences.method_title(view)


def coverage(view: CountryView) -> Html:
    """Which criteria and indicators are known for 65 % of the regions, as JRC and OECD ask?"""
    return charts.coverage(view)


def coverage_by_region(view: CountryView) -> Html:
    """And which regions are known well enough?"""
    return tables.coverage_by_region(view)


def distributions_chart(view: CountryView) -> Html:
    """How are the figures spread?"""
    return charts.distributions(view)


def distributions(view: CountryView) -> Html:
    """Could a few regions decide a mean?"""
    return tables.distributions(view)


def correlations(view: CountryView) -> Html:
    """Do criteria, components and total point the same way?"""
    return charts.correlations(view)


def indicator_correlations(view: CountryView) -> Html:
    """And the indicators among themselves?"""
    return charts.indicator_correlations(view)


def flagged_correlations(view: CountryView) -> Html:
    """Which indicators pull in opposite directions, which say nearly the same?"""
    return tables.flagged_correlations(view)


def reliability(view: CountryView) -> Html:
    """Do the indicators of a component measure one thing?"""
    return tables.reliability(view)


def effective_weights_chart(view: CountryView) -> Html:
    """What does each indicator weigh in effect, beside what is declared?"""
    return charts.effective_weights(view)


def effective_weights(view: CountryView) -> Html:
    """By how much?"""
    return tables.effective_weights(view)


def aggregation_chart(view: CountryView) -> Html:
    """What if a weak score could not be made up for?"""
    return charts.aggregation(view)


def aggregation(view: CountryView) -> Html:
    """Whom does it move?"""
    return tables.aggregation(view)


def influences(view: CountryView) -> Html:
    """Which assumption moves the totals most?"""
    return tables.influences(view)


def left_out(view: CountryView) -> Html:
    """And which indicator: what would the totals be without it?"""
    return tables.left_out(view)


def frameworks_compared(view: CountryView) -> Html:
    """Who flips under another framework, and by which criterion?"""
    return tables.frameworks_compared(view)


def back_test(view: CountryView) -> Html:
    """Does the rule agree with the KPK's own choices?"""
    return tables.back_test(view)


def outcomes(view: CountryView) -> Html:
    """Of which verdicts are the figures known, and from which sources?"""
    return tables.outcomes(view)


def legal_status(view: CountryView) -> Html:
    """How did regions stand whose heads were later under investigation?"""
    return tables.legal_status(view)


def mcp_and_spi_chart(view: CountryView) -> Html | None:
    """Do MCP and SPI say the same of a region?"""
    return charts.mcp_and_spi(view)


def mcp_and_spi(view: CountryView) -> Html | None:
    """Since when, and which regions diverge?"""
    return tables.mcp_and_spi(view)
