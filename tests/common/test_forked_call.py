"""What is done in a fork gives what it would give here, and leaves nothing behind: no memory, no process."""

import signal
import subprocess
import sys
import time

import psutil
import pytest

from antikorupsi.common import run_in_fork

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere all work is done in the process itself.")
HERE = """import os, sys, time, psutil
from antikorupsi.common import WorkbookError, run_in_fork
"""


def said_by(source: str) -> str:
    """What a script prints; it runs without the threads that a test runs with."""
    return subprocess.run([sys.executable, "-c", HERE + source], check=True, capture_output=True, text=True).stdout


def test_work_is_done_by_another_process_that_sees_what_this_one_has() -> None:
    given = said_by("own = [os.getpid()]\nprint(*own, *run_in_fork(lambda: [*own, os.getpid()]))").split()
    assert given[0] == given[1] != given[2]


def test_what_it_raises_is_raised_here_with_the_place_it_was_raised_at() -> None:
    given = said_by(
        "def refuse():\n    raise WorkbookError('raw.xlsx, Sheet1, C7: no number')\n"
        "try:\n    run_in_fork(refuse)\n"
        "except WorkbookError as error:\n    print(error)\n    print(*error.__notes__)"
    )
    assert given.startswith("raw.xlsx, Sheet1, C7: no number\nTraceback")
    assert "in refuse" in given


def test_the_memory_it_took_is_given_back() -> None:
    given = said_by(
        "def peak():\n    lines = open('/proc/self/status').readlines()\n"
        "    return next(line.split()[1] for line in lines if line.startswith('VmHWM'))\n"
        "before = peak()\n"
        "taken = run_in_fork(lambda: len([bytearray(b'x' * 1000) for _ in range(200_000)]))\n"
        "print(taken, before, peak())"
    ).split()
    assert given[0] == "200000"
    assert int(given[2]) < int(given[1]) + 50_000  # kilobytes; the work takes more than 200,000


def test_a_process_that_is_killed_says_so_with_a_remedy() -> None:
    given = said_by(
        "try:\n    run_in_fork(lambda: os.kill(os.getpid(), 9))\nexcept WorkbookError as error:\n    print(error)"
    )
    assert "killed (signal 9)" in given
    assert "run again" in given


def test_an_error_that_cannot_be_packed_arrives_as_its_text() -> None:
    given = said_by(
        "class Odd(Exception):\n    def __init__(self, one, two):\n        super().__init__(one)\n"
        "def refuse():\n    raise Odd('C7', 2)\n"
        "try:\n    run_in_fork(refuse)\nexcept RuntimeError as error:\n    print(error)"
    )
    assert "Odd: C7" in given


def test_a_large_answer_is_given_whole_and_one_that_is_cut_off_is_no_answer() -> None:
    assert said_by("print(len(run_in_fork(lambda: 'x' * 50_000_000)))").strip() == "50000000"
    given = said_by(
        "class Torn:\n    def __reduce__(self):\n        os.kill(os.getpid(), 9)\n"
        "try:\n    run_in_fork(lambda: ['x' * 1_000_000, Torn()])\nexcept WorkbookError as said:\n    print(said)"
    )
    assert "killed (signal 9)" in given


def test_an_interrupt_ends_the_work_and_what_it_started() -> None:
    source = (
        # A job of a shell in the background starts with interrupts ignored, and so would all that it starts.
        "import signal, subprocess\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def work():\n    with subprocess.Popen(['sleep', '600']) as own:\n        own.wait()\n"
        "print('begun', flush=True)\nrun_in_fork(work)"
    )
    asking = subprocess.Popen([sys.executable, "-c", HERE + source], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    asking.stdout.readline()
    own = psutil.Process(asking.pid)
    latest = time.monotonic() + 30
    while len(started := own.children(recursive=True)) < 2 and time.monotonic() < latest:
        time.sleep(0.05)
    for each in (own, *started):  # as a terminal does
        each.send_signal(signal.SIGINT)
    assert len(started) == 2
    assert psutil.wait_procs([own, *started], timeout=20)[1] == []


def test_it_dies_with_whoever_asked_for_it() -> None:
    asking = subprocess.Popen([sys.executable, "-c", HERE + "run_in_fork(lambda: time.sleep(600))"])
    own = psutil.Process(asking.pid)
    try:
        latest = time.monotonic() + 30
        while not (working := own.children()) and time.monotonic() < latest:
            time.sleep(0.05)
    finally:
        asking.kill()
        asking.wait()
    assert working
    assert psutil.wait_procs(working, timeout=10)[1] == []


def test_where_threads_run_the_work_is_done_here() -> None:
    given = said_by(
        "import threading\nthreading.Thread(target=time.sleep, args=(2,)).start()\n"
        "print(os.getpid(), run_in_fork(os.getpid))"
    ).split()
    assert given[0] == given[1]


def test_work_without_a_fork_is_the_same_call() -> None:
    assert run_in_fork(lambda: 7) == 7


def test_a_process_that_holds_the_threads_of_polars_is_not_forked() -> None:
    here, there = said_by("import polars\nprint(os.getpid(), run_in_fork(os.getpid))").split()
    assert here == there


def test_a_process_that_takes_longer_than_its_patience_is_killed() -> None:
    given = said_by(
        "try:\n    run_in_fork(lambda: time.sleep(600), patience=0.5)\nexcept WorkbookError as said:\n    print(said)"
    )
    assert "killed (signal 9)" in given


def test_a_process_that_exits_without_an_answer_is_no_answer() -> None:
    given = said_by("try:\n    run_in_fork(lambda: os._exit(3))\nexcept RuntimeError as said:\n    print(said)")
    assert "exit code 3" in given
