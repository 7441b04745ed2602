"""The commands `workbook new` and `workbook programme`: a folder to assess in, and a programme of one's own in it."""

import shutil
from pathlib import Path

from antikorupsi.cli.terminal import SafeConsole
from antikorupsi.common import WorkbookError, given_path, raw_folder, translate_disk_errors

_CARRIED = Path(__file__).with_name("project")  # in a wheel with notebooks/ and data/; see pyproject.toml
_EXAMPLE = Path(__file__).with_name("programme")
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


def write_programme(period: str, console: SafeConsole) -> None:
    """Writes a small commented programme of one's own into a new folder below data/raw, to be changed.

    Raises WorkbookError for a name that no period may have, and for a folder that is there already.
    """
    place = raw_folder(period)
    if place.exists():
        raise WorkbookError(f"{place} is there already: name a new period. Nothing was written.")
    with translate_disk_errors(place):
        shutil.copytree(_EXAMPLE, place, ignore=_LEFT_BEHIND)
    files = sorted(path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file())
    console.print(f"Programme: {place}: {', '.join(files)}")
    console.print(
        f"Next: change them; workbook templates formulir --period {period}; workbook check --period {period}."
    )
