"""The log of runs: one JSON object a line, for machines that watch."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from antikorupsi.cli.terminal import printable
from antikorupsi.common import (
    DEFAULT_PERIOD,
    WorkbookError,
    begins_as_own,
    place_to_write,
    refuse_foreign_file,
    written_or_said,
)

if TYPE_CHECKING:
    from antikorupsi.run import Event


_START = '{"at": "'  # how every line begins


class RunLog:
    """Adds every event of a run to a file, with the time; without a file it keeps nothing."""

    def __init__(self, path: str, period: str = DEFAULT_PERIOD, raw: str = "") -> None:
        """Raises WorkbookError for a file that cannot be written to, lies among spreadsheets, or holds no log."""
        self._path = place_to_write(path, "log", period, raw) if path else None
        if self._path is not None:
            with written_or_said(self._path):
                refuse_foreign_file(self._path, begins_as_own(_START))
        self._write("")

    def hear(self, event: Event) -> None:
        """Writes one line: at, event, and what of it there is to say."""
        told = {
            name: printable(value) if isinstance(value, str) else value
            for name, value in asdict(event).items()
            if value and name != "what"
        }
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._write(json.dumps({"at": at, "event": event.what} | told, ensure_ascii=False) + "\n")

    def _write(self, text: str) -> None:
        """Opens the file anew each time, so that a log that was put aside meanwhile starts again."""
        if self._path is None:
            return
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise WorkbookError(f"The log {self._path} cannot be written: {error.strerror}.") from error
