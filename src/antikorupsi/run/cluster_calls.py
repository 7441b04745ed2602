"""Calls to a Dask cluster, each with a time limit: Dask itself waits for ever for a scheduler that is frozen."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, cast

from distributed import CancelledError, Client, Lock

from antikorupsi.common import WorkbookError
from antikorupsi.run.jobs import Job, Outcome

CALL_SECONDS = 10.0  # for one call to the scheduler
_LEAVE_SECONDS = 2.0  # for each of the last calls
_LOCK = "workbook-antikorupsi"
# Of a cluster that fails. OSError holds Dask's CommClosedError; a tls:// address without certificates is a TypeError.
FAILURES = (OSError, TimeoutError, ValueError, TypeError, RuntimeError)


class WorkerLost(Exception):
    """A worker died, left, or is over its time."""


class TaskDropped(Exception):
    """Dask dropped a task, which a worker that is at work may make yet."""


class Cluster:
    """A connection to a scheduler and the lock that keeps two runs apart; all methods are called in one event loop."""

    def __init__(self, client: Client, lock: Lock) -> None:
        self._client, self._lock = client, lock

    @classmethod
    async def joined(cls, address: str) -> "Cluster":
        """Connects and takes the lock; raises WorkbookError if nobody answers or another run holds the lock."""
        _silence_dask()
        client = await _connected(address)
        try:
            return cls(client, await _locked(client, address))
        except BaseException:
            await _attempt(client.close(timeout=_LEAVE_SECONDS))
            raise

    @property
    def connected(self) -> bool:
        """Whether there is a connection to the scheduler."""
        return bool(self._client.status == "running")

    async def threads(self) -> dict[str, int]:
        """By address: the threads of each worker that the scheduler knows; raises one of FAILURES."""
        scheduler: Any = self._client.scheduler  # its methods are those of the scheduler, found by name
        counted = await asyncio.wait_for(scheduler.ncores(), CALL_SECONDS)
        return {address: int(count) for address, count in counted.items()}

    async def ask(
        self, worker: str, function: Callable[..., Any], *arguments: Any, seconds: float = CALL_SECONDS
    ) -> Any:
        """The result of a function that a worker calls in its event loop; raises TimeoutError, and what it raises."""
        asked = self._client.run(function, *arguments, workers=[worker], on_error="raise")
        return (await asyncio.wait_for(asked, seconds))[worker]

    async def make(
        self, worker: str, function: Callable[[Job, str], Outcome | None], job: Job, digest: str, seconds: float
    ) -> Outcome | None:
        """The result of a function that a thread of one worker calls.

        Raises what the function raises, WorkerLost if there is no result in `seconds`, TaskDropped if Dask drops it.
        """
        task = self._client.submit(function, job, digest, workers=[worker], allow_other_workers=False, pure=False)
        result = asyncio.ensure_future(cast("Awaitable[Outcome | None]", task.result()))
        try:
            await asyncio.wait([result], timeout=seconds)
            if not result.done():
                raise WorkerLost(f"it made no report in {seconds:g} seconds")
            if result.cancelled() or isinstance(result.exception(), CancelledError):
                raise TaskDropped
            return result.result()
        finally:
            result.cancel()
            task.release()

    async def leave(self) -> None:
        """Gives back the lock and closes the connection, within seconds, whatever the scheduler does."""
        self._lock.refresh_callback.stop()
        await _attempt(self._lock.release())
        await _attempt(self._client.close(timeout=_LEAVE_SECONDS))


def _silence_dask() -> None:
    """Keeps Dask's tracebacks off the terminal: the run says in a sentence what fails."""
    for name in logging.root.manager.loggerDict:
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # Dask gives its loggers levels of their own
    asyncio.get_running_loop().set_exception_handler(_pass_over_dask)


def _pass_over_dask(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Says nothing of the exceptions by which Dask's own tasks end when nobody asks for them any more."""
    if type(context.get("exception")).__module__.partition(".")[0] != "distributed":
        loop.default_exception_handler(context)


async def _connected(address: str) -> Client:
    client = Client(address, asynchronous=True, timeout=CALL_SECONDS, set_as_default=False)
    try:
        return await asyncio.wait_for(client, 2 * CALL_SECONDS)
    except FAILURES as error:
        await _attempt(client.close(timeout=_LEAVE_SECONDS))
        why = str(error) or f"no answer in {2 * CALL_SECONDS:g} seconds"
        tls = " Dask's settings name the certificates: see docs/scale.md." if address.startswith("tls:") else ""
        raise WorkbookError(f"No cluster answers at {address}: {why}.{tls}") from error


async def _locked(client: Client, address: str) -> Lock:
    lock = Lock(_LOCK, client.scheduler, client.loop)
    try:
        taken = await asyncio.wait_for(lock.acquire(timeout=CALL_SECONDS), 2 * CALL_SECONDS)
    except FAILURES as error:
        raise WorkbookError(f"The scheduler {address} does not answer: {error}") from error
    if not taken:
        raise WorkbookError(
            f"Another run is at work on the cluster {address}, or was killed there less than half a minute ago. "
            "Wait for it to end."
        )
    return lock


async def _attempt(last_call: Awaitable[Any]) -> None:
    """Makes one of the last calls; that it fails changes nothing, since leases on the cluster end by themselves."""
    with suppress(*FAILURES):
        await asyncio.wait_for(last_call, _LEAVE_SECONDS)
