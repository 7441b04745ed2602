"""The progress bar of a run."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:  # the runs bring papermill and nbconvert, which most commands do without
    from helpers.runs import Outcome


class ReportProgress:
    """A bar that moves with every finished report and names the last one."""

    def __init__(self, console: Console) -> None:
        """Prepares the bar on the given console."""
        columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
        self._progress = Progress(*columns, console=console, transient=not console.is_terminal)
        self._task = self._progress.add_task("reading the spreadsheets", total=None)

    def step(self, outcome: Outcome, count: int) -> None:
        """Counts one finished report."""
        ended = "failed" if outcome.error else f"{outcome.seconds:.1f} s"
        self._progress.update(self._task, total=count, advance=1, description=f"{outcome.job.name} ({ended})")

    def __enter__(self) -> Self:
        """Shows the bar."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Takes the bar away, whatever happened."""
        self._progress.stop()
