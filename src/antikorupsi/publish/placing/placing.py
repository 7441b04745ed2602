"""Files into their place in one step, so that no reader ever sees half of one."""

from collections.abc import Collection, Mapping
from pathlib import Path
from secrets import token_hex

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
    """A hidden file in the folder of its place, so that it can be moved in by a rename; its rights follow the umask."""
    target.parent.mkdir(parents=True, exist_ok=True)
    path = target.with_name(f"{BESIDE}{target.name}-{token_hex(4)}")
    try:
        with path.open("xb") as file:  # mkstemp would shut others out
            file.write(content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
