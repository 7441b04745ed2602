"""Files into their place in one step, so that no reader ever sees half of one."""

import shutil
from collections.abc import Collection, Mapping
from hashlib import file_digest, sha256
from io import SEEK_END
from pathlib import Path
from secrets import token_hex
from tempfile import SpooledTemporaryFile

BESIDE = ".beside-"  # how the names of files begin that are not in their place yet
MOST_IN_MEMORY = 16 * 2**20  # bytes of a file: those of 514 regions take a tenth
Content = bytes | SpooledTemporaryFile[bytes]  # of a file: a large one is written to the disk as it is made


def content_of(written: "SpooledTemporaryFile[bytes]") -> Content:
    """What was written, as bytes where it is small enough to be held in memory."""
    size = written.seek(0, SEEK_END)
    if size > MOST_IN_MEMORY:
        return written
    written.seek(0)
    with written:
        return written.read()


def size_and_hash(content: Content) -> tuple[int, str]:
    """The bytes of a content, and their sha256."""
    if isinstance(content, bytes):
        return len(content), sha256(content).hexdigest()
    content.seek(0)
    digest = file_digest(content, "sha256").hexdigest()
    return content.tell(), digest


def place_text(text: str, target: Path) -> None:
    """Writes a text beside its place and moves it in with os.replace."""
    place_files({target: text.encode()})


def place_files(files: Mapping[Path, Content], left_over: Collection[Path] = ()) -> None:
    """Writes all files beside their places, then moves them in, the last of them last, and removes those left over.

    Nothing is moved unless everything could be written.
    """
    beside: dict[Path, Path] = {}
    try:
        for target, content in files.items():
            beside[target] = write_beside(target, content)
        for target, written in beside.items():
            written.replace(target)
        for path in left_over:
            path.unlink(missing_ok=True)
    finally:
        for written in beside.values():
            written.unlink(missing_ok=True)


def write_beside(target: Path, content: Content) -> Path:
    """A hidden file in the folder of its place, so that it can be moved in by a rename; its rights follow the umask."""
    target.parent.mkdir(parents=True, exist_ok=True)
    path = target.with_name(f"{BESIDE}{target.name}-{token_hex(4)}")
    try:
        with path.open("xb") as file:  # mkstemp would shut others out
            if isinstance(content, bytes):
                file.write(content)
            else:
                content.seek(0)
                with content:
                    shutil.copyfileobj(content, file)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
