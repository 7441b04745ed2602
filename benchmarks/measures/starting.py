"""(s) What a command costs before it does anything: help, and the status of reports that nobody touched."""

import resource
import subprocess
import sys
from pathlib import Path

from measures.machine import CACHE
from measures.table import markdown, said
from measures.workbook_runs import workbook_run

_TIMES = 5
_COMMAND = str(Path(sys.executable).with_name("workbook"))
_TARGETS = {"workbook --help": 0.20, "workbook status, again": 0.80}


def measure(quick: bool) -> str:
    """The best of five calls of each command; the reports are those of a province, of one region for a quick run."""
    reports = CACHE / "starting"
    reports.mkdir(parents=True, exist_ok=True)
    run = workbook_run(reports, "--formats", "html", *(["--region", "kota-blitar"] if quick else ["--province", "35"]))
    status = [_COMMAND, "status", "--reports", str(reports)]
    seconds = {
        "python -c pass": _best([sys.executable, "-c", "pass"]),
        "workbook --help": _best([_COMMAND, "--help"]),
        "workbook status, first": _seconds(status),
        "workbook status, again": _best(status),
    }
    rows = [[name, f"{spent:.2f}", _verdict(name, spent)] for name, spent in seconds.items()]
    return "\n".join(
        (
            "## (s) Commands that make nothing",
            "",
            markdown(["command", "seconds", "target"], rows),
            "",
            f"Seconds of the processor, the best of {_TIMES}; of the first status, once.",
            f"Of the 553 pages that a status compares, {len(run.made)} were made just before.",
            "Asked again, while no file was touched that it depends on, a status is given as it was kept.",
        )
    )


def _verdict(name: str, spent: float) -> str:
    target = _TARGETS.get(name)
    return f"{target:.2f}: {said(spent <= target)}" if target else ""


def _best(command: list[str]) -> float:
    return min(_seconds(command) for _ in range(_TIMES))


def _seconds(command: list[str]) -> float:
    """Seconds of the processor, user and system, of a command and its children."""
    before = _spent()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    return _spent() - before


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
