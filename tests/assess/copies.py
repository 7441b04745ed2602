"""Copies of the simulated period, to change, with the tables that were made of it: an unchanged copy is not read."""

import shutil
from pathlib import Path

from antikorupsi.common import tables_folder
from antikorupsi.common.project import root
from helpers import Assessment

CONTOH = root() / "data" / "raw" / "contoh"


def copy_of_contoh(folder: Path) -> Path:
    """Copies the spreadsheets to a folder that is named contoh too, and their tables to where those of it are kept."""
    raw = Path(shutil.copytree(CONTOH, folder))
    put_tables(raw)
    return raw


def put_tables(raw: Path) -> None:
    """Puts the tables of the simulated period where those of a copy are kept, in place of what is there."""
    Assessment.load("contoh")
    shutil.rmtree(tables_folder("contoh", raw), ignore_errors=True)
    shutil.copytree(tables_folder("contoh", CONTOH), tables_folder("contoh", raw))
