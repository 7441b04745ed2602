"""Run a function in a forked process, so that its memory is freed when the process ends."""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from antikorupsi.common.errors import WorkbookError

T = TypeVar("T")
_STOP_SECONDS = 5.0  # an interrupted process gets this long to stop its own child processes


class ForkKilledError(WorkbookError):
    """The forked process was killed before it returned a result."""


class ForkEndedError(RuntimeError):
    """The forked process exited by itself before it returned a result."""


def can_fork() -> bool:
    """Whether this process can fork safely: on Linux, without threads."""
    # `threading` lists only its own threads; neither it nor `sys` lists those of polars, on which a fork would hang.
    return (
        sys.platform == "linux"
        and hasattr(os, "fork")
        and len(sys._current_frames()) == 1
        and "polars" not in sys.modules
    )


def run_in_fork(work: Callable[[], T], patience: float | None = None) -> T:
    """Returns what `work` returns, or raises what it raises, after running it in a forked process.

    The tables of a large country take gigabytes; a run needs them before and after its reports, not meanwhile. A
    process that cannot fork runs `work` itself. Raises ForkKilledError if the process was killed, also by this one
    after `patience` seconds, and ForkEndedError if it exited without an answer.
    """
    if not can_fork():
        return work()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, receiver, sender))
    try:
        process.start()
        sender.close()
        if not receiver.poll(patience):  # None: no limit
            process.kill()
        result, failure = _answer(process, receiver)
    except BaseException:
        _interrupt(process)
        raise
    if failure is not None:
        raise failure
    return result  # type: ignore[no-any-return]  # the pipe carries what `work` returned


def _answer(process: BaseProcess, receiver: Connection) -> tuple[Any, Exception | None]:
    """The result and the exception of the process; raises ForkKilledError or ForkEndedError if it sent neither."""
    try:
        answer: tuple[Any, Exception | None] = receiver.recv()
    except (EOFError, OSError):  # the pipe was closed, perhaps within a message
        process.join()
        raise _no_answer(process.exitcode or 0) from None
    process.join()
    return answer


def end_with_parent() -> None:
    """Ends this process when its parent ends, for whatever reason."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(work: Callable[[], object], receiver: Connection, sender: Connection) -> None:
    receiver.close()  # the parent's end: if the parent is gone, `send` must fail rather than block
    end_with_parent()
    try:
        answer: tuple[Any, Exception | None] = work(), None
    except KeyboardInterrupt:
        return  # the parent was interrupted as well
    except Exception as error:  # any exception: the parent raises it again
        answer = None, _picklable(error)
    sender.send(answer)


def _picklable(error: Exception) -> Exception:
    """The error with its traceback as a note; an error that cannot be pickled becomes a RuntimeError with that text."""
    place = traceback.format_exc()
    error.add_note(place)
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 pickled in the same line
    except Exception:  # any exception: unpickling calls the error's constructor
        return RuntimeError(place)
    return error


def _interrupt(process: BaseProcess) -> None:
    """Interrupts the process, so that it stops its own child processes, then kills it."""
    if process.pid is not None and process.is_alive():
        process.join(_STOP_SECONDS / 2)  # a terminal sends Ctrl-C to both
        if process.is_alive():
            os.kill(process.pid, signal.SIGINT)
            process.join(_STOP_SECONDS)
        process.kill()
        process.join()


def _no_answer(exit_code: int) -> Exception:
    """The error for a process without an answer; that it exited by itself is a programming error."""
    if exit_code >= 0:
        return ForkEndedError(f"A process of this run ended without an answer (exit code {exit_code}).")
    return ForkKilledError(
        f"A process of this run was killed (signal {-exit_code}), by hand or since memory ran out. "
        "Free some, then run again."
    )
