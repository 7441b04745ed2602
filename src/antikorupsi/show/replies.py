"""What a region replied to its report, and what was decided on it."""

from pathlib import Path

from markupsafe import Markup

from antikorupsi.assess import CountryView, RegionAssessment
from antikorupsi.common import Html, each_row, markup, small, tag
from antikorupsi.ingest import Reply
from antikorupsi.show.marks import as_written, cell_words, named_where_made
from antikorupsi.show.reviews import day_words, subject
from antikorupsi.show.wording import marked

_DECISIONS = {
    "accepted": marked("accepted"),
    "partly": marked("partly accepted"),
    "refused": marked("refused"),
}


def replies(view: RegionAssessment) -> Html | None:
    """One row per reply, the oldest first: on what, the text with its cell, the decision; None without any."""
    rows = sorted(each_row(view.replies, Reply), key=lambda row: (row.day, row.cell))
    if not rows:
        return None
    say = view.language.say
    table = markup.table(
        [say("On"), say("Reply"), say("Decision")],
        [[subject(view, row.about), _reply(view, row), _decision(view, row)] for row in rows],
        say("Replies: {count}", count=len(rows)),
        class_="replies",
    )
    return markup.joined(markup.heading(say("Replies"), "tanggapan"), table)


def open_replies(view: CountryView, folder: Path) -> Html | None:
    """The replies of all regions that are not decided yet, the oldest first; None without any."""
    waiting = (row for row in each_row(view.assessment.replies, Reply) if not row.decision)
    rows = sorted(waiting, key=lambda row: (row.day, row.region, row.cell))
    if not rows:
        return None
    say, cells = view.words.say, []
    for row in rows:
        of_region = view.assessment.region(row.region, view.words.code)
        cells.append(
            [named_where_made(of_region.region, folder), subject(of_region, row.about), _reply(of_region, row)]
        )
    headings = [say("Region"), say("On"), say("Reply")]
    return Html(markup.table(headings, cells, say("Replies to decide on: {count}", count=len(rows)), class_="replies"))


def _reply(view: RegionAssessment, row: Reply) -> Markup:
    where = tag("span", as_written(row.office), f", {day_words(row.day, view.language)}; {cell_words(row)}")
    return as_written(row.reply) + small(where, class_="note")


def _decision(view: RegionAssessment, row: Reply) -> Markup:
    if not row.decision:
        return tag("span", view.language.say("not decided yet"))
    day = small(day_words(row.decided, view.language), class_="note") if row.decided else Markup("")
    return tag("span", view.language.say(_DECISIONS[row.decision])) + day
