"""The command `workbook review`: what is still to review; of one report its code, and a row for the form of reviews."""

from pathlib import Path

import typer

from antikorupsi.assess import Assessment, RegionAssessment, review_codes, review_state_by_region
from antikorupsi.cli.terminal import SafeConsole, one_line
from antikorupsi.common import Language
from antikorupsi.rules import followup_forms
from antikorupsi.show import REVIEW_STATE_WORDS, verdict_sentences, waiting_reports


def print_reviews_to_do(assessment: Assessment, folder: Path, words: Language, console: SafeConsole) -> None:
    """Prints the regions with an objection, those changed since their review, and those without one: a line each.

    Of regions without a review those that have something to review; the others are counted. `folder` is the folder of
    reports with the history that reviews are held against.
    """
    states, say = review_state_by_region(assessment, folder), words.say
    again = [(code, state) for wanted in ("objected", "changed") for code, state in states.items() if state == wanted]
    first, others = waiting_reports(assessment)
    lines = [(assessment.period.regions.get(code), say(REVIEW_STATE_WORDS[state])) for code, state in again]
    waiting = REVIEW_STATE_WORDS["unreviewed"]
    lines += [(region, say(waiting)) for region in first]
    for region, state in lines:
        console.print(one_line(f"{region.code} {region.name}: {state}"))
    if others:
        console.print(say("Without a review, and without figures to judge by: {count}.", count=words.number(others, 0)))
    elif not lines:
        console.print(say("Nothing is left to review."))


def print_review(view: RegionAssessment, console: SafeConsole) -> None:
    """Prints what is reviewed, its code, and headings and cells parted by tabs, to be pasted into the form."""
    say, code = view.language.say, review_codes(view.assessment)[view.region.code]
    lines = [
        f"{view.region.name} ({view.region.code}), {view.assessment.period.name}",
        verdict_sentences(view),
        say("Review code: {code}.", code=code),
        say("Row for the form of reviews (cells parted by tabs):"),
    ]
    known = {"code": view.region.code, "region": view.region.name, "review_code": code}
    columns = followup_forms()["tinjauan"].columns
    for line in lines:
        console.print(one_line(line))
    for cells in ([column.names[0] for column in columns], [known.get(each.key, "") for each in columns]):
        typer.echo("\t".join(map(one_line, cells)))  # the console would turn tabs into blanks
