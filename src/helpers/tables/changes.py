"""What changed in a region since the publication before, and since the period before."""

from pathlib import Path
from typing import Any

import pandas as pd
from markupsafe import Markup

from helpers import changes as differences
from helpers import markup
from helpers.assessment import RegionAssessment
from helpers.frames import each_row
from helpers.markup import Html, tag
from helpers.project import root
from helpers.wording import (
    ELIGIBILITY_WORDS,
    STAGE_WORDS,
    STATUS_WORDS,
    component_name,
    label_words,
    observed,
    reference_marks,
)

_MOST_ROWS = 30


def changes(view: RegionAssessment, previous: str = "") -> Html:
    """Two lists of figure, from, to and cell: against the file `previous`, and against the period before."""
    say = view.language.say
    parts = [_since_publication(view, previous), _since_period(view)]
    if not any(parts):
        parts = [markup.paragraph(say("There is no earlier publication and no earlier period to compare with."))]
    return markup.joined(markup.heading(say("What changed"), "perubahan"), *(part for part in parts if part))


def _since_publication(view: RegionAssessment, previous: str) -> Markup | None:
    if not previous:
        return None
    path = root() / previous
    found = differences.between(differences.read_snapshot(path), differences.figures_of(view.assessment))
    day = differences.day_of(Path(previous))
    when = view.language.date(day) if day else path.name
    return _list(view, found, view.language.say("since the publication of {day}", day=when))


def _since_period(view: RegionAssessment) -> Markup | None:
    earlier = differences.since_period(view.assessment)
    if earlier is None:
        return None
    return _list(view, earlier[1], view.language.say("since period {period}", period=earlier[0]))


def _list(view: RegionAssessment, found: pd.DataFrame, since: str) -> Markup:
    """A table of the region's changes under a caption that counts them; a sentence where there are none."""
    say = view.language.say
    own = found[found["region"] == view.region.code]
    if own.empty:
        return markup.paragraph(say("No figure of this region changed {since}.", since=since))
    rows = [_row(view, change) for change in each_row(own.head(_MOST_ROWS))]
    caption = say("{count} figures changed {since}", count=len(own), since=since)
    headings = [say("Figure"), say("From"), say("To"), say("Changed by")]
    table = markup.table(headings, rows, caption, class_="changes")
    if len(own) <= _MOST_ROWS:
        return table
    return table + markup.paragraph(say("And {count} more.", count=len(own) - _MOST_ROWS))


def _row(view: RegionAssessment, change: Any) -> list[str | Markup]:
    marks = reference_marks(view, change.cells_after)
    cells = change.cells_after if isinstance(change.cells_after, str) and change.cells_after else change.cells_before
    places = [cell.replace("|", ", ") for cell in cells.splitlines()] if isinstance(cells, str) else []
    shown = "; ".join(places[:3]) + ("; …" if len(places) > 3 else "")
    return [_name(view, change), _said(view, change, "before"), tag("span", _said(view, change, "after"), marks), shown]


def _name(view: RegionAssessment, change: Any) -> str:
    """What the figure is called in the report."""
    say, pick = view.language.say, view.language.pick
    if change.kind == "criterion":
        return pick(view.framework.criterion(change.id).name)
    if change.kind == "eligibility":
        return say("Verdict")
    stage, _, identifier = change.id.partition(":")
    names = {"total": say("Total"), "published": say("Published total")}
    if change.kind == "indicator":
        indicator = view.framework.indicator(identifier)
        name = f"{indicator.number}. {pick(indicator.name)}"
    else:
        name = names.get(change.kind) or component_name(view, identifier)
    return f"{name} ({say(STAGE_WORDS[stage])})" if stage in STAGE_WORDS else name


def _said(view: RegionAssessment, change: Any, when: str) -> str:
    """One side of a change in words: value, label, year and verdict as far as there are any."""
    words = view.language
    value, label, year, status = (getattr(change, f"{name}_{when}") for name in ("value", "label", "year", "status"))
    parts = []
    if pd.notna(value):
        parts.append(observed(value, words) if change.kind == "criterion" else words.number(value))
    if isinstance(label, str) and label:
        parts.append(", ".join(label_words(own, words) for own in label.split(", ")))
    if pd.notna(year):
        parts.append(str(year))
    if isinstance(status, str) and status:
        parts.append(words.say((STATUS_WORDS | ELIGIBILITY_WORDS)[status]))
    return " · ".join(parts) or "–"
