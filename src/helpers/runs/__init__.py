"""Runs: which reports are out of date, made several at a time, each checked before it is put in place."""

from helpers.runs.choosing import RunOptions, choose_regions
from helpers.runs.events import Event, Listener
from helpers.runs.jobs import FORMATS, Job, Outcome, overview_job, province_job, read_formats, region_job
from helpers.runs.running import Run, folder_of, run
from helpers.runs.status import PageStatus, Status, read_age, status_of

__all__ = [
    "FORMATS",
    "Event",
    "Job",
    "Listener",
    "Outcome",
    "PageStatus",
    "Run",
    "RunOptions",
    "Status",
    "choose_regions",
    "folder_of",
    "overview_job",
    "province_job",
    "read_age",
    "read_formats",
    "region_job",
    "run",
    "status_of",
]
