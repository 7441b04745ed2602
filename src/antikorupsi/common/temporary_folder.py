"""A folder for the temporary files of one command and all that it starts; what killed ones left goes with the next.

It lies in the system's folder for temporary files if that takes a file of some size, else in the next place that does:
a full or read-only /tmp stops nothing.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.util import Finalize
from pathlib import Path

from antikorupsi.common.disk import remedy_of
from antikorupsi.common.errors import WorkbookError
from antikorupsi.common.locking import can_ask, is_locked, locked
from antikorupsi.common.project import processed_parent

_PREFIX, _NEW = "workbook-", ".workbook-new-"
_LOCK = ".lock"
_TRIED = b"\0" * 2**20  # bytes that must fit; a page is printed from files of about this size
_LAST = -200  # multiprocessing removes its folder at -100
_LONGEST = 50  # bytes of a path in which paths of sockets, in folders below, stay short enough
_VARIABLES = ("TMPDIR", "TEMP", "TMP")
_made: dict[Path, Path] = {}  # by the folder that holds it: the folder of this process
_held = ExitStack()  # its locks, until the process ends


@contextmanager
def temporary_files() -> Iterator[Path]:
    """Within the block, temporary files of this process and of those it starts lie in one folder of its own.

    The folder is removed when the process ends, since its sockets serve until then. Raises WorkbookError with the
    reasons where no place for it can be written to.
    """
    folder = _folder()
    before = {name: os.environ.get(name) for name in _VARIABLES}, tempfile.tempdir
    os.environ |= dict.fromkeys(_VARIABLES, str(folder))
    tempfile.tempdir = str(folder)
    try:
        yield folder
    finally:
        variables, tempfile.tempdir = before
        for name, value in variables.items():
            os.environ.pop(name)
            os.environ |= {name: value} if value is not None else {}


def _folder() -> Path:
    """The folder of this process; in the first place that serves, others of which were found full or read-only."""
    refused = []
    for place in _places():
        if place in _made and _made[place].exists():
            return _made[place]
        try:
            _made[place] = _new_folder(place)
        except OSError as error:
            refused.append(f"{place}: {remedy_of(error) or error.strerror}")
            continue
        return _made[place]
    raise WorkbookError("There is no place for temporary files. " + " ".join(f"{why}." for why in refused))


def _places() -> list[Path]:
    """The folders in which temporary files may lie, the system's own first; long paths leave no room for sockets."""
    declared = [os.environ[name] for name in _VARIABLES if os.environ.get(name)]
    places = [*(declared or _usual()), "/tmp", "/var/tmp"]  # noqa: S108 mkdtemp makes a folder in it that is ours
    found = [Path(place).resolve() for place in dict.fromkeys(places) if Path(place).is_dir()]
    short = [place for place in found if len(os.fsencode(place)) <= _LONGEST]
    return [*short, *(place for place in found if place not in short), processed_parent()]


def _usual() -> list[str]:
    with suppress(FileNotFoundError):  # no place takes a file: each is tried again, for its reason
        return [tempfile.gettempdir()]
    return []


def _new_folder(place: Path) -> Path:
    """Makes a folder in a place and locks it before others can take it for one that was left; raises OSError."""
    place.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=_NEW, dir=place))
    try:
        (made / "tried").write_bytes(_TRIED)
        (made / "tried").unlink()
        _held.enter_context(locked(made / _LOCK))
        folder = made.rename(place / made.name.replace(_NEW, _PREFIX, 1))
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        raise
    # After multiprocessing has removed its own folder in this one; processes that it forks forget these calls.
    Finalize(None, shutil.rmtree, (folder, True), exitpriority=_LAST)
    _remove_left(place)
    return folder


def _remove_left(place: Path) -> None:
    """Removes the folders of killed processes of this user, whose locks went with them."""
    for left in place.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # gone meanwhile
            ours = left.stat().st_uid == os.geteuid() if hasattr(os, "geteuid") else True
            if ours and can_ask(left / _LOCK) and not left.is_symlink() and not is_locked(left / _LOCK):
                shutil.rmtree(left, ignore_errors=True)
