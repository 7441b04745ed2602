"""Processes that make reports; one that is killed, by the system or by its time limit, does not affect the others."""

import gc
import multiprocessing
import os
import signal
from concurrent.futures import Future
from functools import cached_property
from typing import Protocol

from pebble import ProcessPool

from antikorupsi.common import WorkbookError, end_with_parent
from antikorupsi.run.executing import Kernel, run_job
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.kernels import close_template, kernel_of, template_for
from antikorupsi.run.limits import REPORT_SECONDS, limit_memory
from warm_kernels import Template


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
        """Starts the pool; its processes are forked from a server without threads that has the libraries imported."""
        self._size = size
        self._template: Future[Template] | None = None if cold else template_for(jobs)
        context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
        context.set_forkserver_preload(["antikorupsi.run.worker_imports"])
        initial = [dict(os.environ)]  # the fork server may have been started with another environment
        self._pool = ProcessPool(max_workers=size, initializer=_start_worker, initargs=initial, context=context)
        self._pool.schedule(os.getpid)  # starts the fork server, which begins to import

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
        """The future outcome of a job; TimeoutError after REPORT_SECONDS, ProcessExpired if its process was killed."""
        kernel, _ = self._kernel
        future: Future[Outcome] = self._pool.schedule(run_job, args=(job, kernel), timeout=REPORT_SECONDS)
        return future

    def stop(self) -> None:
        """Kills the processes with their kernels, and the template."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        if self._template is not None:
            close_template(self._template)

    @cached_property
    def _kernel(self) -> tuple[Kernel, str]:
        return kernel_of(self._template) if self._template is not None else (Kernel(), "asked for")


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
