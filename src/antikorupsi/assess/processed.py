"""The tables under `data/processed/<period>/`, rebuilt only when raw files, framework or code have changed.

Tables that were read from spreadsheets depend on fewer rooms of the package than those that judge them, so a change in
how figures are judged opens no spreadsheet again.
"""

import errno
import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

import pandas as pd
from pyarrow.parquet import ParquetFile

from antikorupsi.assess.hashes import hashes_of
from antikorupsi.common import (
    LockedError,
    WorkbookError,
    compact,
    has_marker,
    hash_cache_file,
    locked,
    may_write,
    own_cache,
    refuse_foreign,
    remove_marked,
    source_hash,
    translate_disk_errors,
    write_marker,
)
from antikorupsi.ingest import Folder

Tables = dict[str, pd.DataFrame]
KEY_FILE = "key.json"
# The rooms that tables of spreadsheets depend on, and those that judgements of them depend on.
READING = ("antikorupsi.common", "antikorupsi.rules", "antikorupsi.ingest")
JUDGING = (*READING, "helpers.eligibility", "helpers.scoring", "antikorupsi.assess")
READ_TABLES = ("observations", "findings", "missing", "groups", "accounts", "reviews", "replies", "actions")
_LONGEST_BUILD = 2 * 3600  # seconds that tables of another process are waited for; a country of villages takes minutes
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
_TRIES = 3  # where tables are replaced while they are read
_JUDGED_WITH = "judged with"


def key_of(folders: Sequence[Folder]) -> dict[str, str]:
    """What the tables of a period depend on: the hash of every raw file, and of the rooms that read and judge them."""
    raw = {f"raw/{name}": sha256 for name, sha256 in inputs_of(folders).items()}
    return raw | {"read with": source_hash(*READING), _JUDGED_WITH: source_hash(*JUDGING)}


def inputs_of(folders: Sequence[Folder]) -> dict[str, str]:
    """The sha256 of every raw file in some folders, by what the file is called in tables."""
    return {f"{folder.called}{name}": sha256 for folder in folders for name, sha256 in raw_hashes(folder.path).items()}


def raw_hashes(folder: Path) -> dict[str, str]:
    """The sha256 of every raw file by its masked path in the folder; unchanged files are not opened again.

    What is remembered of them lies in `data/processed`, in one file for each folder they may come from.
    """
    return hashes_of(folder, hash_cache_file("hashes", folder), masked=True)


def load_or_build(
    folder: Path, key: dict[str, str], read: Callable[[], Tables], judge: Callable[[Tables], Tables]
) -> Tables:
    """The tables in a folder if they were built from this very key, else those that are built, which are kept.

    `read` makes the tables of READ_TABLES and is called only where they are out of date; `judge` makes all others.
    New tables are written beside the folder and moved into its place in one step, so that nobody reads half of them.
    Who may not write there, or finds the disk full, takes what is there, or else keeps tables in a cache of their own.
    Raises WorkbookError where the disk refuses them there too, and where the folder holds what this workbook did not
    write.
    """
    make = _Maker(read, judge)
    if may_write(folder.parent):
        if _kept_key(folder) != key and (own := _shared(own_cache() / folder.name, key)) is not None:
            return own  # kept there, and still right, since the disk here was full
        try:
            return _kept_or_made(folder, key, make)
        except OSError as error:
            if error.errno not in _FULL:
                with translate_disk_errors(folder):
                    raise
    elif (shared := _shared(folder, key)) is not None:
        return shared
    place = own_cache() / folder.name
    with translate_disk_errors(place):
        return _kept_or_made(place, key, make)


class _Maker:
    """Reads and judges once, also where what was made could not be kept."""

    def __init__(self, read: Callable[[], Tables], judge: Callable[[Tables], Tables]) -> None:
        self._read, self._judge = read, judge
        self._made: Tables | None = None

    def __call__(self, kept: Tables | None) -> Tables:
        """All tables, out of those that were read from the spreadsheets if they are `kept`."""
        if self._made is None:
            tables = kept or self._read()
            self._made = tables | self._judge(tables)
        return self._made


