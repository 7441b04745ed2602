"""What was read from the spreadsheets, what was not, and why: the questions of 1-ingest.ipynb, in its order."""

from antikorupsi.assess import Assessment, open_assessment
from antikorupsi.common import Html
from antikorupsi.show import tables

__all__ = [
    "all_findings",
    "closed_accounts",
    "observation_counts",
    "open_assessment",
    "rows_by_sheet",
    "unused_figures",
]


def rows_by_sheet(assessment: Assessment, language: str) -> Html:
    """What became of every row of every sheet? Each row of the table adds up to the rows of its sheet."""
    return tables.rows_by_sheet(assessment, language)


def closed_accounts(assessment: Assessment, language: str) -> Html:
    """Do all sums close? This cell fails loudly if one does not."""
    return tables.closed_accounts(assessment, language)


def all_findings(assessment: Assessment, language: str) -> Html:
    """What has to be mended, where and how?"""
    return tables.all_findings(assessment, language)


def observation_counts(assessment: Assessment, language: str) -> Html:
    """How many figures are there of each instrument and year?"""
    return tables.observation_counts(assessment, language)


def unused_figures(assessment: Assessment, language: str) -> Html:
    """Which figures were received and are used nowhere, and why?"""
    return tables.unused_figures(assessment, language)
