"""Errors of the disk as errors with a remedy; files replaced whole."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from antikorupsi.common.errors import WorkbookError

_TRIED = 2**20  # bytes; less may fit where a file did not
_PART = ".part"  # the end of the names of files that are being written
_REMEDIES = {
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "your share of the disk is full; free some space",
    errno.EFBIG: "the file would be larger than this system lets you write; raise the limit",
    errno.EROFS: "it is on a disk that cannot be written to; choose another folder",
    errno.ENOTDIR: "a file stands where a folder is needed; choose another folder",
    errno.EEXIST: "a file stands where a folder is needed; choose another folder",
    errno.ENAMETOOLONG: "the name is longer than this system allows; choose a shorter one",
    errno.ELOOP: "its links lead in a circle; choose another folder",
    errno.EACCES: "you may not write there; ask for the right to, or choose another folder",
    errno.EPERM: "you may not write there; ask for the right to, or choose another folder",
}


@contextmanager
def translate_disk_errors(folder: Path) -> Iterator[None]:
    """Within the block, turns an OSError with a known remedy into a WorkbookError that names it.

    All code that writes in such a block puts files in place whole or not at all, so what was there before stays.
    """
    try:
        yield
    except OSError as error:
        remedy = remedy_of(error)
        if not remedy:
            raise
        place = error.filename or _full_place(folder)
        message = f"{place} could not be written: {remedy}, then run again. What was there before is as it was."
        raise WorkbookError(message) from error


def remedy_of(error: OSError) -> str:
    """What is wrong with the disk, and what to do about it; "" for errors of other kinds."""
    return _REMEDIES.get(error.errno or 0, "")


def _full_place(folder: Path) -> Path:
    """The folder for temporary files if it takes no file, for an error that names none; else the folder written to."""
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"\0" * _TRIED)
    except OSError:
        return Path(tempfile.tempdir or tempfile.gettempprefix())
    return folder


def keep_for_later(path: Path, text: str) -> None:
    """Writes a file of a cache whole or not at all: where nothing can be written, the next call works it out anew."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
        for left in path.parent.glob(f"{path.name}.*"):
            if not _is_at_work(left.suffix[1:]):
                left.unlink(missing_ok=True)


def _is_at_work(number: str) -> bool:
    """Whether a process of this machine has this number; a cache that one elsewhere is writing is of no weight."""
    import psutil  # only where there is anything to ask about

    return not number.isdecimal() or psutil.pid_exists(int(number))


def remove_unfinished(folder: Path) -> None:
    """Removes what `replace_file` left of files in a folder, and below it, when it was killed; hold its lock."""
    for path in folder.rglob(f".*{_PART}"):
        path.unlink(missing_ok=True)


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, by renaming a file beside it; writes to a device or pipe directly.

    Raises WorkbookError with a remedy if the disk is full, read-only and so on.
    """
    with translate_disk_errors(path):
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        place = path.resolve()
        beside = place.with_name(f".{place.name}{_PART}")
        try:
            beside.write_bytes(content)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
