"""What changed in a region since the publication before, and since the period before."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import Assessment, ChangeRow, CountryView, PeriodTables, RegionAssessment, asked_of, history
from antikorupsi.assess import changes as differences
from antikorupsi.common import Html, Language, each_row, is_missing, located, markup, tag
from antikorupsi.show.figure_words import Worded, bounds_of, component_name, label_words
from antikorupsi.show.marks import more_of, named, reference_marks
from antikorupsi.show.number_words import observed, total_number
from antikorupsi.show.wording import STAGE_WORDS, VERDICT_WORDS, marked

_ASKED_WORDS = {
    "as_of": marked("as of {value}"),
    "framework": marked("by the framework {value}"),
    "weights": marked("with the weights {value}"),
    "oldest_figure_years": marked("with figures of at most {value} [year|years]"),
    "overrides": marked("with the changes: {value}"),
}
_MOST_ROWS = 30
_MOST_ROWS_OF_ALL = 200
_MOST_CELLS = 3  # cells that a row names


def changes(view: RegionAssessment, previous: str = "") -> Html | None:
    """Two lists of figure, from, to and cell: against the file `previous`, and against the period before.

    None where there is nothing to compare with or no figure of the region differs.
    """
    assessment, words = view.assessment, view.language
    parts = [markup.paragraph(said) for said in made_otherwise(assessment, words, _compared(assessment, previous))]
    lists = [_list(view, found, since) for since, found in _comparisons(assessment, words, previous)]
    parts += [each for each in lists if each is not None]
    return markup.joined(markup.heading(words.say("What changed"), "perubahan"), *parts) if parts else None


def all_changes(view: CountryView, previous: str = "") -> Html | None:
    """The same over all regions, one row a figure with its region; None where there is nothing to compare with."""
    assessment, words = view.assessment, view.words
    parts = [markup.paragraph(said) for said in made_otherwise(assessment, words, _compared(assessment, previous))]
    parts += [_list_of_all(assessment, words, *comparison) for comparison in _comparisons(assessment, words, previous)]
    return markup.joined(*parts) if parts else None


def _compared(assessment: PeriodTables, previous: str) -> differences.Comparison | None:
    return differences.compared(assessment, located(previous)) if previous else None


def made_otherwise(assessment: PeriodTables, words: Language, found: differences.Comparison | None) -> Iterator[str]:
    """Sentences on a newest publication with other parameters: which differ, and whether an older one has the same."""
    if found is None or found.otherwise is None:
        return
    say, day = words.say, words.date(found.otherwise.day)
    if found.asked is None:
        yield say("The publication before, of {day}, does not say with which parameters it was made.", day=day)
    else:
        now = asked_of(assessment)
        how = [_how(name, value, words) for name, value in found.asked.items() if value != now.get(name)]
        yield say(
            "The publication before, of {day}, was made {how}; what differs for that reason is no change.",
            day=day,
            how=words.listing(how),
        )
    if found.since is None:
        yield say("No earlier publication was made with the parameters of this one.")


def _how(name: str, value: str, words: Language) -> str:
    """One parameter of an earlier publication in words."""
    if name == "overrides" and not value:
        return words.say("without changed thresholds and weights")
    return words.say(_ASKED_WORDS[name], value=words.date(date.fromisoformat(value)) if name == "as_of" else value)


def _comparisons(assessment: PeriodTables, words: Language, previous: str) -> Iterator[tuple[str, pd.DataFrame]]:
    """Since when in words, and what differs: from the publication before made alike, and from the period before."""
    if previous:
        path = located(previous)
        found = differences.compared(assessment, path)
        if found.since:
            yield since_words(found.since, words), found.differs
        elif found.otherwise is None:
            yield words.say("since the publication of {day}", day=path.name), found.differs
    if earlier := differences.since_period(assessment):
        yield words.say("since period {period}", period=earlier[0]), earlier[1]


def since_words(snapshot: history.Snapshot, words: Language) -> str:
    """Since which publication; one that does not say its parameters is taken for one made without any."""
    day = words.date(snapshot.day)
    if history.asked_in(snapshot.path) is None:
        return words.say("since the publication of {day}, taken to be made without parameters", day=day)
    return words.say("since the publication of {day}", day=day)


def _list(view: RegionAssessment, found: pd.DataFrame, since: str) -> Markup | None:
    """A table of the region's changes under a caption that counts them; None where there are none."""
    of_region = found[found["region"] == view.region.code]
    if of_region.empty:
        return None
    rows = [_row(view, change) for change in each_row(of_region.head(_MOST_ROWS), ChangeRow)]
    return _table(view.language, len(of_region), since, rows, [])


