"""Locks of folders that several processes write into; file systems without flock get a lock that is a file.

NFS without its lock daemon, some FUSE and cluster file systems answer a lock by ENOLCK, EOPNOTSUPP or ENOSYS. There a
file that is created exclusively holds process number, host and start of its holder; one whose holder no longer runs on
this host is taken over.
"""

import errno
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # that there is no flock: then locks are files
    from filelock import FileLock, SoftFileLock, Timeout

HELD = "-held"  # the end of the name of a lock that is a file: one without flock beside one with it
_HAS_FLOCK = FileLock is not SoftFileLock  # else Python has neither fcntl nor msvcrt
_NO_FLOCK = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS})


class LockedError(Exception):
    """Another process holds the lock; its text says which file to remove if none does, "" where the system knows."""


@contextmanager
def locked(path: Path, patience: float = 0.0) -> Iterator[None]:
    """Holds the lock of a file within the block; raises LockedError if another holds it after `patience` seconds."""
    held = path.with_name(path.name + HELD)
    with ExitStack() as stack:
        try:
            if not _HAS_FLOCK:
                raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
            stack.enter_context(FileLock(path, timeout=patience, fallback_to_soft=False))
        except Timeout:
            raise LockedError("") from None
        except OSError as error:
            if error.errno not in _NO_FLOCK:
                raise
            _hold_file(stack, held, patience)
        yield


def can_ask(path: Path) -> bool:
    """Whether this process can tell who holds a lock: without flock it knows only locks that are files."""
    return path.with_name(path.name + HELD).exists() or (_HAS_FLOCK and path.exists())


def is_locked(path: Path) -> bool:
    """Whether another process holds the lock, asked also by who may not write there; no file is made."""
    held = path.with_name(path.name + HELD)
    if held.exists():
        return not _can_hold(SoftFileLock(held, timeout=0))
    if sys.platform == "win32":
        return path.exists() and not _can_hold(FileLock(path, timeout=0))
    return _HAS_FLOCK and path.exists() and _is_flocked(path)


def _hold_file(stack: ExitStack, held: Path, patience: float) -> None:
    lock = SoftFileLock(held, timeout=patience)
    try:
        stack.enter_context(lock)
    except Timeout:
        raise LockedError(f"If none is at work, on any machine, remove {held}.") from None


def _can_hold(lock: FileLock | SoftFileLock) -> bool:
    try:
        with lock:
            return True
    except (Timeout, PermissionError):
        return False


def _is_flocked(path: Path) -> bool:
    import fcntl  # no part of Python on Windows

    opened = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _NO_FLOCK
    finally:
        os.close(opened)
    return False
