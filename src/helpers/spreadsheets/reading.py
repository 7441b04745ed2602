"""Files into sheets: every format through one door, and every refusal in a sentence."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from helpers.project import WorkbookError
from helpers.spreadsheets.bounds import broken_bound
from helpers.spreadsheets.cells import Sheet, Value

SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")


class UnreadableFileError(WorkbookError):
    """A file that is no spreadsheet, is damaged or breaks a bound; `rule` says which, `details` with which values."""

    def __init__(self, file: str, rule: str, details: dict[str, str] | None = None) -> None:
        """Keeps the rule and its values apart, for the finding that is made of them."""
        self.file = file
        self.rule = rule
        self.details = details or {}
        super().__init__(f"{file} cannot be read ({rule}).")


def read_sheets(path: Path, name: str | None = None) -> list[Sheet]:
    """All sheets of a spreadsheet (.xlsx, .xls, .ods or .csv), with rows and columns counted from A1.

    `name` is how the file is called in observations and findings, its own name unless given.
    Raises UnreadableFileError for a file that is damaged, encrypted, too large, of another kind or holds macros.
    """
    file = name or path.name
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableFileError(file, "file_of_other_kind", {"suffix": path.suffix or "-"})
    if broken := broken_bound(path):
        raise UnreadableFileError(file, broken.rule, broken.details)
    return _read_csv(path, file) if path.suffix.lower() == ".csv" else _read_workbook(path, file)


def _read_workbook(path: Path, file: str) -> list[Sheet]:
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return [
                Sheet(file, sheet, _rows(workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)))
                for sheet in workbook.sheet_names
            ]
    except PasswordError as error:
        raise UnreadableFileError(file, "file_protected") from error
    except CalamineError as error:
        raise UnreadableFileError(file, "file_damaged", {"reason": str(error)}) from error


def _rows(rows: Sequence[Sequence[Value]]) -> list[list[Value]]:
    """The rows with the reader's empty texts as None and without the empty rows below the last used one."""
    cleaned = [[None if value == "" else value for value in row] for row in rows]
    while cleaned and all(value is None for value in cleaned[-1]):
        cleaned.pop()
    return cleaned


def _read_csv(path: Path, file: str) -> list[Sheet]:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    delimiter = max(",;\t|", key=text.count)
    rows: list[list[Value]] = [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    return [Sheet(file, "csv", _rows(rows))]
