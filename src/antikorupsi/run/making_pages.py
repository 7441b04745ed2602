"""Makes the pages of a run by workers and puts them in place one by one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from antikorupsi.assess import inputs_of, open_period
from antikorupsi.common import raw_folder
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.events import Event, Listener
from antikorupsi.run.fingerprints import Fingerprint
from antikorupsi.run.job_queue import JobQueue
from antikorupsi.run.jobs import PAGE_ALONE, Job, Outcome, sibling
from antikorupsi.run.limits import workers_of_this_machine
from antikorupsi.run.planning import NEVER_MADE, Planned
from antikorupsi.run.publication import Publication
from antikorupsi.run.row_hashes import hash_of_parameters
from antikorupsi.run.stopping import Stop
from antikorupsi.run.workers import LocalWorkers, Workers


def make(
    work: list[Planned], options: RunOptions, publication: Publication, listener: Listener, stop: Stop
) -> tuple[int, list[Outcome]]:
    """Returns how many pages were made and the outcomes of those that failed; their earlier pages stay.

    Pages that were never made come first, alone; then their PDFs and scorecards, each report put in place as it is
    whole. A page that replaces an earlier one comes with all its files, since its earlier ones stay until then.
    """
    jobs = [planned.job for planned in work]
    new = {planned.job.page for planned in work if planned.why == (NEVER_MADE,) and not planned.job.is_page_alone}
    first = [replace(job, formats=PAGE_ALONE) if job.page in new else job for job in jobs]
    fingerprints = {planned.job.page: planned.fingerprint for planned in work}
    made, failed = 0, []
    with _workers(jobs, options, publication, stop) as workers:
        listener(Event("noted", text=workers.description))
        for outcome in JobQueue(workers, listener, stop).outcomes(first):
            if outcome.error:
                failed.append(Outcome(outcome.job, outcome.seconds, error=outcome.error))
            made += not outcome.error
            _settle(outcome, fingerprints, publication, listener, outcome.job.page in new)
            _import_closing_libraries()  # once the first page is there, while workers make the next ones
        made_alone = new - {each.job.page for each in failed}
        incomplete = [job for job in jobs if job.page in made_alone]
        if incomplete and not stop and _same_inputs(options, publication):
            failed += _add_formats(incomplete, fingerprints, publication, listener, JobQueue(workers, listener, stop))
    for job in jobs:
        if job.page not in publication.manifest.reports:
            publication.keep(job)
    return made, failed


def _add_formats(
    jobs: list[Job],
    fingerprints: dict[str, Fingerprint],
    publication: Publication,
    listener: Listener,
    queue: JobQueue,
) -> list[Outcome]:
    """Makes the other formats of pages that are in place, from their executed notebooks; the outcomes that failed."""
    listener(Event("completing", count=len(jobs)))
    queue.complete = lambda job: _with_notebook(job, publication)
    failed = []
    for outcome in queue.outcomes(jobs):
        job, error = outcome.job, f"No PDF and no scorecard. {outcome.error}" if outcome.error else ""
        if error:
            failed.append(Outcome(job, outcome.seconds, error=error))
            publication.keep(job, error)
        else:
            publication.put(outcome, fingerprints[job.page])
        listener(Event("incomplete" if error else "completed", job.name, job.page, error, outcome.seconds))
    return failed


def _with_notebook(job: Job, publication: Publication) -> Job:
    """The job with its executed notebook; without one, if somebody removed it, the notebook is executed again."""
    path = publication.folder / sibling(job.page, ".ipynb")
    return replace(job, executed=path.read_bytes()) if path.is_file() else job


def _same_inputs(options: RunOptions, publication: Publication) -> bool:
    """Whether the spreadsheets are those that the pages were made from; else the next run makes their other formats."""
    period = open_period(options.parameters.period, options.parameters.raw or None)
    same: bool = inputs_of(period.folders) == publication.manifest.about["inputs"]
    return same


def _import_closing_libraries() -> None:
    """Imports what `closing` needs later, so that the time is added neither at the end nor before the first page."""
    from antikorupsi.publish import (
        change_files,
        followup_page,
        method_files,
        open_data_files,
        result_files,
        write_index,
    )

    _ = change_files, followup_page, method_files, open_data_files, result_files, write_index


@contextmanager
def _workers(jobs: list[Job], options: RunOptions, publication: Publication, stop: Stop) -> Iterator[Workers]:
    """The workers of a cluster if an address is given, else of this machine; both are stopped on exit."""
    workers: Workers
    if options.dask:
        from antikorupsi.run.cluster import ClusterWorkers  # imports distributed, which few runs need
        from antikorupsi.run.shipping import Inputs

        raw = raw_folder(options.parameters.period, options.parameters.raw)
        workers = ClusterWorkers(options.dask, lambda: Inputs.of(jobs, raw, publication.folder), stop)
    else:
        workers = LocalWorkers(min(workers_of_this_machine(options.jobs), len(jobs)), jobs, cold=options.cold)
    try:
        yield workers
    finally:
        workers.stop()


def _settle(
    outcome: Outcome, fingerprints: dict[str, Fingerprint], publication: Publication, listener: Listener, follow: bool
) -> None:
    """Puts the page in place, to which more files may `follow`; keeps the earlier page if it failed."""
    job = outcome.job
    if outcome.error:
        publication.keep(job, outcome.error)
    else:
        asked = {"parameters": hash_of_parameters(job)}  # with its formats: if no files follow, the next run makes them
        publication.put(outcome, fingerprints[job.page] | asked, follow=follow)
    listener(Event("failed" if outcome.error else "made", job.name, job.page, outcome.error, outcome.seconds))
