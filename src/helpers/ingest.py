"""What was read from the spreadsheets, what was not, and why: the questions of 1-ingest.ipynb, in its order."""

from antikorupsi.assess import CountryView, open_country
from antikorupsi.common import Html
from antikorupsi.show import tables

__all__ = ["all_findings", "closed_accounts", "observation_counts", "open_country", "rows_by_sheet", "unused_figures"]


def rows_by_sheet(view: CountryView) -> Html:
    """What became of every row of every sheet? Each row of the table adds up to the rows of its sheet."""
    return tables.rows_by_sheet(view)


def closed_accounts(view: CountryView) -> Html:
    """Do all sums close? This cell fails loudly if one does not."""
    return tables.closed_accounts(view)


def all_findings(view: CountryView) -> Html:
    """What has to be mended, where and how?"""
    return tables.all_findings(view)


def observation_counts(view: CountryView) -> Html:
    """How many figures are there of each instrument and year?"""
    return tables.observation_counts(view)


def unused_figures(view: CountryView) -> Html:
    """Which figures were received and are used nowhere, and why?"""
    return tables.unused_figures(view)