def _list_of_all(assessment: Assessment, words: Language, since: str, found: pd.DataFrame) -> Markup:
    found = found[found["region"].isin(assessment.codes)]  # a region that is no longer listed has no name here
    if found.empty:
        return markup.paragraph(words.say("No figure changed {since}.", since=since))
    rows = []
    for change in each_row(found.head(_MOST_ROWS_OF_ALL), ChangeRow):
        view = assessment.region(change.region, words.code)
        rows.append([named(view.region), *_row(view, change, with_marks=False)])
    return _table(words, len(found), since, rows, [words.say("Region")])


def _table(words: Language, count: int, since: str, rows: list[list[str]], first: list[str]) -> Markup:
    say = words.say
    headings = [*first, say("Figure"), say("From"), say("To"), say("Changed by")]
    table = markup.table(
        headings, rows, say("{count} [figure|figures] changed {since}", count=count, since=since), class_="changes"
    )
    return table + (more_of(count, len(rows), words) or "")


def _row(view: RegionAssessment, change: ChangeRow, *, with_marks: bool = True) -> list[str | Markup]:
    """Figure, from, to with its references, and the cells of either side."""
    marks = reference_marks(view, change.cells_after) if with_marks else ""
    return [
        figure_name(view, change),
        side(view, change, "before"),
        tag("span", side(view, change, "after"), marks),
        cells_shown(change),
    ]


def cells_shown(change: ChangeRow) -> str:
    """The cells that a figure is read from now, or was before where it is read from none; at most three."""
    cells = change.cells_after if not is_missing(change.cells_after) and change.cells_after else change.cells_before
    places = [cell.replace("|", ", ") for cell in cells.splitlines()] if not is_missing(cells) else []
    return "; ".join(places[:_MOST_CELLS]) + ("; …" if len(places) > _MOST_CELLS else "")


def figure_name(view: Worded, change: ChangeRow) -> str:
    """What the figure is called in the report; of one that the framework no longer has, its short name."""
    say, pick, framework = view.language.say, view.language.pick, view.framework
    if change.kind == "criterion":
        known = {criterion.id: criterion.name for criterion in framework.criteria}
        return pick(known[change.id]) if change.id in known else change.id
    if change.kind == "eligibility":
        return say("Verdict")
    stage, _, identifier = change.id.partition(":")
    names = {"total": say("Total"), "published": say("Published total")}
    if change.kind == "indicator":
        indicators = {indicator.id: indicator for indicator in framework.indicators}
        indicator = indicators.get(identifier)
        name = f"{indicator.number}. {pick(indicator.name)}" if indicator else identifier
    elif change.kind == "component":
        known_components = {component.id for component in framework.components}
        name = component_name(view, identifier) if identifier in known_components else identifier
    else:
        name = names.get(change.kind, identifier)
    return f"{name} ({say(STAGE_WORDS[stage])})" if stage in STAGE_WORDS else name


def side(view: Worded, change: ChangeRow, when: str) -> str:
    """One side of a change in words: value, label, year and verdict as far as there are any."""
    year, status = (getattr(change, f"{name}_{when}") for name in ("year", "status"))
    parts = [*figures_on(view, change, when)]
    if pd.notna(year):
        parts.append(str(year))
    if isinstance(status, str) and status:
        parts.append(view.language.say(VERDICT_WORDS[status]))
    return " · ".join(parts) or "–"


def figures_on(view: Worded, change: ChangeRow, when: str) -> Iterator[str]:
    """The value and the label on one side of a change, as far as there are any."""
    value, label, year = (getattr(change, f"{name}_{when}") for name in ("value", "label", "year"))
    if pd.notna(value):
        yield _number(view, change, value, year)
    if isinstance(label, str) and label:
        yield ", ".join(label_words(each, view.language) for each in label.split(", "))


def _number(view: Worded, change: ChangeRow, value: float, year: int) -> str:
    if change.kind != "criterion":
        return total_number(value, view.framework, view.language)
    criterion = next((each for each in view.framework.criteria if each.id == change.id), None)
    beside = bounds_of(criterion, view.framework, year) if criterion else ()
    return observed(value, view.language, beside)
