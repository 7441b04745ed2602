"""Indicators, components and totals of all regions: the questions of 3-scores.ipynb, in its order."""

from antikorupsi.assess import CountryView, open_country
from antikorupsi.common import Html
from antikorupsi.show import tables

__all__ = [
    "framework_weights", "improvements", "not_run", "open_country", "other_thresholds", "rules", "score_overview",
]  # fmt: skip


def score_overview(view: CountryView) -> Html | None:
    """Which regions have a total, how firm is it, and where does it rank?"""
    return tables.score_overview(view)


def rules(view: CountryView) -> Html:
    """By which rules is a total made and named, and on which basis does each stand?"""
    return tables.rules_of_totals(view)


def improvements(view: CountryView) -> Html | None:
    """What would lift the totals that are below 90, with the fewest indicators?"""
    return tables.improvements(view)


def other_thresholds(view: CountryView) -> Html:
    """How many verdicts hang on which threshold?"""
    return tables.other_thresholds(view)


def not_run(view: CountryView) -> Html:
    """What could not be examined, and why?"""
    return tables.not_run(view)


def framework_weights(view: CountryView) -> Html:
    """What does the framework weigh, and how?"""
    return tables.framework_weights(view)
