"""The one way in which a file is refused: a rule's name and the values of its sentence."""

import errno
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SYSTEM_REFUSES = ("ENOENT", "EACCES", "EPERM", "ENOTDIR", "ELOOP", "EIO", "EMFILE", "EBUSY", "ESTALE")
_NOT_OPENED = {getattr(errno, name, None) for name in _SYSTEM_REFUSES} - {None}


class Refused(Exception):
    """A file breaks a bound or is not what it should be: the rule's name and the values of its sentence."""

    def __init__(self, rule: str, **details: str) -> None:
        """Keeps the rule and its values apart, for the finding that is made of them."""
        self.rule = rule
        self.details = details
        super().__init__(rule, details)


@contextmanager
def damaged_otherwise() -> Iterator[None]:
    """Whatever a parser raises on the bytes of a file becomes the refusal file_damaged.

    Six parsers of four formats raise dozens of kinds of errors on bytes they do not expect, most of them not written
    down anywhere; one file must never stop the others. A fault of this package is none of these and goes on its way, as
    does the end of memory; what the system refuses is file_not_opened.
    """
    try:
        yield
    except Refused:
        raise
    except MemoryError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NOT_OPENED:
            raise Refused("file_not_opened", reason=error.strerror or one_line(error)) from error
        if _is_our_fault(error):
            raise
        raise Refused("file_damaged", reason=one_line(error)) from error


def _is_our_fault(error: Exception) -> bool:
    """Whether an error of a kind that no bytes can cause was raised by a line of this package itself."""
    frames = traceback.extract_tb(error.__traceback__)
    raised_here = bool(frames) and Path(frames[-1].filename).parent == Path(__file__).parent
    return raised_here and isinstance(error, NameError | AttributeError | TypeError | AssertionError)


def one_line(error: BaseException) -> str:
    """What an error says, in one short line; the name of its kind where it says nothing."""
    return " ".join(str(error).split())[:120] or type(error).__name__
