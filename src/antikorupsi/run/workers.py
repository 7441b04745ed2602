"""Processes that make reports; one that is killed, by the system or by its time limit, does not affect the others."""

import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, InvalidStateError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import cached_property
from typing import Protocol

from pebble import ProcessExpired, ProcessPool

from antikorupsi.common import WorkbookError, end_with_parent, fault_of_semaphores
from antikorupsi.run.executing import Kernel, run_job
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.kernels import close_template, kernel_of, template_for
from antikorupsi.run.limits import REPORT_SECONDS, limit_memory
from warm_kernels import Template

_MOST_RENEWALS = 3  # of the pool in one run
_KILLED = (
    "The processes that make pages were killed again and again, by hand or since memory ran out. "
    "Free some, then run again: what was made is in place."
)
_LOOK_SECONDS = 2.0  # between two looks whether the pool is at work


class NoWorkersLeft(WorkbookError):
    """No report can be made any more, so none is tried again."""


class Workers(Protocol):
    """What makes reports: processes of this machine or of a cluster."""

    @property
    def size(self) -> int:
        """How many reports are made at once."""
        ...

    @property
    def description(self) -> str:
        """The workers in words, for terminal and log."""
        ...

    def submit(self, job: Job) -> "Future[Outcome]":
        """The future outcome of a job."""
        ...

    def stop(self) -> None:
        """Stops all work at once."""
        ...


class LocalWorkers:
    """A pool of processes of this machine, and the template that forks their kernels."""

    def __init__(self, size: int, jobs: list[Job], *, cold: bool = False) -> None:
        """Starts the pool; its processes are forked from a server without threads that has the libraries imported.

        Raises WorkbookError where the machine has no room for the pool's semaphores.
        """
        if fault := fault_of_semaphores():
            raise WorkbookError(f"Pages are made by processes that cannot be started, since {fault}.")
        self._size = size
        self._template: Future[Template] | None = None if cold else template_for(jobs)
        self._renewals = 0
        try:
            self._pool = _started_pool(size)
        except WorkbookError:
            self._close_template()
            raise
        self._pending: set[Future[Outcome]] = set()
        self._stopped = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def size(self) -> int:
        """How many reports are made at once."""
        return self._size

    @property
    def description(self) -> str:
        """How many processes there are, which kernels they use and why."""
        kernel, reason = self._kernel
        return f"{self.size} at a time, {kernel.name} kernels" + (f": {reason}" if reason else "")

    def submit(self, job: Job) -> "Future[Outcome]":
        """The future outcome of a job; TimeoutError after REPORT_SECONDS, ProcessExpired if its process was killed.

        A pool whose server was killed is replaced; raises WorkbookError where that happens again and again.
        """
        kernel, _ = self._kernel
        if not self._pool.active:
            self._renew()
        future: Future[Outcome] = self._pool.schedule(run_job, args=(job, kernel), timeout=REPORT_SECONDS)
        self._pending.add(future)
        future.add_done_callback(self._pending.discard)
        return future

    def stop(self) -> None:
        """Kills the processes with their kernels, and the template."""
        self._stopped.set()
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        self._close_template()

    def _close_template(self) -> None:
        if self._template is not None:
            close_template(self._template)

    def _renew(self) -> None:
        """Starts another pool in place of one that ended."""
        self._renewals += 1
        if self._renewals > _MOST_RENEWALS:
            raise WorkbookError(_KILLED)
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        self._pool = _started_pool(self._size)

    def _watch(self) -> None:
        """Ends what waits for a pool that ended: pebble does so itself unless one of its threads met an error."""
        while not self._stopped.wait(_LOOK_SECONDS):
            if not self._pool.active:
                ended = ProcessExpired("The pool of processes ended.")  # type: ignore[no-untyped-call]
                for future in list(self._pending):
                    with suppress(InvalidStateError):  # ended meanwhile
                        future.set_exception(ended)

    @cached_property
    def _kernel(self) -> tuple[Kernel, str]:
        return kernel_of(self._template) if self._template is not None else (Kernel(), "asked for")


def _started_pool(size: int) -> ProcessPool:
    """A pool at work, also if the server that forks its processes is killed meanwhile; raises WorkbookError."""
    refused: Exception | None = None
    for _ in range(_MOST_RENEWALS):
        try:
            return _new_pool(size)
        except (BrokenProcessPool, RuntimeError) as error:  # pebble's own, of a pool that could not be started
            refused = error
    raise WorkbookError(f"{_KILLED} Technical detail: {refused!r}.") from refused


def _new_pool(size: int) -> ProcessPool:
    context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
    context.set_forkserver_preload(["antikorupsi.run.worker_imports"])
    initial = [dict(os.environ)]  # the fork server may have been started with another environment
    pool = ProcessPool(max_workers=size, initializer=_start_worker, initargs=initial, context=context)
    pool.schedule(os.getpid)  # starts the fork server, which begins to import
    return pool


def _start_worker(environment: dict[str, str]) -> None:
    """Prepares a worker: it leaves Ctrl-C to the run, has bounded memory, and ends when the run is killed."""
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]  # the fork server keeps variables of an earlier run
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit_memory(os.getpid())
    end_with_parent()
    gc.freeze()  # no collection looks again at what was imported before the fork
