"""How a run changes a folder of reports: page by page, the manifest last; the next run repairs a killed one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from antikorupsi.assess import file_hash
from antikorupsi.common import Language, LockedError, WorkbookError, locked, translate_disk_errors
from antikorupsi.publish import Journal, claim_reports, marked_out_of_date, with_live_links, without_mark
from antikorupsi.run.fingerprints import Fingerprint
from antikorupsi.run.jobs import Job, Outcome, left_over
from antikorupsi.run.manifest import Entry, Manifest

LOCK = ".lock"
_LOOKS_SECONDS = 1.0  # whoever asks for the status holds the lock for an instant


@contextmanager
def publishing(folder: Path) -> Iterator["Publication"]:
    """Locks a folder for one run and repairs what a killed run left.

    Raises WorkbookError if another run holds the lock, if the folder holds files of others, and if the disk is full or
    read-only; then what was published stays as it was, and the next run continues from there.
    """
    try:
        with translate_disk_errors(folder):
            claim_reports(folder)
            with locked(folder / LOCK, _LOOKS_SECONDS):
                yield Publication.open(folder)
    except LockedError as error:
        raise WorkbookError(f"Another run is at work on {folder}; wait for it to end. {error}".rstrip()) from error


@dataclass
class Publication:
    """The published pages of a folder, with the operations that change them."""

    folder: Path
    manifest: Manifest
    journal: Journal

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The publication of a folder, after completing what a killed run left unfinished."""
        publication = cls(folder, Manifest.read(folder), Journal(folder))
        for note in publication.journal.repair():
            publication.manifest.reports[note["page"]] = Entry.read(note["entry"])
        for page, entry in publication.manifest.replacing.items():
            if page not in publication.manifest.reports and publication.is_in_place(entry.files):
                publication.manifest.reports[page] = entry
        publication.manifest.replacing = {}
        return publication

    def begin(self, about: dict[str, Any], pages: list[str]) -> None:
        """Writes into the manifest that a run is at work and which pages it may replace."""
        self.manifest.about = about
        self.manifest.started, self.manifest.finished = _now(), ""
        reports = self.manifest.reports
        self.manifest.replacing = {page: reports.pop(page) for page in pages if page in reports}
        self.manifest.write(self.folder)
        self.journal.clear()

    def put(self, outcome: Outcome, fingerprint: Fingerprint, *, follow: bool = False) -> None:
        """Puts all files of a report in place, or none; removes those it no longer has, unless more files `follow`."""
        job = outcome.job
        hashes = {name: sha256(content).hexdigest() for name, content in outcome.files.items()}
        made = (job.made, round(outcome.seconds, 2), fingerprint, job.formats, job.parameters, hashes)
        entry = Entry(job.name, job.region, *made)
        old = [] if follow else left_over(job.page, outcome.files)
        removed = [name for name in old if (self.folder / name).exists()]
        self._place(job.page, outcome.files, removed, entry)

    def keep(self, job: Job, error: str = "") -> None:
        """Keeps the earlier page of a job that failed or was not begun, with the reason."""
        reports, replacing = self.manifest.reports, self.manifest.replacing
        entry = reports.get(job.page) or replacing.get(job.page) or Entry(job.name, job.region)
        self.manifest.reports[job.page] = replace(entry, error=error or entry.error)

    def mark(self, page: str, words: Language, *, out_of_date: bool) -> None:
        """Adds or removes the notice at the head of a page that it is out of date."""
        entry = self.manifest.reports[page]
        if not entry.made or entry.out_of_date == out_of_date or not (self.folder / page).exists():
            return
        shown = (self.folder / page).read_text(encoding="utf-8")
        content = (marked_out_of_date(shown, words) if out_of_date else without_mark(shown)).encode()
        files = entry.files | {page: sha256(content).hexdigest()}
        self._place(page, {page: content}, [], replace(entry, files=files, out_of_date=out_of_date))

    def link(self, page: str) -> None:
        """Makes links of a page that lead to other pages live where these are published, and only there."""
        entry = self.manifest.reports[page]
        if not entry.made or not (self.folder / page).exists():
            return
        shown, home = (self.folder / page).read_text(encoding="utf-8"), (self.folder / page).parent
        content = with_live_links(shown, lambda address: (home / address).exists())
        if content != shown:
            files = entry.files | {page: sha256(content.encode()).hexdigest()}
            self._place(page, {page: content.encode()}, [], replace(entry, files=files))

    def replace_results(self, fingerprint: Fingerprint, files: dict[str, str]) -> None:
        """Writes into the manifest which files of results are in place; none, before they are replaced."""
        self.manifest.results = {"fingerprint": fingerprint, "files": files}
        if not files:
            self.manifest.write(self.folder)

    def is_in_place(self, files: dict[str, str]) -> bool:
        """Whether all files exist with these sha256."""
        places = [(self.folder / name, known) for name, known in files.items()]
        return all(path.exists() and file_hash(path) == known for path, known in places)

    def finish(self) -> None:
        """Writes the manifest; called after everything that it lists is in place."""
        self.manifest.finished = _now()
        self.manifest.replacing = {}
        self.manifest.write(self.folder)
        self.journal.clear()

    def _place(self, page: str, files: dict[str, bytes], removed: list[str], entry: Entry) -> None:
        self.journal.place(files, removed, {"page": page, "entry": asdict(entry)})
        self.manifest.reports[page] = entry


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
