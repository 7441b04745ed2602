"""(e) A country where nothing changed, and one where a single cell did: how long a run takes, and what it makes."""

import shutil
from pathlib import Path

from openpyxl import load_workbook

from antikorupsi.common.project import root
from helpers import Assessment
from measures.machine import CACHE
from measures.table import markdown, said
from measures.workbook_runs import WorkbookRun, workbook_run

TARGET_SECONDS = 3
PERIOD = "2025"
_REGION, _INSTRUMENT, _OTHER = "35.72", "opini_bpk", "WDP"  # no rank, mean or chart of another region shows it


def measure(quick: bool) -> str:
    """All reports once, then a run without a change, then one after a change of one region's opinion of BPK."""
    home = CACHE / "staleness"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(root() / "data" / "raw" / PERIOD, home / "raw" / PERIOD)
    choice = ("--province", "35") if quick else ()
    asked = ("--period", PERIOD, "--raw", str(home / "raw"), "--formats", "html", *choice)
    all_made = workbook_run(home / "reports", *asked)
    unchanged = workbook_run(home / "reports", *asked)
    changed_cell = _change_a_cell(home / "raw" / PERIOD)
    changed = workbook_run(home / "reports", *asked)
    rows = [
        _line("first time", all_made),
        _line("nothing changed", unchanged),
        _line("one cell changed", changed),
    ]
    kept = unchanged.seconds < TARGET_SECONDS and not unchanged.made
    return "\n".join(
        (
            f"## (e) All reports of {PERIOD}, asked for again",
            "",
            markdown(["the spreadsheets", "pages made", "seconds"], rows),
            "",
            f"The cell: {changed_cell}. Made again: {', '.join(changed.made)}.",
            f"Target: under {TARGET_SECONDS} s where nothing changed: {said(kept)}.",
        )
    )


def _line(state: str, ended: WorkbookRun) -> list[str]:
    return [state, f"{len(ended.made):,}", f"{ended.seconds:.1f}"]


def _change_a_cell(raw: Path) -> str:
    """Another opinion in the cell that the region's first one was read from; where it stands, in words."""
    seen = Assessment.load(PERIOD).observations
    source = seen[(seen["region"] == _REGION) & (seen["instrument"] == _INSTRUMENT)].iloc[0]
    book = load_workbook(raw / source["file"])
    book[source["sheet"]][source["cell"]].value = _OTHER
    book.save(raw / source["file"])
    return f"{source['file']}, {source['sheet']}, {source['cell']}: {_OTHER} in place of {source['label']}"
