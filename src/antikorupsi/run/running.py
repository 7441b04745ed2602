"""A run over many reports: planned, made several at a time and put in place, then the index, the manifest last."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from antikorupsi.assess import Assessment, ProgramFault
from antikorupsi.common import DEFAULT_LANGUAGE, Language, entry_of, reports_folder, written_or_said
from antikorupsi.publish import claim_reports
from antikorupsi.run.apart import apart
from antikorupsi.run.choosing import RunOptions, choose_regions, notebook_parameters
from antikorupsi.run.closing import close, described
from antikorupsi.run.events import Event, Listener, nobody
from antikorupsi.run.jobs import Outcome
from antikorupsi.run.planning import Planned, Planner, all_jobs, is_about
from antikorupsi.run.publication import Publication, publishing
from antikorupsi.run.stopping import stopped_by_signals


@dataclass
class Run:
    """What came of a run: the pages made and those that failed, and how many were up to date already.

    `data_errors` counts the errors in the spreadsheets, `faults` the files that the workbook failed to read.
    """

    folder: Path
    index: Path
    made: int = 0
    up_to_date: int = 0
    failed: list[Outcome] = field(default_factory=list)
    data_errors: int = 0
    faults: int = 0
    signal: int = 0


def run(options: RunOptions, listener: Listener = nobody) -> Run:
    """Makes those of the chosen pages that are out of date; one failure never stops the others.

    `listener` hears of everything as it happens. Raises WorkbookError for a choice that cannot be met, when another
    run is at work on the same folder, and where the folder cannot be written to.
    """
    chosen = apart(lambda: _chosen(options))
    folder = folder_of(options)
    with written_or_said(folder):
        claim_reports(_folder_of_period(options))  # that of another language lies in it
    with publishing(folder) as publication, stopped_by_signals() as stop:
        examined = apart(lambda: _examined(options, publication))
        asked_for = [planned for planned in examined.plan if is_about(planned.job, chosen)]
        work = [planned for planned in asked_for if planned.why or options.force]
        publication.begin(examined.described, [planned.job.page for planned in work])
        ended = Run(folder, folder / "index.html", up_to_date=len(asked_for) - len(work))
        ended.data_errors, ended.faults = examined.data_errors, len(examined.faults)
        listener(Event("begun", count=len(work)))
        for fault in examined.faults:
            listener(Event("fault", name=fault.file, text=fault.log))
        if work:
            from antikorupsi.run.working import make  # brings papermill and all that draws and lays out pages

            ended.made, ended.failed = make(work, options, publication, listener, stop)
        apart(lambda: _close(options, publication, examined.plan))
    ended.signal = stop.signal
    listener(Event("interrupted" if stop else "finished", count=ended.made))
    return ended


def folder_of(options: RunOptions) -> Path:
    """Where the reports of these options lie: those in another language than the usual one in a folder of their own."""
    language = options.parameters.language
    folder = _folder_of_period(options)
    return folder if language == DEFAULT_LANGUAGE else entry_of(folder, language, "language")


def _folder_of_period(options: RunOptions) -> Path:
    parameters = options.parameters
    return reports_folder(parameters.period, options.reports or None, parameters.raw or None)


def _chosen(options: RunOptions) -> set[str]:
    """The codes of the regions that the run is about; the tables are made anew first, where they are out of date."""
    return {region.code for region in choose_regions(options, options.parameters.assessment())}


@dataclass(frozen=True)
class _Examined:
    """What a run needs to know of an assessment while it makes reports.

    The plan holds all pages there are, chosen or not: those that stay must say where they have gone out of date.
    """

    plan: list[Planned]
    described: dict[str, Any]
    data_errors: int
    faults: list[ProgramFault]


def _examined(options: RunOptions, publication: Publication) -> _Examined:
    assessment = options.parameters.assessment()
    errors = int((assessment.findings["severity"] == "error").sum())
    plan = _plan(options, assessment, publication)
    return _Examined(plan, described(assessment, options), errors, assessment.faults)


def _plan(options: RunOptions, assessment: Assessment, publication: Publication) -> list[Planned]:
    handed = notebook_parameters(options.parameters)
    jobs = all_jobs(assessment, handed, options.formats, _declared_time().isoformat(timespec="seconds"))
    return Planner.of(assessment, publication.folder, publication.manifest.reports).plan(jobs)


def _close(options: RunOptions, publication: Publication, plan: list[Planned]) -> None:
    """Writes the end of a run, of the spreadsheets as they are now: pages made of earlier ones are out of date."""
    assessment = options.parameters.assessment()
    now = described(assessment, options)
    if now != publication.manifest.about:
        publication.manifest.about = now
        plan = _plan(options, assessment, publication)
    close(publication, assessment, plan, Language(options.parameters.language), made=_declared_time())


def _declared_time() -> datetime:
    """When the reports were made: now, or what SOURCE_DATE_EPOCH says, for runs that must repeat byte for byte."""
    if declared := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(declared), UTC)
    return datetime.now().astimezone().replace(microsecond=0)
