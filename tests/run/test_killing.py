"""A run that is killed leaves no torn, mixed or vanished report and no manifest that lies; the next one repairs it."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from antikorupsi.assess.parameters import Parameters
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.running import folder_of
from antikorupsi.run.status import status_of
from antikorupsi.simulate import simulate
from tests.cli.calling import COMMAND, workbook
from tests.setup.declared import ROOT

PROGRAM = Path(__file__).with_name("killed_runs.py")
PERIOD = "negeri"


@pytest.fixture(scope="module")
def raw(tmp_path_factory):
    """A country of three regions without faults: a run of it makes five pages and ends with 0."""
    folder = tmp_path_factory.mktemp("raw")
    simulate(folder / PERIOD, regions=3, seed=1, faults=0)
    return folder


@pytest.mark.slow
def test_a_run_killed_at_any_stage_of_publishing_is_repaired_by_the_next(tmp_path, raw):
    command = [sys.executable, str(PROGRAM), str(tmp_path), str(raw / PERIOD)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert set(ended.stdout.splitlines()) == {
        "read",
        *[f"open {ending}" for ending in (".ipynb", ".xlsx", ".pdf", ".html", ".json", ".jsonl")],
        *[f"os.rename {ending}" for ending in (".ipynb", ".xlsx", ".pdf", ".html", ".json")],
        *[f"os.remove {ending}" for ending in (".json", ".jsonl")],
    }  # pages, manifest and journal


def start_run(reports, raw, *also):
    command = [str(COMMAND), "run", "--period", PERIOD, "--raw", str(raw), "--reports", str(reports)]
    return subprocess.Popen([*command, "--formats", "html", *also], start_new_session=True)


def options_of(reports, raw):
    return RunOptions(Parameters(period=PERIOD, raw=str(raw)), reports=str(reports))


def status(reports, raw):
    asked = options_of(reports, raw)
    return status_of(folder_of(asked), asked.parameters.assessment(), asked)


def states(reports, raw):
    return {own.state for own in status(reports, raw).pages}


def wait_for(condition, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def wait_for_a_page(reports, raw):
    """Waits until the first page of a region is in place, and gives the folder of the period."""
    folder = folder_of(options_of(reports, raw))
    wait_for(lambda: list((folder / "daerah").glob("*.html")))
    return folder


def command_of(process):
    """The command line of a process, "" for one that has ended meanwhile."""
    with suppress(psutil.NoSuchProcess):  # also one that nobody has waited for yet
        return " ".join(process.cmdline())
    return ""


def kill(running):
    """Kills a run and waits for the end of all that it had started, which it gives by command line."""
    others = psutil.Process(running.pid).children(recursive=True)
    started = [line for own in others if (line := command_of(own))]
    running.kill()
    running.wait()
    assert psutil.wait_procs(others, timeout=20)[1] == []
    return started


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_stop_ends_with_a_whole_folder_and_says_so_by_its_exit_code(tmp_path, raw, number):
    running = start_run(tmp_path, raw)
    folder = wait_for_a_page(tmp_path, raw)
    others = psutil.Process(running.pid).children(recursive=True)
    os.kill(running.pid, number)
    assert running.wait(timeout=60) == 128 + number
    assert psutil.wait_procs(others, timeout=20)[1] == []
    assert status(tmp_path, raw).whole
    assert (folder / "index.html").exists()


@pytest.mark.slow
def test_of_two_runs_at_once_one_is_refused_and_the_other_is_whole(tmp_path, raw):
    first, second = start_run(tmp_path, raw), start_run(tmp_path, raw)
    assert {first.wait(timeout=120), second.wait(timeout=120)} == {0, 2}
    assert states(tmp_path, raw) == {"published"}


@pytest.mark.slow
def test_whichever_process_of_a_run_is_killed_nothing_is_torn_left_over_or_told_by_a_trace(tmp_path, raw):
    """Each kind once, at a random moment, amid other mishaps: the clock is set back; `make bench` kills 100."""
    order = [sys.executable, "-m", "measures.kills", str(tmp_path), str(raw), PERIOD, "6", "1"]
    ended = subprocess.run(order, cwd=ROOT / "benchmarks", check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert ended.stdout.split() == ["runner", "group", "template", "server", "worker", "kernel"]


@pytest.mark.slow
def test_nothing_outlives_runs_that_are_killed_one_after_the_other_and_the_next_makes_the_tree_whole(tmp_path, raw):
    """The first of all after its first page; others while they take the folder, before a page and between two."""
    first = start_run(tmp_path, raw)
    wait_for_a_page(tmp_path, raw)
    assert any("warm_kernels.server" in line for line in kill(first))  # which waits for the end of all it had started
    assert status(tmp_path, raw).run == "interrupted"
    assert start_run(tmp_path, raw).wait(timeout=120) == 0
    assert status(tmp_path, raw).whole
    assert states(tmp_path, raw) == {"published"}
    folder = folder_of(options_of(tmp_path, raw))
    for awaited in (folder, folder / "manifest.json", folder / "ringkasan.html"):
        before = awaited.stat().st_mtime_ns
        running = start_run(tmp_path, raw, "--force")
        wait_for(lambda path=awaited, then=before: path.stat().st_mtime_ns != then)
        kill(running)
    assert start_run(tmp_path, raw).wait(timeout=120) == 0
    assert status(tmp_path, raw).whole
    assert states(tmp_path, raw) == {"published"}
    said = workbook("status", "--period", PERIOD, "--raw", str(raw), "--reports", str(tmp_path))
    assert said.stdout.startswith("Whole. 5 pages: 5 published.")
    assert said.returncode == 0
