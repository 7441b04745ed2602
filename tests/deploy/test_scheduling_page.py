"""What docs/scheduling.md prints can be typed: its commands, files, log lines and links are ones that there are."""

import json
import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from antikorupsi.run.events import Event
from tests.deploy.deployed import DEPLOY, ROOT, check_arguments

PAGE = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [
    re.sub(r"^sudo (-u workbook )?", "", line) for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()
]
EXTENSION = Path(sys.prefix) / "share" / "jupyter" / "labextensions" / "@jupyterlab" / "scheduler" / "static"


def those(begin):
    found = [line for line in COMMANDS if line.startswith(begin)]
    assert found
    return found


@pytest.mark.parametrize("line", those(".venv/bin/workbook "))
def test_the_workbook_knows_its_commands(line):
    check_arguments(line)


@pytest.mark.parametrize("line", those("make "))
def test_make_knows_its_targets(line):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert line.split()[1] in re.search(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)[1].split()


def test_the_files_it_names_are_there():
    named = re.findall(r"(?<![\w./])@?((?:deploy|tools)/[\w./*-]+)", "\n".join(COMMANDS))
    assert len(named) >= 8
    assert [name for name in named if not list(ROOT.glob(name))] == []


def test_every_file_that_is_handed_out_is_spoken_of():
    spoken = {path for name in re.findall(r"deploy/[\w./*-]+", PAGE) for path in ROOT.glob(name)}
    handed = {path for path in DEPLOY.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert handed - spoken == {DEPLOY / "airflow" / "requirements.in"}  # what its lock is made from


def test_the_units_it_starts_are_handed_out():
    named = re.findall(r"[\w-]+(?:@\w+)?\.(?:service|timer)", "\n".join(those("systemctl ")))
    units = {re.sub(r"@\w+", "@", name) for name in named}
    assert units == {"workbook.timer", "workbook-watch.timer", "workbook.service", "workbook-failed@.service"}
    assert [name for name in units if not (DEPLOY / "systemd" / name).is_file()] == []


def test_the_log_is_as_it_shows():
    (log,) = (text for kind, text in BLOCKS if kind == "json")
    known = {own.name for own in fields(Event)} - {"what"} | {"at", "event"}
    for line in log.splitlines():
        written = json.loads(line)
        assert written.keys() <= known
        assert list(written)[:2] == ["at", "event"]


def test_it_names_all_events():
    named = re.search(r"^`event` is ([\w,\s]+);", PAGE, flags=re.MULTILINE)[1]
    declared = re.search(r"`what` is ([\w,\s]+);", Event.__doc__)[1]
    assert set(re.split(r",\s+|\s+or\s+", named)) == set(re.split(r",\s+|\s+or\s+", declared))


@pytest.mark.parametrize("label", ["Create Job", "Run on a schedule", "Jobs", "Download Job Files"])
def test_what_it_says_to_click_on_is_there(label):
    assert f"*{label}*" in PAGE
    assert any(f'"{label}"' in script.read_text(encoding="utf-8") for script in EXTENSION.glob("*.js"))


def test_its_links_lead_somewhere():
    headings = {title.lower().replace(" ", "-") for title in re.findall(r"^## (.*)$", PAGE, flags=re.MULTILINE)}
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        assert target[1:] in headings if target.startswith("#") else (ROOT / "docs" / target).exists(), target
