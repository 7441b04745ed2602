"""Hands jobs to the workers of a cluster, also those that join later, and takes them back from those that are lost."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from antikorupsi.common import WorkbookError
from antikorupsi.run.cluster_calls import CALL_SECONDS, FAILURES, Cluster, TaskDropped, WorkerLost
from antikorupsi.run.fingerprints import makers_here
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.limits import REPORT_SECONDS
from antikorupsi.run.members import refusal_of, refusals_text
from antikorupsi.run.on_worker import discard_on_worker, make_on_worker, renew_on_worker, unpack_on_worker
from antikorupsi.run.shipping import Inputs
from antikorupsi.run.workers import NoWorkersLeft

SCHEDULER_SECONDS = 30.0  # after which a scheduler that answers no call is given up
WORKER_SECONDS = 60.0  # after which a worker that answers no call is given up
JOIN_SECONDS = 30.0  # for which a run without a worker waits for one to join
_FIRST_ANSWER_SECONDS = 45.0  # for a worker to import the package and say which it is
_RENEW_SECONDS = 10.0  # between two calls that tell a worker to keep its inputs
_POLL_SECONDS = 1.0  # between two looks at which workers there are
_DISCARD_SECONDS = 3.0  # for a worker to delete its inputs
_MOST_LOSSES = 3  # workers lost while they made one page; then the page fails


@dataclass(frozen=True, eq=False)
class Work:
    """A job, and the future outcome that the run waits for."""

    job: Job
    ended: "Future[Outcome]" = field(default_factory=Future)


class Dispatcher:
    """The jobs of a run and the workers that make them; all methods are called in one event loop."""

    def __init__(self, address: str, pack: Callable[[], Inputs]) -> None:
        """`pack` makes the inputs, in a thread."""
        self._address, self._pack = address, pack
        self._queue: asyncio.Queue[Work] = asyncio.Queue()
        self._open: set[Work] = set()
        self._losses: Counter[str] = Counter()  # by page
        self._over: NoWorkersLeft | None = None
        # By address; a worker that is refused or given up stays here, as a task that has ended, while it is connected.
        self._served: dict[str, asyncio.Task[None]] = {}
        self._usable: dict[str, int] = {}  # threads
        self._refused: dict[str, str] = {}  # reasons
        self._given_up: dict[str, str] = {}
        self._tasks: list[asyncio.Task[Any]] = []
        self._cluster: Cluster | None = None

    @property
    def size(self) -> int:
        """How many reports are made at once."""
        return sum(self._usable.values())

    @property
    def description(self) -> str:
        """How many workers are used; which are refused, and why."""
        used = f"{self.size} at a time, by {len(self._usable)} workers of {self._address}"
        return f"{used}. {refusals_text(self._refused)}" if self._refused else used

    async def begin(self) -> None:
        """Connects, packs the inputs and examines the workers; raises WorkbookError if none is usable."""
        if (beginning := asyncio.current_task()) is not None:  # as it is in every coroutine that is called by a loop
            self._tasks.append(beginning)
        self._cluster = cluster = await Cluster.joined(self._address)
        packing = asyncio.ensure_future(_in_thread(self._pack))
        try:
            present = await cluster.threads()
        except FAILURES as error:
            raise WorkbookError(f"The scheduler {self._address} does not answer: {error}") from error
        reasons = await asyncio.gather(*(_refusal(cluster, worker) for worker in present))
        self._refused = {worker: why for worker, why in zip(present, reasons, strict=True) if why}
        if len(self._refused) == len(present):
            why = refusals_text(self._refused) or "There is none."
            raise WorkbookError(f"No worker of {self._address} can be used. {why}")
        inputs = await packing
        self._usable = {worker: count for worker, count in present.items() if worker not in self._refused}
        self._tasks.append(asyncio.create_task(self._watch(cluster, inputs, present)))

    def add(self, work: Work) -> None:
        """Queues a job; it fails at once if nobody is left to make it."""
        self._open.add(work)
        if self._over is None:
            self._queue.put_nowait(work)
        else:
            self._settle(work, self._over)

    async def close(self) -> None:
        """Ends all work, deletes the inputs on the workers and leaves the cluster, within seconds."""
        usable = [] if self._over else list(self._usable)
        tasks = [*self._tasks, *self._served.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._cluster is not None:
            await asyncio.gather(*(_discard(self._cluster, worker) for worker in usable))
            await self._cluster.leave()

    async def _watch(self, cluster: Cluster, inputs: Inputs, present: dict[str, int]) -> None:
        """Serves workers while they are connected; fails all jobs once the scheduler or the last worker is gone."""
        answered = used = monotonic()
        while self._over is None:
            self._follow(cluster, inputs, present)
            if any(not task.done() for task in self._served.values()):
                used = monotonic()
            elif monotonic() - used > JOIN_SECONDS:
                lost = "".join(f" {worker} was given up: {why}." for worker, why in self._given_up.items())
                self._end(f"No worker of {self._address} is left.{lost}")
            await asyncio.sleep(_POLL_SECONDS)
            try:
                present, answered = await cluster.threads(), monotonic()
            except FAILURES:
                if not cluster.connected:
                    self._end(f"The connection to the scheduler {self._address} is lost.")
                elif monotonic() - answered > SCHEDULER_SECONDS:
                    self._end(f"The scheduler {self._address} has not answered for {SCHEDULER_SECONDS:g} seconds.")

    def _follow(self, cluster: Cluster, inputs: Inputs, present: dict[str, int]) -> None:
        """Begins to serve workers that have joined, and ends it for those that have left."""
        for worker in self._served.keys() - present.keys():
            self._served.pop(worker).cancel()
            self._refused.pop(worker, None)
        for worker in present.keys() - self._served.keys():
            self._served[worker] = asyncio.create_task(self._serve(cluster, inputs, worker, present[worker]))

    async def _serve(self, cluster: Cluster, inputs: Inputs, worker: str, threads: int) -> None:
        """Has a worker make reports until it fails; another one gets what it was making."""
        try:
            if worker not in self._usable and worker not in self._refused and (why := await _refusal(cluster, worker)):
                self._refused[worker] = why
            if worker in self._refused:
                return
            self._usable[worker] = threads
            async with asyncio.TaskGroup() as group:
                group.create_task(_renew(cluster, worker, inputs.digest))
                await _supply(cluster, worker, inputs)
                for _ in range(threads):
                    group.create_task(self._make_reports(cluster, inputs, worker))
        except ExceptionGroup as errors:
            self._given_up[worker] = str(errors.exceptions[0])
        finally:
            self._usable.pop(worker, None)

    async def _make_reports(self, cluster: Cluster, inputs: Inputs, worker: str) -> None:
        """Makes one report after the other on a worker; raises WorkerLost if it is lost."""
        while True:
            work = await self._queue.get()
            try:
                outcome = await _outcome(cluster, inputs, worker, work.job)
            except (WorkerLost, asyncio.CancelledError):
                self._take_back(work)
                raise
            except TaskDropped:
                self._take_back(work)
                await asyncio.sleep(2 * _POLL_SECONDS)  # one that has left is no longer served then
            except Exception as error:  # any exception: it is the result of the future that the run waits for
                self._settle(work, error)
            else:
                self._settle(work, outcome)

    def _take_back(self, work: Work) -> None:
        """Queues a job again whose worker was lost, unless it has cost too many workers."""
        self._losses[work.job.page] += 1
        if self._over is None and self._losses[work.job.page] >= _MOST_LOSSES:
            self._settle(work, WorkbookError(f"{_MOST_LOSSES} workers were lost while they made it."))
        elif self._over is None:
            self._queue.put_nowait(work)

    def _end(self, sentence: str) -> None:
        """Fails all open jobs, and those that are added later, in one sentence."""
        self._over = NoWorkersLeft(sentence)
        for task in self._served.values():
            task.cancel()
        for work in list(self._open):
            self._settle(work, self._over)

    def _settle(self, work: Work, outcome: Outcome | Exception) -> None:
        if work not in self._open:
            return
        self._open.remove(work)
        if isinstance(outcome, Exception):
            work.ended.set_exception(outcome)
        else:
            work.ended.set_result(outcome)


async def _refusal(cluster: Cluster, worker: str) -> str:
    """Why a worker cannot be used; empty if it can."""
    try:
        there: object = await cluster.ask(worker, makers_here, seconds=_FIRST_ANSWER_SECONDS)
    except Exception as error:  # any exception: it comes from the worker
        there = error
    return refusal_of(there)


async def _supply(cluster: Cluster, worker: str, inputs: Inputs) -> None:
    """Sends the inputs to a worker, which unpacks them."""
    await cluster.ask(worker, unpack_on_worker, inputs, seconds=REPORT_SECONDS)


async def _renew(cluster: Cluster, worker: str, digest: str) -> None:
    """Tells a worker every few seconds to keep its inputs; raises WorkerLost if it does not answer."""
    answered = monotonic()
    while True:
        await asyncio.sleep(_RENEW_SECONDS)
        try:
            await cluster.ask(worker, renew_on_worker, digest, seconds=CALL_SECONDS)
            answered = monotonic()
        except FAILURES:
            if monotonic() - answered > WORKER_SECONDS:
                raise WorkerLost(f"it has not answered for {WORKER_SECONDS:g} seconds") from None


async def _outcome(cluster: Cluster, inputs: Inputs, worker: str, job: Job) -> Outcome:
    """The outcome of a job on a worker, which gets the inputs again if it has lost them."""
    for _ in range(2):
        outcome = await cluster.make(worker, make_on_worker, job, inputs.digest, REPORT_SECONDS)
        if outcome is not None:
            return outcome
        await _supply(cluster, worker, inputs)
    raise WorkerLost("it does not keep the inputs")


async def _discard(cluster: Cluster, worker: str) -> None:
    """Deletes the inputs on a worker; one that does not answer does so itself when its lease ends."""
    with suppress(*FAILURES):
        await cluster.ask(worker, discard_on_worker, seconds=_DISCARD_SECONDS)


async def _in_thread(pack: Callable[[], Inputs]) -> Inputs:
    """The result of a function that a thread calls which the end of this process does not wait for."""
    packed: Future[Inputs] = Future()

    def work() -> None:
        try:
            packed.set_result(pack())
        except BaseException as error:  # any exception: whoever waits for the inputs raises it again
            packed.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return await asyncio.wrap_future(packed)
