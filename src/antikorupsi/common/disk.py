"""What to do where a disk refuses to write."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
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
def written_or_said(folder: Path) -> Iterator[None]:
    """Until the end of the block, what the disk refuses in this folder is a WorkbookError with a remedy.

    Whoever writes here puts files in place whole or not at all, so that what was there before is still there.
    """
    try:
        yield
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0)
        if remedy is None:
            raise
        place = error.filename or folder
        said = f"{place} could not be written: {remedy}, then run again. What was there before is as it was."
        raise WorkbookError(said) from error


def replace_file(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all: beside its place, then into it; a device or pipe is written to directly.

    Raises WorkbookError with a remedy where the disk refuses it.
    """
    with written_or_said(path):
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
