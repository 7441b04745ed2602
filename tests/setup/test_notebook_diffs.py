"""`make diff` shows what people changed in a notebook, as git does from then on; outputs and counts are left out."""

import shutil
import subprocess

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tests.setup.declared import ROOT


def git(folder, *arguments):
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def write(path, threshold, count):
    shown = new_output("stream", text=f"ran {count} times")
    cells = [new_code_cell(f'overrides = {{"spi": {threshold}}}', id="a", execution_count=count, outputs=[shown])]
    nbformat.write(new_notebook(cells=cells), path)


@pytest.fixture
def clone(tmp_path):
    """A fresh clone with a space and an apostrophe in its name, whose notebook was changed and run again, its .venv."""
    folder = tmp_path / "a clone of Ma'ruf"
    folder.mkdir()
    for name in ("Makefile", ".gitattributes", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    write(folder / "a.ipynb", 70, 1)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "first")
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "git-nbdiffdriver").symlink_to(ROOT / ".venv" / "bin" / "git-nbdiffdriver")
    (folder / ".venv" / "set-up.stamp").write_text(f"{folder.resolve()}\n", encoding="utf-8")
    return folder


def test_a_changed_cell_is_shown_as_people_wrote_it(clone):
    write(clone / "a.ipynb", 73, 2)
    made = subprocess.run(["make", "diff"], cwd=clone, capture_output=True, text=True, check=True).stdout
    for shown in (made, git(clone, "--no-pager", "diff")):
        assert '-  overrides = {"spi": 70}' in shown
        assert '+  overrides = {"spi": 73}' in shown
        assert "ran 2 times" not in shown
        assert "execution_count" not in shown


def test_a_notebook_that_was_only_run_again_shows_no_change(clone):
    write(clone / "a.ipynb", 70, 9)
    made = subprocess.run(["make", "diff"], cwd=clone, capture_output=True, text=True, check=True).stdout
    assert [line for line in made.splitlines() if line.startswith(("+", "-"))] == []
