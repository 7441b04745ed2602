"""Reports made by an existing dask.distributed cluster whose workers have the same package; inputs are sent to them.

A thread of its own talks to the cluster, so that a signal ends a run within seconds whatever the cluster does.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, wait
from contextlib import suppress
from typing import Any, TypeVar

from antikorupsi.run.dispatching import Dispatcher, Work
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.shipping import Inputs
from antikorupsi.run.stopping import Stop

_CLOSE_SECONDS = 10.0  # for leaving a cluster; then the run ends without
_POLL_SECONDS = 0.1  # between two checks whether the run was stopped while it connects
_T = TypeVar("_T")


class ClusterWorkers:
    """The workers of a cluster that have the same package as this run, also those that join later."""

    def __init__(self, address: str, pack: Callable[[], Inputs], stop: Stop) -> None:
        """Raises WorkbookError if the cluster does not answer, is used by another run, or has no usable worker.

        `pack` makes the inputs. A `stop` ends the wait for the cluster; then no report is made.
        """
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._dispatcher = Dispatcher(address, pack)
        begun = self._call(self._dispatcher.begin())
        try:
            while not stop and not begun.done():
                wait([begun], _POLL_SECONDS)
            if begun.done():
                begun.result()
        except BaseException:
            self.stop()
            raise

    @property
    def size(self) -> int:
        """How many reports are made at once; at least 1, since a worker may join."""
        return max(1, self._dispatcher.size)

    @property
    def description(self) -> str:
        """How many workers are used; which are refused, and why."""
        return self._dispatcher.description

    def submit(self, job: Job) -> "Future[Outcome]":
        """The future outcome of a job on any free worker; NoWorkersLeft if there is none and none joins."""
        work = Work(job)
        self._loop.call_soon_threadsafe(self._dispatcher.add, work)
        return work.ended

    def stop(self) -> None:
        """Ends the work and deletes the inputs on the workers; takes no longer than _CLOSE_SECONDS.

        The thread goes on without work: `can_fork` then sees it, and nothing is forked from a process that has used
        Dask, whose libraries start threads that Python does not list.
        """
        with suppress(TimeoutError):
            self._call(self._dispatcher.close()).result(_CLOSE_SECONDS)

    def _call(self, coroutine: Coroutine[Any, Any, _T]) -> "Future[_T]":
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)
