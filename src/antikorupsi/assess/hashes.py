"""The hash of every file of a folder; files that did not change since they were last hashed are not opened again.

A file counts as unchanged while its size, times of change and inode are those it had when it was hashed. Whoever writes
into it and then sets its time back still leaves a new time of change of the inode (ctime), which nobody can set.
"""

import hashlib
import json
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from antikorupsi.common import keep_for_later
from antikorupsi.ingest import DEEPEST, names_in_folder, shown_name

_SHA256 = re.compile(r"[0-9a-f]{64}")
_TWO_SECONDS = 2_000_000_000  # some file systems count time in steps this long


@dataclass(frozen=True)
class Remembered:
    """A file as it was when it was hashed, and when that was (nanoseconds)."""

    size: int
    mtime: int
    ctime: int
    inode: int
    sha256: str
    hashed: int

    def is_of(self, seen: os.stat_result) -> bool:
        """Whether a file is still the one that was hashed.

        One touched within two seconds of being hashed may have changed again in the same tick of the clock: it is not
        believed, as in git.
        """
        same = (self.size, self.mtime, self.ctime, self.inode) == _identity(seen)
        return same and max(self.mtime, self.ctime) + _TWO_SECONDS < self.hashed


Memory = dict[str, Remembered]


def file_hash(path: Path) -> str:
    """The sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hashes_of(folder: Path, memory: Path, *, masked: bool = False) -> dict[str, str]:
    """The sha256 of every file below a folder, by its path in it; only files that changed are opened.

    `masked` gives senders' files the names that tables have for them; reports keep theirs, whose numbers are none of
    persons (riwayat/0812-2025-12-09.csv).

    What cannot be opened (a file, a folder, a link that leads nowhere or in a circle) has the reason in place of a
    hash, so that it is looked at again once it can. `memory` is a file in which what is known of the files is kept; a
    damaged one is as good as none.
    """
    known = _recall(memory)
    found: Memory = {}
    hashes: dict[str, str] = {}
    for name, path in sorted(_entries(folder, names_in_folder if masked else _shown_names)):
        each = _hashed(path, known.get(name))
        hashes[name] = each if isinstance(each, str) else each.sha256
        if not isinstance(each, str):
            found[name] = each
    if found != known:
        with suppress(OSError):
            memory.parent.mkdir(parents=True, exist_ok=True)
        keep_for_later(memory, json.dumps({name: asdict(each) for name, each in found.items()}))
    return hashes


def _shown_names(names: list[str]) -> dict[str, str]:
    return {name: shown_name(name) for name in names}


def _entries(folder: Path, named: Callable[[list[str]], dict[str, str]]) -> Iterator[tuple[str, Path]]:
    """Every file and link below a folder, and every folder that cannot be entered, with its path in the folder.

    `named` gives the names of everything in one folder as they are shown.
    """
    closed: list[str] = []
    shown = {folder: ""}  # by folder: its path with a slash behind it
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        names_here, before = named([*names, *folders]), shown[Path(parent)]
        if before.count("/") >= DEEPEST:
            folders[:] = []
        shown |= {Path(parent, name): f"{before}{names_here[name]}/" for name in folders}
        for name in (*names, *links):
            yield f"{before}{names_here[name]}", Path(parent, name)
    for path in map(Path, closed):
        yield shown[path].removesuffix("/") or ".", path


def _hashed(path: Path, known: Remembered | None) -> Remembered | str:
    """What is known of a file once it is hashed; what stands in place of a hash where it has none."""
    try:
        seen = path.stat()
        if not stat.S_ISREG(seen.st_mode):
            return f"no file: {stat.S_IFMT(seen.st_mode):o}"
        if known is not None and known.is_of(seen):
            return known
        hashed = time.time_ns()  # before it is read: what is written into it from now on makes it younger than this
        return Remembered(*_identity(seen), sha256=file_hash(path), hashed=hashed)
    except OSError as error:
        return f"not opened: {error.strerror}"


def _identity(seen: os.stat_result) -> tuple[int, int, int, int]:
    return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def _recall(memory: Path) -> Memory:
    """What is known of the files; nothing where the memory is missing, torn or of another make."""
    with suppress(OSError):
        return _recalled(memory, _identity(memory.stat()))
    return {}


@lru_cache(maxsize=4)  # of thousands of files it is long; whoever asks for the same again is a process of many reports
def _recalled(memory: Path, _seen: tuple[int, int, int, int]) -> Memory:
    try:
        kept = json.loads(memory.read_text(encoding="utf-8"))
        known = {name: Remembered(**each) for name, each in kept.items() if _is_sound(each)}
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return {}
    return known


def _is_sound(kept: dict[str, Any]) -> bool:
    """Whether what was kept of a file is a hash, and whole numbers."""
    numbers = [value for name, value in kept.items() if name != "sha256"]
    return _SHA256.fullmatch(kept["sha256"]) is not None and all(type(number) is int for number in numbers)
