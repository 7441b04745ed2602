"""A full or read-only /dev/shm is named as what it is, and spreadsheets are read all the same."""

import errno
from multiprocessing import synchronize

import pytest

from antikorupsi.common import WorkbookError, fault_of_semaphores
from antikorupsi.ingest.tables import workers
from antikorupsi.ingest.tables.workers import in_order
from antikorupsi.run.workers import LocalWorkers


@pytest.fixture
def without_semaphores(monkeypatch):
    def refused(*_arguments, **_named):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(synchronize._multiprocessing, "SemLock", refused)


def test_there_are_semaphores_as_a_rule():
    assert fault_of_semaphores() == ""


def test_a_full_place_is_named(without_semaphores):
    assert (
        fault_of_semaphores()
        == "semaphores cannot be made in /dev/shm (No space left on device), which must be writable and have room"
    )
    with pytest.raises(WorkbookError, match="cannot be started, since semaphores cannot"):
        LocalWorkers(2, [], cold=True)


def test_files_are_read_one_after_the_other_by_forks(without_semaphores, tmp_path, monkeypatch):
    files = [tmp_path / name for name in ("a", "b", "c")]
    for path in files:
        path.write_bytes(b"x" * 100)
    monkeypatch.setattr(workers, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(workers, "can_fork", lambda: True)
    monkeypatch.setattr(workers, "run_in_fork", lambda work, _patience: ("fork", work.args[1].name))
    assert list(in_order(len, files, lambda _: None, cores=2)) == [("fork", name) for name in "abc"]
    monkeypatch.setattr(workers, "can_fork", lambda: False)
    with pytest.raises(WorkbookError, match="Spreadsheets are read by processes that cannot be started, since sem"):
        list(in_order(len, files, lambda _: None, cores=2))
