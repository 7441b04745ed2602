"""A run: plan all pages, make those that are out of date, then write results, index and manifest."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from antikorupsi.assess import Assessment, ProgramFault
from antikorupsi.common import (
    DEFAULT_LANGUAGE,
    Addresses,
    Language,
    entry_of,
    reports_folder,
    run_in_fork,
    translate_disk_errors,
)
from antikorupsi.publish import claim_reports
from antikorupsi.run.choosing import RunOptions, choose_regions, notebook_parameters
from antikorupsi.run.closing import close, run_description
from antikorupsi.run.events import Event, Listener, ignore
from antikorupsi.run.jobs import Outcome
from antikorupsi.run.notifying import Notice, Unnotified, forget_untold, notice_of, tell
from antikorupsi.run.planning import Planned, Planner, all_jobs, is_about
from antikorupsi.run.publication import Publication, publishing
from antikorupsi.run.stopping import stopped_by_signals


@dataclass
class Run:
    """The result of a run: pages made, failed and already up to date.

    `data_errors`: errors in the spreadsheets; `faults`: files on which the workbook itself failed; `unnotified`: why
    the program that is told what changed failed.
    """

    folder: Path
    index: Path
    made: int = 0
    up_to_date: int = 0
    failed: list[Outcome] = field(default_factory=list)
    data_errors: int = 0
    faults: int = 0
    signal: int = 0
    unnotified: Unnotified | None = None


def run(options: RunOptions, listener: Listener = ignore) -> Run:
    """Makes the chosen pages that are out of date; a failed page does not stop the others.

    `listener` gets every event. Raises WorkbookError for an unknown region or province, if another run holds the
    folder, and if the folder cannot be written to.
    """
    chosen = run_in_fork(lambda: _chosen(options))
    folder = folder_of(options)
    with translate_disk_errors(folder):
        claim_reports(_folder_of_period(options))  # another language has its folder inside this one
    with publishing(folder) as publication, stopped_by_signals() as stop:
        examined = run_in_fork(lambda: _examined(options, publication))
        asked_for = [planned for planned in examined.plan if is_about(planned.job, chosen)]
        work = [planned for planned in asked_for if planned.why or options.force]
        publication.begin(examined.described, [planned.job.page for planned in work])
        ended = Run(folder, folder / "index.html", up_to_date=len(asked_for) - len(work))
        ended.data_errors, ended.faults = examined.data_errors, len(examined.faults)
        listener(Event("begun", count=len(work)))
        for fault in examined.faults:
            listener(Event("fault", name=fault.file, text=fault.log))
        if work:
            from antikorupsi.run.making_pages import make  # imports papermill and the libraries that lay out pages

            ended.made, ended.failed = make(work, options, publication, listener, stop)
        failed = [(outcome.job.name, outcome.error) for outcome in ended.failed]
        failed += [(fault.file, "the workbook failed on this file") for fault in examined.faults]
        listener(Event("closing"))
        notice = run_in_fork(lambda: _close(options, publication, examined.plan, failed))
        if notice:
            began = _declared_time().isoformat(timespec="seconds")
            ended.unnotified = tell(options.notify, notice, publication, stop, began)
            why = ended.unnotified.said(Language("en")) if ended.unnotified else ""
            listener(Event("unnotified" if why else "notified", text=why, count=notice.message.changes))
        elif options.notify:
            forget_untold(publication)
    ended.signal = stop.signal
    listener(Event("interrupted" if stop else "finished", count=ended.made))
    return ended


def folder_of(options: RunOptions) -> Path:
    """The folder of reports; a language other than the default has a subfolder."""
    language = options.parameters.language
    folder = _folder_of_period(options)
    return folder if language == DEFAULT_LANGUAGE else entry_of(folder, language, "language")


def _folder_of_period(options: RunOptions) -> Path:
    parameters = options.parameters
    return reports_folder(parameters.period, options.reports or None, parameters.raw or None)


def _chosen(options: RunOptions) -> dict[str, str]:
    """The codes of the chosen regions and their provinces'; loading the assessment rebuilds tables out of date."""
    chosen = choose_regions(options, options.parameters.assessment())
    return {region.code: region.province_code for region in chosen}


@dataclass(frozen=True)
class _Examined:
    """What a run needs of the assessment while it makes reports.

    The plan holds all pages, also those that are not chosen: they are marked if they are out of date.
    """

    plan: list[Planned]
    described: dict[str, Any]
    data_errors: int
    faults: list[ProgramFault]


def _examined(options: RunOptions, publication: Publication) -> _Examined:
    assessment = options.parameters.assessment()
    errors = int((assessment.findings["severity"] == "error").sum())
    plan = _plan(options, assessment, publication)
    return _Examined(plan, run_description(assessment, options), errors, assessment.faults)


def _plan(options: RunOptions, assessment: Assessment, publication: Publication) -> list[Planned]:
    given, made = notebook_parameters(options.parameters), _declared_time().isoformat(timespec="seconds")
    jobs = all_jobs(assessment, given, options.formats, made, options.base_url)
    return Planner.of(assessment, publication.folder, publication.manifest.reports).plan(jobs)


def _close(
    options: RunOptions, publication: Publication, plan: list[Planned], failed: Sequence[tuple[str, str]]
) -> Notice | None:
    """Closes a run with the spreadsheets as they are now: pages made from earlier ones are marked out of date.

    Returns what a program is to be told, if one is named and there is anything.
    """
    assessment = options.parameters.assessment()
    now = run_description(assessment, options)
    if now != publication.manifest.about:
        publication.manifest.about = now
        plan = _plan(options, assessment, publication)
    addresses = Addresses(assessment.period.name, options.parameters.language, options.base_url)
    made = _declared_time()
    close(publication, assessment, plan, addresses, made=made)
    return notice_of(publication, assessment, addresses, made.date(), failed) if options.notify else None


def _declared_time() -> datetime:
    """The time that reports state: now, or SOURCE_DATE_EPOCH for runs that must be equal byte for byte."""
    if declared := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(declared), UTC)
    return datetime.now().astimezone().replace(microsecond=0)
