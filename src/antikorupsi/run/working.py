"""The work of a run: its pages made by workers and put in place one by one."""

from collections.abc import Iterator
from contextlib import contextmanager

from antikorupsi.common import raw_folder
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.events import Event, Listener
from antikorupsi.run.fingerprints import Fingerprint
from antikorupsi.run.jobs import Job, Outcome
from antikorupsi.run.limits import workers_of_this_machine
from antikorupsi.run.making import Making
from antikorupsi.run.planning import Planned
from antikorupsi.run.publication import Publication
from antikorupsi.run.stopping import Stop
from antikorupsi.run.workers import LocalWorkers, Workers


def make(
    work: list[Planned], options: RunOptions, publication: Publication, listener: Listener, stop: Stop
) -> tuple[int, list[Outcome]]:
    """How many pages were made, and the outcomes of those that failed, whose earlier pages stay."""
    jobs = [planned.job for planned in work]
    fingerprints = {planned.job.page: planned.fingerprint for planned in work}
    made, failed = 0, []
    with _workers(jobs, options, publication) as workers:
        _import_what_comes_last()  # while the kernels' template gets ready
        listener(Event("noted", text=workers.said))
        for outcome in Making(workers, listener, stop).outcomes(jobs):
            if outcome.error:
                failed.append(Outcome(outcome.job, outcome.seconds, error=outcome.error))
            made += not outcome.error
            _settle(outcome, fingerprints, publication, listener)
    for job in jobs:
        if job.page not in publication.manifest.reports:
            publication.keep(job)
    return made, failed


def _import_what_comes_last() -> None:
    """Brings what `closing` draws and writes with."""
    from antikorupsi.publish import result_files, write_index

    _ = write_index, result_files


@contextmanager
def _workers(jobs: list[Job], options: RunOptions, publication: Publication) -> Iterator[Workers]:
    """Those of a cluster where one is named, else of this machine; nobody waits for a report that nobody waits for."""
    workers: Workers
    if options.dask:
        from antikorupsi.run.cluster import ClusterWorkers  # brings distributed, which few runs need

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
    """Puts the page in place, or keeps the earlier one."""
    job = outcome.job
    if outcome.error:
        publication.keep(job, outcome.error)
    else:
        publication.put(outcome, fingerprints[job.page])
    listener(Event("failed" if outcome.error else "made", job.name, job.page, outcome.error, outcome.seconds))
