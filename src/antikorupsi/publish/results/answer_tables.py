"""The tidy tables of what offices answered and of what they owe: reviews, replies, actions and deliveries.

To the rows as they were read comes what they amount to on the day at which the publication measures: whether what was
reviewed is still the same, and whether an action is overdue.
"""

from typing import NamedTuple

import pandas as pd

from antikorupsi.assess import Assessment, action_state, review_codes
from antikorupsi.common import Language, WholeOrNA, each_row, with_dtypes
from antikorupsi.ingest import Action, Review
from antikorupsi.publish.results.columns import ResultColumn


class PublishedReviewRow(NamedTuple):
    """One review of a region's report, and whether the report's contents are those that were reviewed."""

    region: str
    about: str
    day: str
    office: str
    function: str
    state: str
    review_code: str
    same: bool
    remark: str
    simulated: bool
    file: str
    sheet: str
    cell: str


class PublishedReplyRow(NamedTuple):
    """One reply of a region to its report, and the decision on it."""

    region: str
    about: str
    day: str
    office: str
    reply: str
    decision: str
    decided: str
    simulated: bool
    file: str
    sheet: str
    cell: str


class PublishedActionRow(NamedTuple):
    """One action of a region's plan, and its state on the day at which due dates are measured."""

    region: str
    about: str
    action: str
    office: str
    due: str
    status: str
    state: str
    day: str
    evidence: str
    simulated: bool
    file: str
    sheet: str
    cell: str


class PublishedDeliveryRow(NamedTuple):
    """One delivery that is expected, as it stands on the day of the publication's data."""

    instrument: str
    year: int
    sender: str
    due: str
    due_basis: str
    expected: int
    came: int
    last: str
    state: str
    days: int
    outdated: int
    newest: WholeOrNA


def published_reviews(assessment: Assessment) -> pd.DataFrame:
    """The reviews in the order in which they were read, each with `same`."""
    codes, rows = review_codes(assessment), each_row(assessment.reviews, Review)
    same = [codes.get(row.region) == row.review_code for row in rows]
    return with_dtypes(assessment.reviews.assign(same=same), PublishedReviewRow)


def published_replies(assessment: Assessment) -> pd.DataFrame:
    """The replies in the order in which they were read."""
    return with_dtypes(assessment.replies, PublishedReplyRow)


def published_actions(assessment: Assessment) -> pd.DataFrame:
    """The actions in the order in which they were read, each with `state`."""
    states = [str(action_state(row, assessment.today)) for row in each_row(assessment.actions, Action)]
    return with_dtypes(assessment.actions.assign(state=states), PublishedActionRow)


def published_deliveries(assessment: Assessment) -> pd.DataFrame:
    """The deliveries, the latest first; without older figures there is no newest year of them."""
    newest = assessment.deliveries["newest"].astype("Int64")
    return with_dtypes(assessment.deliveries.assign(newest=newest.where(newest > 0)), PublishedDeliveryRow)


def review_columns(words: Language) -> list[ResultColumn]:
    """What the columns of reviews mean."""
    say = words.say
    same = say("Whether the report's contents are those that were reviewed: its review code is the same")
    return [
        *_head(words),
        ResultColumn("day", say("Day of the review"), say("date"), kind="date"),
        ResultColumn("office", say("Institution that reviewed")),
        ResultColumn("function", say("Function in that institution")),
        ResultColumn("state", say("Outcome: reviewed, objection or approved")),
        ResultColumn("review_code", say("Review code of the contents that were reviewed")),
        ResultColumn("same", same, say("true or false")),
        ResultColumn("remark", say("Remark of the reviewer")),
        *_tail(words),
    ]


def reply_columns(words: Language) -> list[ResultColumn]:
    """What the columns of replies mean."""
    say = words.say
    return [
        *_head(words),
        ResultColumn("day", say("Day of the reply"), say("date"), kind="date"),
        ResultColumn("office", say("Institution that replied")),
        ResultColumn("reply", say("Text of the reply, personal data masked")),
        ResultColumn("decision", say("Decision: accepted, partly or refused; empty while undecided")),
        ResultColumn("decided", say("Day of the decision"), say("date"), kind="date"),
        *_tail(words),
    ]


def action_columns(words: Language) -> list[ResultColumn]:
    """What the columns of actions mean."""
    say = words.say
    return [
        *_head(words),
        ResultColumn("action", say("What is done, personal data masked")),
        ResultColumn("office", say("Office of the region that does it")),
        ResultColumn("due", say("Day by which it shall be done"), say("date"), kind="date"),
        ResultColumn("status", say("Progress as noted: planned, running or done")),
        ResultColumn("state", say("open, overdue or done, on the day of the publication's data")),
        ResultColumn("day", say("Day on which the progress was noted"), say("date"), kind="date"),
        ResultColumn("evidence", say("Address or document that proves it")),
        *_tail(words),
    ]


def delivery_columns(words: Language) -> list[ResultColumn]:
    """What the columns of deliveries mean."""
    say = words.say
    number = say("number")
    basis = say("What that day rests on: named (in the period's file), usual_release or year_end (assumptions)")
    days = say("How many days it is late; where it is complete, how many days it came late")
    return [
        ResultColumn("instrument", say("Instrument, such as spi; see the data dictionary")),
        ResultColumn("year", say("Year of the figures"), say("year")),
        ResultColumn("sender", say("Institution that is to send it")),
        ResultColumn("due", say("Day by which it is expected"), say("date"), kind="date"),
        ResultColumn("due_basis", basis),
        ResultColumn("expected", say("Regions whose figures are expected"), number),
        ResultColumn("came", say("Regions whose figures are here"), number),
        ResultColumn("last", say("Latest day on which a part is known to have come"), say("date"), kind="date"),
        ResultColumn("state", say("late, awaited (not due yet), after_due (complete but late) or arrived")),
        ResultColumn("days", days, number),
        ResultColumn("outdated", say("Regions of which only older figures are here"), number),
        ResultColumn("newest", say("Newest year of these older figures"), say("year")),
    ]


def _head(words: Language) -> list[ResultColumn]:
    say = words.say
    return [
        ResultColumn("region", say("Code of the place, as in the table places")),
        ResultColumn("about", say("Criterion or indicator it is about, by its short name; empty: the whole report")),
    ]


def _tail(words: Language) -> list[ResultColumn]:
    say = words.say
    return [
        ResultColumn("simulated", say("Whether it is fictitious"), say("true or false")),
        ResultColumn("file", say("File that was read")),
        ResultColumn("sheet", say("Sheet of the file")),
        ResultColumn("cell", say("Cell of the sheet")),
    ]
