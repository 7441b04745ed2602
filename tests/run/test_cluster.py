"""A cluster makes the pages that one machine makes; whoever dies, whatever differs, no report is lost or mixed."""

import json
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client, Lock

import helpers
from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.project import WorkbookError
from antikorupsi.run import cluster
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.running import folder_of, run
from antikorupsi.run.status import status_of
from tests.run.comparing import bytes_by_address, differing_files

pytestmark = pytest.mark.slow
SOURCE = Path(helpers.__file__).parents[1]


@contextmanager
def dask(folder, command, *arguments, **environment):
    """A process of the cluster, started as an administrator starts it."""
    called = [sys.executable, "-m", "dask", command, "--scheduler-file", str(folder / "scheduler.json"), *arguments]
    folder.joinpath("scratch").mkdir(exist_ok=True)
    with (folder / f"{time.monotonic_ns()}.log").open("w") as log:
        process = subprocess.Popen(
            called, stdout=log, stderr=log, cwd=folder, env=cluster_environment(folder) | environment
        )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def cluster_environment(folder):
    """Nothing of the test's own folder or project: workers are other machines."""
    return {"PATH": "/usr/bin:/bin", "HOME": str(folder), "TMPDIR": str(folder / "scratch")}


def worker(folder, *, package=None):
    """A worker with two threads; with another package where one is given."""
    environment = {"PYTHONPATH": str(package)} if package else {}
    folder_of_its_own = ("--local-directory", str(folder), "--host", "127.0.0.1")
    return dask(folder, "worker", "--nthreads", "2", "--no-nanny", "--no-dashboard", *folder_of_its_own, **environment)


@pytest.fixture
def scheduler(tmp_path):
    with dask(tmp_path, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"):
        known = tmp_path / "scheduler.json"
        while not known.exists() or not known.read_text():
            time.sleep(0.05)
        yield json.loads(known.read_text())["address"]


def wait_for(address, count):
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(count)


def options_of(reports, **choice):
    return RunOptions(Parameters(period="contoh"), reports=str(reports), **choice)


@pytest.fixture
def other_packages(tmp_path):
    """The packages of another version, and ones that have nothing but the names."""
    other, empty = tmp_path / "other", tmp_path / "empty"
    shutil.copytree(SOURCE, other, ignore=shutil.ignore_patterns("__pycache__"))
    (other / "antikorupsi" / "show" / "wording.py").open("a").write("\n# a later version\n")
    (empty / "helpers").mkdir(parents=True)
    (empty / "helpers" / "__init__.py").touch()
    return other, empty


def test_it_makes_the_same_bytes_with_a_worker_killed_in_the_middle_and_others_refused_by_name(
    tmp_path, scheduler, other_packages, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1765238400")
    monkeypatch.setattr(cluster, "_POLL_SECONDS", 0.2)
    events, unpacked = [], set()
    with (
        worker(tmp_path) as first,
        worker(tmp_path),
        worker(tmp_path, package=other_packages[0]),
        worker(tmp_path, package=other_packages[1]),
    ):
        wait_for(scheduler, 4)

        def hear(event):
            events.append(event)
            unpacked.update((tmp_path / "scratch").glob("workbook-inputs-*"))
            if sum(known.what == "made" for known in events) == 2:
                first.kill()

        there = options_of(tmp_path / "there", dask=scheduler)
        assert run(there, hear).failed == []
        left = list((tmp_path / "scratch").glob("workbook-inputs-*"))
    said = next(event.text for event in events if event.what == "noted")
    assert "4 at a time, by 2 workers" in said
    assert said.count("is refused: the package is") == 1
    assert said.count("is refused: it has no such package") == 1
    assert len(unpacked) == 2  # once by each worker
    assert len(left) == 1  # what the killed one could not take away
    assert status_of(folder_of(there), there.parameters.assessment(), there).whole
    here = options_of(tmp_path / "here")
    run(here)
    assert differing_files(bytes_by_address(here), bytes_by_address(there)) == []


def test_a_run_ends_with_a_list_of_what_is_missing_when_no_worker_is_left(tmp_path, scheduler, monkeypatch):
    monkeypatch.setattr(cluster, "_POLL_SECONDS", 0.2)
    options = options_of(tmp_path / "reports", dask=scheduler, regions=("01.08",))
    with worker(tmp_path) as only:
        wait_for(scheduler, 1)
        ended = run(options, lambda event: only.kill() if event.what == "noted" else None)
    assert {outcome.job.name for outcome in ended.failed} == {"ringkasan", "Provinsi Contoh", "Kota Contoh Baru"}
    assert all("is left" in outcome.error for outcome in ended.failed)
    assert run(replace(options, dask="")).failed == []


def test_two_runs_are_not_mixed_on_a_cluster(tmp_path, scheduler, monkeypatch):
    monkeypatch.setattr(cluster, "_TIMEOUT", 1)
    with Client(scheduler, set_as_default=False) as client:
        held = Lock(cluster._LOCK, client.scheduler, client.loop)
        held.acquire()
        with pytest.raises(WorkbookError, match="Another run is at work on the cluster"):
            run(options_of(tmp_path / "reports", dask=scheduler))
        held.release()
        with pytest.raises(WorkbookError, match=r"No worker of .* can be used. There is none."):
            run(options_of(tmp_path / "reports", dask=scheduler))


def test_a_cluster_that_does_not_answer_is_said_to(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_TIMEOUT", 1)
    with pytest.raises(WorkbookError, match=r"No cluster answers at tcp://127\.0\.0\.1:9"):
        run(options_of(tmp_path / "reports", dask="tcp://127.0.0.1:9"))
