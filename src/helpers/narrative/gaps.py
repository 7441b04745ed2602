"""What would change the verdict: how far each criterion that fails is from its threshold, and the total from 90."""

import pandas as pd

from helpers import markup
from helpers.assessment import RegionAssessment
from helpers.framework import AtLeast
from helpers.markup import Html, tag
from helpers.wording import observed, reference_marks, threshold, total_cells, verdict_figures


def gaps(view: RegionAssessment) -> Html:
    """A point for every criterion that fails and for a total below the highest predicate; a sentence if none does."""
    say = view.language.say
    points = [_criterion(view, row) for _, row in view.verdicts.iterrows() if row["status"] == "fails"]
    points += _total(view)
    title = markup.heading(say("What would change the verdict"), "yang-mengubah")
    if not points and not view.framework.criteria:
        firm = say("The total reaches {bound}: only a score that falls would change it.", bound=_bound(view))
        open_ = say("Nothing is decided yet: the missing scores below make the total.")
        return markup.joined(title, markup.paragraph(open_ if view.total is None else firm))
    if not points:
        open_ = say("No criterion fails; the verdict depends on the missing data below.")
        firm = say("Nothing fails and nothing is missing: only a figure that falls would change the verdict.")
        return markup.joined(title, markup.paragraph(open_ if view.eligibility == "undetermined" else firm))
    return markup.joined(title, markup.bullets(points))


def _criterion(view: RegionAssessment, row: pd.Series) -> object:
    """The figure, what is needed, and for numbers the distance."""
    say, criterion = view.language.say, view.framework.criterion(row["criterion"])
    needed = say(
        "{criterion}: {figure}; needed: {threshold}.",
        criterion=view.language.pick(criterion.name),
        figure=verdict_figures(row, view.language),
        threshold=threshold(criterion, view.language),
    )
    distance = ""
    if isinstance(criterion.rule, AtLeast) and pd.notna(row["value"]):
        missing = round(criterion.rule.threshold - float(row["value"]), 6)
        distance = " " + say("{points} points are missing.", points=observed(missing, view.language))
    return tag("span", needed, distance, reference_marks(view, row["cells"]))


def _bound(view: RegionAssessment) -> str:
    return view.language.number(view.framework.bound, 0)


def _total(view: RegionAssessment) -> list[object]:
    bound = view.framework.bound
    if view.total is None or view.total >= bound:
        return []
    scored = [(own, view.score("indicator", own.id)) for own in view.framework.indicators]
    known = sorted(((float(row["score"]), own) for own, row in scored if row is not None), key=lambda pair: pair[0])
    weakest = [f"{own.number}. {view.language.pick(own.name)}" for _, own in known[:3]]
    sentence = view.language.say(
        "Total: {points} points below {bound}; the lowest indicators are {names}.",
        points=view.language.number(bound - view.total),
        bound=_bound(view),
        names=view.language.listing(weakest),
    )
    return [tag("span", sentence, reference_marks(view, total_cells(view)))]
