"""A sender's workbook loaded for its looks, where that is safe."""

import re
import warnings
import zipfile
from pathlib import Path

from openpyxl import Workbook, load_workbook

from antikorupsi.ingest import Sheet

_LARGEST = 20 * 2**20  # bytes: beyond, the library takes minutes to load a file with its formats
_LARGEST_UNPACKED = 200 * 2**20
_MOST_MERGED = 1_000_000
_LINK = re.compile(rb"hyperlink\b[^>]*+")  # up to the end of its tag, so that no tag is searched twice
_WIDE_REFERENCE = re.compile(rb"\bref\s*+=\s*+[\"'][A-Z0-9]*+[^A-Z0-9\"']")  # to more than one cell


def workbook_with_looks(path: Path, sheets: list[Sheet]) -> Workbook | None:
    """The workbook as the library loads it, with every sheet by its name in the file; None where loading is unsafe."""
    if path.stat().st_size > _LARGEST or not _is_harmless(path, sheets):
        return None
    try:
        with path.open("rb") as file, warnings.catch_warnings(action="ignore"):
            workbook = load_workbook(file, data_only=True, keep_links=False)
    except Exception:  # the library raises whatever its parts raise at looks it does not know; values need none
        return None
    titles = [sheet.title for sheet in workbook.worksheets]
    wanted = [sheet.name_in_file for sheet in sheets]
    return workbook if len(set(wanted)) == len(wanted) and set(wanted) <= set(titles) else None


def _is_harmless(path: Path, sheets: list[Sheet]) -> bool:
    """Whether the library will not make cells without bound: it makes every cell of merged ranges and of links."""
    merged = [area for sheet in sheets for area in sheet.merged]
    if sum((bottom - top + 1) * (last - first + 1) for (top, first), (bottom, last) in merged) > _MOST_MERGED:
        return False
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        parts = [entry for entry in archive.infolist() if entry.filename.endswith(".xml")]
        small = sum(entry.file_size for entry in parts) < _LARGEST_UNPACKED
        return small and not any(_has_wide_link(archive.read(part)) for part in parts)


def _has_wide_link(part: bytes) -> bool:
    """Whether a part of a workbook holds a link over more than one cell."""
    return any(_WIDE_REFERENCE.search(part, link.start(), link.end() + 1) for link in _LINK.finditer(part))
