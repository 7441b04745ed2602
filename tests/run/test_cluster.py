"""A cluster makes the pages that one machine makes; whoever dies, whatever differs, no report is lost or mixed."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client, Lock

import helpers
from antikorupsi.assess.parameters import Parameters
from antikorupsi.common.project import WorkbookError
from antikorupsi.run import cluster_calls, dispatching
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.manifest import Manifest
from antikorupsi.run.running import folder_of, run
from antikorupsi.run.shipping import input_files
from antikorupsi.run.status import status_of
from tests.run.clusters import ROOT, inputs_left, scheduler_in, wait_for_workers, wait_until, worker
from tests.run.comparing import bytes_by_address, differing_files

pytestmark = [pytest.mark.slow, pytest.mark.dask]
SOURCE = Path(helpers.__file__).parents[1]
RUNS_WITH_A_LOSS = 3  # `make bench` makes twenty


@pytest.fixture
def scheduler(tmp_path, monkeypatch):
    monkeypatch.setattr(dispatching, "_POLL_SECONDS", 0.2)
    with scheduler_in(tmp_path) as (_, address):
        yield address


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
    events, unpacked = [], set()
    with (
        worker(tmp_path) as first,
        worker(tmp_path),
        worker(tmp_path, package=other_packages[0]),
        worker(tmp_path, package=other_packages[1]),
    ):
        wait_for_workers(scheduler, 4)

        def hear(event):
            events.append(event)
            unpacked.update(inputs_left(tmp_path))
            if sum(known.what == "made" for known in events) == 2:
                first.kill()

        there = options_of(tmp_path / "there", dask=scheduler)
        assert run(there, hear).failed == []
        wait_until(lambda: not inputs_left(tmp_path))  # neither on the worker that was killed nor on the other
    said = next(event.text for event in events if event.what == "noted")
    assert "4 at a time, by 2 workers" in said
    assert said.count("is refused: the package is") == 1
    assert said.count("is refused: it has no such package") == 1
    assert unpacked
    assert status_of(folder_of(there), there.parameters.assessment(), there).whole
    here = options_of(tmp_path / "here")
    run(here)
    assert differing_files(bytes_by_address(here), bytes_by_address(there)) == []


def test_runs_with_a_random_worker_killed_in_each_make_all_pages(tmp_path, scheduler):
    chance = random.Random(20251209)
    options = options_of(tmp_path / "reports", dask=scheduler, regions=("01.07", "01.08"), force=True)
    with ExitStack() as started:
        workers = [started.enter_context(worker(tmp_path)) for _ in range(2)]
        for _ in range(RUNS_WITH_A_LOSS):
            wait_for_workers(scheduler, 2)
            last, events = chance.randrange(3), []

            def hear(event, last=last, events=events):
                events.append(event.what)
                if events.count("made") == last and event.what in ("noted", "made") and len(workers) == 2:
                    workers.pop(chance.randrange(2)).kill()

            ended = run(options, hear)
            assert (ended.made, ended.failed) == (4, [])
            assert len(workers) == 1
            workers.append(started.enter_context(worker(tmp_path)))


def test_a_run_ends_with_a_list_of_what_is_missing_when_no_worker_is_left(tmp_path, scheduler, monkeypatch):
    monkeypatch.setattr(dispatching, "JOIN_SECONDS", 1)
    options = options_of(tmp_path / "reports", dask=scheduler, regions=("01.08",))
    with worker(tmp_path) as only:
        wait_for_workers(scheduler, 1)
        ended = run(options, lambda event: only.kill() if event.what == "noted" else None)
    assert {outcome.job.name for outcome in ended.failed} == {"ringkasan", "Provinsi Contoh", "Kota Contoh Baru"}
    assert all("is left" in outcome.error for outcome in ended.failed)
    assert run(replace(options, dask="")).failed == []


def command(tmp_path, address, **environment):
    """`workbook run` as a process, with its output in a file."""
    called = [Path(sys.executable).with_name("workbook"), "run", "--period", "contoh", "--formats", "html"]
    reports = ["--reports", str(tmp_path / "reports"), "--dask", address, "--language", "en"]
    with (tmp_path / "output").open("w") as output:
        return subprocess.Popen(
            [*called, *reports], cwd=ROOT, stdout=output, stderr=output, env=os.environ | environment
        )


def wait_for_a_page(tmp_path):
    folder = tmp_path / "reports" / "contoh" / "en"
    wait_until(lambda: list((folder / "daerah").glob("*.html")), 200)
    return folder


def test_a_scheduler_that_is_killed_leaves_what_was_made_its_index_and_a_list(tmp_path):
    with scheduler_in(tmp_path) as (scheduler, address), worker(tmp_path, threads=1):
        wait_for_workers(address, 1)
        running = command(tmp_path, address)
        folder = wait_for_a_page(tmp_path)
        scheduler.kill()
        assert running.wait(120) == 1
        assert "Traceback" not in (said := (tmp_path / "output").read_text())
        assert said.count(f"The connection to the scheduler {address} is lost.") == 1
        assert (folder / "index.html").exists()
        kept = Manifest.read(folder)
        missing = [entry.name for entry in kept.reports.values() if entry.error]
        assert kept.finished
        assert missing
        assert all(name in said for name in missing)
        wait_until(lambda: not inputs_left(tmp_path))  # a worker ends with its scheduler


def test_sigterm_ends_a_run_within_seconds_though_the_scheduler_is_frozen(tmp_path):
    with scheduler_in(tmp_path) as (scheduler, address), worker(tmp_path, threads=1):
        wait_for_workers(address, 1)
        running = command(tmp_path, address)
        folder = wait_for_a_page(tmp_path)
        scheduler.send_signal(signal.SIGSTOP)
        running.send_signal(signal.SIGTERM)
        began = time.monotonic()
        assert running.wait(60) == 128 + signal.SIGTERM
        assert time.monotonic() - began < 40  # leaving the cluster and writing the index, on a machine with other work
        assert (folder / "index.html").exists()
        assert "Traceback" not in (tmp_path / "output").read_text()


def test_only_the_period_at_hand_and_the_one_before_it_are_sent(tmp_path):
    for period in ("2025", "2026", "contoh"):
        shutil.copytree(ROOT / "data" / "raw" / period, tmp_path / "raw" / period)
    sent = {path.parts[-2] for path in input_files(tmp_path / "raw" / "contoh", tmp_path) if path.suffix != ".ipynb"}
    assert "contoh" in sent
    assert not sent & {"2025", "2026"}


def test_two_runs_are_not_mixed_on_a_cluster(tmp_path, scheduler, monkeypatch):
    monkeypatch.setattr(cluster_calls, "CALL_SECONDS", 2)
    with Client(scheduler, set_as_default=False) as client:
        held = Lock(cluster_calls._LOCK, client.scheduler, client.loop)
        held.acquire()
        with pytest.raises(WorkbookError, match="Another run is at work on the cluster"):
            run(options_of(tmp_path / "reports", dask=scheduler))
        held.release()
        with pytest.raises(WorkbookError, match=r"No worker of .* can be used. There is none."):
            run(options_of(tmp_path / "reports", dask=scheduler))


def test_a_cluster_that_does_not_answer_is_said_to(tmp_path, monkeypatch):
    monkeypatch.setattr(cluster_calls, "CALL_SECONDS", 1)
    with pytest.raises(WorkbookError, match=r"No cluster answers at tcp://127\.0\.0\.1:9"):
        run(options_of(tmp_path / "reports", dask="tcp://127.0.0.1:9"))


@pytest.fixture
def certificates(tmp_path):
    """The settings by which Dask encrypts, with a certificate for this machine that only this test trusts."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subprocess.run(
        [*made, "-days", "2", "-subj", "/CN=workbook", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    setting = "DASK_DISTRIBUTED__COMM__"
    of_roles = {
        f"{setting}TLS__{role}__{part}": str(path)
        for role in ("SCHEDULER", "WORKER", "CLIENT")
        for part, path in (("KEY", key), ("CERT", certificate))
    }
    return {f"{setting}REQUIRE_ENCRYPTION": "true", f"{setting}TLS__CA_FILE": str(certificate), **of_roles}


def test_a_cluster_is_reached_by_tls_and_by_nobody_without_its_certificates(tmp_path, certificates):
    with (
        scheduler_in(tmp_path, "--protocol", "tls", "--host", "127.0.0.1", **certificates) as (_, address),
        worker(tmp_path, "tls", **certificates),
    ):
        assert address.startswith("tls://")
        refused = command(tmp_path, address)
        assert refused.wait(120) == 2
        assert "No cluster answers at tls://" in (said := (tmp_path / "output").read_text())
        assert "docs/scale.md" in said
        assert "Traceback" not in said
        wait_until(lambda: "Registered to" in "".join(log.read_text() for log in tmp_path.glob("*.log")))
        assert command(tmp_path, address, **certificates).wait(300) in (0, 1)  # contoh has faults in its files
        assert (tmp_path / "reports" / "contoh" / "en" / "ringkasan.html").exists()
    assert json.loads((tmp_path / "scheduler.json").read_text())["address"] == address
