"""Limits a file must keep before a parser sees it: a workbook is a zip whose sizes are known without unpacking."""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

MAXIMUM_FILE_BYTES = 200 * 2**20
MAXIMUM_UNPACKED_BYTES = 1000 * 2**20
MAXIMUM_RATIO = 200
SMALL_BYTES = 16 * 2**20  # what unpacks to less than this is harmless whatever its ratio
MAXIMUM_ENTRIES = 5000
MAXIMUM_CELLS = 40_000_000  # of the rectangle around all cells; parsers allocate it whole

_CELL = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})(\d{1,7})"')
_CHUNK = 2**20


@dataclass(frozen=True)
class BrokenBound:
    """A bound that a file breaks: the rule's name and the values of its sentence."""

    rule: str
    details: dict[str, str] = field(default_factory=dict)


def broken_bound(path: Path) -> BrokenBound | None:
    """The first bound that a file breaks, None where it may be handed to a parser."""
    if (size := path.stat().st_size) > MAXIMUM_FILE_BYTES:
        return _too_large(size)
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        return _bound_of_archive(archive) or _bound_of_extent(archive)


def _too_large(size: int) -> BrokenBound:
    details = {"size": str(size // 2**20), "most": str(MAXIMUM_FILE_BYTES // 2**20)}
    return BrokenBound("file_too_large", details)


def _bound_of_archive(archive: zipfile.ZipFile) -> BrokenBound | None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if unpacked > MAXIMUM_UNPACKED_BYTES:
        return _too_large(unpacked)
    if len(entries) > MAXIMUM_ENTRIES or (unpacked > SMALL_BYTES and unpacked > MAXIMUM_RATIO * packed):
        return BrokenBound("file_harmful")
    if any(entry.filename.endswith("vbaProject.bin") for entry in entries):
        return BrokenBound("file_with_macros")
    return None


def _bound_of_extent(archive: zipfile.ZipFile) -> BrokenBound | None:
    for entry in archive.infolist():
        if entry.filename.startswith("xl/worksheets/") and entry.filename.endswith(".xml"):
            rows, columns = _extent(archive, entry)
            if rows * columns > MAXIMUM_CELLS:
                return BrokenBound("stray_cell", {"rows": str(rows), "columns": str(columns)})
    return None


def _extent(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[int, int]:
    """The lowest row and the rightmost column that any cell of a sheet names, found by streaming over its XML."""
    rows = columns = 0
    rest = b""
    with archive.open(entry) as source:
        while chunk := source.read(_CHUNK):
            text = rest + chunk
            for letters, digits in _CELL.findall(text):
                rows = max(rows, int(digits))
                columns = max(columns, _column_number(letters))
            rest = text[-64:]
    return rows, columns


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
