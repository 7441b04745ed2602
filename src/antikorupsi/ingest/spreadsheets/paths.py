"""What is not an ordinary file inside the folder is refused without being opened, or at the latest when it is."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from antikorupsi.ingest.spreadsheets.refusal import Refused, one_line

_MOST_LOCK_BYTES = 1024  # Office writes 165; a workbook has more


def check_path(path: Path, folder: Path | None = None) -> None:
    """Refuses links, lock files and what is no ordinary file; looks at names and kinds only, opens nothing.

    With `folder` no folder between it and the file may be a link either, nor may the path leave it.
    """
    if folder is not None:
        _check_inside(path, folder)
    try:
        seen = path.lstat()
    except (OSError, ValueError) as error:
        raise Refused("file_not_opened", reason=one_line(error)) from error
    if stat.S_ISLNK(seen.st_mode):
        raise Refused("file_is_link")
    if not stat.S_ISREG(seen.st_mode):
        raise Refused("file_not_ordinary")
    if path.name.startswith("~$") and seen.st_size <= _MOST_LOCK_BYTES:
        raise Refused("file_is_lock")


def open_ordinary(path: Path) -> BinaryIO:
    """Opens an ordinary file for reading its bytes; refuses what became something else since it was looked at.

    Opening a named pipe or a device waits for its other end: here nothing is waited for.
    """
    file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115 - pathlib has no opener
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise Refused("file_not_ordinary")
    return file


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _check_inside(path: Path, folder: Path) -> None:
    """Refuses a path that is not below the folder, or reaches its file through a link."""
    if not path.is_relative_to(folder) or ".." in path.relative_to(folder).parts:
        raise Refused("file_is_link")
    between = [parent for parent in path.parents if parent != folder and parent.is_relative_to(folder)]
    if any(parent.is_symlink() for parent in between):
        raise Refused("file_is_link")
