"""A queue of jobs: several at a time, each tried twice, until all have ended or the run is stopped."""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from queue import SimpleQueue

from antikorupsi.run.events import Event, Listener
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.stopping import Stop
from antikorupsi.run.workers import NoWorkersLeft, Workers

TRIES = 2


def _as_it_is(job: Job) -> Job:
    return job


@dataclass
class JobQueue:
    """Submits at most two jobs a worker at a time, so that memory does not grow with the number of jobs.

    `complete` adds to a job what its worker needs, just before it is submitted.
    """

    workers: Workers
    listener: Listener
    stop: Stop
    complete: Callable[[Job], Job] = _as_it_is
    _tries: dict[str, int] = field(default_factory=dict)

    def outcomes(self, jobs: list[Job]) -> Iterator[Outcome]:
        """The outcomes in the order in which jobs end; jobs that were not begun before a stop have none."""
        waiting, ended = deque(jobs), SimpleQueue[tuple[Job, "Future[Outcome]"] | None]()
        self.stop.on_stop(lambda: ended.put(None))
        at_work = 0
        while (waiting or at_work) and not self.stop:
            while waiting and at_work < 2 * self.workers.size:
                self._submit(waiting.popleft(), ended)
                at_work += 1
            finished = ended.get()
            if finished is None:
                continue
            at_work -= 1
            outcome = _outcome_of(*finished)
            if outcome.error and self._tries[outcome.job.page] < TRIES and not _is_last(finished[1]):
                self.listener(Event("retried", outcome.job.name, outcome.job.page, outcome.error, outcome.seconds))
                waiting.appendleft(outcome.job)
            else:
                yield outcome

    def _submit(self, job: Job, ended: "SimpleQueue[tuple[Job, Future[Outcome]] | None]") -> None:
        self._tries[job.page] = self._tries.get(job.page, 0) + 1
        self.workers.submit(self.complete(job)).add_done_callback(lambda future: ended.put((job, future)))


def _is_last(future: "Future[Outcome]") -> bool:
    """Whether nobody is left to try again."""
    return not future.cancelled() and isinstance(future.exception(), NoWorkersLeft)


def _outcome_of(job: Job, future: "Future[Outcome]") -> Outcome:
    """The outcome of a finished future; any exception in it becomes the error of the report."""
    if future.cancelled():
        return Outcome(job, 0.0, error="The report was not finished.")
    failure = future.exception()
    if failure is None:
        return replace(future.result(), job=job)  # without what `complete` added
    if isinstance(failure, NoWorkersLeft):
        return Outcome(job, 0.0, error=str(failure))
    return Outcome(job, 0.0, error=f"{type(failure).__name__}: {failure}")
