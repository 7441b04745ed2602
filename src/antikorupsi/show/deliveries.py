"""Which deliveries came, which are late and by how long: the notice, the table and the sentences of the commands."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from antikorupsi.assess import CountryView, DeliveryRow, DeliveryState, PeriodTables
from antikorupsi.common import Html, Language, each_row, markup, small, tag
from antikorupsi.rules import instrument_name
from antikorupsi.show.figure_words import due_words, in_sentence
from antikorupsi.show.wording import DUE_BASIS_WORDS, marked

DELIVERIES = "kiriman"  # the anchor of the table
_MOST_NAMED = 3  # late deliveries that a sentence names; more are counted
_COUNT_WORDS: dict[DeliveryState, str] = {
    "late": marked("{count} late"),
    "awaited": marked("{count} not due yet"),
    "after_due": marked("{count} complete but late"),
    "arrived": marked("{count} complete"),
}
_NAMED = marked("named by the period")
_SENTENCES: dict[DeliveryState, str] = {
    "late": marked(
        "{What} from {sender}: late by {days}, due on {due}; figures of {came} of {expected} [region|regions] are here."
    ),
    "awaited": marked("{What} from {sender}: due on {due}; figures of {came} of {expected} [region|regions] are here."),
    "after_due": marked("{What} from {sender}: complete on {last}, {days} late: due on {due}."),
    "arrived": marked("{What} from {sender}: complete, due on {due}."),
}
_LOOKS: dict[DeliveryState, tuple[str, str]] = {
    "late": ("!", "action-overdue"),
    "awaited": ("○", "action-open"),
    "after_due": ("✓", "action-done"),
    "arrived": ("✓", "action-done"),
}


def table(view: CountryView) -> Html | None:
    """One row per delivery, the latest first, folded below how many there are of each state; None without any.

    A province has none of its own: agencies send one file for all regions.
    """
    if view.province or view.assessment.deliveries.empty:
        return None
    title = markup.heading(view.words.say("Deliveries"), DELIVERIES)
    return markup.joined(title, deliveries_folded(view.assessment, view.words))


def deliveries_folded(assessment: PeriodTables, words: Language, anchor: str | None = None) -> Markup | None:
    """How many deliveries there are of each state, and folded below it the table; None where none is expected."""
    if assessment.deliveries.empty:
        return None
    say = words.say
    rows = list(each_row(assessment.deliveries, DeliveryRow))
    headings = [say("What"), say("From"), say("Due"), say("State"), say("Regions with figures")]
    headings += [say("Only older figures")]
    caption = say("Deliveries that are expected: {count}, as of {day}", count=len(rows), day=_day(assessment, words))
    cells = [_row(row, assessment, words) for row in rows]
    shown = markup.table(headings, cells, caption, class_="actions")
    note = (
        markup.paragraph(usual_release_note(words), "note")
        if any(row.due_basis == "usual_release" for row in rows)
        else ""
    )
    return tag("details", tag("summary", deliveries_counted(assessment, words)), shown, note, id=anchor)


def deliveries_counted(assessment: PeriodTables, words: Language) -> str:
    """How many deliveries there are of each state, in one sentence."""
    counts = Counter(row.state for row in each_row(assessment.deliveries, DeliveryRow))
    said = [words.say(text, count=counts[state]) for state, text in _COUNT_WORDS.items() if counts[state]]
    return words.say("Deliveries as of {day}: {counts}.", day=_day(assessment, words), counts=words.listing(said))


def deliveries_notice(assessment: PeriodTables, words: Language) -> Markup | None:
    """How many deliveries are late, the longest, and those late by a day that was named; None where none is late."""
    late = [row for row in each_row(assessment.deliveries, DeliveryRow) if row.state == "late"]
    if not late:
        return None
    said = words.say(
        "{late} of {count} [delivery|deliveries] [late:is|are] late on {today}, the longest by {days}: {what} from "
        "{sender}, with figures of {came} of {expected} [region|regions].",
        late=len(late),
        count=len(assessment.deliveries),
        today=_day(assessment, words),
        **_said_of(max(late, key=lambda row: row.days), assessment, words),
    )
    named = [row for row in late if row.due_basis == "named"]
    listed = [
        words.say("{what} from {sender} ({days})", **_said_of(row, assessment, words)) for row in named[:_MOST_NAMED]
    ]
    if len(named) > _MOST_NAMED:
        listed.append(words.say("{count} [other|others]", count=len(named) - _MOST_NAMED))
    by_named_day = words.say("Late by a day that was named: {what}.", what=words.listing(listed)) if named else ""
    assumed = usual_release_note(words) if any(row.due_basis == "usual_release" for row in late) else ""
    link = tag("a", words.say("All deliveries"), href=f"#{DELIVERIES}")
    return Markup(" ").join(part for part in (said, by_named_day, assumed, link) if part)


def usual_release_note(words: Language) -> str:
    """On what a day rests that nobody named."""
    return words.say(
        "A usual release is an assumption by the days on which figures of earlier years came out. No sender has "
        "promised it, and a figure may be published that is not here yet."
    )


def delivery_sentence(row: DeliveryRow, assessment: PeriodTables, words: Language) -> str:
    """One delivery in a line: what, from whom, how late, how much of it came, and whose figures are older."""
    sentence = words.say(_SENTENCES[row.state], **_said_of(row, assessment, words))
    if not row.outdated:
        return sentence
    older = words.say("Regions with older figures only: {count}, up to {year}.", count=row.outdated, year=row.newest)
    return f"{sentence} {older}"


def _row(row: DeliveryRow, assessment: PeriodTables, words: Language) -> list[str | Markup]:
    """The cells of a delivery: what, from whom, due when, how it stands, how many regions came, how many are older."""
    say, said = words.say, _said_of(row, assessment, words)
    due: str | Markup = said["day"]
    if row.due_basis != "named":
        due = due + small(say(DUE_BASIS_WORDS[row.due_basis]), class_="note")
    sign, look = _LOOKS[row.state]
    state = _state_words(row, said, words)
    came: str | Markup = say("{came} of {expected}", came=said["came"], expected=said["expected"])
    if row.last:
        came = came + small(say("last on {day}", day=said["last"]), class_="note")
    older: str | Markup = words.number(row.outdated, 0)
    if row.outdated:
        older = older + small(say("up to {year}", year=row.newest), class_="note")
    return [said["What"], row.sender, due, tag("span", f"{sign} {state}", class_=look), came, older]


def _state_words(row: DeliveryRow, said: Mapping[str, str], words: Language) -> str:
    return {
        "late": words.say("late by {days}", days=said["days"]),
        "awaited": words.say("not due yet"),
        "after_due": words.say("complete, {days} late", days=said["days"]),
        "arrived": words.say("complete"),
    }[row.state]


def delivery_headings(words: Language) -> list[str]:
    """The headings over the values of `delivery_values`."""
    say = words.say
    return [
        say("What"),
        say("From"),
        say("Due"),
        say("Basis"),
        say("State"),
        say("Days late"),
        say("Regions expected"),
        say("Regions with figures"),
        say("Last came on"),
        say("Only older figures"),
        say("Newest of these"),
    ]


def delivery_values(assessment: PeriodTables, words: Language) -> list[list[str | int | date | None]]:
    """One row per delivery for a sheet, the latest first: days as days and counts as numbers, None where none is."""
    rows: list[list[str | int | date | None]] = []
    for row in each_row(assessment.deliveries, DeliveryRow):
        said = _said_of(row, assessment, words)
        basis = DUE_BASIS_WORDS.get(row.due_basis, _NAMED)
        rows.append(
            [
                said["What"],
                row.sender,
                date.fromisoformat(row.due),
                words.say(basis),
                _state_words(row, said, words),
                row.days,
                row.expected,
                row.came,
                date.fromisoformat(row.last) if row.last else None,
                row.outdated,
                row.newest or None,
            ]
        )
    return rows


def _said_of(row: DeliveryRow, assessment: PeriodTables, words: Language) -> dict[str, str]:
    """What sentences take of a delivery; `What` begins one, `what` stands inside."""
    names = {each.instrument: words.pick(each.name) for each in assessment.framework.criteria}
    name = names.get(row.instrument) or instrument_name(row.instrument, words.code, row.year)
    due = date.fromisoformat(row.due)
    return {
        "What": f"{name} {row.year}",
        "what": f"{in_sentence(name)} {row.year}",
        "sender": row.sender,
        "day": words.date(due),
        "due": due_words(due, row.due_basis, words),
        "last": words.date(date.fromisoformat(row.last)) if row.last else "",
        "days": words.say("1 day") if row.days == 1 else words.say("{days} [day|days]", days=words.number(row.days, 0)),
        "came": words.number(row.came, 0),
        "expected": words.number(row.expected, 0),
    }


def _day(assessment: PeriodTables, words: Language) -> str:
    return words.date(assessment.today)
