"""Folders that the workbook writes carry its marker; what does not carry it is never replaced or removed."""

import shutil
from collections.abc import Callable
from pathlib import Path

from antikorupsi.common.errors import WorkbookError

MARKER = ".workbook"
_FIRST_LINE = "Workbook Antikorupsi wrote this folder."
_TEXT = f"{_FIRST_LINE} It may replace or remove anything in here: keep nothing of your own in it.\n"
_NOBODYS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".lock"})


def is_own(folder: Path) -> bool:
    """Whether a folder carries the marker; a link to one does not."""
    marker = folder / MARKER
    if folder.is_symlink() or marker.is_symlink() or not marker.is_file():
        return False
    with marker.open("rb") as file:
        return file.read(len(_FIRST_LINE)) == _FIRST_LINE.encode()


def claim(folder: Path, *, known_by: Callable[[Path], bool] = lambda _: False) -> None:
    """Makes a folder the workbook's own: a new or empty one gets the marker.

    `known_by` recognises folders that an earlier version wrote without a marker. Raises WorkbookError, and touches
    nothing, for a folder that holds what somebody else put there, for a link and for a file.
    """
    refuse_foreign(folder, known_by=known_by)
    if not is_own(folder):
        mark_as_own(folder)


def refuse_foreign(folder: Path, *, known_by: Callable[[Path], bool] = lambda _: False) -> None:
    """Raises WorkbookError where something lies at this place that is not the workbook's to replace."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise WorkbookError(f"{folder} is no folder. Move it away, then run again; nothing was changed.")
    if folder.exists() and not (is_own(folder) or _is_empty(folder) or known_by(folder)):
        raise WorkbookError(
            f"{folder} holds files that this workbook did not write, and is left as it is. "
            "Move them away or name another folder, then run again."
        )


def refuse_foreign_file(path: Path, is_own_file: Callable[[Path], bool]) -> None:
    """Raises WorkbookError where a file cannot be written, or replaces one that `is_own_file` does not recognise.

    Empty files may be replaced; devices and pipes take what they are given.
    """
    if path.is_dir():
        raise WorkbookError(f"{path} is a folder: give the file a name of its own in it.")
    if not path.parent.is_dir():
        raise WorkbookError(f"There is no folder {path.parent} to write {path.name} into: make it first.")
    if path.is_file() and path.stat().st_size and not is_own_file(path):
        raise WorkbookError(
            f"{path} was not written by this workbook for this purpose and is left as it is: name another file."
        )


def begins_as_own(*beginnings: str) -> Callable[[Path], bool]:
    """A test for refuse_foreign_file: whether a file begins with one of some texts."""
    starts = tuple(text.encode() for text in beginnings)

    def is_own_file(path: Path) -> bool:
        with path.open("rb") as file:
            return file.read(max(map(len, starts))).startswith(starts)

    return is_own_file


def mark_as_own(folder: Path) -> None:
    """Writes the marker into a folder, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text(_TEXT, encoding="utf-8")


def remove_own(folder: Path) -> None:
    """Removes a folder that carries the marker, with all that is in it; raises WorkbookError for any other."""
    if not is_own(folder):
        raise WorkbookError(f"{folder} does not carry the marker {MARKER}, and is left as it is.")
    shutil.rmtree(folder)


def _is_empty(folder: Path) -> bool:
    return all(path.name in _NOBODYS for path in folder.iterdir())
