"""The criteria of one region: the card that decides, with the threshold and the age of every figure as pictures."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, markup, small, tag
from antikorupsi.rules import AtLeast, Criterion, LabelAtLeast, instrument_by_id
from antikorupsi.show.anchors import criterion_anchor
from antikorupsi.show.bullets import bullet, steps, years
from antikorupsi.show.figure_words import (
    bounds_of,
    deciding_years,
    framework_value,
    threshold,
    verdict_figures,
    verdict_when,
)
from antikorupsi.show.marks import reference_marks, status_mark, status_of
from antikorupsi.show.number_words import observed
from antikorupsi.show.unused import Received, remarks_of, unused_of
from helpers.eligibility import VerdictRow

_YEARS_SHOWN = 6  # of the strip, the assessment year the last


def table(view: RegionAssessment) -> Html | None:
    """One row per criterion: name and owner, verdict, figure with its source, year with its age, condition.

    None where the framework has none.
    """
    say = view.language.say
    if not view.framework.criteria:
        return None
    headings = [say("Criterion"), say("Result"), say("Figure"), say("Year"), say("Threshold")]
    rows = [_row(view, verdict) for verdict in view.verdict_rows]
    caption = say("Eligibility of {region}: the {count} [criterion|criteria]", region=view.region.name, count=len(rows))
    return markup.joined(
        markup.heading(say("The {count} eligibility [criterion|criteria]", count=len(rows)), "kriteria"),
        markup.table(headings, rows, caption, class_="criteria"),
        markup.paragraph(explained, "chart-note") if (explained := _explained(view, rows)) else None,
    )


def _explained(view: RegionAssessment, rows: Sequence[Sequence[str]]) -> str:
    """What the pictures mean that are in the rows of the table: bars beside the condition, boxes below the year."""
    say, shown = view.language.say, _years_shown(view)
    bars = say("Bar: the figure on its scale; tick: the condition.") if any("<svg" in row[-1] for row in rows) else ""
    boxes = say(
        "Boxes: the years {first} to {last}; thick edge: a figure of that year may decide; filled: the year of the "
        "figure.",
        first=shown[0],
        last=shown[-1],
    )
    return " ".join(filter(None, [bars, boxes if any("<svg" in row[-2] for row in rows) else ""]))


def _figures(view: RegionAssessment, verdict: VerdictRow, received: Sequence[Received]) -> Markup:
    """The figures that decide, and greyed below them those that were received and may not, with the reason."""
    deciding = tag(
        "span", verdict_figures(verdict, view.framework, view.language), reference_marks(view, verdict.cells)
    )
    barred = [
        small(tag("span", received_figure.short, reference_marks(view, received_figure.cells)), class_="barred")
        for received_figure in received
    ]
    return Markup("").join([Markup("") if barred and verdict.cells == "" else deciding, *barred])


def _class_of(criterion: Criterion, verdict: VerdictRow, view: RegionAssessment) -> str:
    """The agency's class of a figure that is judged as a number; a figure that meets the rule can be in any class."""
    if not isinstance(criterion.rule, AtLeast) or pd.isna(verdict.value):
        return ""
    found = (
        view.framework.band(criterion.instrument, item, int(verdict.year), verdict.value) for item in criterion.items
    )
    return next((view.language.pick(band.name) for band in found if band), "")


def _row(view: RegionAssessment, verdict: VerdictRow) -> list[str]:
    criterion = view.framework.criterion(verdict.criterion)
    received = unused_of(view, verdict)
    return [
        _name(view, criterion),
        _verdict(view, criterion, verdict, received),
        _figures(view, verdict, received),
        _when(view, verdict, received),
        _rule(view, criterion) + _picture(view, criterion, verdict),
    ]


def _name(view: RegionAssessment, criterion: Criterion) -> Markup:
    """The name of a criterion, the agency, and links to what was answered about it."""
    name = tag("span", view.criterion_name(criterion.id), id=criterion_anchor(criterion.id))
    return name + small(criterion.owner, class_="owner") + _answered(view, criterion)


def _answered(view: RegionAssessment, criterion: Criterion) -> Markup:
    """Links to the replies and the actions that are about a criterion."""
    say = view.language.say
    sections = (("tanggapan", say("reply"), view.replies), ("rencana-aksi", say("action"), view.actions))
    links = [tag("a", word, href=f"#{anchor}") for anchor, word, rows in sections if criterion.id in set(rows["about"])]
    return small(Markup(", ").join(links), class_="note") if links else Markup("")


