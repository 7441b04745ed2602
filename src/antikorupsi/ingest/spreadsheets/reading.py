"""Files into sheets: every format by one function, every refusal a rule, control characters taken out of texts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from antikorupsi.common import WorkbookError
from antikorupsi.ingest.spreadsheets.cells import Remark, Sheet
from antikorupsi.ingest.spreadsheets.kinds import Kind, is_archive, kind_of, workbook_of
from antikorupsi.ingest.spreadsheets.ods import read_ods
from antikorupsi.ingest.spreadsheets.opening import check_path, open_archive, open_ordinary, unpacked_bytes
from antikorupsi.ingest.spreadsheets.refusal import Refused, check_size, damaged_otherwise
from antikorupsi.ingest.spreadsheets.text_files import read_csv
from antikorupsi.ingest.spreadsheets.xls import read_xls
from antikorupsi.ingest.spreadsheets.xlsx import read_xlsx

SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
_MACRO_SUFFIXES = (".xlsm", ".xltm", ".xlam", ".xla", ".xlm")
_READERS: dict[Kind, Callable[[Path, str], list[Sheet]]] = {"xls": read_xls, "csv": read_csv}
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]+"
)
_BETWEEN_DIGITS = re.compile(rf"(?<=[\d.,]){_CONTROL.pattern}(?=[\d.,])")
_UNREADABLE = "\ufffd"
_MOST_REMARKS = 100
RULE = "control_character"


class UnreadableFileError(WorkbookError):
    """The file is no spreadsheet, is damaged or exceeds a limit; `rule` names the rule, `details` its values."""

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
            return unpacked_bytes(file) if is_archive(file) else path.stat().st_size
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
    return [without_controls(sheet) for sheet in _sheets(path, file)]


def _sheets(path: Path, name: str) -> list[Sheet]:
    """The sheets of a file by its content; an archive is opened and its directory checked once."""
    with open_ordinary(path) as file:
        if is_archive(file):
            with open_archive(file) as archive:
                workbook = workbook_of(path, archive)
                return read_xlsx(file, archive, workbook, name) if workbook else read_ods(archive, name)
        kind = kind_of(path, file)
    return _READERS[kind](path, name)


def without_controls(sheet: Sheet) -> Sheet:
    """The sheet with control characters taken out of its texts and its name, and a remark on every such cell.

    Within a number one may stand for a lost digit or mark: it is replaced by a character that no number holds.
    """
    if not sheet.name.isprintable():
        sheet = replace(sheet, name=_CONTROL.sub("", sheet.name))
    found = list(_cells(sheet))
    for row, column, text in found:
        sheet.rows[row][column] = _CONTROL.sub("", _BETWEEN_DIGITS.sub(_UNREADABLE, text)) or None
    remarks = tuple(Remark(RULE, (row, column), {"codes": _codes(text)}) for row, column, text in found)
    return replace(sheet, remarks=(*sheet.remarks, *remarks[:_MOST_REMARKS])) if remarks else sheet


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """The cells whose text holds control characters; every text is looked at once, however often it stands."""
    odd = {text for text in sheet.texts if not text.isprintable() and _CONTROL.search(text)}
    for row, values in enumerate(sheet.rows if odd else ()):
        for column, value in enumerate(values):
            if isinstance(value, str) and value in odd:
                yield row, column, value


def _codes(text: str) -> str:
    """The characters by their numbers: U+0002."""
    found = sorted({character for run in _CONTROL.findall(text) for character in run})
    return ", ".join(f"U+{ord(character):04X}" for character in found[:5])
