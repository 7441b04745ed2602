"""All pages of an assessment, and why each is out of date."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from antikorupsi.assess import Assessment, changes, hashes_of, movements_of, standings_of
from antikorupsi.common import from_root, hash_cache_file
from antikorupsi.run.fingerprints import Fingerprint, Fingerprints
from antikorupsi.run.jobs import Job, asked_for, overview_job, province_job, region_job
from antikorupsi.run.manifest import Entry, differing

NEVER_MADE, ALTERED, FAILED, NOT_LISTED = "never made", "altered", "failed", "no longer in the list"


@dataclass(frozen=True)
class Planned:
    """A page, its fingerprint now, and why the published page is out of date (empty: it is not)."""

    job: Job
    fingerprint: Fingerprint
    why: tuple[str, ...]


@dataclass(frozen=True)
class Planner:
    """Compares the fingerprints of pages with those of the pages published in a folder."""

    assessment: Assessment
    folder: Path
    published: Mapping[str, Entry]
    fingerprints: Fingerprints
    files: Mapping[str, str]

    @classmethod
    def of(cls, assessment: Assessment, folder: Path, published: Mapping[str, Entry]) -> "Planner":
        """Hashes the published files; files whose size and time are unchanged are not read again."""
        return cls(assessment, folder, published, Fingerprints(assessment), _hashes(folder))

    def plan(self, jobs: list[Job]) -> list[Planned]:
        """The pages of the jobs; a page that must be made again is compared with the newest other publication."""
        first = [self._compared(job) for job in jobs]
        stale = [planned.job.region for planned in first if planned.why and planned.job.region]
        before = changes.previous_by_region(self.assessment, self.folder, stale) if stale else {}
        return [self._renewed(planned, before) if planned.why and planned.job.region else planned for planned in first]

    def _compared(self, job: Job) -> Planned:
        """The job, compared with the earlier publication that its published page names."""
        entry = self.published.get(job.page)
        if job.region in self._told_by_history:
            job = job.reviewed_in(from_root(self.folder))
        compared = job.compared_with(entry.parameters.get("previous", "") if entry else "")
        now = self.fingerprints.of(compared)
        return Planned(compared, now, tuple(self._why(entry, now)))

    @cached_property
    def _told_by_history(self) -> frozenset[str]:
        """The regions of whose reviews or actions earlier publications in the folder tell more than the data alone."""
        reviewed, acting = set(self.assessment.reviews["region"]), set(self.assessment.actions["region"])
        told = {region for region in reviewed if self._standings(region, self.folder) != self._standings(region, None)}
        moved = {region for region in acting if movements_of(self.assessment, region, self.folder)}
        return frozenset(told | moved)

    def _standings(self, region: str, folder: Path | None) -> str:
        return repr(standings_of(self.assessment, region, folder))

    def _renewed(self, planned: Planned, before: Mapping[str, Path]) -> Planned:
        path = before.get(planned.job.region)
        job = planned.job.compared_with(from_root(path) if path else "")
        return replace(planned, job=job, fingerprint=self.fingerprints.of(job))

    def _why(self, entry: Entry | None, now: Fingerprint) -> list[str]:
        if entry is None or not entry.made:
            return [NEVER_MADE]
        if any(self.files.get(name) != known for name, known in entry.files.items()):
            return [ALTERED]
        return [FAILED] * bool(entry.error) + differing(entry.fingerprint, now)


def out_of_date(entry: Entry, planned: Planned) -> list[str] | None:
    """Why a published page is out of date; None if it was made with other parameters.

    Other formats and another address are no reason: they change nothing that a page says of the region.
    """
    if asked_for(entry.parameters) != asked_for(planned.job.parameters):
        return None
    same_formats = entry.formats == planned.job.formats
    differ = [why for why in differing(entry.fingerprint, planned.fingerprint) if why != "address"]
    return [why for why in differ if same_formats or why != "parameters"]


def all_jobs(
    assessment: Assessment, parameters: dict[str, Any], formats: tuple[str, ...], made: str = "", base_url: str = ""
) -> list[Job]:
    """The overview, every region and every province of an assessment."""
    regions = assessment.period.regions
    jobs = [
        overview_job(parameters, formats),
        *(region_job(region, parameters, formats) for region in regions),
        *(province_job(province, parameters, formats) for province in regions.provinces),
    ]
    return [replace(job, made=made, base_url=base_url) for job in jobs]


def is_about(job: Job, provinces: Mapping[str, str]) -> bool:
    """Whether a page belongs to a choice of regions: their own pages, their provinces' pages, the overview.

    `provinces` are those of the chosen regions, by the regions' codes.
    """
    if job.region:
        return job.region in provinces
    province = job.parameters.get("province")
    return province is None or province in provinces.values()


def _hashes(folder: Path) -> dict[str, str]:
    """The hashes of all files of a folder; they are cached in data/processed, one cache file a folder of reports."""
    return hashes_of(folder, hash_cache_file("reports", folder))
