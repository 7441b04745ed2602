"""The one way in which a file is refused, and how large files and sheets may be: larger ones are never parsed."""

import errno
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SYSTEM_REFUSES = ("ENOENT", "EACCES", "EPERM", "ENOTDIR", "ELOOP", "EIO", "EMFILE", "EBUSY", "ESTALE")
_NOT_OPENED = {getattr(errno, name, None) for name in _SYSTEM_REFUSES} - {None}
MAXIMUM_FILE_BYTES = 200 * 2**20
MAXIMUM_TEXT_BYTES = 100 * 2**20  # held in memory whole, twice while it is decoded
MAXIMUM_BINARY_BYTES = 64 * 2**20  # an .xls holds at most 65,536 rows a sheet, and is held in memory whole
MAXIMUM_UNPACKED_BYTES = 1000 * 2**20
MAXIMUM_WRITTEN_BYTES = 500 * 2**20  # of texts that stand in a workbook once and in many cells
MAXIMUM_RATIO = 200
SMALL_BYTES = 16 * 2**20  # what unpacks to less than this is harmless whatever its ratio
MAXIMUM_ENTRIES = 5000
MAXIMUM_DIRECTORY_BYTES = 4 * 2**20  # of an archive: its parser takes twenty times as much memory
MAXIMUM_PART_BYTES = 32 * 2**20  # of the parts of a workbook that are held in memory whole
MAXIMUM_CELLS = 40_000_000  # of the rectangle around all filled cells; parsers allocate it whole
MAXIMUM_REPEATED_CELLS = 500_000  # filled cells that stand in the file once, with a count
MAXIMUM_FORMATTED_CELLS = 500_000  # empty, but formatted, outside the table
SPARSE_CELLS = 2_000_000  # a rectangle of at most this size is harmless however empty it is
LEAST_SHARE_FILLED = 50  # beyond that size one cell of so many must be filled


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


def check_size(size: int, most: int = MAXIMUM_FILE_BYTES) -> None:
    """Refuses a file of more bytes than are read."""
    if size > most:
        raise Refused("file_too_large", size=str(size // 2**20), most=str(most // 2**20))


def check_rectangle(rows: int, columns: int) -> None:
    """Refuses a sheet whose filled cells span more cells than a parser may allocate."""
    if rows * columns > MAXIMUM_CELLS:
        raise stray_cell(rows, columns)


def check_share(rows: int, columns: int, filled: int) -> None:
    """Refuses a large sheet that is nearly empty: a few cells lie far outside its table."""
    check_rectangle(rows, columns)
    if is_large(rows, columns) and filled * LEAST_SHARE_FILLED < rows * columns:
        raise stray_cell(rows, columns)


@dataclass
class Extent:
    """What all sheets of a workbook span together: hundreds of nearly empty ones take as much memory as a large one."""

    cells: int = 0
    filled: int = 0
    repeated: int = 0

    def add(self, rows: int, columns: int, filled: int) -> None:
        """Takes in a sheet; refuses one that is large and nearly empty, or the last of too many of these."""
        check_share(rows, columns, filled)
        self.cells += rows * columns
        self.filled += filled
        nearly_empty = is_large(self.cells, 1) and self.filled * LEAST_SHARE_FILLED < self.cells
        if self.cells > MAXIMUM_CELLS or nearly_empty:
            raise stray_cell(rows, columns)

    def repeat(self, rows: int, columns: int, cells: int) -> None:
        """Counts filled cells that are about to be repeated in a sheet; refuses more than are kept in memory."""
        self.repeated += cells
        if self.repeated > MAXIMUM_REPEATED_CELLS:
            raise stray_cell(rows, columns)


def is_large(rows: int, columns: int) -> bool:
    """Whether a sheet is so large that the share of its filled cells matters."""
    return rows * columns > SPARSE_CELLS


def stray_cell(rows: int, columns: int) -> Refused:
    """The refusal of a sheet with cells far outside its table."""
    return Refused("stray_cell", rows=str(rows), columns=str(columns))
