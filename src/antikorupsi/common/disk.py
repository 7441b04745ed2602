"""Errors of the disk as errors with a remedy; files replaced whole."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from antikorupsi.common.errors import WorkbookError

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
        remedy = _REMEDIES.get(error.errno or 0)
        if remedy is None:
            raise
        place = error.filename or folder
        message = f"{place} could not be written: {remedy}, then run again. What was there before is as it was."
        raise WorkbookError(message) from error


def keep_for_later(path: Path, text: str) -> None:
    """Writes a file of a cache whole or not at all: where nothing can be written, the next call works it out anew."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, by renaming a file beside it; writes to a device or pipe directly.

    Raises WorkbookError with a remedy if the disk is full, read-only and so on.
    """
    with translate_disk_errors(path):
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        place = path.resolve()
        beside = place.with_name(f".{place.name}.part")
        try:
            beside.write_bytes(content)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
