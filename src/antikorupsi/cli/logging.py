"""The log of runs: one JSON object a line, for machines that watch."""

from __future__ import annotations

import json
import traceback
from dataclasses import asdict
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from antikorupsi.cli.terminal import printable
from antikorupsi.common import (
    DEFAULT_PERIOD,
    WorkbookError,
    begins_with_any,
    place_to_write,
    refuse_foreign_file,
    translate_disk_errors,
)
from antikorupsi.rules import RegionError
from antikorupsi.run import Event

_START = '{"at": "'  # the start of every line


class RunLog:
    """Appends every event of a run to a file, with the time; does nothing without a file.

    As a context it has a first line before anything is read, and a last one with the reason if the run is broken off.
    """

    def __init__(self, path: str, period: str = DEFAULT_PERIOD, raw: str = "") -> None:
        """Raises WorkbookError if the file cannot be written to, lies among spreadsheets, or is not a log."""
        self._path = place_to_write(path, "log", period, raw) if path else None
        if self._path is not None:
            with translate_disk_errors(self._path):
                refuse_foreign_file(self._path, begins_with_any(_START))

    def __enter__(self) -> Self:
        """Appends that the command was called; raises WorkbookError if the file cannot be written to."""
        self.handle(Event("started"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Appends why the run was broken off, if it was: with the trace unless a user can mend it."""
        if isinstance(error, WorkbookError | RegionError):
            self.handle(Event("refused", text=str(error)))
        elif isinstance(error, Exception):
            self.handle(Event("crashed", text="".join(traceback.format_exception(error)).rstrip()))
        elif error is not None:
            self.handle(Event("interrupted"))

    def handle(self, event: Event) -> None:
        """Appends one line: at, event, and the fields of the event that are not empty."""
        fields = {
            name: printable(value) if isinstance(value, str) else value
            for name, value in asdict(event).items()
            if value and name != "what"
        }
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._write(json.dumps({"at": at, "event": event.what} | fields, ensure_ascii=False) + "\n")

    def _write(self, text: str) -> None:
        """Opens the file for each line, so that log rotation may rename it meanwhile."""
        if self._path is None:
            return
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise WorkbookError(f"The log {self._path} cannot be written: {error.strerror}.") from error
