"""A project of its own, and the command run in it."""

import shutil
import sys

import pytest

from antikorupsi.cli import main
from antikorupsi.common.project import root


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of its own with the simulated period."""
    shutil.copytree(root() / "data" / "raw" / "contoh", tmp_path / "data" / "raw" / "contoh")
    shutil.copytree(root() / "notebooks", tmp_path / "notebooks")
    monkeypatch.setenv("WORKBOOK_ROOT", str(tmp_path))
    return tmp_path


@pytest.fixture
def command(project, monkeypatch, capsys):
    """A function that runs the command in the project and gives its exit code and what it said of errors."""

    def ran(*arguments):
        monkeypatch.chdir(project)
        monkeypatch.setattr(sys, "argv", ["workbook", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, capsys.readouterr().err

    return ran
