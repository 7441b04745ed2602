"""Folders that the workbook writes hold a marker file; folders without it are never replaced or removed."""

import shutil
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex

from antikorupsi.common.errors import WorkbookError

MARKER = ".workbook"
_UNFINISHED = f"{MARKER}-"  # how the name of a marker begins that is being written, or that a killed process left
_FIRST_LINE = "Workbook Antikorupsi wrote this folder."
_TEXT = f"{_FIRST_LINE} It may replace or remove anything in here: keep nothing of your own in it.\n"
_IGNORED = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".lock", ".lock-held"})


def has_marker(folder: Path) -> bool:
    """Whether a folder holds the marker; False for a link to such a folder."""
    marker = folder / MARKER
    if folder.is_symlink() or marker.is_symlink() or not marker.is_file():
        return False
    with marker.open("rb") as file:
        return file.read(len(_FIRST_LINE)) == _FIRST_LINE.encode()


def claim(folder: Path, *, known_by: Callable[[Path], bool] = lambda _: False) -> None:
    """Writes the marker into a new or empty folder.

    `known_by` recognises folders that an earlier version wrote without a marker. Raises WorkbookError, and changes
    nothing, for a folder with other files, for a link and for a file.
    """
    refuse_foreign(folder, known_by=known_by)
    if not has_marker(folder):
        write_marker(folder)


def refuse_foreign(folder: Path, *, known_by: Callable[[Path], bool] = lambda _: False) -> None:
    """Raises WorkbookError if this place holds something that the workbook did not write."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise WorkbookError(f"{folder} is no folder. Move it away, then run again; nothing was changed.")
    known = not folder.exists() or has_marker(folder) or _is_empty(folder) or known_by(folder)
    if not known and not has_marker(folder):  # looked at again: another process may just have claimed it
        raise WorkbookError(
            f"{folder} holds files that this workbook did not write, and is left as it is. "
            "Move them away or name another folder, then run again."
        )


def refuse_foreign_file(path: Path, recognised_by: Callable[[Path], bool]) -> None:
    """Raises WorkbookError if a file cannot be written here or would replace one that `recognised_by` rejects.

    Empty files may be replaced; devices and pipes may be written to.
    """
    if path.is_dir():
        raise WorkbookError(f"{path} is a folder: give the file a name of its own in it.")
    if not path.parent.is_dir():
        raise WorkbookError(f"There is no folder {path.parent} to write {path.name} into: make it first.")
    if path.is_file() and path.stat().st_size and not recognised_by(path):
        raise WorkbookError(
            f"{path} was not written by this workbook for this purpose and is left as it is: name another file."
        )


def begins_with_any(*beginnings: str) -> Callable[[Path], bool]:
    """A predicate for `refuse_foreign_file`: whether a file begins with one of these texts."""
    starts = tuple(text.encode() for text in beginnings)

    def recognised_by(path: Path) -> bool:
        with path.open("rb") as file:
            return file.read(max(map(len, starts))).startswith(starts)

    return recognised_by


def write_marker(folder: Path) -> None:
    """Writes the marker, whole or not at all, into a folder, which is created if missing."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f"{_UNFINISHED}{token_hex(4)}"
    try:
        beside.write_text(_TEXT, encoding="utf-8")
        beside.replace(folder / MARKER)
    finally:
        beside.unlink(missing_ok=True)


def remove_marked(folder: Path) -> None:
    """Removes a folder that holds the marker, with its content; raises WorkbookError for any other."""
    if not has_marker(folder):
        raise WorkbookError(f"{folder} does not carry the marker {MARKER}, and is left as it is.")
    shutil.rmtree(folder)


def _is_empty(folder: Path) -> bool:
    return all(path.name in _IGNORED or path.name.startswith(_UNFINISHED) for path in folder.iterdir())
