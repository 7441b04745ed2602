"""A fault of the program on one file is a finding and stops no other; a file that takes too much is one too."""

import importlib
import json
import logging
import shutil
import subprocess
import sys

import openpyxl
import pytest

from antikorupsi.ingest.tables import workers
from antikorupsi.ingest.tables.frames import findings_frame, with_words
from antikorupsi.ingest.tables.ingest import STRICT, ingest
from helpers import regions

ingesting = importlib.import_module("antikorupsi.ingest.tables.ingest")  # the function has the same name


@pytest.fixture
def folder(tmp_path):
    for name, region in (("a.xlsx", "Kota Blitar"), ("b.xlsx", "Kota Batu")):
        workbook = openpyxl.Workbook()
        for row in (["Indeks SPI 2024"], ["Kabupaten/Kota", "SPI 2024"], [region, 70]):
            workbook.active.append(row)
        workbook.save(tmp_path / name)
    return tmp_path


@pytest.fixture
def failing(monkeypatch):
    """The search for tables raises on one of the files."""
    search = ingesting.find_tables

    def fail(sheet, *given):
        if sheet.file == "a.xlsx":
            raise KeyError("a fault of the program")
        return search(sheet, *given)

    monkeypatch.setattr(ingesting, "find_tables", fail)


@pytest.mark.usefixtures("failing")
def test_a_fault_of_the_program_is_a_finding_and_the_others_are_read(folder, monkeypatch, caplog):
    monkeypatch.delenv(STRICT)
    with caplog.at_level(logging.ERROR):
        ingested = ingest(folder, regions.official())
    assert [(found.rule, found.file) for found in ingested.findings] == [("workbook_fault", "a.xlsx")]
    assert [seen.file for seen in ingested.observations] == ["b.xlsx"]
    assert "Traceback" in caplog.text
    assert "a fault of the program" in caplog.text
    frame = with_words(findings_frame(ingested.findings))
    assert frame.loc[0, "severity"] == "fault"
    assert "mohon dilaporkan" in frame.loc[0, "message"]
    assert "KeyError" in json.loads(frame.loc[0, "details"])["log"]


@pytest.mark.usefixtures("failing")
def test_a_fault_of_the_program_is_raised_in_tests(folder):
    with pytest.raises(KeyError):
        ingest(folder, regions.official())


@pytest.mark.usefixtures("failing")
def test_check_ends_with_70_and_publishes_the_rest(folder, monkeypatch, tmp_path_factory):
    raw = tmp_path_factory.mktemp("raw")
    shutil.copytree(folder, raw / "2025")
    failing_check = (
        "import importlib, sys\n"
        "ingest = importlib.import_module('antikorupsi.ingest.tables.ingest')\n"
        "search = ingest.find_tables\n"
        "def fail(sheet, *given):\n"
        "    if sheet.file == 'a.xlsx': raise KeyError('a fault of the program')\n"
        "    return search(sheet, *given)\n"
        "ingest.find_tables = fail\n"
        "from antikorupsi.cli import main\n"
        "sys.exit(main())\n"
    )
    monkeypatch.delenv(STRICT)
    command = [sys.executable, "-c", failing_check, "check", "--period", "2025", "--raw", str(raw)]
    done = subprocess.run([*command, "--reports", str(raw / "reports")], capture_output=True, text=True, check=False)
    assert done.returncode == 70
    assert "KeyError: 'a fault of the program'" in done.stderr
    assert "1 figure read" in done.stdout
    assert (raw / "reports" / "2025" / "findings.xlsx").exists()


def takes_for_ever(_path):
    while True:
        pass


def ended(path):
    return f"{path.name} ended"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds time and memory of a process")
def test_a_file_that_takes_for_ever_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "MOST_BYTES_HERE", 0)
    monkeypatch.setattr(workers, "FILE_SECONDS", 1)
    (tmp_path / "a").write_bytes(b"x")
    assert list(workers.in_order(takes_for_ever, [tmp_path / "a"], ended)) == ["a ended"]


def test_a_file_whose_reading_runs_out_of_memory_is_named(folder, monkeypatch):
    def run_out(*_given):
        raise MemoryError

    monkeypatch.setattr(ingesting, "find_tables", run_out)
    rules = {found.rule for found in ingest(folder, regions.official()).findings}
    assert rules == {"file_too_demanding"}
