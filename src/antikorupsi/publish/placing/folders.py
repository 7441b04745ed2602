"""Where pages lie below the folder of a period, and what the page of a region is divided into."""

import json
import zipfile
from pathlib import Path

from antikorupsi.common import claim

# The anchors of the headings that no region's page is without; one that lacks any is never published.
REGION_SECTIONS = ("cara",)


def claim_reports(folder: Path) -> None:
    """Makes a folder the workbook's own for reports; raises WorkbookError for one that holds what it did not write.

    Folders of versions that wrote no marker are known by their manifest, or by their workbook of findings.
    """
    claim(folder, known_by=lambda known: _has_own_manifest(known) or _has_own_findings(known))


def _has_own_manifest(folder: Path) -> bool:
    try:
        written = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(written, dict) and {"reports", "replacing", "started", "finished"} <= set(written)


def _has_own_findings(folder: Path) -> bool:
    """Whether `workbook check` alone wrote the folder: nothing lies there but its workbook and the marked copies."""
    if {path.name for path in folder.iterdir()} - {"findings.xlsx", "temuan"}:
        return False
    try:
        with zipfile.ZipFile(folder / "findings.xlsx") as archive:
            return b">Workbook Antikorupsi</dc:creator>" in archive.read("docProps/core.xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
