"""Work that needs much memory for a short time, done by a process that gives it back as it ends."""

import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from helpers.project import WorkbookError
from warm_kernels.forked import end_with

T = TypeVar("T")


class EndedError(WorkbookError):
    """A process that worked apart was killed before it had answered."""


def apart(work: Callable[[], T]) -> T:
    """What `work` gives, or whatever it raises, from a process forked from this one; nothing else of it stays.

    The tables of a large country take gigabytes, and a run needs them before its reports and after, not meanwhile.
    A process with threads cannot be forked safely: there, and on other systems than Linux, the work is done here.
    Raises EndedError where the process was killed.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return work()
    context = multiprocessing.get_context("fork")
    heard, telling = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, telling, os.getpid()))
    process.start()
    telling.close()
    try:
        given, failure = heard.recv()
    except EOFError:
        process.join()
        raise _unanswered(process.exitcode or 0) from None
    finally:
        process.kill()  # where this one is interrupted, nobody waits for the answer
        process.join()
    if failure is not None:
        raise failure
    return given  # type: ignore[no-any-return]  # what came through the pipe is what `work` gave


def _unanswered(exit_code: int) -> Exception:
    """A process that ended by itself has said why on standard error: that is a fault of the program."""
    if exit_code >= 0:
        return RuntimeError(f"A process of this run ended without an answer (exit code {exit_code}).")
    return EndedError(
        f"A process of this run was killed (signal {-exit_code}), by hand or since memory ran out. "
        "Free some, then run again."
    )


def _work(work: Callable[[], object], telling: Connection, parent: int) -> None:
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever waits hears it too, and decides
    try:
        answer: tuple[object, Exception | None] = work(), None
    except Exception as error:  # whatever it is, it is raised again where the answer is waited for
        error.add_note(traceback.format_exc())
        answer = None, error
    telling.send(answer)