def _kept_or_made(folder: Path, key: dict[str, str], make: _Maker) -> Tables:
    refuse_foreign(folder, known_by=_has_own_key)
    with _alone(folder):
        kept = _kept_key(folder)
        if kept != key:
            same_input = kept is not None and _of_input(kept) == _of_input(key)
            tables = {name: _read(folder / f"{name}.parquet") for name in READ_TABLES} if same_input else None
            _replace(folder, key, make(tables))
        return _all(folder)  # also where they were just made: the same types of columns, whoever asks first


def _shared(folder: Path, key: dict[str, str]) -> Tables | None:
    """The tables that somebody else keeps, None where they were built from another key or may not be read.

    They are read without their lock, for only who may write can take it; one replaced meanwhile is another folder.
    """
    with suppress(PermissionError):
        for _ in range(_TRIES):
            with suppress(FileNotFoundError):
                before = folder.stat().st_ino
                if _kept_key(folder) != key:
                    return None
                tables = _all(folder)
                if folder.stat().st_ino == before:
                    return tables
    return None


def _all(folder: Path) -> Tables:
    return {path.stem: _read(path) for path in sorted(folder.glob("*.parquet"))}


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Holds the lock of a folder of tables; raises WorkbookError where another process builds them for too long."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        with locked(folder.parent / f".{folder.name}.lock", _LONGEST_BUILD):
            yield
    except LockedError as error:
        hours = _LONGEST_BUILD // 3600
        raise WorkbookError(
            f"Another process has been at work on the tables in {folder} for {hours} hours; end it. {error}".rstrip()
        ) from error


def _read(path: Path) -> pd.DataFrame:
    """A kept table as it was made, read without threads: a process that reads one can still be forked."""
    with ParquetFile(path, pre_buffer=False) as file:
        return compact(file.read(use_threads=False).to_pandas(use_threads=False, self_destruct=True, split_blocks=True))


def _of_input(key: dict[str, str]) -> dict[str, str]:
    """The part of a key that the tables of READ_TABLES depend on."""
    return {name: value for name, value in key.items() if name != _JUDGED_WITH}


def _kept_key(folder: Path) -> dict[str, str] | None:
    try:
        kept: dict[str, str] = json.loads((folder / KEY_FILE).read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None  # never there, or torn by a killed run: build again
    return kept


def _has_own_key(folder: Path) -> bool:
    """Whether a folder without a marker holds the key of tables that an earlier version wrote."""
    return isinstance(kept := _kept_key(folder), dict) and _JUDGED_WITH in kept


def _left_over(folder: Path) -> list[Path]:
    """What runs that were killed left beside a folder whose lock is held: new tables, and old ones."""
    ours = re.compile(re.escape(f".{folder.name}-") + r"[0-9a-f]{8}(-old)?")
    return [path for path in folder.parent.iterdir() if ours.fullmatch(path.name) and has_marker(path)]


def _replace(folder: Path, key: dict[str, str], tables: Tables) -> None:
    """Moves new tables into place of the old ones, which leave it in one step: a kill leaves whole tables or none."""
    for left in _left_over(folder):
        remove_marked(left)
    beside = folder.with_name(f".{folder.name}-{token_hex(4)}")
    beside.mkdir()  # others may read it: mkdtemp would shut them out
    write_marker(beside)
    try:
        for name, table in tables.items():
            table.to_parquet(beside / f"{name}.parquet", index=False)
        (beside / KEY_FILE).write_text(json.dumps(key, indent=1, sort_keys=True), encoding="utf-8")
    except OSError:  # on a full disk half of the tables would take the place that others need
        remove_marked(beside)
        raise
    old = beside.with_name(f"{beside.name}-old")
    if folder.exists():
        write_marker(folder)  # also what an earlier version wrote, and an empty folder
        folder.rename(old)
    beside.rename(folder)
    if old.exists():
        remove_marked(old)
