"""The command `workbook new`: a folder to assess in, with notebooks and data, where no checkout is."""

import shutil
from pathlib import Path

from antikorupsi.cli.terminal import SafeConsole
from antikorupsi.common import WorkbookError, given_path, translate_disk_errors

_CARRIED = Path(__file__).with_name("project")  # in a wheel with notebooks/ and data/; see pyproject.toml
_CHECKOUT = Path(__file__).parents[3]
_FOLDERS = ("notebooks", "data/raw")
_LEFT_BEHIND = shutil.ignore_patterns(".*", "~$*", "__pycache__", "own", "jobs")


def write_project(folder: str, console: SafeConsole) -> None:
    """Writes notebooks, the spreadsheets that come with the workbook, a folder for reports and a README.

    Raises WorkbookError for a folder in which something lies: nothing is overwritten.
    """
    place = given_path(folder, "project").resolve()
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise WorkbookError(f"Something lies in {place} already: name a new folder. Nothing was written.")
    with translate_disk_errors(place):
        for name in _FOLDERS:
            shutil.copytree(_source(name), place / name, ignore=_LEFT_BEHIND)
        (place / "notebooks" / "own").mkdir()
        (place / "reports").mkdir()
        shutil.copyfile(_CARRIED / "README.md", place / "README.md")
    console.print(f"Project: {place}")
    console.print(f"Next: cd {place}; workbook run --period contoh; README.md tells the rest.")


def _source(name: str) -> Path:
    carried = _CARRIED / name
    return carried if carried.is_dir() else _CHECKOUT / name
