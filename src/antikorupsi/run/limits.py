"""How much time and memory a report may take, and how many are made at once on this machine."""

import psutil

REPORT_SECONDS = 600
REPORT_MEMORY = 2 * 2**30  # bytes that the kernel of a report, or the worker that renders it, may take of its own
_USUAL_MEMORY = 400 * 2**20  # what a report takes with its worker; measured, see benchmarks/RESULTS.md
_A_CORE = 2  # a report waits for messages half of its time


def workers_of_this_machine(wanted: int = 0) -> int:
    """How many reports are made at once: as many as wanted (0: as many as use all cores), as far as memory goes.

    Cores and memory are what this process may use: in a container, those of the container.
    """
    from distributed.system import memory_limit  # both read what bounds containers; only runs with work ask
    from loky import cpu_count

    most = max(1, min(psutil.virtual_memory().available, memory_limit()) // _USUAL_MEMORY)
    cores = cpu_count()
    return int(min(wanted or _A_CORE * cores, 4 * cores, most))


def limit_memory(process: int, limit: int = REPORT_MEMORY) -> None:
    """From now on a process that takes this much more memory than it has now gets a MemoryError.

    A kernel has what it was forked with: the tables of all regions, which it shares. Linux only; elsewhere no limit.
    """
    if psutil.LINUX:
        limited = psutil.Process(process)
        _, hard = limited.rlimit(psutil.RLIMIT_DATA)
        most = limited.memory_info().data + limit
        if hard != psutil.RLIM_INFINITY:
            most = min(most, hard)  # what was inherited from a limited process may not be raised
        limited.rlimit(psutil.RLIMIT_DATA, (most, most))
