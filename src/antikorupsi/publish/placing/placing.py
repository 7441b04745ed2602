"""Files into their place in one step, so that no reader ever sees half of one."""

import os
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

BESIDE = ".beside-"  # how the names of files begin that are not in their place yet


def place_text(text: str, target: Path) -> None:
    """Writes a text beside its place and moves it in with os.replace."""
    place_files({target: text.encode()})


def place_files(files: Mapping[Path, bytes], left_over: Collection[Path] = ()) -> None:
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


def write_beside(target: Path, content: bytes) -> Path:
    """A hidden file in the folder of its place, so that it can be moved in by a rename."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{BESIDE}{target.name}-", dir=target.parent)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        path.chmod(0o644)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
