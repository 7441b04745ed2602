"""The command `workbook run` as people call it: how long it takes, what it makes, how much memory its runner takes."""

import json
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from antikorupsi.common import REGION_PAGES

_SAMPLE = 0.1  # seconds between two looks at the memory


@dataclass(frozen=True)
class WorkbookRun:
    """One run: seconds from call to end, the addresses of the pages made, and the peak memory.

    `runner_bytes` is that of the process that hands out and publishes, `largest_bytes` that of the largest process,
    with what it shares with others; `all_bytes` what the machine had less to give
    while the run was at work: that of all its processes, with what several of them share counted once. `before` and
    `after` are the seconds until kernels are ready for the first page and after the last one is in place, `report` the
    seconds from one region's report to the next; 0 where there are not two.
    """

    seconds: float
    made: tuple[str, ...]
    runner_bytes: int
    largest_bytes: int
    all_bytes: int
    before: float
    after: float
    report: float

    @property
    def per_page(self) -> float:
        """Seconds of the whole run for each page that it made."""
        return self.seconds / len(self.made)


def workbook_run(reports: Path, *arguments: str) -> WorkbookRun:
    """Runs `workbook run --reports reports arguments`; raises RuntimeError where a page failed."""
    log, said = reports.with_suffix(".jsonl"), reports.with_suffix(".said")
    log.unlink(missing_ok=True)
    command = [str(Path(sys.executable).with_name("workbook")), "run", "--reports", str(reports), "--log", str(log)]
    started = time.perf_counter()
    with said.open("w", encoding="utf-8") as told:  # a pipe that nobody reads would stop a run that has much to say
        process = psutil.Popen([*command, *arguments], stdout=subprocess.DEVNULL, stderr=told)
        peaks = _peaks(process)
    seconds, ended = time.perf_counter() - started, datetime.now(UTC)
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    if process.returncode > 1 or any(event["event"] == "failed" for event in events):
        raise RuntimeError(f"workbook run {' '.join(arguments)} failed: {said.read_text(encoding='utf-8')}")
    made = tuple(event["page"] for event in events if event["event"] == "made")
    ready, last = (_times(events, *names)[-1] for names in (("begun", "noted"), ("begun", "made")))
    after = (ended - last).total_seconds()
    before = seconds - (ended - ready).total_seconds()
    return WorkbookRun(seconds, made, *peaks, before, after, _seconds_a_report(events))


def _seconds_a_report(events: list[dict[str, Any]]) -> float:
    """From the first region's report in place to the last, divided by the steps from one to the next."""
    reports = [event for event in events if event.get("page", "").startswith(f"{REGION_PAGES}/")]
    times = _times(reports, "made")
    return (times[-1] - times[0]).total_seconds() / (len(times) - 1) if len(times) > 1 else 0.0


def _times(events: list[dict[str, Any]], *names: str) -> list[datetime]:
    return [datetime.fromisoformat(event["at"]) for event in events if event["event"] in names]


def _peaks(process: psutil.Popen) -> tuple[int, int, int]:
    """The peak bytes of the runner, of the largest process and of all together."""
    runner, largest, at_first = 0, 0, psutil.virtual_memory().available
    least = at_first
    while process.poll() is None:
        with suppress(psutil.NoSuchProcess):
            runner = max(runner, process.memory_info().rss)
            for each in process.children(recursive=True):
                with suppress(psutil.NoSuchProcess):
                    largest = max(largest, each.memory_info().rss)
        least = min(least, psutil.virtual_memory().available)
        time.sleep(_SAMPLE)
    return runner, max(runner, largest), at_first - least
