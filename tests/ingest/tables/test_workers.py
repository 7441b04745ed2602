"""Large folders on all cores: the same results in the same order, and no file lost with the process that read it."""

import os
import subprocess
import sys
import time

import openpyxl
import psutil
import pytest

from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.ingest.tables.workers import in_order
from helpers import regions
from tests.ended import has_gone

pytestmark = pytest.mark.slow


@pytest.fixture
def files(tmp_path):
    """Three files of different sizes, together large enough to be worth several processes."""
    paths = []
    for name, size in (("a", 100), ("b", 5 * 2**20), ("c", 2000)):
        path = tmp_path / name
        path.write_bytes(name.encode() * size)
        paths.append(path)
    return paths


def size_and_process(path):
    return path.stat().st_size, os.getpid()


def killed_by_the_second(path):
    if path.name == "b":
        os.kill(os.getpid(), 9)
    return path.name


def ended(path):
    return f"{path.name} ended"


def refuses_the_second(path):
    if path.name == "b":
        raise KeyError("a fault of the program")
    return path.name


def test_results_come_in_the_order_of_the_files_from_other_processes(files):
    results = list(in_order(size_and_process, files, ended, cores=2))
    assert [size for size, _ in results] == [100, 5 * 2**20, 2000]
    assert os.getpid() not in {process for _, process in results}


def test_few_small_files_are_read_here(tmp_path, files):
    assert [process for _, process in in_order(size_and_process, files[:1], ended, cores=2)] == [os.getpid()]


def test_a_file_that_kills_its_process_is_named_and_costs_no_other(files):
    assert list(in_order(killed_by_the_second, files, ended, cores=2)) == ["a", "b ended", "c"]


def test_a_fault_of_the_program_stays_one(files):
    with pytest.raises(KeyError):
        list(in_order(refuses_the_second, files, ended, cores=2))


def takes_its_time(path):
    if path.name == "b":
        time.sleep(600)
    return os.getpid()


def test_whoever_stops_early_leaves_no_process(files):
    reading = in_order(takes_its_time, files, ended, cores=2)
    process = next(reading)
    reading.close()
    assert not psutil.pid_exists(process)


KILLED = """
import os, sys, time
from pathlib import Path
from antikorupsi.ingest.tables.workers import in_order

def read(path):
    path.with_suffix(".reader").write_text(str(os.getpid()))
    time.sleep(600)

if __name__ == "__main__":
    list(in_order(read, [Path(name) for name in sys.argv[1:]], read, cores=2))
"""


def test_whoever_is_killed_leaves_no_process_that_reads(files, tmp_path):
    (tmp_path / "caller.py").write_text(KILLED)
    caller = subprocess.Popen([sys.executable, tmp_path / "caller.py", *files])
    awaited(lambda: len([file for file in tmp_path.glob("*.reader") if file.read_text()]) == 2)
    readers = [int(file.read_text()) for file in tmp_path.glob("*.reader")]
    caller.kill()
    caller.wait()
    assert all(has_gone(reader) for reader in readers)


FORKED = """
import os, sys
from pathlib import Path
from antikorupsi.common import can_fork
from antikorupsi.ingest.tables import workers

workers.MOST_BYTES_HERE, workers.FILE_SECONDS = 3, 1
inherited = object()

def read(path):
    text = path.read_text()
    if text == "fault":
        raise KeyError(text)
    while text == "for ever":
        pass
    if text == "exits":
        os._exit(3)
    return f"{path.name} {id(inherited)} {os.getpid() != own}"

own = os.getpid()
print(can_fork(), id(inherited))
try:
    for given in workers.in_order(read, [Path(name) for name in sys.argv[1:]], lambda path: f"{path.name} ended"):
        print(given)
except KeyError as error:
    print(error.args[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")
def test_large_files_are_read_in_forks_where_no_thread_runs(tmp_path):
    texts = ("few", "longer", "for ever", "exits", "many", "fault")
    for name, text in zip("abcdef", texts, strict=True):
        (tmp_path / name).write_text(text)
    called = [sys.executable, "-c", FORKED, *(tmp_path / name for name in "abcdef")]
    lines = subprocess.run(called, check=True, capture_output=True, text=True, timeout=120).stdout.splitlines()
    forks, inherited = lines[0].split()
    assert forks == "True"
    assert lines[1:] == [
        f"a {inherited} False",
        f"b {inherited} True",
        "c ended",
        "d ended",
        f"e {inherited} True",
        "fault",
    ]


def awaited(promise):
    for _ in range(600):
        if promise():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen within a minute")


def test_a_folder_gives_the_same_on_one_core_and_on_two(tmp_path, monkeypatch):
    for number in range(4):
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.append(["Indeks SPI"])
        sheet.append(["Kabupaten/Kota", "Tahun", "Indeks SPI"])
        for region in regions.official()[: 20 + number]:
            sheet.append([region.name, 2020 + number, 60 + number])
        workbook.save(tmp_path / f"{number}.xlsx")
    here = ingest(tmp_path, regions.official())
    monkeypatch.setattr("antikorupsi.ingest.tables.workers.WORTH_A_PROCESS", 1)
    elsewhere = ingest(tmp_path, regions.official())
    assert here == elsewhere
    assert len(here.observations) == 20 + 21 + 22 + 23
