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
    return Path(__file__).resolve().parents[2]


def raw_folder(period: str, raw: Path | str | None = None) -> Path:
    """The folder with the spreadsheets of one period, `data/raw/<period>` unless another parent folder is given."""
    return (Path(raw).resolve() if raw else root() / "data" / "raw") / period


def processed_folder(period: str) -> Path:
    """The folder with the rebuilt tables of one period, `data/processed/<period>`."""
    return root() / "data" / "processed" / period


def tables_folder(period: str, spreadsheets: Path) -> Path:
    """The folder with the tables of a period; those of spreadsheets that lie elsewhere have one of their own."""
    usual = spreadsheets.resolve() == raw_folder(period).resolve()
    return processed_folder(period if usual else f"{period}-{mark_of(spreadsheets)}")


def mark_of(folder: Path) -> str:
    """A short name for a folder, whatever its path: what is remembered of it bears this name."""
    return hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:12]


def reports_folder(period: str, reports: Path | str | None = None) -> Path:
    """The folder readers get, `reports/<period>` unless another parent folder is given."""
    return (Path(reports).resolve() if reports else root() / "reports") / period
