"""What CONTRIBUTING.md says can be typed and opened: its commands, paths, functions and marks are there."""

import re
import shlex

import pytest

from tests.docs.named import PAIR, defined_in, exists, paths_in, quoted_in
from tests.setup.declared import PROJECT, ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)[1].split()
COMMANDS = [
    shlex.split(line) for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()
]
CHANGES = PAGE.partition("## To change X, open Y")[2].partition("\n## ")[0]
ROWS = [line for line in CHANGES.splitlines() if line.startswith("| ")][1:]


@pytest.mark.parametrize("path", paths_in(PAGE))
def test_a_path_leads_somewhere(path):
    assert exists(path)


@pytest.mark.parametrize(("name", "file"), PAIR.findall(PAGE))
def test_a_function_is_defined_in_its_file(name, file):
    assert name in defined_in(file)


def test_every_row_names_a_file_to_open():
    assert len(ROWS) >= 10
    assert [row for row in ROWS if not paths_in(row.split(" | ", 1)[1])] == []


def test_make_knows_the_targets_it_names():
    named = [command[1] for command in COMMANDS if command[0] == "make"]
    named += [text.removeprefix("make ") for text in quoted_in(PAGE) if text.startswith("make ")]
    assert {"set-up", "check", "test", "format", "lock"} <= set(named) <= set(TARGETS)


def test_the_tests_and_tools_it_runs_are_there():
    run = [word for command in COMMANDS for word in command if word.startswith("tests/")]
    assert run
    assert [path for path in run if not (ROOT / path).exists()] == []
    named = {word.removeprefix(".venv/bin/") for command in COMMANDS for word in command if word.startswith(".venv/")}
    assert named == {"python", "pre-commit"}
    assert {"pre-commit>=4.2", "pytest>=8.3", "hatchling>=1.27"} <= set(map(str, PROJECT["dependency-groups"]["dev"]))


def test_it_names_every_mark():
    declared = {line.partition(":")[0] for line in PROJECT["tool"]["pytest"]["ini_options"]["markers"]}
    assert declared <= set(quoted_in(PAGE))


def test_a_release_is_a_version_with_its_day_or_the_one_to_come():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*)$", changelog, flags=re.MULTILINE)
    assert all(re.fullmatch(r"\d+\.\d+\.\d+( \((\d{4}-\d\d-\d\d|unreleased)\))?", heading) for heading in headings)
    assert sum("unreleased" in heading for heading in headings) <= 1
    newest = next(heading for heading in headings if "unreleased" not in heading)
    assert newest.split()[0] == PROJECT["project"]["version"]
