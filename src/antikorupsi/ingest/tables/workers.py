"""Many files on all cores, few files in this process; the results come in the order of the files.

The processes are loky's: they start afresh (the kernel of a notebook runs threads, which a forked process would inherit
in any state) without running the caller's script again, and one that the system kills is noticed.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from loky import ProcessPoolExecutor

Result = TypeVar("Result")

WORTH_A_PROCESS = 4 * 2**20  # bytes: starting a worker costs as much time as reading a file of this size
_LOOK = 1.0  # seconds between two looks whether the parent is still there
_read: Callable[[Path], object] | None = None


def in_order(read: Callable[[Path], Result], files: Sequence[Path], cores: int | None = None) -> Iterator[Result]:
    """What `read` makes of every file; a large folder is read by as many processes as there are cores.

    A process that the system kills (out of memory) leaves its file to this one, which reads it alone.
    """
    workers = min(cores or os.cpu_count() or 1, len(files))
    if workers < 2 or sum(_size(path) for path in files) < WORTH_A_PROCESS:
        yield from map(read, files)
        return
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(read, os.getpid())) as pool:
        largest_first = sorted(files, key=_size, reverse=True)
        futures: dict[Path, Future[Result]] = {path: pool.submit(_run, path) for path in largest_first}
        try:
            for path in files:
                yield _result(futures.pop(path), read, path)
        except BaseException:
            pool.shutdown(kill_workers=True)  # whoever interrupts does not wait until all files are read
            raise


def _result(future: "Future[Result]", read: Callable[[Path], Result], path: Path) -> Result:
    try:
        return future.result()
    except BrokenProcessPool:
        return read(path)


def _size(path: Path) -> int:
    return path.lstat().st_size


def _start(read: Callable[[Path], object], parent: int) -> None:
    global _read  # noqa: PLW0603 - a worker keeps its reader for all files it is given
    _read = read
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """Ends this process soon after its parent is gone, which was killed and told nobody; loky's would wait for ever.

    Where systems give an orphan no other parent (Windows), it stays.
    """
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _run(path: Path):  # type: ignore[no-untyped-def] # noqa: ANN202 - what the reader gives
    if _read is None:
        raise RuntimeError("the worker was not started with a reader")
    return _read(path)
