"""Where the project's folders are, and the one error that is meant for people rather than programmers."""

import hashlib
import os
from pathlib import Path

DEFAULT_PERIOD = "2025"
DEFAULT_FRAMEWORK = "kabkota-2025"
DEFAULT_LANGUAGE = "id"


class WorkbookError(Exception):
    """A fault a user can mend; its text says what is wrong and what to do, without a stack trace.

    Programming errors are never turned into this one: they keep their own type and fail the report.
    """


def root() -> Path:
    """The project folder: WORKBOOK_ROOT, else the nearest folder above here that holds data/raw, else this checkout.

    Notebooks run with `notebooks/` as their working directory and papermill with the caller's, so both must lead home.
    """
    if declared := os.environ.get("WORKBOOK_ROOT"):
        return Path(declared).resolve()
    here = Path.cwd().resolve()
    for folder in (here, *here.parents):
        if (folder / "data" / "raw").is_dir():
            return folder
    return Path(__file__).resolve().parents[3]


def located(path: Path | str) -> Path:
    """Where a file lies that a parameter names: its path is from the project folder, unless it is absolute.

    WORKBOOK_SHIPPED is set where inputs were brought from another machine: absolute paths then continue that folder.
    """
    shipped = os.environ.get("WORKBOOK_SHIPPED")
    if shipped and Path(path).is_absolute():
        return Path(shipped, *Path(path).parts[1:])
    return root() / path


def from_root(path: Path) -> str:
    """A path as parameters, reports and manifests name it: from the project folder where it lies in there."""
    return path.relative_to(root()).as_posix() if path.is_relative_to(root()) else str(_at_home(path))


def _at_home(path: Path) -> Path:
    """The path that inputs have on the machine that they were brought from."""
    shipped = os.environ.get("WORKBOOK_SHIPPED")
    if shipped and path.is_relative_to(shipped):
        return Path(path.anchor, path.relative_to(shipped))
    return path


def raw_folder(period: str, raw: Path | str | None = None) -> Path:
    """The folder with the spreadsheets of one period, `data/raw/<period>` unless another parent folder is given."""
    return located(raw or "data/raw").resolve() / period


def processed_folder(period: str) -> Path:
    """The folder with the rebuilt tables of one period, `data/processed/<period>`."""
    return root() / "data" / "processed" / period


def tables_folder(period: str, spreadsheets: Path) -> Path:
    """The folder with the tables of a period; those of spreadsheets that lie elsewhere have one of their own."""
    usual = spreadsheets.resolve() == raw_folder(period).resolve()
    return processed_folder(period if usual else f"{period}-{mark_of(spreadsheets)}")


def mark_of(folder: Path) -> str:
    """A short name for a folder, whatever its path: what is remembered of it bears this name."""
    return hashlib.sha256(os.fsencode(_at_home(folder.resolve()))).hexdigest()[:12]


def reports_folder(period: str, reports: Path | str | None = None) -> Path:
    """The folder readers get, `reports/<period>` unless another parent folder is given."""
    return (Path(reports).resolve() if reports else root() / "reports") / period
