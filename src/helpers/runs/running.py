"""A run over many reports: chosen, several at a time, then the index, and the manifest last."""

import json
import multiprocessing
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from helpers import changes
from helpers.assessment import Assessment
from helpers.assessment.processed import raw_hashes
from helpers.parameters import Parameters
from helpers.project import DEFAULT_LANGUAGE, WorkbookError, reports_folder, root
from helpers.publish import check_available, write_index
from helpers.publish.placing import place_files, place_text
from helpers.regions import Region, RegionError
from helpers.results import result_files
from helpers.runs.executing import run_job
from helpers.runs.jobs import Job, Outcome, overview_job, province_job, region_job

Progress = Callable[[Outcome, int], None]
CANDIDATES_INSTRUMENT = "nilai_akhir"


@dataclass(frozen=True)
class RunOptions:
    """What to run: the notebooks' parameters, which regions (none = all), how many at a time, in which formats."""

    parameters: Parameters
    regions: tuple[str, ...] = ()
    province: str = ""
    candidates: bool = False
    reports: str = ""
    jobs: int = 2
    formats: tuple[str, ...] = ("html",)


@dataclass
class Run:
    """What came of a run."""

    folder: Path
    index: Path
    outcomes: list[Outcome] = field(default_factory=list)
    data_errors: int = 0

    @property
    def failed(self) -> list[Outcome]:
        """The jobs that gave no report."""
        return [outcome for outcome in self.outcomes if outcome.error]


def run(options: RunOptions, progress: Progress = lambda _outcome, _all: None) -> Run:
    """Makes the overview and the chosen reports, then the index and the manifest; one failure never stops the others.

    `progress` is called after each report with its outcome and the number of all. Raises WorkbookError for a choice
    that cannot be met, and when another run is at work on the same folder.
    """
    if "pdf" in options.formats:
        check_available()
    parameters = options.parameters
    assessment = parameters.assessment()
    folder = reports_folder(parameters.period, options.reports or None)
    if parameters.language != DEFAULT_LANGUAGE:
        folder = folder / parameters.language
    folder.mkdir(parents=True, exist_ok=True)
    chosen = choose_regions(options, assessment)
    before = changes.previous(assessment, folder)
    handed = notebook_parameters(parameters)
    compared = {"previous": _from_root(before)} if before else {}
    jobs = _jobs(chosen, assessment, (handed, handed | compared), folder, options.formats)
    try:
        with FileLock(folder / ".lock", timeout=0):
            outcomes = list(_run_all(jobs, options.jobs, progress))
            index = _finish(assessment, folder, parameters.language, before)
            _write_manifest(folder, assessment, outcomes, handed)
    except Timeout as error:
        raise WorkbookError(f"Another run is at work on {folder}; wait for it to end.") from error
    errors = int((assessment.findings["severity"] == "error").sum())
    return Run(folder, index, outcomes, errors)


def _jobs(
    chosen: list[Region],
    assessment: Assessment,
    handed: tuple[dict[str, Any], dict[str, Any]],
    folder: Path,
    formats: tuple[str, ...],
) -> list[Job]:
    """The overview, the chosen regions, and the provinces they lie in; `handed` are the overviews' and the regions'."""
    overviews, regions = handed
    codes = {region.province_code for region in chosen}
    provinces = [province for province in assessment.period.regions.provinces if province.code in codes]
    return [
        overview_job(overviews, folder, formats),
        *(region_job(region, regions, folder, formats) for region in chosen),
        *(province_job(province, overviews, folder, formats) for province in provinces),
    ]


def _from_root(path: Path) -> str:
    """A path as reports and manifests may show it: from the project's folder where it lies in there."""
    return str(path.relative_to(root())) if path.is_relative_to(root()) else str(path)


def _finish(assessment: Assessment, folder: Path, language: str, before: Path | None) -> Path:
    """Puts the results and the index in place, and the figures into the history where any of them changed."""
    made = datetime.now().astimezone()
    place_files(result_files(assessment, folder, language))
    if before is None:
        index = write_index(assessment, folder, language, made)
    else:
        found = changes.between(changes.read_snapshot(before), changes.figures_of(assessment))
        counts = changes.count_by_region(found)
        index = write_index(assessment, folder, language, made, changed=counts, previous=_from_root(before))
    if new := changes.to_record(assessment, folder, made.date()):
        place_text(new[1], new[0])
    return index


def choose_regions(options: RunOptions, assessment: Assessment) -> list[Region]:
    """The regions named, those of the province, the pilots and candidates, or all where nothing was asked for."""
    regions = assessment.period.regions
    try:
        named = [regions.find(text) for text in options.regions]
    except RegionError as error:
        raise WorkbookError(str(error)) from error
    wanted = {region.code for region in named}
    if options.province:
        province = Parameters(province=options.province).province_of(assessment)
        wanted |= {region.code for region in regions if region.province_code == province}
    if options.candidates:
        seen = assessment.observations
        wanted |= set(seen.loc[seen["instrument"] == CANDIDATES_INSTRUMENT, "region"])
    if not (options.regions or options.province or options.candidates):
        return list(regions)
    return [region for region in regions if region.code in wanted]


def notebook_parameters(parameters: Parameters) -> dict[str, Any]:
    """The parameters as papermill hands them to every notebook; unset ones keep the notebook's defaults."""
    handed: dict[str, Any] = {"period": parameters.period, "language": parameters.language}
    for name in ("framework", "weights", "overrides", "raw"):
        if value := getattr(parameters, name):
            handed[name] = value
    return handed


def _run_all(jobs: list[Job], workers: int, progress: Progress) -> Iterable[Outcome]:
    """The outcomes in the order in which the jobs end. papermill changes its process's folder: so, processes."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=workers, mp_context=context) as pool:
        waiting = {pool.submit(run_job, job): job for job in jobs}
        for done in as_completed(waiting):
            failure = done.exception()
            if failure is None:
                outcome = done.result()
            else:
                outcome = Outcome(waiting[done], 0.0, error=f"{type(failure).__name__}: {failure}")
            progress(outcome, len(jobs))
            yield outcome


def _write_manifest(folder: Path, assessment: Assessment, outcomes: list[Outcome], handed: dict[str, Any]) -> None:
    """What was made from what, written last: a manifest never speaks of a report that is not there."""
    period = assessment.period
    inputs = raw_hashes(period.folder)
    manifest = {
        "period": period.name,
        "framework": assessment.framework.id,
        "weights": assessment.weights,
        "parameters": handed,
        "versions": {
            name: version(name) for name in ("workbook-antikorupsi", "pandas", "papermill", "nbconvert", "matplotlib")
        },
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "inputs": inputs,
        "reports": {
            outcome.job.target.relative_to(folder).as_posix(): {
                "made": outcome.made,
                "seconds": round(outcome.seconds, 2),
                "error": outcome.error,
            }
            for outcome in sorted(outcomes, key=lambda outcome: outcome.job.target)
        },
    }
    place_text(json.dumps(manifest, indent=1, ensure_ascii=False), folder / "manifest.json")
