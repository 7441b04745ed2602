"""A run that is killed leaves no torn, mixed or vanished report and no manifest that lies; the next one repairs it."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from antikorupsi.assess.parameters import Parameters
from antikorupsi.run.choosing import RunOptions
from antikorupsi.run.running import folder_of
from antikorupsi.run.status import status_of
from tests.cli.calling import COMMAND, workbook

PROGRAM = Path(__file__).with_name("killed_runs.py")


@pytest.mark.slow
@pytest.mark.parametrize(("first", "last"), [(1, 35), (35, 70), (70, 105), (105, 135)])
def test_a_run_killed_at_any_step_of_publishing_is_repaired_by_the_next(tmp_path, first, last):
    command = [sys.executable, str(PROGRAM), str(tmp_path), str(first), str(last)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr[-3000:]
    assert int(ended.stdout) == last - first


def start_run(reports, *also):
    command = [str(COMMAND), "run", "--period", "contoh", "--reports", str(reports)]
    return subprocess.Popen([*command, "--formats", "html", *also], start_new_session=True)


def options_of(reports):
    return RunOptions(Parameters(period="contoh"), reports=str(reports))


def status(reports):
    asked = options_of(reports)
    return status_of(folder_of(asked), asked.parameters.assessment(), asked)


def wait_for(condition, seconds=60):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def descendants(process):
    return psutil.Process(process.pid).children(recursive=True)


@pytest.mark.slow
def test_nothing_outlives_a_run_that_is_killed_at_work(tmp_path):
    running = start_run(tmp_path)
    daerah = folder_of(options_of(tmp_path)) / "daerah"
    wait_for(lambda: list(daerah.glob("*.html")))
    others = descendants(running)
    assert any("warm_kernels.server" in " ".join(own.cmdline()) for own in others)
    running.kill()
    running.wait()
    gone, alive = psutil.wait_procs(others, timeout=20)
    assert gone
    assert alive == []
    assert status(tmp_path).run == "interrupted"
    assert start_run(tmp_path).wait() == 1  # the simulated spreadsheets have errors
    assert status(tmp_path).whole
    assert {own.state for own in status(tmp_path).pages} == {"published"}


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_stop_ends_with_a_whole_folder_and_says_so_by_its_exit_code(tmp_path, number):
    running = start_run(tmp_path)
    daerah = folder_of(options_of(tmp_path)) / "daerah"
    wait_for(lambda: list(daerah.glob("*.html")))
    others = descendants(running)
    os.kill(running.pid, number)
    assert running.wait(timeout=60) == 128 + number
    assert psutil.wait_procs(others, timeout=20)[1] == []
    assert status(tmp_path).whole
    assert (daerah.parent / "index.html").exists()


@pytest.mark.slow
def test_of_two_runs_at_once_one_is_refused_and_the_other_is_whole(tmp_path):
    first, second = start_run(tmp_path), start_run(tmp_path)
    codes = {first.wait(timeout=120), second.wait(timeout=120)}
    assert codes == {1, 2}
    assert {own.state for own in status(tmp_path).pages} == {"published"}


@pytest.mark.slow
def test_a_night_of_twenty_runs_every_third_one_killed_leaves_a_tree_that_is_whole(tmp_path):
    dice = random.Random(20)
    for number in range(1, 21):
        running = start_run(tmp_path, "--force")
        if number % 3:
            assert running.wait(timeout=120) == 1  # the simulated spreadsheets have errors
            continue
        time.sleep(dice.uniform(0.5, 6))
        others = descendants(running)
        running.kill()
        running.wait()
        assert psutil.wait_procs(others, timeout=20)[1] == []
    assert status(tmp_path).whole
    assert {own.state for own in status(tmp_path).pages} == {"published"}
    told = workbook("status", "--period", "contoh", "--reports", str(tmp_path))
    assert told.stdout.startswith("Whole. 10 pages: 10 published.")
    assert told.returncode == 0
