"""The history of a folder of reports: the figures of each publication, and what it was asked for.

They lie in `riwayat/` in files that are numbered and dated, such as 0001-2025-12-09.csv.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd

from antikorupsi.assess.asked import Asked
from antikorupsi.common import WorkbookError, escape_formula, unescape_formula

HISTORY = "riwayat"
KEY = ["region", "kind", "id"]
WHAT = ["value", "label", "year", "status"]
_REVIEW_CODE = "review_code"  # the kind of the rows that hold the review code of a region in `label`
_PARAMETER = "parameter"  # the kind of the rows that hold what was asked for: its name in `id`, its value in `label`
_TEXTS = (*KEY, "label", "status", "cells")
_NAME = re.compile(r"(\d{4,})-(\d{4}-\d{2}-\d{2})\.csv")
_KEPT = 8  # files that a process keeps the rows of
_DECIMALS = 9  # a difference beyond is one of rounding


@dataclass(frozen=True)
class Snapshot:
    """The figures of one publication: the file that holds them, its number and its day."""

    path: Path
    number: int
    day: date


def snapshots(folder: Path) -> list[Snapshot]:
    """The snapshots in the history of a folder of reports, the oldest first."""
    found = [(path, _NAME.fullmatch(path.name), _day_of(path)) for path in sorted((folder / HISTORY).glob("*.csv"))]
    known = [Snapshot(path, int(numbered[1]), own_day) for path, numbered, own_day in found if numbered and own_day]
    return sorted(known, key=lambda snapshot: snapshot.number)


def _day_of(path: Path) -> date | None:
    """The day of a publication, from the name of its file."""
    named = _NAME.fullmatch(path.name)
    try:
        return date.fromisoformat(named[2]) if named else None
    except ValueError:  # 9999-99-99
        return None


def read_snapshot(path: Path) -> pd.DataFrame:
    """The figures of an earlier publication; raises WorkbookError where the file is none, or lies in no history."""
    rows = _rows(path, written_at(path))
    return rows[~rows["kind"].isin([_PARAMETER, _REVIEW_CODE])].reset_index(drop=True)


def asked_in(path: Path) -> Asked | None:
    """What an earlier publication was asked for; None where its file, of an older workbook, does not say."""
    rows = _rows(path, written_at(path))
    asked = rows[rows["kind"] == _PARAMETER]
    return dict(zip(asked["id"], asked["label"], strict=True)) or None


def codes_in(path: Path) -> dict[str, str]:
    """The review code of each region in an earlier publication; empty where its file is of an older workbook."""
    rows = _rows(path, written_at(path))
    codes = rows[rows["kind"] == _REVIEW_CODE]
    return dict(zip(codes["region"], codes["label"], strict=True))


def written_at(path: Path) -> int:
    """When a file was written, 0 for one that is not there: what is kept of it by that time is never out of date."""
    return path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(maxsize=_KEPT)
def _rows(path: Path, _written: int) -> pd.DataFrame:
    """The rows of a file of the history: figures, and what was asked for."""
    if path.parent.name != HISTORY or not _NAME.fullmatch(path.name) or not path.is_file():
        raise WorkbookError(
            f"{path} is no file of an earlier publication; name one such as reports/2025/{HISTORY}/0001-2025-12-09.csv."
        )
    try:
        figures = pd.read_csv(path, compression=None, dtype=dict.fromkeys(_TEXTS, "str"))
        return _with_texts(tidy(figures[[*KEY, *WHAT, "cells"]]), unescape_formula)
    except (OSError, KeyError, ValueError, pd.errors.ParserError) as error:
        raise WorkbookError(f"{path} holds no figures of an earlier publication: {error}") from error


def tidy(figures: pd.DataFrame) -> pd.DataFrame:
    """The same figures in one form, whether they were just computed or read from a file."""
    tidied = figures.copy()
    for name in _TEXTS:
        tidied[name] = tidied[name].astype("object").fillna("").astype("str")
    tidied["value"] = tidied["value"].astype("float64").round(_DECIMALS)
    tidied["year"] = tidied["year"].astype("Int64")
    return tidied.sort_values(KEY, kind="stable", ignore_index=True)


def _with_texts(figures: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    return figures.assign(**{name: figures[name].map(change).astype("str") for name in _TEXTS})


def as_text(figures: pd.DataFrame, asked: Asked, codes: Mapping[str, str]) -> str:
    """The text of a file of the history: what was asked for and the review codes, then the figures."""
    rows = [{"kind": _PARAMETER, "id": name, "label": value} for name, value in asked.items()]
    rows += [{"region": region, "kind": _REVIEW_CODE, "label": code} for region, code in codes.items()]
    written = pd.concat([tidy(pd.DataFrame(rows, columns=figures.columns)), figures])
    return _with_texts(written, escape_formula).to_csv(index=False)
