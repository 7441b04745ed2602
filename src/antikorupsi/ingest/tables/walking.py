"""Everything in a period's folder by its name: the files to read, and a finding on each that is not to be read."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from antikorupsi.ingest.tables.masked_names import RULE, is_personal_name, is_text, names_in_folder
from antikorupsi.ingest.tables.records import Finding

_OF_SYSTEM = (".ds_store", ".directory", ".gitignore", ".gitkeep", "desktop.ini", "ehthumbs.db", "thumbs.db")
_OF_MACOS = "._"  # holds what its file systems know of the file of that name
_LOCK = ".~lock."
_HIDDEN = "."
DEEPEST = 40  # folders in folders: nobody sorts files so, and every level is a call of a function


@dataclass
class Walk:
    """What lies in a folder: the files to read, and what every entry is called, by its path.

    `findings` are on files and folders that are not read, and on names that hold personal data.
    """

    folder: Path
    files: list[Path] = field(default_factory=list)
    names: dict[Path, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def find(self, rule: str, name: str, **details: str) -> None:
        """Adds a finding on a file or folder by its masked name."""
        self.findings.append(Finding(rule=rule, file=name, details=details))


def walk(folder: Path, leave_out: frozenset[str] = frozenset()) -> Walk:
    """The files of a folder in the order of their names; links are among them and are not followed.

    `leave_out` are the files that describe the period, by their paths in the folder: they are no agency's spreadsheets.
    """
    found = Walk(folder)
    for path in sorted(_entries(found, folder)):
        if path.relative_to(folder).as_posix() not in leave_out:
            _sort(found, path)
    return found


def paths_by_name(folder: Path) -> dict[str, Path]:
    """Where in a folder everything lies that is no folder, by the names that tables and findings have for it."""
    return {name: path for path, name in walk(folder).names.items()}


def _entries(found: Walk, folder: Path, called: str = "") -> Iterator[Path]:
    """All that is no folder below a folder, each named; one that cannot be entered, and a hidden one, is a finding.

    `called` is the masked name of the folder with a slash behind it, "" for the outermost one.
    """
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        found.find("folder_not_opened", called or "./", reason=error.strerror or type(error).__name__)
        return
    names = names_in_folder(entry.name for entry in inside)
    for entry in inside:
        path, name = folder / entry.name, f"{called}{names[entry.name]}"
        if not _is_folder(entry):
            found.names[path] = name
            yield path
        elif entry.name.startswith(_HIDDEN):
            found.find("file_hidden", f"{name}/")
        elif name.count("/") >= DEEPEST:
            found.find("folder_too_deep", f"{name}/", most=str(DEEPEST))
        else:
            if is_personal_name(entry.name):
                found.find(RULE, f"{name}/")
            yield from _entries(found, path, f"{name}/")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:  # it vanished: whoever opens it says so
        return False


def _sort(found: Walk, path: Path) -> None:
    """Puts a file among those that are read, or says why it is not."""
    file_name, name = path.name.casefold(), found.names[path]
    if not is_text(path.relative_to(found.folder).as_posix()):
        found.find("file_name_not_text", name)
    elif file_name in _OF_SYSTEM or file_name.startswith(_OF_MACOS):
        found.find("file_of_system", name)
    elif file_name.startswith(_LOCK):
        found.find("file_is_lock", name)
    elif file_name.startswith(_HIDDEN):
        found.find("file_hidden", name)
    else:
        found.files.append(path)
        if is_personal_name(path.name):
            found.find(RULE, name)
