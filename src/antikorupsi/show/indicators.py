"""The indicators of one region: what each score is made of, with a picture of every score beside the bound."""

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup, reaches, small, tag
from antikorupsi.rules import PANEL, Component, Indicator
from antikorupsi.show.anchors import indicator_anchor
from antikorupsi.show.bullets import bullet
from antikorupsi.show.figure_words import total_cells
from antikorupsi.show.marks import reference_marks
from antikorupsi.show.number_words import observed, percent, total_number
from antikorupsi.show.unused import unscored_words, unused_for

_EVIDENCE = ("bukti", "jenis_bukti", "status_bukti", "catatan")


def table(view: RegionAssessment) -> Html | None:
    """One row per indicator: number and name, score with its sources, its picture, the assessors' extremes, its origin.

    Without scores: the figures received for indicators that stand nowhere else on the page; None without any.
    """
    if view.stage is None:
        return _received_alone(view)
    say = view.language.say
    headings = [say("Indicator"), say("Score"), say("On the scale"), say("Assessors from – to"), say("Taken from")]
    rows = [
        _row(view, component, indicator)
        for component in view.framework.components
        for indicator in component.indicators
    ]
    return Html(markup.table(headings, rows, _caption(view), numeric=[1, 3], class_="indicators"))


def _caption(view: RegionAssessment) -> str:
    scored = [view.score("indicator", indicator.id) for indicator in view.framework.indicators]
    known = [float(row["score"]) for row in scored if row is not None]
    below = sum(not reaches(score, view.framework.bound) for score in known)
    say, counts = view.language.say, {"count": len(known), "bound": view.language.bound(view.framework.bound)}
    if known and not below:
        return say("All of the scored indicators ({count}) reach {bound}", **counts)
    if known and below == len(known):
        return say("None of the scored indicators ({count}) reaches {bound}", **counts)
    return say(
        "{reached} of {count} scored [indicator|indicators] [reached:reaches|reach] {bound}; {below} [does|do] not",
        reached=len(known) - below,
        below=below,
        **counts,
    )


def _received_alone(view: RegionAssessment) -> Html | None:
    """The figures that were received for an indicator and for no criterion, while the panel has scored nothing."""
    judged = {cell for verdict in view.verdict_rows for cell in verdict.cells.splitlines()}
    criteria = {criterion.instrument for criterion in view.framework.criteria}
    instruments = {cell: row.instrument for cell, row in view.source_by_address.items()}
    points = [
        tag("span", received.said, reference_marks(view, received.cells))
        for indicator in view.framework.indicators
        for received in unused_for(view, indicator)
        if not {*received.cells.splitlines()} & judged
        and not {instruments[cell] for cell in received.cells.splitlines()} & criteria
    ]
    return Html(markup.bullets(points)) if points else None


def _row(view: RegionAssessment, component: Component, indicator: Indicator) -> list[str]:
    written = f"{indicator.number}. {view.language.pick(indicator.name)}"
    name = tag("span", written, id=indicator_anchor(indicator.id))
    if indicator is component.indicators[0]:
        name = small(f"{component.number} {view.language.pick(component.name)}", class_="component") + " " + name
    name += _evidence(view, indicator) + _received(view, indicator)
    row = view.score("indicator", indicator.id)
    if row is None:
        return [name, unscored_words(view, indicator), "–", "–", "–"]
    score = tag("span", total_number(row["score"], view.framework, view.language), reference_marks(view, row["cells"]))
    return [name, score, _picture(view, row), _spread(view, row), _origin(view, row)]


def _picture(view: RegionAssessment, row: pd.Series) -> Markup:
    """A score or the mean of a component on the scale, with a tick at the bound and the assessors' extremes."""
    scale, bound, score = view.framework.scale, view.framework.bound, float(row["score"])
    low, high = ((end, view.language.bound(end)) for end in (scale.lowest, scale.highest))
    spoken = view.language.say(
        "{figure} on a scale from {low} to {high}; condition: {threshold}",
        figure=total_number(score, view.framework, view.language),
        low=low[1],
        high=high[1],
        threshold=view.language.say("at least {bound}", bound=view.language.bound(bound)),
    )
    spread = None if pd.isna(row["lowest"]) else (float(row["lowest"]), float(row["highest"]))
    return bullet(spoken, (low, high), score, bound, meets=reaches(score, bound), spread=spread)


def _evidence(view: RegionAssessment, indicator: Indicator) -> Markup:
    """What the working paper says of the evidence for an indicator, and its note, as they were written."""
    said: dict[str, list[str | None]] = {f"{indicator.id}.{kind}": [] for kind in _EVIDENCE}
    paper = (view.stage, view.assessment.period.year)
    for row in view.observation_rows:
        if row.item in said and row.instrument == PANEL and (row.stage, row.year) == paper:
            said[row.item].append(row.label)
    # Of several texts it cannot be said which one holds.
    texts = [labels[0] for labels in said.values() if len(labels) == 1]
    shown = "; ".join(text for text in texts if isinstance(text, str))
    return small(view.language.say("Evidence: {evidence}", evidence=shown), class_="note") if shown else Markup("")


def _received(view: RegionAssessment, indicator: Indicator) -> Markup:
    """The figures of other instruments that were received for an indicator and are not its score, with the reason."""
    return Markup("").join(
        small(tag("span", received_figure.said, reference_marks(view, received_figure.cells)), class_="barred")
        for received_figure in unused_for(view, indicator)
    )


def _spread(view: RegionAssessment, row: pd.Series) -> str:
    if pd.isna(row["lowest"]):
        return "–"
    return f"{observed(row['lowest'], view.language)} – {observed(row['highest'], view.language)}"


def _origin(view: RegionAssessment, row: pd.Series) -> str:
    say = view.language.say
    if row["origin"] == "pleno":
        return say("pleno")
    if row["origin"] == "assessors":
        return say("mean of {count} [assessor|assessors]", count=int(row["assessors"]))
    return say("figure of {year}", year=int(row["year"]))


def components(view: RegionAssessment) -> Html | None:
    """One row per component and one for the total: score, weight, coverage; None where the panel scored nothing."""
    if view.stage is None:
        return None
    say = view.language.say
    headings = [say("Component"), say("Score"), say("On the scale"), say("Weight"), say("Coverage")]
    rows = [
        _total_row(view, f"{component.number} {view.language.pick(component.name)}", "component", component.id)
        for component in view.framework.components
    ]
    rows.append(_total_row(view, say("Total"), "total", "total"))
    return Html(markup.table(headings, rows, say("Components and total"), numeric=[1, 3, 4], class_="components"))


def _total_row(view: RegionAssessment, name: str, level: str, identifier: str) -> list[str]:
    row = view.score(level, identifier)
    if row is None:
        return [name, view.language.say("no data yet"), "–", "–", "–"]
    score: str | Markup = "–"
    picture: str | Markup = "–"
    if pd.notna(row["score"]):
        picture = _picture(view, row)
        marks = reference_marks(view, total_cells(view, "" if level == "total" else identifier))
        score = tag("span", total_number(row["score"], view.framework, view.language), marks)
    weight = view.language.number(100 * row["weight"], 1) + "%"
    return [
        name,
        score,
        picture,
        weight,
        percent(row["coverage"], view.framework.minimum_coverage.value, view.language),
    ]
