"""Reports made by an existing dask.distributed cluster whose workers have the same package; inputs are sent to them."""

import threading
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any

from distributed import Client, Lock
from distributed import Future as Remote

from antikorupsi.common import WorkbookError
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.members import Members, threads_of
from antikorupsi.run.shipping import Inputs, discard_inputs, unpack_inputs

_TIMEOUT = 10  # seconds for one call to the cluster
_POLL_SECONDS = 1.0  # between two checks which workers are left
_LOCK = "workbook-antikorupsi"


class ClusterWorkers:
    """The workers of a cluster that have the same package as this run; each gets the inputs once."""

    def __init__(self, address: str, jobs: list[Job], raw: Path, reports: Path) -> None:
        """Raises WorkbookError if the cluster does not answer, is used by another run, or has no usable worker."""
        self._address = address
        self._client = _connected(address)
        self._lock = Lock(_LOCK, self._client.scheduler, self._client.loop)
        try:
            self._take_lock()
            self._members = Members.of(self._client)
            if not self._members.usable:
                raise WorkbookError(f"No worker of {address} can be used. {self._members.refusals or 'There is none.'}")
            inputs = Inputs.of(jobs, raw, reports)
            self._inputs = self._client.scatter(inputs, workers=list(self._members.usable), broadcast=True)
        except BaseException:
            self._client.close()
            raise
        self._open: dict[Future[Outcome], Remote[Outcome]] = {}
        self._stopped = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    @property
    def size(self) -> int:
        """How many reports are made at once."""
        return sum(self._members.usable.values())

    @property
    def description(self) -> str:
        """How many workers are used; which are refused, and why."""
        used = f"{self.size} at a time, by {len(self._members.usable)} workers of {self._address}"
        return f"{used}. {self._members.refusals}" if self._members.refused else used

    def submit(self, job: Job) -> "Future[Outcome]":
        """The future outcome of a job on any free worker; if that worker dies, Dask gives the job to another."""
        ended: Future[Outcome] = Future()
        among = list(self._members.usable)
        self._open[ended] = self._client.submit(run_on_worker, job, self._inputs, workers=among, pure=False)
        self._open[ended].add_done_callback(lambda done: self._hand_over(done, ended))
        return ended

    def stop(self) -> None:
        """Cancels the work and deletes the inputs on the workers."""
        self._stopped.set()
        with suppress(OSError, TimeoutError):
            self._client.run(discard_inputs, workers=self._connected_workers(), on_error="ignore")
            self._lock.release()
        self._client.close()

    def _take_lock(self) -> None:
        if not self._lock.acquire(timeout=_TIMEOUT):
            raise WorkbookError(
                f"Another run is at work on the cluster {self._address}, or was killed there less than half a minute "
                "ago. Wait for it to end."
            )

    def _connected_workers(self) -> list[str]:
        """The usable workers that are still connected; none if the scheduler does not answer."""
        try:
            connected = threads_of(self._client)
        except (OSError, TimeoutError):
            return []
        return [address for address in self._members.usable if address in connected]

    def _watch(self) -> None:
        """Fails the open jobs once no usable worker is connected: Dask would wait for ever for such a worker."""
        while not self._stopped.wait(_POLL_SECONDS):
            if self._open and not self._connected_workers():
                for ended in list(self._open):
                    self._settle(ended, self._nobody_left())

    def _nobody_left(self) -> WorkbookError:
        return WorkbookError(f"No worker of {self._address} is left.")

    def _hand_over(self, done: "Remote[Outcome]", ended: "Future[Outcome]") -> None:
        """Passes the outcome or the exception on; called by a thread of the Dask client."""
        outcome: Any
        try:
            outcome = done.result(timeout=_TIMEOUT)
        except Exception as error:  # any exception: it is the result of the future that the run waits for
            outcome = error if self._connected_workers() else self._nobody_left()
        self._settle(ended, outcome)

    def _settle(self, ended: "Future[Outcome]", outcome: Outcome | Exception) -> None:
        if self._open.pop(ended, None) is None:
            return  # it has already failed by `_watch`
        if isinstance(outcome, Exception):
            ended.set_exception(outcome)
        else:
            ended.set_result(outcome)


def run_on_worker(job: Job, inputs: Inputs) -> Outcome:
    """Makes a report on a cluster worker, as a local worker does, from inputs that are unpacked once a process."""
    from antikorupsi.run.executing import run_job

    return run_job(job, unpack_inputs(inputs))


def _connected(address: str) -> Client:
    try:
        return Client(address, timeout=_TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkbookError(f"No cluster answers at {address}: {error}") from error
