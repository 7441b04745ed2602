"""The last steps of a run: mark pages that are out of date, write results, index and history, then the manifest."""

from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from antikorupsi.assess import Assessment, change_list, changes, file_hash, inputs_of, superseded_publications
from antikorupsi.common import (
    CALENDAR_FILE,
    COMPARISON_PAGE,
    FOLLOWUP_PAGE,
    INDEX_PAGE,
    Addresses,
    Language,
    from_root,
    located,
    path_below,
)
from antikorupsi.publish import Content, place_files, place_text
from antikorupsi.run.choosing import RunOptions, notebook_parameters
from antikorupsi.run.fingerprints import MAKERS, Fingerprints
from antikorupsi.run.planning import Planned, out_of_date
from antikorupsi.run.publication import Publication


def run_description(assessment: Assessment, options: RunOptions) -> dict[str, Any]:
    """The manifest's entries besides pages: inputs, versions and parameters of the run."""
    period = assessment.period
    return {
        "period": period.name,
        "framework": assessment.framework.id,
        "weights": assessment.weights,
        "parameters": notebook_parameters(options.parameters),
        "formats": list(options.formats),
        **({"base_url": options.base_url} if options.base_url else {}),
        "versions": {name: version(name) for name in ("workbook-antikorupsi", *MAKERS)},
        "inputs": inputs_of(period.folders),
    }


def close(
    publication: Publication, assessment: Assessment, plan: list[Planned], addresses: Addresses, made: datetime
) -> None:
    """Writes all that follows the pages, the manifest last; then publications go that nothing is measured from."""
    _mark(publication, plan, Language(addresses.language))
    before = changes.previous(assessment, publication.folder)
    _results(publication, assessment, addresses, made, from_root(before) if before else "")
    for page, entry in list(publication.manifest.reports.items()):
        if not entry.region:  # the overview and the pages of provinces lead to all reports, of which some may be made
            publication.link(page)
    if new := changes.to_record(assessment, publication.folder, made.date()):
        place_text(new[1], new[0])
    publication.finish()
    for path in superseded_publications(assessment, publication.folder, _measured_from(publication)):
        path.unlink(missing_ok=True)


def _measured_from(publication: Publication) -> set[str]:
    """The names of the publications that pages are compared with, and up to which a program was told."""
    entries = publication.manifest.reports.values()
    return {Path(str(entry.parameters.get("previous", ""))).name for entry in entries} | {publication.manifest.told}


def _mark(publication: Publication, plan: list[Planned], words: Language) -> None:
    """Marks each published page that would show something else now, asked for with the same parameters.

    A page of what the list has no longer stays where its readers have its address, and is marked too.
    """
    for page in set(publication.manifest.reports) - {planned.job.page for planned in plan}:
        publication.mark(page, words, out_of_date=True)
    for planned in plan:
        entry = publication.manifest.reports.get(planned.job.page)
        if entry is None or not entry.made:
            continue
        if reasons := out_of_date(entry, planned):
            publication.mark(planned.job.page, words, out_of_date=True)
        elif reasons is not None:
            publication.mark(planned.job.page, words, out_of_date=False)


def _results(
    publication: Publication, assessment: Assessment, addresses: Addresses, made: datetime, previous: str
) -> None:
    """Writes the results and the index, unless those in place have the same fingerprint."""
    language, folder, reports = addresses.language, publication.folder, publication.manifest.reports
    late = [entry.region for entry in reports.values() if entry.region and entry.out_of_date]
    published = [page for page, entry in sorted(reports.items()) if entry.made]
    also = (language, addresses.base, previous, *published, "out of date", *late)
    fingerprint = Fingerprints(assessment).of_results(*also)
    known = publication.manifest.results
    if known.get("fingerprint") == fingerprint and publication.is_in_place(known["files"]):
        return
    from antikorupsi.publish import (
        change_files,
        due_dates,
        followup_page,
        method_files,
        open_data_files,
        result_files,
        write_index,  # imports the libraries that draw and lay out pages
    )

    publication.replace_results({}, {})
    found = change_list(assessment, located(previous) if previous else None, made.date())
    changed = changes.count_by_region(found.comparison.differs) if found.since else None
    results = result_files(assessment, folder, language, found)
    tables = open_data_files(assessment, folder, results[folder / "hasil.csv"], made, addresses)
    files: dict[Path, Content] = {**results, **tables}
    files |= {folder / name: content for name, content in method_files(assessment, addresses, made).items()}
    of_changes = change_files(assessment, found, folder, addresses, made)
    files |= {folder / name: content for name, content in of_changes.items()}
    files[folder / FOLLOWUP_PAGE] = followup_page(assessment, folder, addresses, made).encode()
    if not assessment.actions.empty:
        files[folder / CALENDAR_FILE] = due_dates(assessment).encode()
    pages = [INDEX_PAGE, COMPARISON_PAGE]
    names = [path.relative_to(folder).as_posix() for path in files] + pages
    place_files(files, [path_below(folder, name) for name in known.get("files", {}) if name not in names])
    write_index(assessment, folder, addresses, made, changed=changed, previous=previous, out_of_date=late)
    publication.replace_results(fingerprint, {name: file_hash(folder / name) for name in names})
