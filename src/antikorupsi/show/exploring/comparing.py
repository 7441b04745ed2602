"""Regions or periods beside each other: verdict, total and every criterion."""

from collections.abc import Mapping

from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, is_missing, markup, small, tag
from antikorupsi.show.figure_words import verdict_figures
from antikorupsi.show.marks import status_mark
from antikorupsi.show.number_words import moved_between, total_number


def beside(views: Mapping[str, RegionAssessment], caption: str) -> Html:
    """One row per criterion, verdict and total; one column per view, headed by its name."""
    first = next(iter(views.values()))
    say, pick = first.language.say, first.language.pick
    rows = [[say("Verdict"), *[status_mark(view.eligibility, view.language) for view in views.values()]]]
    rows += [
        [pick(criterion.name), *[_criterion(view, criterion.id) for view in views.values()]]
        for criterion in first.framework.criteria
    ]
    rows.append([say("Total"), *[_total(view) for view in views.values()]])
    return Html(markup.table([say("Figure"), *views], rows, caption))


def _criterion(view: RegionAssessment, identifier: str) -> Markup:
    for row in view.verdict_rows:
        if row.criterion != identifier:
            continue
        shown = verdict_figures(row, view.framework, view.language)
        if is_missing(row.year):
            return status_mark(row.status, view.language)
        shown += "" if f"({row.year})" in shown else f" ({row.year})"
        return status_mark(row.status, view.language) + " " + tag("span", shown)
    return tag("span", "–")


def _total(view: RegionAssessment) -> Markup:
    """The total and its interval; a published one with its year."""
    say, published = view.language.say, view.published_total
    if view.total is not None:
        moved = view.assessment.total_range(view.region.code)
        return tag("span", total_number(view.total, view.framework, view.language)) + small(
            moved_between(moved, view.framework, view.language)
        )
    if published is not None:
        return tag("span", total_number(published["score"], view.framework, view.language)) + small(
            say("published {year}", year=published["year"])
        )
    return tag("span", "–")
