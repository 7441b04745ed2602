"""Whoever of a cluster dies, freezes or joins: each page is made by another, or the run ends in a sentence."""

import asyncio
import gc
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
from distributed.client import AllExit

from antikorupsi.run import cluster_calls, dispatching
from antikorupsi.run.cluster import ClusterWorkers
from antikorupsi.run.job_queue import JobQueue
from antikorupsi.run.jobs import Job
from antikorupsi.run.shipping import Inputs
from antikorupsi.run.stopping import Stop
from antikorupsi.run.workers import NoWorkersLeft
from tests.run import stand_in_reports
from tests.run.clusters import ROOT, freeze, scheduler_in, wait_for_workers, wait_until, worker

pytestmark = [pytest.mark.slow, pytest.mark.dask]


@pytest.fixture
def cluster(tmp_path, monkeypatch):
    """A scheduler, and a function that adds workers and gives their processes."""
    for name in ("unpack", "make", "discard"):
        monkeypatch.setattr(dispatching, f"{name}_on_worker", getattr(stand_in_reports, name))
    monkeypatch.setattr(dispatching, "_POLL_SECONDS", 0.2)
    with ExitStack() as processes:
        scheduler, address = processes.enter_context(scheduler_in(tmp_path, PYTHONPATH=str(ROOT)))

        def add(count):
            return [processes.enter_context(worker(tmp_path, PYTHONPATH=str(ROOT))) for _ in range(count)]

        yield scheduler, address, add


def jobs_of(count, **parameters):
    return [Job(f"{number}", "none.ipynb", {"seconds": 0.3} | parameters, f"{number}.html") for number in range(count)]


def begun(address, count, stop=None):
    """The workers of a cluster with so many members."""
    wait_for_workers(address, count)
    return ClusterWorkers(address, lambda: Inputs(b"", "", {}), stop or Stop())


def outcomes(workers, jobs, hear=lambda outcome: None, stop=None):
    """The errors of all jobs by page, "" for those that were made; `hear` is called with each outcome."""
    errors = {}
    for outcome in JobQueue(workers, lambda event: None, stop or Stop()).outcomes(jobs):
        errors[outcome.job.page] = outcome.error
        hear(outcome)
    return errors


def killing(process, then):
    """What kills a worker at the first outcome that it hears of, and does something then."""

    def hear(_outcome):
        if process.poll() is None:
            process.kill()
            process.wait()
            then()

    return hear


def sendings(folder):
    return list(folder.glob("sent-*"))


def test_no_page_is_lost_with_a_worker_that_is_killed_and_one_that_joins_later_gets_the_inputs(tmp_path, cluster):
    _, address, add = cluster
    first, _ = add(2)
    workers = begun(address, 2)

    def join():
        add(1)
        wait_until(lambda: len(sendings(tmp_path)) == 3)

    try:
        assert set(outcomes(workers, jobs_of(12), killing(first, join)).values()) == {""}
    finally:
        workers.stop()


def test_pages_are_made_though_every_worker_dies_when_others_join(tmp_path, cluster):
    _, address, add = cluster
    only = add(1)[0]
    workers = begun(address, 1)
    try:
        assert set(outcomes(workers, jobs_of(8), killing(only, lambda: add(1))).values()) == {""}
    finally:
        workers.stop()
    assert len(sendings(tmp_path)) == 2


def test_a_worker_that_has_lost_its_inputs_gets_them_again(tmp_path, cluster):
    _, address, add = cluster
    add(1)
    workers = begun(address, 1)
    try:
        assert set(outcomes(workers, jobs_of(3, forgets=True)).values()) == {""}
    finally:
        workers.stop()
    assert len(sendings(tmp_path)) > 1


