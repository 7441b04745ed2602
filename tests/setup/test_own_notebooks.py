"""Notebooks of analysts in `notebooks/own` are theirs: no test runs them, no style is asked of them, git keeps none."""

import shutil
import subprocess
import sys

import nbformat
import pytest

from tests.setup.declared import ROOT


@pytest.fixture
def tree(tmp_path):
    """The settings of the project, a notebook of ours and one of an analyst, both of which fail and look bad."""
    for name in ("pyproject.toml", ".gitignore"):
        shutil.copy(ROOT / name, tmp_path / name)
    cells = [nbformat.v4.new_code_cell("import os;x=1/0")]
    for name in ("notebooks/ours.ipynb", "notebooks/own/theirs.ipynb"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / name)
    return tmp_path


def said_of(tree, *command):
    ended = subprocess.run([sys.executable, "-m", *command], cwd=tree, check=False, capture_output=True, text=True)
    return ended.stdout + ended.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("pytest", "--nbval", "--collect-only", "-q", "-p", "no:cacheprovider", "notebooks/"),
        ("ruff", "check", "--no-cache", "notebooks"),
    ],
    ids=["nbval", "ruff"],
)
def test_they_are_looked_at_by_no_tool_that_looks_at_ours(tree, command):
    said = said_of(tree, *command)
    assert "ours.ipynb" in said
    assert "theirs.ipynb" not in said


def test_git_keeps_none_of_them(tree):
    subprocess.run(["git", "init", "-q", tree], check=True)
    command = ["git", "status", "--porcelain", "--untracked-files=all"]
    listed = subprocess.run(command, cwd=tree, check=True, capture_output=True, text=True).stdout
    assert "ours.ipynb" in listed
    assert "theirs.ipynb" not in listed
