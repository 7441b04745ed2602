"""Work that needs much memory for a short time, done by a process that gives it back as it ends."""

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

from antikorupsi.common import WorkbookError

T = TypeVar("T")
_PATIENCE = 5.0  # seconds in which an interrupted process ends what it has started


class EndedError(WorkbookError):
    """A process that worked apart was killed before it had answered."""


def apart(work: Callable[[], T]) -> T:
    """What `work` gives, or whatever it raises, from a process forked from this one; nothing else of it stays.

    The tables of a large country take gigabytes, and a run needs them before its reports and after, not meanwhile.
    A process with threads cannot be forked safely: there, and on other systems than Linux, the work is done here.
    Raises EndedError where the process was killed.
    """
    # `threading` knows of its own threads alone, and neither knows of those of polars, which a fork waits for in vain.
    if sys.platform != "linux" or len(sys._current_frames()) > 1 or "polars" in sys.modules:
        return work()
    context = multiprocessing.get_context("fork")
    heard, telling = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, heard, telling))
    try:
        process.start()
        telling.close()
        given, failure = _answer(process, heard)
    except BaseException:
        _interrupt(process)
        raise
    if failure is not None:
        raise failure
    return given  # type: ignore[no-any-return]  # what came through the pipe is what `work` gave


def _answer(process: BaseProcess, heard: Connection) -> tuple[Any, Exception | None]:
    """What the process gives and what it raises; raises EndedError or RuntimeError where it ends without a word."""
    try:
        answer: tuple[Any, Exception | None] = heard.recv()
    except (EOFError, OSError):  # nothing, or torn
        process.join()
        raise _unanswered(process.exitcode or 0) from None
    process.join()
    return answer


def end_with_parent() -> None:
    """From now on this process ends when the one that started it does, however that happens."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(work: Callable[[], object], heard: Connection, telling: Connection) -> None:
    heard.close()  # the asking side's: where that is gone, an answer waits for nobody
    end_with_parent()
    try:
        answer: tuple[Any, Exception | None] = work(), None
    except KeyboardInterrupt:
        return  # whoever waits was interrupted too
    except Exception as error:  # whatever it is, it is raised again where the answer is waited for
        answer = None, _as_it_travels(error)
    telling.send(answer)


def _as_it_travels(error: Exception) -> Exception:
    """The error with the place where it was raised; one that cannot be packed becomes its own text."""
    place = traceback.format_exc()
    error.add_note(place)
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 made a moment ago
    except Exception:  # whatever its constructor does
        return RuntimeError(place)
    return error


def _interrupt(process: BaseProcess) -> None:
    """Lets the process end what it has started, such as processes that read files; then there is none left."""
    if process.pid is not None and process.is_alive():
        process.join(_PATIENCE / 2)  # a terminal tells both
        if process.is_alive():
            os.kill(process.pid, signal.SIGINT)
            process.join(_PATIENCE)
        process.kill()
        process.join()


def _unanswered(exit_code: int) -> Exception:
    """A process that ended by itself has said why on standard error: that is a fault of the program."""
    if exit_code >= 0:
        return RuntimeError(f"A process of this run ended without an answer (exit code {exit_code}).")
    return EndedError(
        f"A process of this run was killed (signal {-exit_code}), by hand or since memory ran out. "
        "Free some, then run again."
    )
