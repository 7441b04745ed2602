"""Temporary files of a command lie in one folder, where there is room, and those of a killed one go with the next."""

import errno
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from antikorupsi.common import WorkbookError, locking, temporary_files, temporary_folder, translate_disk_errors
from antikorupsi.common.project import root

HOLD = """
import sys, tempfile
from antikorupsi.common import temporary_files
with temporary_files() as folder:
    tempfile.mkdtemp(prefix="kernel-")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with a short path, which the environment names for temporary files."""
    with tempfile.TemporaryDirectory(prefix="t-", dir="/tmp") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        yield Path(folder)


def start():
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root()
    )
    return process, Path(process.stdout.readline().strip())


def end(process):
    process.stdin.close()
    process.wait()
    process.stdout.close()


def test_a_folder_of_a_command_goes_with_its_end_and_what_a_killed_one_left_with_the_next(place):
    killed, left = start()
    running, of_it = start()
    assert {left.parent, of_it.parent} == {place}
    killed.kill()
    end(killed)
    assert any(left.glob("kernel-*"))
    other, _ = start()
    assert not left.exists()
    assert of_it.exists(), "its process is at work"
    end(other)
    end(running)
    assert list(place.iterdir()) == []


def test_what_others_made_is_left_alone(place):
    (place / "workbook-of-mine").mkdir()
    process, _folder = start()
    end(process)
    assert [path.name for path in place.iterdir()] == ["workbook-of-mine"]


def test_who_cannot_ask_for_a_lock_leaves_the_folder_of_one_at_work_alone(place, monkeypatch):
    """A Python without fcntl beside one with it: it found no lock, and took folders from under runs at work."""
    running, of_it = start()
    monkeypatch.setattr(locking, "_HAS_FLOCK", False)
    temporary_folder._remove_left(place)
    assert of_it.exists()
    end(running)


def test_after_the_block_the_environment_is_as_it_was(place, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", None)
    with temporary_files() as folder:
        assert tempfile.gettempdir() == str(folder)
    assert tempfile.gettempdir() == str(place)


def refuse_writing_below(monkeypatch, places, number=errno.ENOSPC):
    """Has the system refuse every file of some size below these places, and below the folders in them."""
    written = Path.write_bytes

    def write(path, content):
        if len(content) >= 2**20 and any(path.is_relative_to(place) for place in places):
            raise OSError(number, "refused")
        return written(path, content)

    monkeypatch.setattr(Path, "write_bytes", write)


def test_a_full_place_is_left_for_the_next_one(place, monkeypatch):
    refuse_writing_below(monkeypatch, [place])
    with temporary_files() as folder:
        assert folder.parent in (Path("/tmp").resolve(), Path("/var/tmp").resolve())
    assert list(place.iterdir()) == []


def test_where_no_place_serves_each_is_named_with_its_reason(place, monkeypatch, tmp_path):
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    monkeypatch.setattr("antikorupsi.common.temporary_folder._made", {})
    refuse_writing_below(monkeypatch, ["/"], errno.EROFS)
    with pytest.raises(WorkbookError, match=rf"no place for temporary files\. {place}: it is on a disk that cannot be"):
        temporary_files().__enter__()


def test_an_error_without_a_name_is_that_of_the_full_folder_for_temporary_files(tmp_path, monkeypatch):
    def full(*_arguments, **_named):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", "/tmp")
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    for full_place in ("/tmp", tmp_path):
        with pytest.raises(WorkbookError, match=f"^{full_place} could not be written"), translate_disk_errors(tmp_path):
            full()
        monkeypatch.undo()
