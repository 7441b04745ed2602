"""Runs: which reports to make, several at a time, each checked before it is put in place."""

from helpers.runs.jobs import FORMATS, Job, Outcome, overview_job, province_job, read_formats, region_job
from helpers.runs.running import RunOptions, run

__all__ = [
    "FORMATS",
    "Job",
    "Outcome",
    "RunOptions",
    "overview_job",
    "province_job",
    "read_formats",
    "region_job",
    "run",
]
