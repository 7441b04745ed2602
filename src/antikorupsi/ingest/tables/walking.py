"""Everything in a period's folder by its name: the files to read, and a finding on each that is not to be read."""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from antikorupsi.ingest.tables.records import Finding

_OF_SYSTEM = (".ds_store", ".directory", ".gitignore", ".gitkeep", "desktop.ini", "ehthumbs.db", "thumbs.db")
_OF_MACOS = "._"  # holds what its file systems know of the file of that name
_LOCK = ".~lock."
_HIDDEN = "."
_NOT_TEXT = ("Cc", "Cs")  # control characters, and bytes of a name that are no UTF-8


@dataclass
class Walk:
    """What lies in a folder; `findings` are on files and folders that are not read."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def find(self, rule: str, name: str, **details: str) -> None:
        """Adds a finding on a file or folder; its name is written so that every output can hold it."""
        self.findings.append(Finding(rule=rule, file=shown_name(name), details=details))


def walk(folder: Path, leave_out: frozenset[str] = frozenset()) -> Walk:
    """The files of a folder in the order of their names; links are among them and are not followed.

    `leave_out` are the files that describe the period, by their paths in the folder: they are no agency's spreadsheets.
    """
    found = Walk(folder)
    for path in sorted(_entries(found, folder)):
        name = path.relative_to(folder).as_posix()
        if name not in leave_out:
            _sort(found, path, name)
    return found


def _entries(found: Walk, folder: Path) -> Iterator[Path]:
    """All that is no folder below a folder; one that cannot be entered, and a hidden one, is a finding."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        name = folder.relative_to(found.folder).as_posix()
        found.find("folder_not_opened", f"{name}/", reason=error.strerror or type(error).__name__)
        return
    for entry in inside:
        path = folder / entry.name
        if not _is_folder(entry):
            yield path
        elif entry.name.startswith(_HIDDEN):
            found.find("file_hidden", f"{path.relative_to(found.folder).as_posix()}/")
        else:
            yield from _entries(found, path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # it vanished: whoever opens it says so
        return False


def _sort(found: Walk, path: Path, name: str) -> None:
    """Puts a file among those that are read, or says why it is not."""
    own = path.name.casefold()
    if not is_text(name):
        found.find("file_name_not_text", name)
    elif own in _OF_SYSTEM or own.startswith(_OF_MACOS):
        found.find("file_of_system", name)
    elif own.startswith(_LOCK):
        found.find("file_is_lock", name)
    elif own.startswith(_HIDDEN):
        found.find("file_hidden", name)
    else:
        found.files.append(path)


def is_text(name: str) -> bool:
    """Whether every output can hold a name: it is UTF-8 and has no control characters."""
    return name.isprintable() or not any(unicodedata.category(character) in _NOT_TEXT for character in name)


def shown_name(name: str) -> str:
    r"""A name with whatever is no text written as its bytes: SPI\xe9.xlsx."""
    decoded = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(one if is_text(one) else f"\\x{ord(one):02x}" for one in decoded)
