"""Whether the method holds: the questions of 6-method.ipynb, in its order."""

from antikorupsi.assess import Assessment, open_assessment
from antikorupsi.common import Html
from antikorupsi.show import charts, sentences, tables

__all__ = [
    "aggregation",
    "aggregation_chart",
    "back_test",
    "correlations",
    "coverage",
    "coverage_by_region",
    "distributions",
    "distributions_chart",
    "effective_weights",
    "effective_weights_chart",
    "flagged_correlations",
    "frameworks_compared",
    "indicator_correlations",
    "influences",
    "left_out",
    "legal_status",
    "mcp_and_spi",
    "mcp_and_spi_chart",
    "method_title",
    "open_assessment",
    "outcomes",
    "reliability",
]


def method_title(assessment: Assessment, language: str) -> Html:
    """What is examined, and on how many regions?"""
    return sentences.method_title(assessment, language)


def coverage(assessment: Assessment, language: str) -> Html:
    """Which criteria and indicators are known for 65 % of the regions, as JRC and OECD ask?"""
    return charts.coverage(assessment, language)


def coverage_by_region(assessment: Assessment, language: str) -> Html:
    """And which regions are known well enough?"""
    return tables.coverage_by_region(assessment, language)


def distributions_chart(assessment: Assessment, language: str) -> Html:
    """How are the figures spread?"""
    return charts.distributions(assessment, language)


def distributions(assessment: Assessment, language: str) -> Html:
    """Could a few regions decide a mean?"""
    return tables.distributions(assessment, language)


def correlations(assessment: Assessment, language: str) -> Html:
    """Do criteria, components and total point the same way?"""
    return charts.correlations(assessment, language)


def indicator_correlations(assessment: Assessment, language: str) -> Html:
    """And the indicators among themselves?"""
    return charts.indicator_correlations(assessment, language)


def flagged_correlations(assessment: Assessment, language: str) -> Html:
    """Which indicators pull in opposite directions, which say nearly the same?"""
    return tables.flagged_correlations(assessment, language)


def reliability(assessment: Assessment, language: str) -> Html:
    """Do the indicators of a component measure one thing?"""
    return tables.reliability(assessment, language)


def effective_weights_chart(assessment: Assessment, language: str) -> Html:
    """What does each indicator weigh in effect, beside what is declared?"""
    return charts.effective_weights(assessment, language)


def effective_weights(assessment: Assessment, language: str) -> Html:
    """By how much?"""
    return tables.effective_weights(assessment, language)


def aggregation_chart(assessment: Assessment, language: str) -> Html:
    """What if a weak score could not be made up for?"""
    return charts.aggregation(assessment, language)


def aggregation(assessment: Assessment, language: str) -> Html:
    """Whom does it move?"""
    return tables.aggregation(assessment, language)


def influences(assessment: Assessment, language: str) -> Html:
    """Which assumption moves the totals most?"""
    return tables.influences(assessment, language)


def left_out(assessment: Assessment, language: str) -> Html:
    """And which indicator: what would the totals be without it?"""
    return tables.left_out(assessment, language)


def frameworks_compared(assessment: Assessment, language: str) -> Html:
    """Who flips under another framework, and by which criterion?"""
    return tables.frameworks_compared(assessment, language)


def back_test(assessment: Assessment, language: str) -> Html:
    """Does the rule agree with the KPK's own choices?"""
    return tables.back_test(assessment, language)


def outcomes(assessment: Assessment, language: str) -> Html:
    """Of which verdicts are the figures known, and from which sources?"""
    return tables.outcomes(assessment, language)


def legal_status(assessment: Assessment, language: str) -> Html:
    """How did regions stand whose heads were later under investigation?"""
    return tables.legal_status(assessment, language)


def mcp_and_spi_chart(assessment: Assessment, language: str) -> Html:
    """Do MCP and SPI say the same of a region?"""
    return charts.mcp_and_spi(assessment, language)


def mcp_and_spi(assessment: Assessment, language: str) -> Html:
    """Since when, and which regions diverge?"""
    return tables.mcp_and_spi(assessment, language)
