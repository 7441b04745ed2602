"""The command `workbook status`: a line for each page that is not up to date, for each late delivery, and summaries."""

from collections import Counter

from antikorupsi.assess import Assessment, DeliveryRow
from antikorupsi.cli.terminal import SafeConsole, one_line
from antikorupsi.common import each_row
from antikorupsi.run import PageStatus, RunOptions, Status, folder_of, read_age, status_of
from antikorupsi.show import deliveries_counted, delivery_sentence

_WORDS = {
    "published": "published",
    "stale": "out of date",
    "failed": "failed",
    "damaged": "altered since they were published",
    "missing": "never made",
}
_RUNS = {
    "finished": "The last run ended {finished}.",
    "at work": "A run is at work.",
    "interrupted": "The last run was interrupted: run again, and it goes on from there.",
    "none": "Nothing has been run yet.",
}


def print_status(options: RunOptions, max_age: str, console: SafeConsole, *, every: bool) -> int:
    """Prints the status; returns 0 if all published pages are whole and the last run is recent enough.

    A delivery that is late is no fault of what is published, so it changes no exit code.
    """
    age = read_age(max_age) if max_age else None
    assessment = options.parameters.assessment()
    found = status_of(folder_of(options), assessment, options)
    for page in found.pages:
        if every or page.state not in ("published", "missing"):
            console.print(one_line(_line(page)))
    console.print(one_line(_sentence(found)))
    _print_deliveries(assessment, console, every=every)
    late = age is not None and found.older_than(age)
    if late:
        console.print(_alarm(found, max_age))
    return 0 if found.whole and not late else 1


def _print_deliveries(assessment: Assessment, console: SafeConsole, *, every: bool) -> None:
    """How many deliveries are late, not due yet and complete; a line for each that is late, or for every one."""
    if assessment.deliveries.empty:
        return
    words = assessment.words("en")
    console.print(one_line(deliveries_counted(assessment, words)))
    for row in each_row(assessment.deliveries, DeliveryRow):
        if every or row.state == "late":
            console.print(one_line(f"  {delivery_sentence(row, assessment, words)}"))


def _alarm(found: Status, max_age: str) -> str:
    if found.in_future:
        return f"The last run is said to have ended in the future, at {found.finished}: look at the machines' clocks."
    return f"No run has ended within {max_age}."


def _line(page: PageStatus) -> str:
    why_in_words = page.state in ("missing", "damaged")
    why = f": {', '.join(page.why)}" if page.why and not why_in_words else ""
    made = f" (made {page.made})" if page.made else ""
    return f"{page.name} {_WORDS[page.state]}{why}{made}"


def _sentence(found: Status) -> str:
    counts = Counter(page.state for page in found.pages)
    shown = ", ".join(f"{counts[state]} {words}" for state, words in _WORDS.items() if counts[state])
    whole = "Whole." if found.whole else "Not whole."
    return (
        f"{whole} {len(found.pages)} pages: {shown}. {_RUNS[found.run].format(finished=found.finished)} {found.folder}"
    )
