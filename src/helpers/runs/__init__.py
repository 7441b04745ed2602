"""Runs: which reports to make, several at a time, each checked before it is put in place."""

from helpers.runs.jobs import Job, Outcome, overview_job, region_job
from helpers.runs.running import RunOptions, run

__all__ = ["Job", "Outcome", "RunOptions", "overview_job", "region_job", "run"]
