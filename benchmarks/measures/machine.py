"""The machine a benchmark runs on, and how long and how large a call becomes in a process of its own."""

import json
import os
import platform
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "benchmarks"
_SAMPLE = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True)
class Run:
    """What one call in a process of its own gave: seconds of the work, peak memory of all its processes, its answer."""

    seconds: float
    peak_bytes: int
    answer: dict[str, Any]

    @property
    def peak_gb(self) -> float:
        """The peak memory in gigabytes."""
        return self.peak_bytes / 1e9


def describe() -> str:
    """Processor, cores, memory and Python in one line."""
    memory = psutil.virtual_memory().total / 1e9
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def run_apart(module: str, *arguments: str) -> Run:
    """Runs `python module.py arguments` and measures it; the module prints its seconds and answer as one line of JSON.

    Memory is the sum over the process and all its children, so memory that they share counts more than once.
    """
    script = Path(__file__).with_name(f"{module}.py")
    process = psutil.Popen([sys.executable, str(script), *arguments], stdout=subprocess.PIPE, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory_of(process))
        time.sleep(_SAMPLE)
    if process.returncode != 0:
        raise RuntimeError(f"{script.name} {' '.join(arguments)} failed")
    answer = json.loads(process.stdout.read().splitlines()[-1])
    return Run(answer.pop("seconds"), peak, answer)


def _memory_of(process: psutil.Process) -> int:
    total = 0
    with suppress(psutil.NoSuchProcess):
        for each in [process, *process.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess):
                total += each.memory_info().rss
    return total
