"""What a fingerprint leaves out, no page shows: without any of it, each notebook gives the same page.

So `Fingerprints` is held against what notebooks read while they run: who shows rows of other regions, or a table that
is hashed nowhere, must name it there.
"""

from dataclasses import fields, replace

import pandas as pd
import pytest

from antikorupsi.assess import Assessment
from antikorupsi.assess.parameters import Parameters
from antikorupsi.run.fingerprints import Fingerprints
from antikorupsi.run.planning import all_jobs
from antikorupsi.run.preparing import rehearse

REGION = "01.02"
# What is computed from all regions, and hashed as far as a page names it: by the measures, items and peers it shows.
COMPUTED = (
    "today",  # hashed where a due date is shown
    "ranges",
    "means",
    "means_with_enough_regions",
    "ranked",
    "ranked_together",
    "positions",
    "faults",
    "findings_by_region",
)


def without_all_else(assessment, job):
    """An assessment of the same fingerprint for one page, without other regions' rows and without accounts."""
    codes = [job.region] if job.region else assessment.codes_in(job.parameters.get("province", ""))
    tables = {field.name: getattr(assessment, field.name) for field in fields(assessment)}
    tables = {name: table for name, table in tables.items() if isinstance(table, pd.DataFrame)}
    kept = {
        name: table[table["region"].isin(codes)] if "region" in table else table.iloc[:0]
        for name, table in tables.items()
        if name != "region_ranges"  # from which `ranges` comes
    }
    if job.region:
        findings = assessment.findings_by_region
        computed = {"findings_by_region": findings[findings["region"] == job.region]}
    else:
        kept["peers"] = assessment.peers.iloc[:0]
        computed = {"shortlist_day": assessment.shortlist_day}
    found = replace(assessment, **kept)
    found.__dict__.update(computed | {name: getattr(assessment, name) for name in COMPUTED})
    return found


@pytest.fixture(scope="module")
def assessment():
    return Assessment.load("contoh")


@pytest.fixture(scope="module")
def jobs(assessment):
    """Of every notebook that makes pages, with and without a province."""
    every = all_jobs(assessment, {"period": "contoh", "language": "id"}, ("html",))
    chosen = [job for job in every if job.region in ("", REGION)]
    assert {job.notebook for job in chosen} == {job.notebook for job in every}
    return chosen


def test_nothing_that_a_fingerprint_leaves_out_is_shown(assessment, jobs, monkeypatch):
    for job in jobs:
        without = without_all_else(assessment, job)
        assert Fingerprints(without).of(job) == Fingerprints(assessment).of(job)
        pages = []
        for each in (assessment, without):
            monkeypatch.setattr(Parameters, "assessment", lambda _, each=each: each)
            pages.append(rehearse(job.notebook, job.parameters))
        differ = [pair for pair in zip(*pages, strict=True) if pair[0] != pair[1]]
        assert differ == [], job.page
