"""The command `workbook review`: the review code of a report, and a row for the form of reviews."""

import typer

from antikorupsi.assess import RegionAssessment, review_codes
from antikorupsi.cli.terminal import SafeConsole, one_line
from antikorupsi.rules import followup_forms
from antikorupsi.show import verdict_sentences


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
