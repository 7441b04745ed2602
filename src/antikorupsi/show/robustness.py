"""The total of one region under other weights, and what of it could not be examined."""

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import BoundRow, NotRunRow, RegionAssessment
from antikorupsi.common import Html, each_row, markup, sentence_start, small, tag
from antikorupsi.show.figure_words import predicate_name
from antikorupsi.show.number_words import moved_between, share_of_draws, total_number
from antikorupsi.show.wording import NOT_RUN_WORDS, STEP_WORDS


def weightings(view: RegionAssessment) -> Html | None:
    """The total under each named weighting, where most random draws put it, and its exact bounds; None without one."""
    moved = view.assessment.total_range(view.region.code)
    if moved is None:
        return None
    say, number, draws = view.language.say, view.language.number, view.framework.uncertainty.draws
    rows = [
        [
            view.language.pick(scheme.name),
            total_number(moved[scheme.id], view.framework, view.language),
            predicate_name(moved[scheme.id], view.framework, view.language),
        ]
        for scheme in view.framework.weights
    ]
    random = say("{interval}% of {count} random [draw|draws]", interval=_percent(view), count=number(draws.count, 0))
    share = say(
        "{share} of them reach {bound}",
        share=share_of_draws(moved["share_at_least_bound"], view.language),
        bound=view.language.bound(view.framework.bound),
    )
    rows.append([random, moved_between(moved, view.framework, view.language), share])
    rows += [_bound_row(view, row) for row in each_row(_shown(view.bounds), BoundRow)]
    headings = [say("Weights"), say("Total"), say("Predicate")]
    return Html(markup.table(headings, rows, say("The total under other weights"), numeric=[1]))


def _percent(view: RegionAssessment) -> str:
    return view.language.number(100 * view.framework.uncertainty.draws.interval, 0)


def _between(view: RegionAssessment, low: float, high: float) -> str:
    return " – ".join(total_number(end, view.framework, view.language) for end in (low, high))


def _shown(bounds: pd.DataFrame) -> pd.DataFrame:
    """Other weights with the scores as they are, then missing scores under the weights as declared."""
    weights, missing = bounds["family"] != "declared", bounds["treatment"] != "neutral"
    return bounds[weights != missing].sort_values("treatment", key=lambda names: names != "neutral", kind="stable")


def _bound_row(view: RegionAssessment, row: BoundRow) -> list[str]:
    say, factor = view.language.say, view.framework.uncertainty.weights.factor
    families = {
        "declared": say("Weights as declared"),
        "near": say("Each weight from 1/{factor} to {factor} times its own, exact bounds", factor=f"{factor:g}"),
        "all": say("All weights, exact bounds"),
    }
    treatments = {
        "worst": say("missing indicators at the worst score"),
        "neutral": "",
        "best": say("missing indicators at the best score"),
    }
    name = tag("span", families[row.family])
    if treatments[row.treatment]:
        name += small(treatments[row.treatment], class_="note")
    ends = [predicate_name(value, view.framework, view.language) for value in (row.low, row.high)]
    total = (
        total_number(row.low, view.framework, view.language)
        if row.family == "declared"
        else _between(view, row.low, row.high)
    )
    return [name, total, " – ".join(dict.fromkeys(ends))]


def not_examined(view: RegionAssessment) -> Markup | None:
    """One row per step of the uncertainty that could not run: why, and what would let it; None if all ran."""
    say = view.language.say
    rows = [
        [sentence_start(say(words)) for words in (STEP_WORDS[row.step], *NOT_RUN_WORDS[row.reason])]
        for row in each_row(view.not_run, NotRunRow)
    ]
    if not rows:
        return None
    headings = [say("Step"), say("Why it could not run"), say("What it needs")]
    return markup.table(headings, rows, say("Uncertainty that could not be examined"), class_="not-examined")
