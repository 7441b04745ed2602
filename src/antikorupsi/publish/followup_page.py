"""The page of reviews to be made or looked at again, pilots, open replies, actions by due date; a calendar."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView, action_state
from antikorupsi.common import FOLLOWUP_PAGE, Addresses, Html, Language, each_row, markup
from antikorupsi.ingest import Action
from antikorupsi.publish.assembled_page import assembled_page
from antikorupsi.show import all_actions, left_to_review, open_replies, pilot_checks, reviews_to_do

_LONGEST_LINE = 73  # bytes of a line of a calendar file, without the blank that continues one


def followup_page(assessment: Assessment, folder: Path, addresses: Addresses, made: datetime) -> str:
    """The page as HTML; it lies beside the index, and `folder` is the folder of reports with their history."""
    words = assessment.words(addresses.language)
    name = (FOLLOWUP_PAGE, words.say("Reviews and follow-up"))
    return assembled_page(assessment, addresses, name, _pieces(CountryView(assessment, words), folder, words), made)


def _pieces(view: CountryView, folder: Path, words: Language) -> Iterator[Html | Markup]:
    say = words.say
    reviews = (reviews_to_do(view, folder), left_to_review(view, folder))
    yield markup.joined(markup.heading(say("Reviews"), "tinjauan"), *reviews)
    for title, anchor, shown in (
        (say("Yearly check of the pilots"), "percontohan", pilot_checks(view, folder)),
        (say("Replies"), "tanggapan", open_replies(view, folder)),
        (say("Action plans"), "rencana-aksi", all_actions(view, folder)),
    ):
        if shown is not None:
            yield markup.joined(markup.heading(title, anchor), shown)


def due_dates(assessment: Assessment) -> str:
    """The due dates of all actions that are not done, as a calendar file (RFC 5545).

    Its entries are stamped by the day at which due dates are measured, not by the clock: equal data give equal bytes.
    """
    stamp = f"{assessment.today:%Y%m%d}T000000Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Workbook Antikorupsi//ID", "CALSCALE:GREGORIAN"]
    waiting = [row for row in each_row(assessment.actions, Action) if action_state(row, assessment.today) != "done"]
    for row in sorted(waiting, key=lambda row: (row.due, row.region, row.cell)):
        region, due = assessment.period.regions.get(row.region), date.fromisoformat(row.due)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{assessment.period.name}-{row.region}-{_text(row.sheet)}-{row.cell}@workbook-antikorupsi",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
            f"DTEND;VALUE=DATE:{due + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(f'{region.name}: {row.action}')}",
            f"DESCRIPTION:{_text(f'{row.office}; {row.file}, {row.sheet}, {row.cell}')}",
            "END:VEVENT",
        ]
    return "".join(_folded(line) for line in [*lines, "END:VCALENDAR"])


def _text(written: str) -> str:
    """A text as a calendar file holds it: marks with a meaning of their own escaped, on one line."""
    plain = " ".join(written.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """A line in parts of at most 75 bytes, none of which cuts a letter."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > _LONGEST_LINE:
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part]) + "\r\n"
