"""Files into sheets: every format through one door, and every refusal in a sentence."""

from collections.abc import Callable
from pathlib import Path

from antikorupsi.common import WorkbookError
from antikorupsi.ingest.spreadsheets.bounds import check_size
from antikorupsi.ingest.spreadsheets.cells import Sheet
from antikorupsi.ingest.spreadsheets.csv_text import read_csv
from antikorupsi.ingest.spreadsheets.kinds import Kind, kind_of
from antikorupsi.ingest.spreadsheets.ods import read_ods
from antikorupsi.ingest.spreadsheets.paths import check_path
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
        with damaged_otherwise():
            return _read(path, file, folder)
    except Refused as refusal:
        raise UnreadableFileError(file, refusal.rule, refusal.details) from refusal


def _read(path: Path, file: str, folder: Path | None) -> list[Sheet]:
    check_path(path, folder)
    suffix = path.suffix.lower()
    if suffix in _MACRO_SUFFIXES:
        raise Refused("file_with_macros")
    if suffix not in SUFFIXES:
        raise Refused("file_of_other_kind", suffix=path.suffix or "-")
    check_size(path.stat().st_size)
    return _READERS[kind_of(path)](path, file)
