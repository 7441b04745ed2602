"""Many files on all cores, few files in this process; the results come in the order of the files.

The processes are loky's: they start afresh (the kernel of a notebook runs threads, which a forked process would inherit
in any state) without running the caller's script again, and one that the system kills is noticed. Where no threads run
and files are read one by one, a large file is read in a fork instead, which imports nothing again. They are bound in
time and memory, file by file. Small files are read here, where nothing bounds them: their number of bytes does.
"""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from loky import ProcessPoolExecutor

from antikorupsi.common import (
    ForkEndedError,
    ForkKilledError,
    WorkbookError,
    can_fork,
    fault_of_semaphores,
    run_in_fork,
)
from antikorupsi.ingest.spreadsheets import bytes_to_read
from antikorupsi.rules import OwnRules, own_rules, use

Result = TypeVar("Result")

WORTH_A_PROCESS = 4 * 2**20  # bytes: starting a worker costs as much time as reading a file of this size
MOST_BYTES_HERE = 8 * 2**20  # unpacked: what is larger is read by a process that can be killed
FILE_SECONDS = 300  # of the processor, for one file
FILE_MEMORY = 4 * 2**30  # bytes that a process may take for its files
LIMITS = {"seconds": str(FILE_SECONDS), "memory": str(FILE_MEMORY // 2**20)}
_PATIENCE = 4 * FILE_SECONDS  # seconds on the clock, where a file takes no processor's time or its use is not bounded
_LOOK = 1.0  # seconds between two looks whether the parent is still there
_read: Callable[[Path], object] | None = None
_seconds = FILE_SECONDS


def in_order(
    read: Callable[[Path], Result], files: Sequence[Path], ended: Callable[[Path], Result], cores: int | None = None
) -> Iterator[Result]:
    """What `read` makes of every file; a large folder is read by as many processes as there are cores.

    `ended` makes the result of a file whose process ended, which took too much time or memory.
    """
    workers = min(cores or os.cpu_count() or 1, len(files))
    with ExitStack() as stack:
        alone = stack.enter_context(_Alone(read, ended))
        if workers < 2 or sum(map(_size, files)) < WORTH_A_PROCESS:
            yield from (alone(path) if bytes_to_read(path) > MOST_BYTES_HERE else read(path) for path in files)
            return
        if fault := fault_of_semaphores():  # then forks of this process read file after file: they need none
            yield from (_without_pool(alone, path, fault) for path in files)
            return
        pool = stack.enter_context(_Pool(read, workers))
        largest_first = sorted(files, key=_size, reverse=True)
        futures: dict[Path, Future[Result]] = {path: pool.submit(path) for path in largest_first}
        for path in files:
            yield _result(futures.pop(path), alone, path)


def _without_pool(alone: "_Alone[Result]", path: Path, fault: str) -> Result:
    if not can_fork():
        raise WorkbookError(f"Spreadsheets are read by processes that cannot be started, since {fault}.")
    return alone(path)


def _result(future: "Future[Result]", alone: "_Alone[Result]", path: Path) -> Result:
    """A result of one of many processes; one whose process ended, its own or another's fault, is read once more."""
    try:
        return future.result()
    except BrokenProcessPool:
        return alone(path)


class _Pool(Generic[Result]):
    """Processes that read files; whoever leaves early does not wait until all files are read."""

    def __init__(self, read: Callable[[Path], Result], workers: int) -> None:
        self._executor = ProcessPoolExecutor(
            workers, initializer=_start, initargs=(read, os.getpid(), FILE_SECONDS, own_rules())
        )

    def __enter__(self) -> "_Pool[Result]":
        return self

    def submit(self, path: Path) -> "Future[Result]":
        """The result of a file, later."""
        future: Future[Result] = self._executor.submit(_run, path)
        return future

    def __exit__(self, kind: object, *_: object) -> None:
        self._executor.shutdown(kill_workers=kind is not None)


class _Alone(Generic[Result]):
    """Reads file after file in another process: a fork for each where that is safe, else one that starts afresh.

    That one is started when it is first needed, and again where it was killed.
    """

    def __init__(self, read: Callable[[Path], Result], ended: Callable[[Path], Result]) -> None:
        self._read = read
        self._ended = ended
        self._pool: _Pool[Result] | None = None

    def __enter__(self) -> "_Alone[Result]":
        return self

    def __call__(self, path: Path) -> Result:
        """What a file gives, or what `ended` gives where its process was killed."""
        if can_fork():
            try:
                return run_in_fork(partial(_read_within_limits, self._read, path), _PATIENCE)
            except (ForkKilledError, ForkEndedError):
                return self._ended(path)
        self._pool = self._pool or _Pool(self._read, 1)
        try:
            return self._pool.submit(path).result(_PATIENCE)
        except (BrokenProcessPool, TimeoutError) as error:
            self._leave(error)
            return self._ended(path)

    def __exit__(self, kind: object, *_: object) -> None:
        self._leave(kind)

    def _leave(self, kind: object) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.__exit__(kind)


def _size(path: Path) -> int:
    """The bytes of a file, none of one that has vanished: whoever opens it says so."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def _start(read: Callable[[Path], object], parent: int, seconds: int, own: OwnRules) -> None:
    global _read, _seconds  # a worker keeps its reader and its limit for all files it is given
    _read, _seconds = read, seconds
    use(own)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _limit_memory()


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
    _limit_time(_seconds)
    return _read(path)


def _read_within_limits(read: Callable[[Path], Result], path: Path) -> Result:
    _limit_memory()
    _limit_time(FILE_SECONDS)
    return read(path)


def _limit_memory() -> None:
    """From now on a MemoryError, or the end of this process, is what more memory than FILE_MEMORY leads to (Linux)."""
    if sys.platform == "linux":
        import psutil

        process = psutil.Process()
        _, hard = process.rlimit(psutil.RLIMIT_DATA)
        most = process.memory_info().data + FILE_MEMORY
        most = most if hard == psutil.RLIM_INFINITY else min(most, hard)
        process.rlimit(psutil.RLIMIT_DATA, (most, hard))


def _limit_time(seconds: int) -> None:
    """The system ends this process when one file has taken too much time of the processor (Linux and macOS)."""
    if sys.platform != "win32":
        try:
            import resource
        except ImportError:  # then the time on the clock bounds it
            return
        used = int(time.process_time()) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        most = used + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (most if hard < 0 else min(most, hard), hard))
