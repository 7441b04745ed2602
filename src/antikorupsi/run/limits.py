"""Limits of time and memory for a report, and how many reports this machine makes at once."""

from importlib.util import find_spec
from pathlib import Path
from runpy import run_path

import psutil

REPORT_SECONDS = 600
REPORT_MEMORY = (
    2 * 2**30
)  # bytes for the kernel of a report, and for the worker that renders it, beyond what they were forked with
_USUAL_MEMORY = 400 * 2**20  # bytes of a report with its worker, measured: benchmarks/RESULTS.md
_PER_CORE = 2  # a report waits for messages half of the time


def workers_of_this_machine(wanted: int = 0) -> int:
    """How many reports are made at once: `wanted` (0: enough to use all cores), bounded by free memory.

    In a container, cores and memory are those of the container.
    """
    from loky import cpu_count  # imported late, since only runs with work need it

    most = max(1, min(psutil.virtual_memory().available, memory_limit()) // _USUAL_MEMORY)
    cores = cpu_count()
    return int(min(wanted or _PER_CORE * cores, 4 * cores, most))


def memory_limit() -> int:
    """The bytes that this machine or container has, by the one file of distributed that knows: half a second less."""
    package = find_spec("distributed")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("There is no package distributed.")
    return int(run_path(str(Path(package.origin).with_name("system.py")))["memory_limit"]())


def limit_memory(process: int, limit: int = REPORT_MEMORY) -> None:
    """Limits a process to `limit` bytes beyond its present data size; beyond it Python raises MemoryError.

    The present size includes the tables that a kernel was forked with and shares. Linux only; elsewhere no limit.
    """
    if psutil.LINUX:
        limited = psutil.Process(process)
        _, hard = limited.rlimit(psutil.RLIMIT_DATA)
        most = limited.memory_info().data + limit
        if hard != psutil.RLIM_INFINITY:
            most = min(most, hard)  # an inherited hard limit may not be raised
        limited.rlimit(psutil.RLIMIT_DATA, (most, most))
