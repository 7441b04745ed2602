"""Tables with a row type: columns and dtypes from it, rows as tuples, and addresses of cells."""

from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Protocol, TypeVar, get_args, get_type_hints

import pandas as pd

# A whole number that may be missing: pandas holds NA there, which Python has no annotation for.
WholeOrNA = Annotated[int, "Int64"]
_DTYPES = {str: "str", float: "float64", int: "int64", bool: "bool"}
Row = TypeVar("Row")


def dtypes_of(row: type) -> Mapping[str, str]:
    """The dtype of each column, from the annotations of a NamedTuple or a dataclass."""
    return _dtypes_of(row)


@cache
def _dtypes_of(row: type) -> dict[str, str]:
    return {name: _dtype(hint) for name, hint in get_type_hints(row, include_extras=True).items()}


def _dtype(hint: Any) -> str:  # Any: an annotation has no type
    if hint == WholeOrNA:
        return "Int64"
    kinds = set(get_args(hint) or (hint,))
    if {int, type(None)} <= kinds:
        return "Int64"
    return next((dtype for kind, dtype in _DTYPES.items() if kind in kinds), "str")


def table_of(rows: Sequence[Any], row: type) -> pd.DataFrame:
    """A table of rows with the columns and dtypes of their type, also without rows."""
    return with_dtypes(pd.DataFrame(rows, columns=list(dtypes_of(row))), row)


def with_dtypes(table: pd.DataFrame, row: type) -> pd.DataFrame:
    """The columns of a row type from a table, in the type's order and with its dtypes."""
    dtypes = dtypes_of(row)
    return table[list(dtypes)].astype(dict(dtypes))


def each_row(table: pd.DataFrame, row: type[Row]) -> Iterator[Row]:
    """The rows of a table, whose columns are read by name, such as `row.region`; a missing value is pandas' NaN or NA.

    The table may hold more columns than the type, which are not read. For a dataclass the rows are tuples with its
    fields, which are not checked by its constructor. Raises KeyError for a column that the table lacks.
    """
    columns = tuple(dtypes_of(row))
    made: Any = (
        row if hasattr(row, "_make") else _tuples(row.__name__, columns)
    )  # Any: mypy knows no `_make` of a class
    yield from map(made._make, table[list(columns)].to_numpy("object").tolist())


@cache
def _tuples(name: str, columns: tuple[str, ...]) -> Any:  # Any: a class made here has no type
    return namedtuple(name, columns)


def unlike_rows(both: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """The rows in which a column's `_before` and `_after` differ; two missing values are equal.

    `both` is a merge with these suffixes.
    """
    alike = pd.Series(data=True, index=both.index)
    for name in columns:
        old, new = both[f"{name}_before"], both[f"{name}_after"]
        alike &= (old == new).fillna(value=False) | (old.isna() & new.isna())
    return both[~alike].reset_index(drop=True)


def is_missing(value: object) -> bool:
    """Whether a value of a row is NaN or NA."""
    return bool(pd.isna(value))  # type: ignore[call-overload]


class HasCell(Protocol):
    """A row with the place of its cell."""

    @property
    def file(self) -> str:
        """The name of the file."""

    @property
    def sheet(self) -> str:
        """The name of the sheet."""

    @property
    def cell(self) -> str:
        """The name of the cell."""


def address(row: HasCell) -> str:
    """The full address of an observation's cell, file|sheet|cell, as verdicts and scores name their sources."""
    return f"{row.file}|{row.sheet}|{row.cell}"


def addresses(observations: pd.DataFrame) -> pd.Series:
    """The addresses of all observations, as a column."""
    return observations["file"] + "|" + observations["sheet"] + "|" + observations["cell"]
