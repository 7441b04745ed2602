"""The workflows keep GitHub's schema, ask for no more rights than they need, and call only what there is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.deploy.deployed import DEPLOY, ROOT, check_arguments

OWN = ROOT / ".github" / "workflows"
WORKFLOWS = sorted([*(DEPLOY / "github").glob("*.yml"), *OWN.glob("*.yml")])
TOOLS = Path(sys.executable).parent
by_name = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)


def audit(workflow):
    """What the security linter zizmor says, at its strictest for people's workflows."""
    command = [TOOLS / "zizmor", "--offline", "--no-config", "--no-progress", "--pedantic", workflow]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def validate(workflow):
    command = [TOOLS / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", workflow]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def jobs(workflow):
    return yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()


def commands(workflow):
    steps = [step for job in jobs(workflow) for step in job["steps"]]
    return [line for step in steps for line in step.get("run", "").splitlines()]


@by_name
def test_it_keeps_the_schema(workflow):
    assert validate(workflow).returncode == 0, validate(workflow).stdout


@by_name
def test_the_security_linter_finds_nothing(workflow):
    audited = audit(workflow)
    assert audited.returncode == 0, audited.stdout


@by_name
def test_both_would_find_a_fault(workflow, tmp_path):
    text = workflow.read_text(encoding="utf-8")
    (tmp_path / "unpinned.yml").write_text(re.sub(r"checkout@\w+ # ", "checkout@", text))
    assert audit(tmp_path / "unpinned.yml").returncode != 0
    (tmp_path / "misspelt.yml").write_text(text.replace("runs-on:", "run-on:"))
    assert validate(tmp_path / "misspelt.yml").returncode != 0


@by_name
def test_it_reads_the_repository_and_may_do_nothing_else(workflow):
    assert yaml.safe_load(workflow.read_text(encoding="utf-8"))["permissions"] == {}
    assert [job["permissions"] for job in jobs(workflow)] == [{"contents": "read"}]


@by_name
def test_it_ends_some_time(workflow):
    assert all(job["timeout-minutes"] <= 60 for job in jobs(workflow))


@by_name
def test_every_command_is_a_target_of_make_the_workbooks_or_all_checks(workflow):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, flags=re.MULTILINE)[1].split()
    for line in commands(workflow):
        tool, *names = line.split()
        assert tool in ("make", ".venv/bin/workbook", ".ci/run")
        if tool == ".ci/run":
            assert os.access(ROOT / tool, os.X_OK)
        elif tool == "make":
            assert names[0] in targets
        else:
            check_arguments(line.replace('"$PERIOD"', "2025"))
    assert commands(workflow)


def test_the_projects_own_workflow_runs_every_check_of_each_change():
    (own,) = OWN.glob("*.yml")
    assert commands(own) == [".ci/run"]
    assert set(yaml.safe_load(own.read_text(encoding="utf-8"))[True]) == {"push", "pull_request"}  # YAML reads `on` so
