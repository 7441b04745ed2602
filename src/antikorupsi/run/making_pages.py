"""Makes the pages of a run by workers and puts them in place one by one."""

from collections.abc import Iterator
from contextlib import contextmanager

from antikorupsi.common import raw_folder
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.events import Event, Listener
from antikorupsi.run.fingerprints import Fingerprint
from antikorupsi.run.job_queue import JobQueue
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.limits import workers_of_this_machine
from antikorupsi.run.planning import Planned
from antikorupsi.run.publication import Publication
from antikorupsi.run.stopping import Stop
from antikorupsi.run.workers import LocalWorkers, Workers


def make(
    work: list[Planned], options: RunOptions, publication: Publication, listener: Listener, stop: Stop
) -> tuple[int, list[Outcome]]:
    """Returns how many pages were made and the outcomes of those that failed; their earlier pages stay."""
    jobs = [planned.job for planned in work]
    fingerprints = {planned.job.page: planned.fingerprint for planned in work}
    made, failed = 0, []
    with _workers(jobs, options, publication) as workers:
        _import_closing_libraries()  # while the template of kernels starts
        listener(Event("noted", text=workers.description))
        for outcome in JobQueue(workers, listener, stop).outcomes(jobs):
            if outcome.error:
                failed.append(Outcome(outcome.job, outcome.seconds, error=outcome.error))
            made += not outcome.error
            _settle(outcome, fingerprints, publication, listener)
    for job in jobs:
        if job.page not in publication.manifest.reports:
            publication.keep(job)
    return made, failed


def _import_closing_libraries() -> None:
    """Imports what `closing` needs later, so that the time is not added at the end."""
    from antikorupsi.publish import result_files, write_index

    _ = write_index, result_files


@contextmanager
def _workers(jobs: list[Job], options: RunOptions, publication: Publication) -> Iterator[Workers]:
    """The workers of a cluster if an address is given, else of this machine; both are stopped on exit."""
    workers: Workers
    if options.dask:
        from antikorupsi.run.cluster import ClusterWorkers  # imports distributed, which few runs need

        raw = raw_folder(options.parameters.period, options.parameters.raw)
        workers = ClusterWorkers(options.dask, jobs, raw, publication.folder)
    else:
        workers = LocalWorkers(min(workers_of_this_machine(options.jobs), len(jobs)), jobs, cold=options.cold)
    try:
        yield workers
    finally:
        workers.stop()


def _settle(
    outcome: Outcome, fingerprints: dict[str, Fingerprint], publication: Publication, listener: Listener
) -> None:
    """Puts the page in place; keeps the earlier page if it failed."""
    job = outcome.job
    if outcome.error:
        publication.keep(job, outcome.error)
    else:
        publication.put(outcome, fingerprints[job.page])
    listener(Event("failed" if outcome.error else "made", job.name, job.page, outcome.error, outcome.seconds))
