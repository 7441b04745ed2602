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

_SAMPLE, _SAMPLE_OF_ALL = 0.1, 1.0  # seconds between two looks at the memory


@dataclass(frozen=True)
class WorkbookRun:
    """One run: seconds from call to end, the addresses of the pages made, and the peak memory.

    `runner_bytes` is that of the process that plans and publishes; `all_bytes` that of all processes together, with
    what several of them share counted once (proportional set size). `before` and `after` are the seconds before the
    first page is begun and after the last one is in place.
    """

    seconds: float
    made: tuple[str, ...]
    runner_bytes: int
    all_bytes: int
    before: float
    after: float

    @property
    def per_page(self) -> float:
        """Seconds of the whole run for each page that it made."""
        return self.seconds / len(self.made)

    @property
    def making(self) -> float:
        """Seconds between the first page's beginning and the last one's end, for each page."""
        return (self.seconds - self.before - self.after) / len(self.made)


def workbook_run(reports: Path, *arguments: str, with_memory: bool = False) -> WorkbookRun:
    """Runs `workbook run --reports reports arguments`; raises RuntimeError where a page failed.

    Looking at the memory of all processes takes time of its own, so it is done on request.
    """
    log = reports.with_suffix(".jsonl")
    log.unlink(missing_ok=True)
    command = [str(Path(sys.executable).with_name("workbook")), "run", "--reports", str(reports), "--log", str(log)]
    started = time.perf_counter()
    with psutil.Popen([*command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        runner, together = _peaks(process, with_memory=with_memory)
        said = process.stderr.read().decode()
    seconds, ended = time.perf_counter() - started, datetime.now(UTC)
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    if process.returncode > 1 or any(event["event"] == "failed" for event in events):
        raise RuntimeError(f"workbook run {' '.join(arguments)} failed: {said}")
    made = tuple(event["page"] for event in events if event["event"] == "made")
    begun, last = (_times(events, *names) for names in (("begun",), ("made", "begun")))
    after = (ended - last[-1]).total_seconds()
    before = seconds - (ended - begun[0]).total_seconds()
    return WorkbookRun(seconds, made, runner, together, before, after)


def _times(events: list[dict[str, Any]], *names: str) -> list[datetime]:
    return [datetime.fromisoformat(event["at"]) for event in events if event["event"] in names]


def _peaks(process: psutil.Popen, *, with_memory: bool) -> tuple[int, int]:
    runner = together = 0
    while process.poll() is None:
        with suppress(psutil.NoSuchProcess):
            runner = max(runner, process.memory_info().rss)
            if with_memory:
                together = max(together, _shared_once(process))
        time.sleep(_SAMPLE_OF_ALL if with_memory else _SAMPLE)
    return runner, together


def _shared_once(process: psutil.Popen) -> int:
    total = 0
    for each in [process, *process.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            total += each.memory_full_info().pss
    return total
