"""A report that takes too much memory or time, or loses its process, is one outcome; the workers go on."""

import os
import subprocess
import sys
import time

import distributed.system
import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from pebble import ProcessExpired

from antikorupsi.run import limits, workers
from antikorupsi.run.job_queue import _outcome_of
from antikorupsi.run.jobs import Job
from antikorupsi.run.workers import LocalWorkers

pytestmark = pytest.mark.slow
TITLE = "from IPython.display import HTML\nHTML('<h1>whole</h1>')"
GREEDY = "import numpy\nheld = numpy.ones(4 * 2**30, dtype='u1')"
ENDLESS = "import time\ntime.sleep(600)"
SUICIDAL = "import os, psutil\npsutil.Process(psutil.Process(os.getpid()).ppid()).kill()\nimport time\ntime.sleep(600)"


@pytest.fixture
def job(tmp_path, monkeypatch):
    """Writes a notebook of one cell into a project of its own, and gives the job that runs it."""
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    (tmp_path / "notebooks").mkdir()

    def written(name, source):
        described = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
        cells = [new_markdown_cell("# A report"), new_code_cell("", metadata={"tags": ["parameters"]})]
        notebook = new_notebook(cells=[*cells, new_code_cell(source)], metadata=described)
        nbformat.write(notebook, tmp_path / "notebooks" / f"{name}.ipynb")
        made = "2026-01-01T00:00:00+00:00"
        return Job(name, f"{name}.ipynb", {"language": "id"}, f"{name}.html", formats=("html",), made=made)

    return written


@pytest.fixture
def one_worker():
    """Workers that take ordinary kernels, one report at a time."""
    made = LocalWorkers(1, [], cold=True)
    yield made
    made.stop()


def outcome(job, one_worker):
    future = one_worker.submit(job)
    future.exception()
    return _outcome_of(job, future)


def test_a_report_that_asks_for_too_much_memory_fails_with_its_reason_and_the_next_one_is_made(job, one_worker):
    assert outcome(job("greedy", GREEDY), one_worker).error.startswith("MemoryError")
    made = outcome(job("modest", TITLE), one_worker)
    assert made.error == ""
    assert b"<h1>whole</h1>" in made.files["modest.html"]


@pytest.mark.skipif(not psutil.LINUX, reason="Only Linux limits the memory of a process.")
def test_what_a_kernel_was_forked_with_does_not_count_as_its_own():
    holding = "import mmap, sys; own = mmap.mmap(-1, 300 << 20, mmap.MAP_PRIVATE); print(flush=True); sys.stdin.read(1)"
    for more, ends_well in ((50, True), (150, False)):
        source = f"{holding}; more = mmap.mmap(-1, {more} << 20, mmap.MAP_PRIVATE)"
        with subprocess.Popen(
            [sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            process.stdout.readline()
            limits.limit_memory(process.pid, 100 << 20)
            process.communicate(b"x")
        assert (process.returncode == 0) is ends_well


def test_a_report_that_takes_too_long_is_ended_with_its_kernel_and_the_next_one_is_made(job, one_worker, monkeypatch):
    assert outcome(job("modest", TITLE), one_worker).error == ""
    before = {own.pid for own in psutil.Process().children(recursive=True)}
    with monkeypatch.context() as impatient:
        impatient.setattr(workers, "REPORT_SECONDS", 6)
        future = one_worker.submit(job("endless", ENDLESS))
    started = []
    while not future.done():
        started = [own for own in psutil.Process().children(recursive=True) if own.pid not in before] or started
        time.sleep(0.1)
    assert isinstance(future.exception(), TimeoutError)
    assert started
    assert psutil.wait_procs(started, timeout=20)[1] == []
    assert outcome(job("again", TITLE), one_worker).error == ""


def test_a_report_whose_process_is_killed_says_so_and_the_next_one_is_made(job, one_worker):
    future = one_worker.submit(job("suicidal", SUICIDAL))
    assert isinstance(future.exception(), ProcessExpired)
    assert outcome(job("modest", TITLE), one_worker).error == ""


def test_workers_have_the_environment_of_their_own_run_and_nothing_of_an_earlier_one(monkeypatch):
    seen = []
    for value in ("of this run", None):
        monkeypatch.setenv("WORKBOOK_PROBE", value) if value else monkeypatch.delenv("WORKBOOK_PROBE")
        made = LocalWorkers(1, [], cold=True)
        seen.append(made._pool.schedule(os.getenv, args=("WORKBOOK_PROBE",)).result())
        made.stop()
    assert seen == ["of this run", None]


def test_the_memory_of_a_container_is_that_which_distributed_sees():
    assert limits.memory_limit() == distributed.system.memory_limit()


def test_there_are_no_more_workers_than_memory_and_cores_bear(monkeypatch):
    cores = limits.workers_of_this_machine() // 2
    assert limits.workers_of_this_machine(1) == 1
    assert limits.workers_of_this_machine(1000) == 4 * cores
    scarce = psutil.virtual_memory()._replace(available=900 * 2**20)
    monkeypatch.setattr(limits.psutil, "virtual_memory", lambda: scarce)
    assert limits.workers_of_this_machine(1000) == 2
    monkeypatch.setattr(limits.psutil, "virtual_memory", lambda: scarce._replace(available=1))
    assert limits.workers_of_this_machine(8) == 1
    monkeypatch.undo()
    monkeypatch.setattr(limits, "memory_limit", lambda: 1300 * 2**20)  # of a container
    assert limits.workers_of_this_machine(1000) == 3
