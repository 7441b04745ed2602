"""Hostile, broken and odd files: each is refused by the rule it breaks, or read to the last cell."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from antikorupsi.ingest.spreadsheets.reading import UnreadableFileError, read_sheets
from antikorupsi.ingest.tables.finding_rules import finding_rules
from tests.ingest.spreadsheets.corpus import READ, REFUSED


def put(folder, name, make):
    path = folder / name
    path.write_bytes(make())
    return path


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_must_not_be_read_is_refused_by_the_rule_it_breaks(tmp_path, name):
    rule, make = REFUSED[name]
    with pytest.raises(UnreadableFileError) as refusal:
        read_sheets(put(tmp_path, name, make))
    assert refusal.value.rule == rule
    finding_rules()[rule].message.format(**refusal.value.details)


@pytest.mark.parametrize("name", READ)
def test_an_odd_but_honest_file_is_read_to_the_last_cell(tmp_path, name):
    cells, make = READ[name]
    first, *_ = read_sheets(put(tmp_path, name, make))
    assert {cell: first.value(*cell) for cell in cells} == cells


def test_the_corpus_is_large():
    assert len(REFUSED) >= 45
    assert len(READ) >= 15


def test_no_refused_file_ends_the_process_or_takes_its_memory(tmp_path):
    for name, (_, make) in REFUSED.items():
        put(tmp_path, name, make)
    command = [sys.executable, str(Path(__file__).with_name("read_corpus.py")), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    told = json.loads(done.stdout)
    assert told["outcomes"] == {name: rule for name, (rule, _) in REFUSED.items()}
    assert told["megabytes"] < 300


def test_odd_files_are_read_in_bounded_memory_too(tmp_path):
    for name, (_, make) in READ.items():
        put(tmp_path, name, make)
    command = [sys.executable, str(Path(__file__).with_name("read_corpus.py")), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    assert all(outcome.endswith("sheets") for outcome in json.loads(done.stdout)["outcomes"].values())
