"""`workbook run --notify` calls a program once the reports are in place, and says where that fails."""

import json
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.assess.copies import copy_of_contoh
from tests.cli.calling import workbook

pytestmark = pytest.mark.slow

# Keeps what it was given, with what the page of changes says at that moment and whether the manifest is finished.
PROGRAM = """
import json, os, sys
from pathlib import Path
page = Path(os.environ["WORKBOOK_PAGE"])
manifest = json.loads((page.parent / "manifest.json").read_text(encoding="utf-8"))
seen = {"list": json.load(sys.stdin), "summary": os.environ["WORKBOOK_SUMMARY"], "finished": manifest["finished"]}
seen["page"] = page.read_text(encoding="utf-8")
with open(sys.argv[1], "a", encoding="utf-8") as file:
    file.write(json.dumps(seen) + "\\n")
"""


@pytest.fixture
def place(tmp_path):
    """A folder with the simulated spreadsheets and a program."""
    copy_of_contoh(tmp_path / "raw" / "contoh")
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    return tmp_path


def run(place, notify):
    asked = ("run", "--period", "contoh", "--formats", "html", "--region", "kota-contoh-baru")
    places = ("--raw", place / "raw", "--reports", place / "reports", "--log", place / "run.jsonl")
    return workbook(*map(str, (*asked, *places)), "--notify", notify)


def status(place):
    asked = ("status", "--period", "contoh", "--raw", place / "raw", "--reports", place / "reports")
    return workbook(*map(str, asked)).stdout


def told(place):
    path = place / "told.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def events(place):
    lines = [json.loads(line) for line in (place / "run.jsonl").read_text(encoding="utf-8").splitlines()]
    return [line for line in lines if "notified" in line["event"]]


def lower_spi(place, assessment):
    """Another SPI of 2024 for the first region."""
    file, sheet, cell = assessment.region("01.01").verdicts.set_index("criterion").loc["spi", "cells"].split("|")
    book = openpyxl.load_workbook(place / "raw" / "contoh" / file)
    book[sheet][cell] = 69.5
    book.save(place / "raw" / "contoh" / file)


def test_a_program_is_told_after_the_reports_are_in_place_once_and_again_where_it_failed(place, assessment_contoh):
    good = f"{sys.executable} {place / 'program.py'} {place / 'told.jsonl'}"
    first = run(place, good)
    assert (first.returncode, told(place)) == (1, []), first.stderr
    lower_spi(place, assessment_contoh)
    broken = run(place, f"{sys.executable} -c 'raise SystemExit(\"no server\")'")
    assert broken.returncode == 75, broken.stderr
    assert "The program of --notify ended with exit code 1: no server The reports are published" in broken.stderr
    assert Path(place / "reports" / "contoh" / "perubahan.atom").is_file()
    assert "Not told since 20" in status(place)
    assert ": a message of 2 changes. The program of --notify ended with exit code 1: no server" in status(place)
    again = run(place, good)
    assert "Not told" not in status(place)
    assert again.returncode == 1, again.stderr
    (seen,) = told(place)
    assert "1 tidak lagi memenuhi syarat (Kabupaten Contoh Makmur: " in seen["summary"]
    assert "78,31 → 69,5)" in seen["summary"]
    assert [row["id"] for row in seen["list"]["changes"]] == ["eligibility", "spi"]
    assert seen["finished"]
    assert "69,5 · 2024 · tidak memenuhi" in seen["page"]
    assert run(place, good).returncode == 1
    assert len(told(place)) == 1
    assert [line["event"] for line in events(place)] == ["unnotified", "notified"]
    assert events(place)[0]["text"].startswith("The program of --notify ended with exit code 1")


def test_a_command_with_an_open_quote_is_wrong_use(place):
    ended = run(place, "sh -c 'mail")
    assert ended.returncode == 2
    assert "is no command: No closing quotation." in ended.stderr
    assert not list((place / "reports").rglob("*.html"))
