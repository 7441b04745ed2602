"""Processes that make reports: each may be killed, by the system or by its time limit, without harm to the others."""

import multiprocessing
import os
import signal
from concurrent.futures import Future
from functools import cached_property
from typing import Protocol

from pebble import ProcessPool

from antikorupsi.run.apart import end_with_parent
from antikorupsi.run.executing import Kernel, run_job
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.kernels import close_template, kernel_of, template_for
from antikorupsi.run.limits import REPORT_SECONDS, limit_memory
from warm_kernels import Template


class Workers(Protocol):
    """Whoever makes reports: here or on other machines."""

    @property
    def size(self) -> int:
        """How many reports are made at once."""
        ...

    @property
    def said(self) -> str:
        """Who they are, in words for people and the log."""
        ...

    def submit(self, job: Job) -> "Future[Outcome]":
        """The report of a job, some time."""
        ...

    def stop(self) -> None:
        """Ends all work at once."""
        ...


class LocalWorkers:
    """A pool of processes of this machine, and the template that their kernels are forked from."""

    def __init__(self, size: int, jobs: list[Job], *, cold: bool = False) -> None:
        """The processes are forked from one that has imported what they need, and that runs no threads."""
        self._size = size
        self._template: Future[Template] | None = None if cold else template_for(jobs)
        context = multiprocessing.get_context("forkserver" if hasattr(os, "fork") else "spawn")
        context.set_forkserver_preload(["antikorupsi.run.ready"])
        initial = [dict(os.environ)]  # the process that forks them may have been started with another
        self._pool = ProcessPool(max_workers=size, initializer=_start_worker, initargs=initial, context=context)
        self._pool.schedule(os.getpid)  # what they need is imported from now on

    @property
    def size(self) -> int:
        """How many reports are made at once."""
        return self._size

    @property
    def said(self) -> str:
        """How many there are, and which kernels they take and why."""
        kernel, reason = self._kernel
        return f"{self.size} at a time, {kernel.name} kernels" + (f": {reason}" if reason else "")

    def submit(self, job: Job) -> "Future[Outcome]":
        """The report of a job; TimeoutError where it takes too long, ProcessExpired where its process was killed."""
        kernel, _ = self._kernel
        future: Future[Outcome] = self._pool.schedule(run_job, args=(job, kernel), timeout=REPORT_SECONDS)
        return future

    def stop(self) -> None:
        """Kills the processes, and with each its kernel."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        if self._template is not None:
            close_template(self._template)

    @cached_property
    def _kernel(self) -> tuple[Kernel, str]:
        return kernel_of(self._template) if self._template is not None else (Kernel(), "asked for")


def _start_worker(environment: dict[str, str]) -> None:
    """The terminal's Ctrl-C is the run's to handle; and where the run is killed, its workers do not go on alone."""
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]  # left from an earlier run of the process that forks them
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit_memory(os.getpid())
    end_with_parent()
