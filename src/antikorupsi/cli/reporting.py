"""The command `workbook status`: a line for each page that is not up to date, for each late delivery, and summaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from antikorupsi.cli.terminal import SafeConsole, one_line
from antikorupsi.common import WorkbookError, count_of
from antikorupsi.run import KeptStatus, read_age

if TYPE_CHECKING:
    from antikorupsi.run import PageStatus, RunOptions, Status

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


def print_status(
    asked: dict[str, str], options: Callable[[], RunOptions], max_age: str, console: SafeConsole, *, every: bool
) -> int:
    """Prints the status; returns 0 if all published pages are whole and the last run is recent enough.

    `asked` is what was said on the command line; `options` is called only if no status is kept for it. A delivery that
    is late, and a message that was not told, are no faults of what is published and change no exit code.
    """
    age = read_age(max_age) if max_age else None
    found = _status(asked, options)
    for page in found.pages:
        if every or page.state not in ("published", "missing"):
            console.print(one_line(_line(page)))
    console.print(one_line(_sentence(found)))
    if found.deliveries:
        console.print(one_line(found.deliveries_counted))
    for delivery in found.deliveries:
        if every or delivery.state == "late":
            console.print(one_line(f"  {delivery.said}"))
    if found.untold:
        console.print(one_line(found.untold))
    late = age is not None and found.older_than(age)
    if late:
        console.print(_alarm(found, max_age))
    return 0 if found.whole and not late else 1


def _status(asked: dict[str, str], options: Callable[[], RunOptions]) -> Status:
    kept: KeptStatus | None = None
    with suppress(WorkbookError):  # refused again below, with what else is wrong
        kept = KeptStatus(asked)
    if kept is not None and (known := kept.recall()) is not None:
        return known
    from antikorupsi.run import folder_of, status_of  # import the libraries of tables

    wanted = options()
    found = status_of(folder_of(wanted), wanted.parameters.assessment(), wanted)
    if kept is not None:
        kept.keep(found)
    return found


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
    pages = count_of(len(found.pages), "page", "pages")
    return f"{whole} {pages}: {shown}. {_RUNS[found.run].format(finished=found.finished)} {found.folder}"
