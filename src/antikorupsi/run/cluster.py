"""Reports made by an existing dask.distributed cluster, by workers that hold the same package and the same inputs."""

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
from antikorupsi.run.shipping import Inputs, receive, release

_PATIENCE = 10  # seconds in which a cluster answers
_EVERY = 1.0  # seconds between two looks at who is left
_LOCK = "workbook-antikorupsi"


class ClusterWorkers:
    """The workers of a cluster that have the very package of this run; the inputs travel to each of them once."""

    def __init__(self, address: str, jobs: list[Job], raw: Path, reports: Path) -> None:
        """Raises WorkbookError where nobody answers, another run is at work there, or no worker can be used."""
        self._address = address
        self._client = _connected(address)
        self._lock = Lock(_LOCK, self._client.scheduler, self._client.loop)
        try:
            self._take_lock()
            self._members = Members.of(self._client)
            if not self._members.usable:
                raise WorkbookError(f"No worker of {address} can be used. {self._members.said or 'There is none.'}")
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
    def said(self) -> str:
        """How many workers there are; which are not used, and why."""
        said = f"{self.size} at a time, by {len(self._members.usable)} workers of {self._address}"
        return f"{said}. {self._members.said}" if self._members.refused else said

    def submit(self, job: Job) -> "Future[Outcome]":
        """The report of a job, by whichever worker is free; when a worker dies, another one makes it."""
        ended: Future[Outcome] = Future()
        among = list(self._members.usable)
        self._open[ended] = self._client.submit(made_there, job, self._inputs, workers=among, pure=False)
        self._open[ended].add_done_callback(lambda done: self._hand_over(done, ended))
        return ended

    def stop(self) -> None:
        """Takes the work back, and the inputs from the workers."""
        self._stopped.set()
        with suppress(OSError, TimeoutError):
            self._client.run(release, workers=self._left(), on_error="ignore")
            self._lock.release()
        self._client.close()

    def _take_lock(self) -> None:
        if not self._lock.acquire(timeout=_PATIENCE):
            raise WorkbookError(
                f"Another run is at work on the cluster {self._address}, or was killed there less than half a minute "
                "ago. Wait for it to end."
            )

    def _left(self) -> list[str]:
        """The usable workers that have not gone; none where the scheduler has."""
        try:
            there = threads_of(self._client)
        except (OSError, TimeoutError):
            return []
        return [address for address in self._members.usable if address in there]

    def _watch(self) -> None:
        """Work that only workers who have gone could do would wait for ever."""
        while not self._stopped.wait(_EVERY):
            if self._open and not self._left():
                for ended in list(self._open):
                    self._settle(ended, self._nobody_left())

    def _nobody_left(self) -> WorkbookError:
        return WorkbookError(f"No worker of {self._address} is left.")

    def _hand_over(self, done: "Remote[Outcome]", ended: "Future[Outcome]") -> None:
        """What a cluster has made, or why it has not; called by a thread of the cluster's client."""
        outcome: Any
        try:
            outcome = done.result(timeout=_PATIENCE)
        except Exception as error:  # whatever it is, whoever waits for the report must hear of it
            outcome = error if self._left() else self._nobody_left()
        self._settle(ended, outcome)

    def _settle(self, ended: "Future[Outcome]", outcome: Outcome | Exception) -> None:
        if self._open.pop(ended, None) is None:
            return  # it has been given up
        if isinstance(outcome, Exception):
            ended.set_exception(outcome)
        else:
            ended.set_result(outcome)


def made_there(job: Job, inputs: Inputs) -> Outcome:
    """What a worker does for a report: the same as a worker of one machine, from inputs that it unpacks once."""
    from antikorupsi.run.executing import run_job

    return run_job(job, receive(inputs))


def _connected(address: str) -> Client:
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkbookError(f"No cluster answers at {address}: {error}") from error
