"""Cells out of spreadsheets, safely and within bounds, each value with its file, sheet and cell."""

from antikorupsi.ingest.spreadsheets.cells import (
    Cell,
    NoResult,
    Percent,
    Remark,
    Sheet,
    StruckOut,
    Value,
    as_seen,
    cell_name,
    is_blank,
    range_name,
    text_of,
)
from antikorupsi.ingest.spreadsheets.numbers import (
    AmbiguousNumbersError,
    DecimalMark,
    decimal_mark,
    has_three_decimals,
    number_in,
    parse_number,
    reads_as_number,
)
from antikorupsi.ingest.spreadsheets.reading import SUFFIXES, UnreadableFileError, bytes_to_read, read_sheets

__all__ = [
    "SUFFIXES",
    "AmbiguousNumbersError",
    "Cell",
    "DecimalMark",
    "NoResult",
    "Percent",
    "Remark",
    "Sheet",
    "StruckOut",
    "UnreadableFileError",
    "Value",
    "as_seen",
    "bytes_to_read",
    "cell_name",
    "decimal_mark",
    "has_three_decimals",
    "is_blank",
    "number_in",
    "parse_number",
    "range_name",
    "read_sheets",
    "reads_as_number",
    "text_of",
]
