"""(f) How the cost of a report and the memory of a run grow with the number of regions: simulated villages."""

import shutil
from pathlib import Path
from statistics import fmean

from antikorupsi.assess.period import open_period
from antikorupsi.simulate.simulating import simulate
from measures.machine import CACHE
from measures.table import markdown, said
from measures.workbook_runs import WorkbookRun, workbook_run

TARGET_GROWTH = 0.15
FRAMEWORK = "desa-2021"
_MOST = 514  # reports made of a country: what one costs there, not how many there are, is asked


def measure(quick: bool) -> str:
    """All reports of three countries, each with its working papers, made from the spreadsheets on.

    The smallest takes seconds and the others minutes, in which a machine's speed drifts: so it is made before, between
    and after them, and its mean counts.
    """
    small, medium, large = (10, 50, 100) if quick else (50, 514, 5140)
    sizes = (small, medium, small, large, small)
    runs = [_run(size) for size in sizes]
    at_first, at_last = (
        fmean(run.report for run, size in zip(runs, sizes, strict=True) if size == asked) for asked in (small, large)
    )
    growth = at_last / at_first - 1
    verdict = said(growth <= TARGET_GROWTH)
    rows = [_line(size, ended) for size, ended in zip(sizes, runs, strict=True)]
    return "\n".join(
        (
            "## (f) Reports of simulated villages: notebook and HTML",
            "",
            markdown(["villages", "pages", "seconds", "before", "ms a report", "after", "runner MB", "all GB"], rows),
            "",
            "Before: reading, planning, preparing; after: index, results and history; ms a report: from the first",
            "region's report in place to the last, divided by the steps. The other pages, of provinces and the",
            "overview, cost less and are an eighth of those of the smallest country. Runner: the process that hands",
            "out and publishes pages; all: what the machine had less to give meanwhile, with those processes that",
            "read, plan and make.",
            "Reading takes kept tables, where an earlier run has kept them.",
            f"Of the largest country {_MOST} reports are made, spread over it.",
            "In the order in which they were made, since the machine's speed drifts; the mean of the smallest counts.",
            f"Target: a report of the largest costs at most {TARGET_GROWTH:.0%} more: {growth:+.0%}, {verdict}.",
        )
    )


def _run(size: int) -> WorkbookRun:
    raw = simulated_villages(size)
    reports = CACHE / "growth" / f"reports-{size}"
    shutil.rmtree(reports, ignore_errors=True)
    asked = ["--period", f"desa-{size}", "--raw", str(raw), "--formats", "html"]
    if size > _MOST:
        regions = open_period(f"desa-{size}", raw).regions
        asked += [word for region in regions[:: size // _MOST][:_MOST] for word in ("--region", region.code)]
    return workbook_run(reports, *asked)


def simulated_villages(size: int) -> Path:
    """A country of so many villages without faults, written once and kept."""
    raw = CACHE / "growth" / f"raw-{size}"
    if not (raw / "done").exists():
        shutil.rmtree(raw, ignore_errors=True)
        simulate(raw / f"desa-{size}", regions=size, seed=1, faults=0, framework=FRAMEWORK)
        (raw / "done").touch()
    return raw


def _line(size: int, ended: WorkbookRun) -> list[str]:
    counts = [f"{size:,}", f"{len(ended.made):,}"]
    times = [f"{ended.seconds:.0f}", f"{ended.before:.1f}", f"{ended.report * 1000:.0f}", f"{ended.after:.1f}"]
    return [*counts, *times, f"{ended.runner_bytes / 1e6:.0f}", f"{ended.all_bytes / 1e9:.2f}"]
