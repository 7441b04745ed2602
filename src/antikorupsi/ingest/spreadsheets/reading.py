"""Files into sheets: every format through one door, and every refusal in a sentence."""

from collections.abc import Callable
from pathlib import Path

from antikorupsi.common import WorkbookError
from antikorupsi.ingest.spreadsheets.archives import open_archive
from antikorupsi.ingest.spreadsheets.bounds import check_size
from antikorupsi.ingest.spreadsheets.cells import Sheet
from antikorupsi.ingest.spreadsheets.controls import without_controls
from antikorupsi.ingest.spreadsheets.csv_text import read_csv
from antikorupsi.ingest.spreadsheets.kinds import Kind, kind_of
from antikorupsi.ingest.spreadsheets.ods import read_ods
from antikorupsi.ingest.spreadsheets.paths import check_path, open_ordinary
from antikorupsi.ingest.spreadsheets.refusal import Refused, damaged_otherwise
from antikorupsi.ingest.spreadsheets.xls import read_xls
from antikorupsi.ingest.spreadsheets.xlsx import read_xlsx

SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
_MACRO_SUFFIXES = (".xlsm", ".xltm", ".xlam", ".xla", ".xlm")
_READERS: dict[Kind, Callable[[Path, str], list[Sheet]]] = {
    "xlsx": read_xlsx,
    "xls": read_xls,
    "ods": read_ods,
    "csv": read_csv,
}


class UnreadableFileError(WorkbookError):
    """A file that is no spreadsheet, is damaged or breaks a bound; `rule` says which, `details` with which values."""

    def __init__(self, file: str, rule: str, details: dict[str, str] | None = None) -> None:
        """Keeps the rule and its values apart, for the finding that is made of them."""
        self.file = file
        self.rule = rule
        self.details = details or {}
        super().__init__(f"{file} cannot be read ({rule}).")


def read_sheets(path: Path, name: str | None = None, folder: Path | None = None) -> list[Sheet]:
    """All sheets of a spreadsheet (.xlsx, .xls, .ods or .csv), with rows and columns counted from A1.

    The content decides how a file is read, whichever of these four its name says. `name` is how the file is called in
    observations and findings, its own name unless given; `folder` is the folder that the path must not leave.
    Raises UnreadableFileError for a file that is damaged, encrypted, too large, of another kind or holds macros.
    """
    file = name or path.name
    try:
        check_path(path, folder)
        seen = _state(path)
        try:
            with damaged_otherwise():
                sheets = _read(path, file)
        finally:
            if _state(path) != seen:
                raise Refused("file_changed")  # whatever was found in it may be half of one file and half of another
        return sheets
    except Refused as refusal:
        raise UnreadableFileError(file, refusal.rule, refusal.details) from refusal


def bytes_to_read(path: Path) -> int:
    """How many bytes of a file have to be looked at, unpacked; 0 where that cannot be told, and reading refuses it."""
    try:
        check_path(path)
        with open_ordinary(path) as file:
            if file.read(2) != b"PK":
                return path.stat().st_size
        with open_archive(path) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except Exception:  # what a parser of archives raises; that the file is damaged is said when it is read
        return 0


def _state(path: Path) -> tuple[int, int, int]:
    """What of a file changes when it is written; nothing of one that has vanished."""
    try:
        seen = path.stat()
    except OSError:
        return 0, 0, 0
    return seen.st_size, seen.st_mtime_ns, seen.st_ino


def _read(path: Path, file: str) -> list[Sheet]:
    suffix = path.suffix.lower()
    if suffix in _MACRO_SUFFIXES:
        raise Refused("file_with_macros")
    if suffix not in SUFFIXES:
        raise Refused("file_of_other_kind", suffix=path.suffix or "-")
    check_size(path.stat().st_size)
    return [without_controls(sheet) for sheet in _READERS[kind_of(path)](path, file)]