@pytest.mark.parametrize("limit", ["REPORT_SECONDS", "WORKER_SECONDS"])
def test_a_frozen_worker_is_given_up_by_a_time_limit_and_its_pages_made_elsewhere(cluster, monkeypatch, limit):
    """By the limit of a report, and before it by the limit within which a worker answers."""
    seconds = 10  # a worker that is well answers in so many on a busy machine too
    monkeypatch.setattr(dispatching, limit, seconds)
    monkeypatch.setattr(dispatching, "_RENEW_SECONDS", 0.5)
    monkeypatch.setattr(dispatching, "CALL_SECONDS", 2)
    _, address, add = cluster
    frozen, _ = add(2)
    workers = begun(address, 2)
    began = time.monotonic()
    try:
        assert set(outcomes(workers, jobs_of(12), lambda _outcome: freeze(frozen)).values()) == {""}
        assert seconds < time.monotonic() - began < 60
    finally:
        began = time.monotonic()
        workers.stop()
    assert time.monotonic() - began < 12


def test_a_page_that_costs_three_workers_fails_and_the_others_are_made(tmp_path, cluster):
    _, address, add = cluster
    alive = add(1)[0]
    workers = begun(address, 1)
    costly = Job("costly", "none.ipynb", {"seconds": 600}, "costly.html")
    try:
        ended = workers.submit(costly)
        for _ in range(3):
            wait_until((tmp_path / "began-costly").exists)
            alive.kill()
            alive.wait()
            (tmp_path / "began-costly").unlink()
            alive = add(1)[0]
        with pytest.raises(Exception, match="3 workers were lost while they made it"):
            ended.result(30)
        assert workers.submit(jobs_of(1)[0]).result(60).files
    finally:
        workers.stop()


@pytest.mark.parametrize(
    ("number", "sentence"), [(signal.SIGKILL, "is lost"), (signal.SIGSTOP, "has not answered for 4 seconds")]
)
def test_a_scheduler_that_dies_or_freezes_ends_all_jobs_in_one_sentence(cluster, monkeypatch, number, sentence):
    monkeypatch.setattr(dispatching, "SCHEDULER_SECONDS", 4)
    monkeypatch.setattr(cluster_calls, "CALL_SECONDS", 2)
    scheduler, address, add = cluster
    add(1)
    workers = begun(address, 1)
    errors = outcomes(workers, jobs_of(8), lambda _outcome: os.kill(scheduler.pid, number))
    assert "" in errors.values()
    failed = set(errors.values()) - {""}
    assert len(failed) == 1
    assert sentence in failed.pop()
    with pytest.raises(NoWorkersLeft, match=sentence):
        workers.submit(jobs_of(1)[0]).result(5)
    began = time.monotonic()
    workers.stop()
    assert time.monotonic() - began < 12


@pytest.mark.parametrize("frozen", ["scheduler", "worker"])
def test_a_stop_ends_the_work_within_seconds_whoever_is_frozen(cluster, frozen):
    scheduler, address, add = cluster
    only = add(1)[0]
    stop = Stop()
    workers = begun(address, 1, stop)
    freeze(scheduler if frozen == "scheduler" else only)
    began = time.monotonic()
    workers.submit(jobs_of(1)[0])
    stop.handle(signal.SIGTERM)
    assert outcomes(workers, jobs_of(4), stop=stop) == {}
    workers.stop()
    assert time.monotonic() - began < 15


def test_a_stop_ends_the_wait_for_a_scheduler_that_does_not_answer(cluster):
    scheduler, address, _ = cluster
    freeze(scheduler)
    stop = Stop()
    stop.handle(signal.SIGTERM)
    began = time.monotonic()
    ClusterWorkers(address, lambda: Inputs(b"", "", {}), stop).stop()
    assert time.monotonic() - began < 15


def test_what_dasks_own_tasks_end_by_is_not_printed_and_faults_of_ours_are(caplog):
    async def lose(failure):
        cluster_calls._silence_dask()
        task = asyncio.create_task(fail_with(failure))
        await asyncio.wait([task])
        del task
        gc.collect()

    async def fail_with(failure):
        raise failure

    with ThreadPoolExecutor(1) as thread:  # in the main one a browser of other tests may run a loop
        thread.submit(asyncio.run, lose(AllExit())).result()
        assert caplog.records == []
        thread.submit(asyncio.run, lose(ValueError("ours"))).result()
    assert [record.exc_info[0] for record in caplog.records] == [ValueError]
