"""The progress bar of a run; off a terminal nothing is shown."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from antikorupsi.cli.terminal import SafeConsole, one_line

if TYPE_CHECKING:  # the room `run` imports papermill and nbconvert, which most commands do not need
    from antikorupsi.run import Event


class ReportProgress:
    """A bar that counts finished reports and names the last one; off a terminal there is none."""

    def __init__(self, console: SafeConsole) -> None:
        """Prepares the bar on the given console."""
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
        self._console = console
        self._progress = Progress(*columns, console=console, disable=not console.is_terminal)
        self._task = self._progress.add_task("reading the spreadsheets", total=None)

    def handle(self, event: Event) -> None:
        """Counts finished reports; prints the kind of kernels and the reports that are tried again."""
        if event.what == "begun":
            self._progress.update(self._task, total=event.count, description="")
        elif event.what == "noted" and self._console.is_terminal:
            self._console.print(event.text, style="dim")
        elif event.what == "retried" and self._console.is_terminal:
            self._console.print(f"{event.name}: tried once more. {event.text}")
        elif event.what in ("made", "failed"):
            ended = "failed" if event.what == "failed" else f"{event.seconds:.1f} s"
            self._progress.update(self._task, advance=1, description=escape(one_line(f"{event.name} ({ended})")))

    def __enter__(self) -> Self:
        """Shows the bar."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Removes the bar."""
        self._progress.stop()
