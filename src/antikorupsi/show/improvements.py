"""What would lift the total: which indicators could add most, and the fewest that would be enough."""

from antikorupsi.assess import ImprovementRow, RegionAssessment
from antikorupsi.common import each_row, tag
from antikorupsi.rules import weight_scheme
from antikorupsi.show.figure_words import total_cells
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.number_words import amount

_MOST = 3  # indicators that are named


def improvements(view: RegionAssessment) -> list[object]:
    """The points on a total that is below the highest predicate under any weighting of the framework; none otherwise.

    First what the total lacks and what could add most under the weighting used, then the smallest set for each.
    """
    if view.total is None or not view.improvements["state"].isin(["reachable", "not_reachable"]).any():
        return []
    schemes = {row.weights: row for row in each_row(view.improvements, ImprovementRow)}
    used = schemes[view.assessment.weights]
    sentences = [_lacking(view, used)] if used.state != "reached" else []
    sentences += [_smallest(view, schemes[scheme.id]) for scheme in view.framework.weights if scheme.id in schemes]
    marks = reference_marks(view, total_cells(view))
    return [tag("span", sentence, marks) for sentence in sentences if sentence]


def _bound(view: RegionAssessment) -> str:
    return view.language.bound(view.framework.bound)


def _lacking(view: RegionAssessment, row: ImprovementRow) -> str:
    gains = view.gains[view.gains["weights"] == row.weights]
    first = gains.sort_values("gain", ascending=False, kind="stable").head(_MOST)
    names = [
        f"{indicator.number}. {view.language.pick(indicator.name)} (+{amount(gain, view.language, 2, 2)})"
        for indicator, gain in zip(map(view.framework.indicator, first["indicator"]), first["gain"], strict=True)
    ]
    return view.language.say(
        "Total: {points} [point|points] below {bound}; at the highest score these could add most to it: {names}.",
        points=amount(row.missing, view.language, 2, 2),
        bound=_bound(view),
        names=view.language.listing(names),
    )


def _smallest(view: RegionAssessment, row: ImprovementRow) -> str:
    """The smallest set under one weighting, in a sentence."""
    say, bound = view.language.say, _bound(view)
    name = view.language.pick(weight_scheme(view.framework, row.weights).name)
    highest = view.language.bound(view.framework.scale.highest)
    if row.state == "reached":
        return say("{weights}: {bound} is reached.", weights=name, bound=bound)
    if row.state == "no_total":
        return ""
    if row.state == "not_reachable":
        return say(
            "{weights}: {bound} is out of reach even with every score at {highest}.",
            weights=name,
            bound=bound,
            highest=highest,
        )
    numbers = sorted(view.framework.indicator(indicator).number for indicator in row.indicators.split())
    return say(
        "{weights}: {bound} is reached by raising to {highest} no more than {count} of {all} [indicator|indicators] "
        "({numbers}); [count:its score|their scores] must rise by at least {points} [point|points][count:| together].",
        weights=name,
        bound=bound,
        count=row.count,
        all=len(view.framework.indicators),
        numbers=view.language.listing([str(number) for number in numbers]),
        highest=highest,
        points=amount(row.points, view.language, 1, 1),
    )
