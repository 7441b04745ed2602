"""What a run prints while it is at work: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from antikorupsi.cli.terminal import SafeConsole, one_line
from antikorupsi.common import Language
from antikorupsi.run import Event

_STEPS = 10  # lines about the pages of a run, off a terminal
_MINUTE = 60
_SHORTEST_IN_MINUTES = 100  # seconds


class ReportProgress:
    """Says what is read, where the first page is, how many pages are made and how long the rest will take."""

    def __init__(self, console: SafeConsole, words: Language, folder: Path) -> None:
        """`folder` is that of the reports, from which addresses of pages are shown whole."""
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
        self._console, self._words, self._folder = console, words, folder
        self._bar = Progress(
            *columns, TextColumn("{task.description}"), console=console, disable=not console.is_terminal
        )
        self._task = self._bar.add_task(escape(words.say("reading the spreadsheets")), total=None)
        self._count = self._ended = 0
        self._first_at = 0.0

    def handle(self, event: Event) -> None:
        """Counts the pages that were made or failed, and prints what else a reader wants to know."""
        say = self._words.say
        if event.what == "begun":
            self._count = event.count
            self._bar.update(self._task, total=event.count, description="")
            self._print_line(say("{count} [page|pages] to make.", count=event.count))
        elif event.what == "noted" and self._console.is_terminal:
            self._console.print(one_line(event.text), style="dim")
        elif event.what == "retried":
            self._console.print(one_line(say("{name}: tried once more. {error}", name=event.name, error=event.text)))
        elif event.what == "completing":
            self._count, self._ended, self._first_at = event.count, 0, 0.0
            self._bar.reset(self._task, total=event.count)
            self._print_line(say("Pages are in place; making PDFs and scorecards of {count}.", count=event.count))
        elif event.what in ("made", "failed", "completed", "incomplete"):
            self._count_page(event)
        elif event.what == "closing":
            self._bar.update(self._task, description=escape(say("writing the index and the results")))
            self._print_line(say("Writing the index and the results."))

    def _count_page(self, event: Event) -> None:
        say, earlier = self._words.say, self._ended
        self._ended += 1
        ended = say("failed") if event.what in ("failed", "incomplete") else f"{self._words.number(event.seconds, 1)} s"
        self._bar.update(self._task, advance=1, description=escape(one_line(f"{event.name} ({ended})")))
        is_first = not self._first_at and event.what in ("made", "completed")
        if is_first:
            self._first_at = time.monotonic()
        if is_first and event.what == "made":
            self._console.print(one_line(say("First page: {path}", path=self._folder / event.page)))
        elif self._ended < self._count and _STEPS * self._ended // self._count > _STEPS * earlier // self._count:
            self._print_line(self._pages_and_time_left())

    def _pages_and_time_left(self) -> str:
        """Such as "56 of 553 pages, 4 min left"; the first page is no measure, since it waits for its kernel."""
        say, done = self._words.say, {"made": self._ended, "count": self._count}
        if not self._first_at or self._ended < 2:
            return say("{made} of {count} [page|pages]", **done)
        a_page = (time.monotonic() - self._first_at) / (self._ended - 1)
        seconds = round(a_page * (self._count - self._ended))
        if seconds < _SHORTEST_IN_MINUTES:
            return say("{made} of {count} [page|pages], {seconds} s left", seconds=seconds, **done)
        return say("{made} of {count} [page|pages], {minutes} min left", minutes=round(seconds / _MINUTE), **done)

    def _print_line(self, text: str) -> None:
        """Prints what the bar shows, where there is none."""
        if not self._console.is_terminal:
            self._console.print(one_line(text))

    def __enter__(self) -> Self:
        """Shows the bar, or prints that the spreadsheets are read."""
        self._bar.start()
        self._print_line(self._words.say("Reading the spreadsheets."))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Removes the bar."""
        self._bar.stop()
