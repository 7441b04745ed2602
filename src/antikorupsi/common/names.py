"""Names from parameters and files as entries of one folder; a name that leads elsewhere is refused."""

import re
from pathlib import Path, PurePosixPath

from antikorupsi.common.errors import WorkbookError

_LONGEST = 255  # bytes that file systems allow for one name
_SEPARATORS = re.compile(r"[/\\:]")  # a colon names a drive or a second stream of a file on Windows
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def fault_of_name(name: object) -> str:
    """Why a text is not the name of a folder's entry; "" if it is.

    A name has no separators, control characters or leading dot, and at most 255 bytes.
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
    """The name itself; raises WorkbookError, which calls it `what` (such as "period"), if it is not valid."""
    if fault := fault_of_name(name):
        raise WorkbookError(
            f"The {what} {name!r} {fault}: write the name of one entry, without a path, such as 2025 or contoh."
        )
    return name


def entry_of(parent: Path, name: str, what: str) -> Path:
    """The path of a folder's entry; raises WorkbookError for a name or a link that leads elsewhere."""
    path = parent / checked_name(name, what)
    return _below(parent, path, f"{what} {name!r}")


def path_below(parent: Path, relative: str) -> Path:
    """A path below a folder, as manifest and journal name it; raises WorkbookError if it leads out of the folder."""
    parts = PurePosixPath(relative).parts
    if not parts or relative.startswith("/") or any(part == ".." or "\0" in part or "\\" in part for part in parts):
        raise WorkbookError(f"{relative!r} is no file below {parent}: somebody altered the list that names it.")
    return _below(parent, parent / relative, f"file {relative!r}")


def _below(parent: Path, path: Path, name: str) -> Path:
    try:
        inside = path.resolve().is_relative_to(parent.resolve())
    except (OSError, RuntimeError, ValueError):  # RuntimeError: a loop of links
        inside = False
    if not inside:
        raise WorkbookError(
            f"The {name} is a link that leads out of {parent}: put the folder itself there, or name another parent."
        )
    return path
