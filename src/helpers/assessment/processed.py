"""The tables under `data/processed/<period>/`, rebuilt only when raw files, framework or code have changed."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
from filelock import FileLock
from pyarrow.parquet import ParquetFile

from helpers.assessment.hashes import file_hash, hashes_of
from helpers.disk import written_or_said
from helpers.project import mark_of, processed_folder

__all__ = ["KEY_FILE", "Tables", "file_hash", "key_of", "load_or_build", "package_hash", "raw_hashes"]

Tables = dict[str, pd.DataFrame]
KEY_FILE = "key.json"
_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def package_hash() -> str:
    """One sha256 over everything in the package that can change a table or a page: code, data, texts, templates."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def key_of(folder: Path, **settings: str) -> dict[str, str]:
    """What the tables of a period depend on: the hash of every raw file, of the package, and the settings."""
    raw = {f"raw/{name}": sha256 for name, sha256 in raw_hashes(folder).items()}
    return raw | {"package": package_hash()} | settings


def raw_hashes(folder: Path) -> dict[str, str]:
    """The sha256 of every raw file by its path in the folder; files that did not change are not opened again.

    What is remembered of them lies in `data/processed`, in one file for each folder they may come from.
    """
    return hashes_of(folder, processed_folder(f".hashes-{mark_of(folder)}.json"))


def load_or_build(folder: Path, key: dict[str, str], build: Callable[[], Tables]) -> Tables:
    """The tables in a folder if they were built from this very key, else those that `build` makes, which are kept.

    New tables are written beside the folder and moved into its place in one step, so that nobody reads half of them.
    Raises WorkbookError where the disk refuses them.
    """
    with written_or_said(folder), _alone(folder):
        if _kept_key(folder) == key:
            return {path.stem: _read(path) for path in sorted(folder.glob("*.parquet"))}
        tables = build()
        _replace(folder, key, tables)
        return tables


def _alone(folder: Path) -> FileLock:
    """The lock of a folder of tables."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(folder.parent / f".{folder.name}.lock")


def _read(path: Path) -> pd.DataFrame:
    """A kept table, read without threads: a process that reads one can still be forked."""
    table: pd.DataFrame = ParquetFile(path, pre_buffer=False).read(use_threads=False).to_pandas(use_threads=False)
    return table


def _kept_key(folder: Path) -> dict[str, str] | None:
    path = folder / KEY_FILE
    if not path.exists():
        return None
    try:
        kept: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError:
        return None  # torn by a killed run: build again
    return kept


def _replace(folder: Path, key: dict[str, str], tables: Tables) -> None:
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    for name, table in tables.items():
        table.to_parquet(beside / f"{name}.parquet", index=False)
    (beside / KEY_FILE).write_text(json.dumps(key, indent=1, sort_keys=True), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    beside.replace(folder)
