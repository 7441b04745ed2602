"""The log of runs: one JSON object a line, for machines that watch."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from antikorupsi.cli.terminal import printable
from antikorupsi.common import WorkbookError, given_path

if TYPE_CHECKING:
    from antikorupsi.run import Event


_START = b'{"at": "'  # how every line begins


class RunLog:
    """Adds every event of a run to a file, with the time; without a file it keeps nothing."""

    def __init__(self, path: str) -> None:
        """Raises WorkbookError for a file that cannot be written to, or that holds anything but a log."""
        self._path = given_path(path, "log") if path else None
        if self._path is not None and not _is_log(self._path):
            raise WorkbookError(f"{path} is no log of this workbook and is left as it is: name another file.")
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


def _is_log(path: Path) -> bool:
    """Whether a file is empty, not there, or begins with a line of a log; a device or pipe takes what it is given."""
    if not path.is_file() or path.stat().st_size == 0:
        return True
    with path.open("rb") as file:
        return file.read(len(_START)) == _START
