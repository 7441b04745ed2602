"""The files below deploy/, and whether a command line in them is one that the workbook knows."""

import shlex
from pathlib import Path

import typer

from antikorupsi.cli.app import app
from tests.setup.declared import ROOT

DEPLOY = ROOT / "deploy"
INSTALLED = "/srv/workbook"  # where the files say that the workbook lies


def check_arguments(line: str) -> None:
    """Parses `workbook ...` as the command would, without running it; raises what click raises for wrong use."""
    name, *arguments = shlex.split(line)[1:]
    typer.main.get_command(app).commands[name].make_context(name, arguments)


def printed(begin: str) -> str:
    """The one command of docs/scheduling.md that begins so, `sudo` left out."""
    page = (ROOT / "docs" / "scheduling.md").read_text(encoding="utf-8")
    (found,) = [line for line in page.splitlines() if line.removeprefix("sudo ").startswith(begin)]
    return found.removeprefix("sudo ")


def read(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def as_installed_here(text: str) -> str:
    """A file's text with this project in place of the folder that it names."""
    return text.replace(INSTALLED, str(ROOT))


def finished_at(reports: Path, moment: str) -> None:
    """Says in the manifest of the period contoh that the last run ended at another time."""
    manifest = reports / "contoh" / "manifest.json"
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    assert sum(line.startswith(' "finished": ') for line in lines) == 1
    new = [f' "finished": "{moment}",\n' if line.startswith(' "finished": ') else line for line in lines]
    manifest.write_text("".join(new), encoding="utf-8")
