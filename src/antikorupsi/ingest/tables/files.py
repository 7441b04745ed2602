"""Everything in a period's folder by its masked name: the files to read, and a finding on each that is not read."""

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from antikorupsi.ingest.spreadsheets import Sheet, text_of
from antikorupsi.ingest.spreadsheets import read_sheets as read_unmasked_sheets
from antikorupsi.ingest.tables.personal import mask_personal
from antikorupsi.ingest.tables.records import Finding

RULE = "name_with_personal_data"
_NOT_TEXT = ("Cc", "Cs")  # control characters, and bytes of a name that are no UTF-8
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}#?$")  # .xlsx#: of a lock file
_OF_SYSTEM = (".ds_store", ".directory", ".gitignore", ".gitkeep", "desktop.ini", "ehthumbs.db", "thumbs.db")
_OF_MACOS = "._"  # holds what its file systems know of the file of that name
_LOCK = ".~lock."
_HIDDEN = "."
_OF_RULES = (".yaml", ".yml")
DEEPEST = 40  # folders in folders: nobody sorts files so, and every level is a call of a function
MARK = "Workbook Antikorupsi:"


def is_text(name: str) -> bool:
    """Whether every output can hold a name: it is UTF-8 and has no control characters."""
    return name.isprintable() or not any(unicodedata.category(character) in _NOT_TEXT for character in name)


def shown_name(name: str) -> str:
    r"""The name with every byte that is not printable text written as an escape: SPI\xe9.xlsx."""
    decoded = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(one if is_text(one) else f"\\x{ord(one):02x}" for one in decoded)


def masked_name(name: str) -> str:
    """The name of a file or folder with personal data masked; its ending stays, also behind an e-mail address."""
    ending = found[0] if (found := _ENDING.search(name)) else ""
    stem = name.removesuffix(ending)
    masked = mask_personal(stem)
    return mask_personal(name) if masked == stem else mask_personal(masked + ending)


def names_in_folder(names: Iterable[str]) -> dict[str, str]:
    """Maps each name in a folder to a masked one; masked names are unique and printable."""
    ordered = sorted(names)
    return dict(zip(ordered, _distinct(ordered, lambda name: shown_name(masked_name(name))), strict=True))


def masked_path(path: Path) -> str:
    """A path below the folder of a period with each of its parts masked, whatever lies beside them."""
    return "/".join(shown_name(masked_name(part)) for part in path.parts)


def read_sheets(path: Path, name: str | None = None, folder: Path | None = None) -> list[Sheet]:
    """All sheets of a spreadsheet, as `spreadsheets.read_sheets` gives them, with masked names that are all different.

    `Sheet.name_in_file` is the name by which the file holds a sheet.
    Raises UnreadableFileError for a file that is damaged, encrypted, too large, of another kind or holds macros.
    """
    sheets = read_unmasked_sheets(path, name or masked_path(Path(path.name)), folder)
    names = _distinct([sheet.name for sheet in sheets], mask_personal)
    return [
        sheet if sheet.name == masked else replace(sheet, name=masked, unmasked_name=sheet.name)
        for sheet, masked in zip(sheets, names, strict=True)
    ]


def remarks_on_names(sheets: Iterable[Sheet]) -> list[Finding]:
    """A finding on every sheet whose name holds personal data."""
    return [Finding(rule=RULE, file=sheet.file, sheet=sheet.name) for sheet in sheets if sheet.unmasked_name]


def is_personal_name(name: str) -> bool:
    """Whether the name of a file or folder holds personal data."""
    return masked_name(name) != name


def _distinct(names: Sequence[str], masked: Callable[[str], str]) -> list[str]:
    """The masked names in the order of the names; one that equals another gets a number, unmasked names get none."""
    wanted = [masked(name) for name in names]
    taken = {name.casefold() for name, masked in zip(names, wanted, strict=True) if name == masked}
    numbers: dict[str, int] = {}
    given = []
    for name, own in zip(names, wanted, strict=True):
        given.append(own if name == own else _free(own, taken, numbers))
        taken.add(given[-1].casefold())
    return given


def _free(wanted: str, taken: set[str], numbers: dict[str, int]) -> str:
    """The name itself, or with the first free number before its ending; `numbers` are those last tried, by name."""
    ending = found[0] if (found := _ENDING.search(wanted)) else ""
    stem, free, number = wanted.removesuffix(ending), wanted, numbers.get(wanted, 1)
    while free.casefold() in taken:
        number += 1
        free = f"{stem} {number}{ending}"
    numbers[wanted] = number
    return free


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
    """Maps the name that tables and findings use for a file to its path, for every file below a folder."""
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
    elif file_name.endswith(_OF_RULES):
        found.find("file_of_no_rules", name)
    else:
        found.files.append(path)
        if is_personal_name(path.name):
            found.find(RULE, name)


def is_own_sheet(sheet: Sheet) -> bool:
    """Whether a sheet is one that went out with a form or a marked copy: it is no sender's data and is not read."""
    return text_of(sheet.value(0, 0)).startswith(MARK)
