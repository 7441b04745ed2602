"""Which tests `make check` leaves out: marks follow from fixtures, and no unmarked test starts a program or takes long.

A test that uses one of the fixtures below has its mark. One that starts such a program otherwise fails and says which
mark is missing; one that takes more than twenty seconds of processor time without a mark is warned of.
"""

import os
import sys
import warnings
from pathlib import Path

import pytest

MARK_OF_FIXTURE = {"browser": "browser", "convert": "office", "systemd": "systemd", "scheduler": "dask", "lab": "lab"}
# The words of a command by which a program is known; playwright starts the browser by its driver.
MARK_OF_PROGRAM = {
    **dict.fromkeys(("run-driver", "chromium", "chromium-browser", "google-chrome"), "browser"),
    **dict.fromkeys(("soffice", "libreoffice"), "office"),
    **{"systemd-analyze": "systemd", "dask": "dask", "jupyterlab": "lab"},
}
SECONDS = 20  # of processor time: twice what `slow` stands for, since machines differ
_BEGAN = pytest.StashKey()
_at_work = []  # the test that runs, if any
_spared = [0.0]  # processor time of what is made once for all tests, whichever happens to be first


def mark_by_fixtures(items):
    """Gives each test the marks of the fixtures that it uses."""
    for item in items:
        for name in MARK_OF_FIXTURE.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(MARK_OF_FIXTURE[name])


def missing_mark(command, marks):
    """The mark that a test needs to start a command, None if it has it or needs none."""
    words = [command] if isinstance(command, str | bytes | os.PathLike) else command
    needed = {MARK_OF_PROGRAM.get(Path(os.fsdecode(word)).name) for word in words} - {None, *marks}
    return min(needed, default=None)


def _refuse_unmarked(event, arguments):
    if event == "subprocess.Popen" and _at_work:
        missing = missing_mark(arguments[1], {mark.name for mark in _at_work[-1].iter_markers()})
        if missing:
            raise AssertionError(f"This test starts {arguments[1]} without @pytest.mark.{missing}.")


sys.addaudithook(_refuse_unmarked)


def processor_seconds():
    """What this process and those it waited for have used."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def fault_of(seconds, marks):
    """What is wrong with a test that took so long, if anything; whoever has a mark is left out of `make check`."""
    quick = not marks & {"slow", *MARK_OF_PROGRAM.values()}
    return f"It took {seconds:.0f} s without @pytest.mark.slow." if quick and seconds > SECONDS else ""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Knows which test runs."""
    _at_work.append(item)
    item.stash[_BEGAN] = processor_seconds() - _spared[0]
    try:
        return (yield)
    finally:
        _at_work.pop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """Warns of a test that took long without saying so; not those that make what all share."""
    given = yield
    used = processor_seconds() - _spared[0] - item.stash[_BEGAN]
    # A warning and no failure: seconds differ from machine to machine.
    if fault := fault_of(used, {mark.name for mark in item.iter_markers()}):
        warnings.warn(fault, stacklevel=1)
    return given


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef):
    """Spares a test what it makes for the whole session."""
    began = processor_seconds()
    given = yield
    if fixturedef.scope == "session":
        _spared[0] += processor_seconds() - began
    return given
