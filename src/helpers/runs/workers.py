"""Processes that make reports: each may be killed, by the system or by its time limit, without harm to the others."""

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future
from multiprocessing.connection import wait
from types import TracebackType
from typing import Protocol, Self

from pebble import ProcessPool

from helpers.runs.executing import Kernel, run_job
from helpers.runs.jobs import Job, Outcome
from helpers.runs.limits import REPORT_SECONDS, limit_memory


class Workers(Protocol):
    """Whoever makes reports: here or on other machines."""

    size: int

    def submit(self, job: Job, kernel: Kernel) -> "Future[Outcome]":
        """The report of a job, some time."""
        ...

    def stop(self) -> None:
        """Ends all work at once."""
        ...


class LocalWorkers:
    """A pool of processes of this machine."""

    def __init__(self, size: int) -> None:
        """The processes are forked from one that has imported what they need, and that runs no threads."""
        context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
        context.set_forkserver_preload(["helpers.runs.ready"])
        self.size = size
        initial = [dict(os.environ)]  # the process that forks them may have been started with another
        self._pool = ProcessPool(max_workers=size, initializer=_start_worker, initargs=initial, context=context)
        self._pool.schedule(os.getpid)  # what they need is imported from now on

    def submit(self, job: Job, kernel: Kernel) -> "Future[Outcome]":
        """The report of a job; TimeoutError where it takes too long, ProcessExpired where its process was killed."""
        future: Future[Outcome] = self._pool.schedule(run_job, args=(job, kernel), timeout=REPORT_SECONDS)
        return future

    def stop(self) -> None:
        """Kills the processes, and with each its kernel."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def __enter__(self) -> Self:
        """Nothing to do: processes start with the first job."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nobody waits for a report that nobody waits for."""
        self.stop()


def _start_worker(environment: dict[str, str]) -> None:
    """The terminal's Ctrl-C is the run's to handle; and where the run is killed, its workers do not go on alone."""
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit_memory(os.getpid())
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
