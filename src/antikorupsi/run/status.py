"""The status of a folder of reports: published, out of date, failed; nothing is run or changed."""

from dataclasses import replace
from pathlib import Path

from antikorupsi.assess import Assessment, DeliveryRow
from antikorupsi.common import each_row, is_locked
from antikorupsi.publish import Journal
from antikorupsi.run.choosing import RunOptions, notebook_parameters
from antikorupsi.run.jobs import Job
from antikorupsi.run.manifest import Entry, Manifest
from antikorupsi.run.page_status import DeliveryStatus, PageStatus, Status
from antikorupsi.run.planning import ALTERED, NEVER_MADE, NOT_LISTED, Planned, Planner, all_jobs
from antikorupsi.run.publication import LOCK
from antikorupsi.show import deliveries_counted, delivery_sentence

_PRINTED = "en"  # the language of commands


def status_of(folder: Path, assessment: Assessment, options: RunOptions) -> Status:
    """The status of every page of an assessment for these options."""
    manifest = Manifest.read(folder)
    given = notebook_parameters(options.parameters)
    formats = tuple(manifest.about.get("formats", options.formats))
    published = manifest.replacing | manifest.reports
    asked = all_jobs(assessment, given, formats, base_url=manifest.about.get("base_url", ""))
    jobs = [_as_published(job, published.get(job.page)) for job in asked]
    planned = [_without_address(each) for each in Planner.of(assessment, folder, published).plan(jobs)]
    pages = [_page(each, published.get(each.job.page)) for each in planned]
    left = {page: entry for page, entry in published.items() if page not in {job.page for job in jobs}}
    pages += [PageStatus(entry.name, page, "stale", (NOT_LISTED,), entry.made) for page, entry in left.items()]
    words = assessment.words(_PRINTED)
    deliveries = tuple(
        DeliveryStatus(row.state, delivery_sentence(row, assessment, words))
        for row in each_row(assessment.deliveries, DeliveryRow)
    )
    counted = deliveries_counted(assessment, words)
    return Status(folder, _run(folder, manifest), manifest.finished, pages, deliveries, counted, _untold(manifest))


def _untold(manifest: Manifest) -> str:
    """The sentence on a message that was not told yet; "" if there is none."""
    untold = manifest.untold
    if not untold:
        return ""
    since = f" since {untold['since']}" if untold.get("since") else ""
    counted = {"0": "pages or files that failed", "1": "1 change"}
    changes = counted.get(untold.get("changes", ""), f"{untold.get('changes', '?')} changes")
    return (
        f"Not told{since}: a message of {changes}. {untold.get('why', '')} The next run with --notify tells it again."
    )


def _as_published(job: Job, entry: Entry | None) -> Job:
    """The job with the formats of the published page: that a later run made others in fewer ones ages no page."""
    return replace(job, formats=entry.formats) if entry is not None and entry.made else job


def _without_address(planned: Planned) -> Planned:
    """A page that is cited by another address is made again by a run that gives one, but shows nothing old."""
    return replace(planned, why=tuple(why for why in planned.why if why != "address"))


def _page(planned: Planned, entry: Entry | None) -> PageStatus:
    name, page = planned.job.name, planned.job.page
    made = entry.made if entry else ""
    if entry is not None and entry.error:
        return PageStatus(name, page, "failed", (entry.error,), made)
    if planned.why == (NEVER_MADE,):
        return PageStatus(name, page, "missing", planned.why)
    if planned.why == (ALTERED,):
        return PageStatus(name, page, "damaged", planned.why, made)
    return PageStatus(name, page, "stale" if planned.why else "published", planned.why, made)


def _run(folder: Path, manifest: Manifest) -> str:
    if not manifest.started and not manifest.finished:
        return "none"
    if manifest.finished and not Journal(folder).interrupted():
        return "finished"
    return "at work" if is_locked(folder / LOCK) else "interrupted"
