"""What changed in a region since the publication before, and since the period before."""

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import Assessment, ChangeRow, PeriodTables, RegionAssessment
from antikorupsi.assess import changes as differences
from antikorupsi.common import Html, Language, each_row, is_missing, located, markup, tag
from antikorupsi.show.wording import (
    STAGE_WORDS,
    VERDICT_WORDS,
    bounds_of,
    component_name,
    label_words,
    more_of,
    named,
    observed,
    reference_marks,
    total_number,
)

_MOST_ROWS = 30
_MOST_ROWS_OF_ALL = 200


def changes(view: RegionAssessment, previous: str = "") -> Html:
    """Two lists of figure, from, to and cell: against the file `previous`, and against the period before."""
    say = view.language.say
    parts = [_list(view, found, since) for since, found in _comparisons(view.assessment, view.language, previous)]
    if not parts:
        parts = [
            markup.paragraph(say("There is no earlier publication or period in which a figure of this region differs."))
        ]
    return markup.joined(markup.heading(say("What changed"), "perubahan"), *parts)


def all_changes(assessment: Assessment, language: str = "id", previous: str = "") -> Html | None:
    """The same over all regions, one row a figure with its region; None where there is nothing to compare with."""
    words = assessment.words(language)
    parts = [_list_of_all(assessment, words, *own) for own in _comparisons(assessment, words, previous)]
    return markup.joined(*parts) if parts else None


def _comparisons(assessment: PeriodTables, words: Language, previous: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """Since when in words, and what differs: from the publication before, and from the period before."""
    if previous:
        path = located(previous)
        found = differences.since_publication(assessment, path)
        day = differences.day_of(path)
        yield words.say("since the publication of {day}", day=words.date(day) if day else path.name), found
    if earlier := differences.since_period(assessment):
        yield words.say("since period {period}", period=earlier[0]), earlier[1]


def _list(view: RegionAssessment, found: pd.DataFrame, since: str) -> Markup:
    """A table of the region's changes under a caption that counts them; a sentence where there are none."""
    own = found[found["region"] == view.region.code]
    if own.empty:
        return markup.paragraph(view.language.say("No figure of this region changed {since}.", since=since))
    rows = [_row(view, change) for change in each_row(own.head(_MOST_ROWS), ChangeRow)]
    return _table(view.language, len(own), since, rows, [])


def _list_of_all(assessment: Assessment, words: Language, since: str, found: pd.DataFrame) -> Markup:
    if found.empty:
        return markup.paragraph(words.say("No figure changed {since}.", since=since))
    rows = []
    for change in each_row(found.head(_MOST_ROWS_OF_ALL), ChangeRow):
        view = assessment.region(change.region, words.code)
        rows.append([named(view.region), *_row(view, change, with_marks=False)])
    return _table(words, len(found), since, rows, [words.say("Region")])


def _table(words: Language, count: int, since: str, rows: list[list[str | Markup]], first: list[str]) -> Markup:
    say = words.say
    headings = [*first, say("Figure"), say("From"), say("To"), say("Changed by")]
    table = markup.table(
        headings, rows, say("{count} figures changed {since}", count=count, since=since), class_="changes"
    )
    return table + (more_of(count, len(rows), words) or "")


def _row(view: RegionAssessment, change: ChangeRow, *, with_marks: bool = True) -> list[str | Markup]:
    """Figure, from, to with its references, and the cells of either side."""
    marks = reference_marks(view, change.cells_after) if with_marks else ""
    cells = change.cells_after if not is_missing(change.cells_after) and change.cells_after else change.cells_before
    places = [cell.replace("|", ", ") for cell in cells.splitlines()] if not is_missing(cells) else []
    shown = "; ".join(places[:3]) + ("; …" if len(places) > 3 else "")
    return [_name(view, change), _said(view, change, "before"), tag("span", _said(view, change, "after"), marks), shown]


def _name(view: RegionAssessment, change: ChangeRow) -> str:
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


def _said(view: RegionAssessment, change: ChangeRow, when: str) -> str:
    """One side of a change in words: value, label, year and verdict as far as there are any."""
    words = view.language
    value, label, year, status = (getattr(change, f"{name}_{when}") for name in ("value", "label", "year", "status"))
    parts = []
    if pd.notna(value):
        parts.append(_number(view, change, value, year))
    if isinstance(label, str) and label:
        parts.append(", ".join(label_words(own, words) for own in label.split(", ")))
    if pd.notna(year):
        parts.append(str(year))
    if isinstance(status, str) and status:
        parts.append(words.say(VERDICT_WORDS[status]))
    return " · ".join(parts) or "–"


def _number(view: RegionAssessment, change: ChangeRow, value: float, year: int) -> str:
    if change.kind != "criterion":
        return total_number(value, view.framework, view.language)
    beside = bounds_of(view.framework.criterion(change.id), view.framework, year)
    return observed(value, view.language, beside)