def _rule(view: RegionAssessment, criterion: Criterion) -> Markup:
    """The threshold, with a note if it is assumed or was changed by parameter."""
    rule = tag("span", threshold(criterion, view.language))
    if criterion.overridden_from is None:
        assumed = small(view.language.say("assumption"), class_="note")
        return rule + assumed if criterion.basis == "assumption" else rule
    value = framework_value(criterion.overridden_from, view.language)
    changed = view.language.say("changed by parameter; the framework says {value}", value=value)
    return rule + small(changed, class_="note")


def _picture(view: RegionAssessment, criterion: Criterion, verdict: VerdictRow) -> Markup:
    """The figure beside the threshold on the whole scale; nothing without a figure or a scale."""
    meets = verdict.status == "meets"
    if verdict.status == "no_data":
        return Markup("")
    if isinstance(criterion.rule, AtLeast) and pd.notna(verdict.value):
        scale = _scale(criterion)
        if scale is None:
            return Markup("")
        ends = [(end, view.language.bound(end)) for end in scale]
        figure = observed(verdict.value, view.language, bounds_of(criterion, view.framework, verdict.year))
        spoken = view.language.say(
            "{figure} on a scale from {low} to {high}; condition: {threshold}",
            figure=figure,
            low=ends[0][1],
            high=ends[1][1],
            threshold=threshold(criterion, view.language),
        )
        return bullet(spoken, (ends[0], ends[1]), float(verdict.value), criterion.rule.threshold, meets=meets)
    if isinstance(criterion.rule, LabelAtLeast):
        return _steps(view, criterion, criterion.rule, verdict)
    return Markup("")


def _steps(view: RegionAssessment, criterion: Criterion, rule: LabelAtLeast, verdict: VerdictRow) -> Markup:
    label = str(verdict.label).split(", ")[0]
    reached = rule.equals.get(label, label)
    spoken = view.language.say(
        "{figure} among the steps {steps}; condition: {threshold}",
        figure=reached,
        steps=", ".join(rule.order[::-1]),
        threshold=threshold(criterion, view.language),
    )
    return steps(spoken, rule.order[::-1], reached, rule.minimum, meets=verdict.status == "meets")


def _scale(criterion: Criterion) -> tuple[float, float] | None:
    """The lowest and the highest value that the instrument can give."""
    known = instrument_by_id().get(criterion.instrument)
    ranges = [column.range for column in known.measured if column.item in criterion.items] if known else []
    return next((scale for scale in ranges if scale is not None), None)


def _years_shown(view: RegionAssessment) -> range:
    last = view.assessment.as_of.assessment_year
    return range(last - _YEARS_SHOWN + 1, last + 1)


def _when(view: RegionAssessment, verdict: VerdictRow, received: Sequence[Received]) -> str:
    """The year or day of the deciding figure, over the strip of years; a dash where there is neither."""
    when, age = verdict_when(view, verdict), _age(view, verdict, received)
    shown = tag("span", when, class_="when") if verdict.cells else Markup("")
    return shown + age or when


def _age(view: RegionAssessment, verdict: VerdictRow, received: Sequence[Received]) -> Markup:
    """The years of the figures on a strip of years, those that may decide marked; nothing without a figure."""
    if view.framework.criterion(verdict.criterion).checks:
        return Markup("")  # a check has a day, and stands for as long as the framework says
    cells = [*verdict.cells.splitlines(), *(cell for figures in received for cell in figures.cells.splitlines())]
    found = {view.source_by_address[cell].year for cell in cells if cell in view.source_by_address}
    if not found:
        return Markup("")
    deciding = deciding_years(view.framework.criterion(verdict.criterion), view.assessment)
    spoken = view.language.say(
        "figure of {years}; those of {deciding} may decide",
        years=view.language.listing([str(year) for year in sorted(found)]),
        deciding=view.language.listing([str(year) for year in deciding]),
    )
    return years(spoken, _years_shown(view), deciding, found)


def _verdict(view: RegionAssessment, criterion: Criterion, verdict: VerdictRow, received: Sequence[Received]) -> Markup:
    """The status with the agency's class, and why there is no verdict or it is not certain."""
    say = view.language.say
    status = status_of(verdict)
    silent = status in ("not_assessed", "no_data")  # the head says why, and the word itself
    notes = [] if silent else remarks_of(verdict, received, view.language)
    if class_name := _class_of(criterion, verdict, view):
        notes.insert(0, say("{agency} class: {name}", agency=criterion.owner, name=class_name))
    return Markup("").join([status_mark(status, view.language), *(small(note, class_="note") for note in notes)])
