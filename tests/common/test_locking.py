"""A lock is held by one at a time, also on file systems without flock, and nobody waits for ever for a dead holder."""

import errno
import fcntl
import subprocess
import sys
import time

import pytest

from antikorupsi.common.locking import HELD, LockedError, is_locked, locked

HOLD = """
import errno, fcntl, pathlib, sys
from antikorupsi.common import locking
def refused(*_):
    raise OSError(int(sys.argv[2]), "no locks here")
if int(sys.argv[2]):
    fcntl.flock = refused
with locking.locked(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
NO_FLOCK = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)


@pytest.fixture
def without_flock(monkeypatch):
    """A function after which this process finds no flock, for this reason."""

    def gone(number):
        def refused(*_arguments):
            raise OSError(number, "no locks here")

        if number:
            monkeypatch.setattr(fcntl, "flock", refused)

    return gone


@pytest.fixture
def holder():
    """A function that starts a process which holds a lock until it is ended; 0 for one that finds flock."""
    started = []

    def holds(path, number):
        command = [sys.executable, "-c", HOLD, str(path), str(number)]
        started.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        assert started[-1].stdout.readline() == "held\n"
        return started[-1]

    yield holds
    for process in started:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


@pytest.mark.parametrize("number", [0, *NO_FLOCK])
def test_a_lock_that_another_process_holds_is_refused_after_the_patience_and_free_after_it(
    tmp_path, without_flock, holder, number
):
    path = tmp_path / ".lock"
    other = holder(path, number)
    without_flock(number)
    begun = time.monotonic()
    with pytest.raises(LockedError), locked(path, 0.2):
        raise AssertionError("two hold one lock")
    assert time.monotonic() - begun < 10
    assert is_locked(path)
    other.stdin.close()
    other.wait()
    assert not is_locked(path)
    with locked(path):
        assert is_locked(path)


@pytest.mark.parametrize("number", [0, *NO_FLOCK])
def test_the_lock_of_a_killed_process_is_taken_over(tmp_path, without_flock, holder, number):
    path = tmp_path / ".lock"
    other = holder(path, number)
    other.kill()
    other.wait()
    without_flock(number)
    assert not is_locked(path)
    with locked(path, 1.0):
        assert is_locked(path)


def test_a_lock_of_another_machine_names_the_file_to_remove(tmp_path, without_flock):
    path = tmp_path / ".lock"
    path.with_name(path.name + HELD).write_text("1234\nanother-machine\n")
    without_flock(errno.ENOLCK)
    with (
        pytest.raises(LockedError, match=r"If none is at work, on any machine, remove .*\.lock-held"),
        locked(path, 0.2),
    ):
        raise AssertionError("two hold one lock")


def test_other_errors_of_a_lock_are_raised(tmp_path, without_flock):
    without_flock(errno.EIO)
    with pytest.raises(OSError, match="no locks here"), locked(tmp_path / ".lock"):
        raise AssertionError("held")


def test_whoever_may_not_write_sees_whether_a_lock_is_held(tmp_path, holder):
    path = tmp_path / ".lock"
    assert not is_locked(path)
    assert not path.exists()
    holder(path, 0)
    path.chmod(0o444)
    assert is_locked(path)
