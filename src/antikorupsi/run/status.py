"""The status of a folder of reports: published, out of date, failed; nothing is run or changed."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout

from antikorupsi.assess import Assessment
from antikorupsi.common import WorkbookError
from antikorupsi.publish import Journal
from antikorupsi.run.choosing import RunOptions, notebook_parameters
from antikorupsi.run.jobs import Job
from antikorupsi.run.manifest import Entry, Manifest
from antikorupsi.run.planning import ALTERED, NEVER_MADE, Planned, Planner, all_jobs
from antikorupsi.run.publication import LOCK

_MOST_SKEW = timedelta(minutes=5)  # between the clocks of the machine that runs and of the one that looks


@dataclass(frozen=True)
class PageStatus:
    """One page: `state` is published, stale, failed, damaged or missing; `why` holds the reasons."""

    name: str
    page: str
    state: str
    why: tuple[str, ...] = ()
    made: str = ""


@dataclass(frozen=True)
class Status:
    """A folder of reports; `run` is finished, at work, interrupted or none."""

    folder: Path
    run: str
    finished: str
    pages: list[PageStatus]

    @property
    def whole(self) -> bool:
        """Whether the last run ended, no page failed and no published file was altered."""
        return self.run in ("finished", "none") and not any(page.state in ("failed", "damaged") for page in self.pages)

    def older_than(self, age: timedelta) -> bool:
        """Whether no run has ended within this time; an end in the future proves none, except for a skew of clocks."""
        since = self._since_the_last_run
        return since is None or not -_MOST_SKEW <= since <= age

    @property
    def in_future(self) -> bool:
        """Whether the last run is said to have ended later than now, beyond a skew of clocks."""
        since = self._since_the_last_run
        return since is not None and since < -_MOST_SKEW

    @property
    def _since_the_last_run(self) -> timedelta | None:
        """None if no run has ended, or the manifest says no time."""
        try:
            return datetime.now(UTC) - datetime.fromisoformat(self.finished)
        except (ValueError, TypeError):  # no time, or one without a zone
            return None


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
    return Status(folder, _run(folder, manifest), manifest.finished, pages)


_LONGEST = 30  # characters of a time that a message repeats


def read_age(text: str) -> timedelta:
    """A time such as 26h, 90m or 7d; raises WorkbookError for anything else."""
    units = {"m": "minutes", "h": "hours", "d": "days"}
    number, unit = text[:-1], text[-1:]
    if unit not in units or not number.isdecimal():
        raise WorkbookError(f"{text[:_LONGEST]!r} is no time; write 90m, 26h or 7d.")
    try:
        return timedelta(**{units[unit]: int(number)})
    except (OverflowError, ValueError) as error:  # beyond the limits of timedelta or int
        raise WorkbookError(f"{text[:_LONGEST]!r} is longer than any time that can be counted.") from error


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
    try:
        with FileLock(folder / LOCK, timeout=0):
            return "interrupted"
    except Timeout:
        return "at work"
