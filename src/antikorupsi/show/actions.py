"""What is done about gaps: a region's action plan, and those of all regions by office and due date."""

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from antikorupsi.assess import CountryView, Movement, Place, RegionAssessment, action_state, movements_of
from antikorupsi.common import Html, each_row, located, markup, small, tag
from antikorupsi.ingest import Action
from antikorupsi.show.changes import side
from antikorupsi.show.marks import as_written, cell_words, named_where_made
from antikorupsi.show.reviews import day_words, subject
from antikorupsi.show.wording import marked

ACTION_STATE_WORDS = {"open": marked("open"), "overdue": marked("overdue"), "done": marked("done")}
_STATUS_WORDS = {"planned": marked("planned"), "running": marked("running"), "done": marked("done")}
_MARKS = {"open": "○", "overdue": "!", "done": "✓"}


def actions(view: RegionAssessment, history: str = "") -> Html | None:
    """One row per action: about which gap, what is done, by whom, until when, and how it stands; None without any.

    `history` is the folder of reports whose earlier publications tell whether the figure has moved since.
    """
    rows = sorted(each_row(view.actions, Action), key=lambda row: (row.due, row.cell))
    if not rows:
        return None
    say = view.language.say
    moved = movements_of(view.assessment, view.region.code, located(history) if history else None)
    table = markup.table(
        [say("Gap"), say("Action"), say("Office"), say("Due"), say("State")],
        [[subject(view, row.about), *_row(view, row, moved)] for row in rows],
        say("Actions: {count}, as of {day}", count=len(rows), day=view.language.date(view.assessment.today)),
        class_="actions",
    )
    return markup.joined(markup.heading(say("Action plan"), "rencana-aksi"), table)


def all_actions(view: CountryView, folder: Path) -> Html | None:
    """The actions of all regions by office and due date, each with its region; None without any."""
    all_of_them = each_row(view.assessment.actions, Action)
    rows = sorted(all_of_them, key=lambda row: (row.office, row.due, row.region, row.cell))
    if not rows:
        return None
    say = view.words.say
    cells = []
    for row in rows:
        of_region = view.assessment.region(row.region, view.words.code)
        moved = movements_of(view.assessment, row.region, folder)
        name = named_where_made(of_region.region, folder)
        cells.append([name, subject(of_region, row.about), *_row(of_region, row, moved)])
    headings = [say("Region"), say("Gap"), say("Action"), say("Office"), say("Due"), say("State")]
    caption = say("Actions: {count}, as of {day}", count=len(rows), day=view.words.date(view.assessment.today))
    return Html(markup.table(headings, cells, caption, class_="actions"))


def _row(view: RegionAssessment, row: Action, moved: Mapping[Place, Movement]) -> list[str | Markup]:
    say, state = view.language.say, action_state(row, view.assessment.today)
    status = say(_STATUS_WORDS[row.status])
    noted = say("{status}, noted on {day}", status=status, day=day_words(row.day, view.language)) if row.day else status
    word = tag("span", f"{_MARKS[state]} {say(ACTION_STATE_WORDS[state])}", class_=f"action-{state}")
    details: list[str | Markup] = [noted if state != "done" else ""]
    details += [as_written(row.evidence)] if row.evidence else []
    if since := moved.get((row.file, row.sheet, row.cell)):
        details.append(_moved(view, since))
    return [
        as_written(row.action) + small(cell_words(row), class_="note"),
        as_written(row.office),
        day_words(row.due, view.language),
        word + Markup("").join(small(each, class_="note") for each in details if each),
    ]


def _moved(view: RegionAssessment, moved: Movement) -> str:
    """What the figure was and is, and since which publication."""
    day = view.language.date(moved.since)
    sides = {name: side(view, moved.change, name) for name in ("before", "after")}
    return view.language.say("the figure since the publication of {day}: {before} → {after}", day=day, **sides)
