"""(d) What a report costs: beside the commands of papermill and nbconvert, beside the floor, and with PDF and XLSX."""

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from helpers import Assessment
from helpers.project import root
from measures.machine import CACHE, run_apart
from measures.table import markdown, said
from measures.workbook_runs import WorkbookRun, workbook_run

TARGET_TIMES, TARGET_FLOOR = 30, 2
PERIOD = "2025"
_FORMATS = ("html", "html,xlsx", "html,pdf", "html,pdf,xlsx")


def measure(quick: bool) -> str:
    """All three comparisons, one after the other in one run."""
    home = CACHE / "reports"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    choice = ("--province", "51") if quick else ()
    ours = workbook_run(home / "ours", *_asked(*choice))
    return "\n\n".join((_beside_commands(home, ours, 2 if quick else 12), _beside_floor(home, ours), _formats(home)))


def _asked(*arguments: str) -> tuple[str, ...]:
    return ("--period", PERIOD, "--formats", "html", "--force", *arguments)


def _beside_commands(home: Path, ours: WorkbookRun, count: int) -> str:
    regions = [region.slug for region in Assessment.load(PERIOD).period.regions][:: 514 // count][:count]
    started = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        list(cores.map(lambda region: _by_commands(region, home), regions))
    each = (time.perf_counter() - started) / count
    times = each / ours.per_page
    rows = [
        ["papermill, then jupyter nbconvert", str(count), f"{each:.2f}", f"{times:.1f}"],
        ["workbook run", str(len(ours.made)), f"{ours.per_page:.3f}", "1.0"],
    ]
    return "\n".join(
        (
            "## (d) A report: notebook and HTML, in a batch on all cores",
            "",
            markdown(["way", "reports", "seconds a report", "times ours"], rows),
            "",
            "Seconds from call to end, divided by the reports; ours hold reading, planning, checking and publishing.",
            f"Target: at least {TARGET_TIMES} times faster: {said(times >= TARGET_TIMES)}.",
        )
    )


def _by_commands(region: str, home: Path) -> None:
    """The same notebook as a user without this workbook's command runs and renders it."""
    there, executed = Path(sys.executable).parent, home / f"{region}.ipynb"
    notebook = root() / "notebooks" / "4-region-report.ipynb"
    ordinary = {name: value for name, value in os.environ.items() if not name.startswith("WARM_KERNELS")}
    for command in (
        [there / "papermill", notebook, executed, "-p", "period", PERIOD, "-p", "region", region, "-k", "python3"],
        [there / "jupyter", "nbconvert", "--to", "html", executed],
    ):
        subprocess.run(command, check=True, capture_output=True, cwd=root(), env=ordinary)


def _beside_floor(home: Path, ours: WorkbookRun) -> str:
    floor = run_apart("floor", PERIOD, "", str(home / "floor"), str(len(ours.made)))
    pages = floor.answer["pages"]
    ratio = ours.per_page / (floor.seconds / pages)
    rows = [
        ["workbook run", str(len(ours.made)), f"{ours.seconds:.1f}", f"{ours.per_page:.3f}", f"{ratio:.2f}"],
        ["fork and in-process shell", str(pages), f"{floor.seconds:.1f}", f"{floor.seconds / pages:.3f}", "1.00"],
    ]
    return "\n".join(
        (
            f"### All reports of {PERIOD}, beside the floor",
            "",
            markdown(["way", "pages", "seconds", "seconds a page", "times the floor"], rows),
            "",
            "The floor forks a process for each page, runs the cells of the same notebook in it and renders the page:",
            "no kernel, no checks, no limits, no publishing, no index.",
            f"Target: within {TARGET_FLOOR} times the floor: {said(ratio <= TARGET_FLOOR)}.",
        )
    )


def _formats(home: Path) -> str:
    """One province in growing company, one report at a time and several."""
    rows, plain = [], {}
    for formats in _FORMATS:
        line = [formats]
        for jobs in (1, 0):
            ended = workbook_run(
                home / f"{formats}-{jobs}",  # a folder of its own: the first run in one also writes the results
                *("--period", PERIOD, "--province", "51", "--force", "--formats", formats, "--jobs", str(jobs)),
                with_memory=jobs == 0,
            )
            each = ended.per_page
            line += [f"{each:.2f}", f"{each - plain.setdefault(jobs, each):+.2f}"]
        rows.append([*line, f"{ended.all_bytes / 1e9:.2f}"])
    headings = ["formats", "one at a time", "more", "all at once", "more", "GB"]
    return "\n".join(
        (
            "### PDF and XLSX added, seconds a page",
            "",
            markdown(headings, rows),
            "",
            "One province of nine regions, from call to end. GB: the peak of all processes of a run with several at a",
            "time, shared memory counted once.",
        )
    )
