"""Names from parameters and files as entries of one folder: none of them leads anywhere else."""

import re
from pathlib import Path, PurePosixPath

from antikorupsi.common.errors import WorkbookError

_LONGEST = 255  # bytes that file systems allow for one name
_SEPARATORS = re.compile(r"[/\\:]")  # a colon names a drive or a second stream of a file on Windows
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def fault_of_name(name: object) -> str:
    """Why a text names no entry of a folder; "" where it does.

    A name is one text without separators, control characters and a leading dot, of at most 255 bytes.
    """
    if not isinstance(name, str) or not name.strip():
        return "is empty"
    if _UNSEEN.search(name):
        return "holds a character that no name may hold"
    if _SEPARATORS.search(name):
        return "leads out of its folder"
    if name.startswith(".") or name.rstrip(". ") == "":
        return "begins with a dot"
    return "is too long" if len(name.encode()) > _LONGEST else ""


def checked_name(name: str, what: str) -> str:
    """The name itself; raises WorkbookError, which calls it by `what` (such as "period"), where it is none."""
    if fault := fault_of_name(name):
        raise WorkbookError(
            f"The {what} {name!r} {fault}: write the name of one entry, without a path, such as 2025 or contoh."
        )
    return name


def entry_of(parent: Path, name: str, what: str) -> Path:
    """The path of an entry of a folder; raises WorkbookError for a name or a link that leads elsewhere."""
    path = parent / checked_name(name, what)
    return _below(parent, path, f"{what} {name!r}")


def path_below(parent: Path, relative: str) -> Path:
    """The path below a folder that a file of our own names; raises WorkbookError where it leads out of the folder."""
    parts = PurePosixPath(relative).parts
    if not parts or relative.startswith("/") or any(part == ".." or "\0" in part or "\\" in part for part in parts):
        raise WorkbookError(f"{relative!r} is no file below {parent}: somebody altered the list that names it.")
    return _below(parent, parent / relative, f"file {relative!r}")


def _below(parent: Path, path: Path, said: str) -> Path:
    try:
        inside = path.resolve().is_relative_to(parent.resolve())
    except (OSError, RuntimeError, ValueError):  # links in a circle
        inside = False
    if not inside:
        raise WorkbookError(
            f"The {said} is a link that leads out of {parent}: put the folder itself there, or name another parent."
        )
    return path
