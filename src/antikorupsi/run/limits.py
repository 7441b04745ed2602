"""Limits of time and memory for a report, and how many reports this machine makes at once."""

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
    from distributed.system import (
        memory_limit,
    )  # both respect cgroups; imported late, since only runs with work need them
    from loky import cpu_count

    most = max(1, min(psutil.virtual_memory().available, memory_limit()) // _USUAL_MEMORY)
    cores = cpu_count()
    return int(min(wanted or _PER_CORE * cores, 4 * cores, most))


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
