"""The work of a run: its pages made by workers and put in place one by one."""

from concurrent.futures import Future
from contextlib import AbstractContextManager, nullcontext

from helpers.publish.pdf import check_available
from helpers.runs.choosing import RunOptions
from helpers.runs.events import Event, Listener
from helpers.runs.executing import Kernel
from helpers.runs.fingerprints import Fingerprint
from helpers.runs.jobs import Job, Outcome
from helpers.runs.kernels import kernel_of, template_for
from helpers.runs.limits import workers_of_this_machine
from helpers.runs.making import Making
from helpers.runs.planning import Planned
from helpers.runs.publication import Publication
from helpers.runs.stopping import Stop
from helpers.runs.workers import LocalWorkers
from warm_kernels import Template


def make(
    work: list[Planned], options: RunOptions, publication: Publication, listener: Listener, stop: Stop
) -> tuple[int, list[Outcome]]:
    """How many pages were made, and the outcomes of those that failed, whose earlier pages stay.

    Raises WorkbookError where PDF files are asked for and cannot be made.
    """
    if "pdf" in options.formats:
        check_available()
    jobs = [own.job for own in work]
    fingerprints = {own.job.page: own.fingerprint for own in work}
    size = min(workers_of_this_machine(options.jobs), len(jobs))
    made, failed = 0, []
    with _kernels(jobs, options) as starting, LocalWorkers(size) as workers:
        kernel, reason = kernel_of(starting) if starting else (Kernel(), "asked for")
        listener(Event("noted", text=f"{size} at a time, {kernel.name} kernels" + (f": {reason}" if reason else "")))
        for outcome in Making(workers, kernel, listener, stop).outcomes(jobs):
            if outcome.error:
                failed.append(Outcome(outcome.job, outcome.seconds, error=outcome.error))
            made += not outcome.error
            _settle(outcome, fingerprints, publication, listener)
    for job in jobs:
        if job.page not in publication.manifest.reports:
            publication.keep(job)
    return made, failed


def _kernels(jobs: list[Job], options: RunOptions) -> AbstractContextManager["Future[Template] | None"]:
    return nullcontext(None) if options.cold else template_for(jobs)


def _settle(
    outcome: Outcome, fingerprints: dict[str, Fingerprint], publication: Publication, listener: Listener
) -> None:
    """Puts the page in place, or keeps the earlier one."""
    job = outcome.job
    if outcome.error:
        publication.keep(job, outcome.error)
    else:
        publication.put(outcome, fingerprints[job.page])
    listener(Event("failed" if outcome.error else "made", job.name, job.page, outcome.error, outcome.seconds))
