"""Tables with a row type: columns and dtypes from it, rows as tuples, and addresses of cells.

A table of a whole country is compact: a text of few different values (`Word`) is a pandas category, which holds each
value once and a small number a row. `expanded` gives the same rows as texts, as tables of one region and published ones
have them.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Protocol, TypeVar, get_args, get_origin, get_type_hints

import numpy as np
import pandas as pd

# A whole number that may be missing: pandas holds NA there, which Python has no annotation for.
WholeOrNA = Annotated[int, "Int64"]
# The same up to two thousand million: a rank, or how many are ranked; up to 32,767: a year, or a count of assessors.
SmallOrNA = Annotated[int, "Int32"]
SmallestOrNA = Annotated[int, "Int16"]
Year = Annotated[int, "int16"]
# A text that many rows share, such as a region's code or a file's name; `Word | None` where it may be missing.
Word = Annotated[str, "category"]
_USUAL = {"category": "str", "Int32": "Int64", "Int16": "Int64", "int16": "int64"}
_SMALL = ("int16", "Int16", "Int32")
_CHUNK = 20_000  # rows that `each_row` holds as Python objects at once
_DTYPES = {str: "str", float: "float64", int: "int64", bool: "bool"}
Row = TypeVar("Row")


def dtypes_of(row: type) -> Mapping[str, str]:
    """The dtype of each column, from the annotations of a NamedTuple or a dataclass."""
    return _dtypes_of(row)


@cache
def _dtypes_of(row: type) -> dict[str, str]:
    return {name: _dtype(hint) for name, hint in get_type_hints(row, include_extras=True).items()}


def _dtype(hint: Any) -> str:  # Any: an annotation has no type
    kinds = {hint} if get_origin(hint) is Annotated else set(get_args(hint) or (hint,))
    if named := next((kind.__metadata__[0] for kind in kinds if get_origin(kind) is Annotated), ""):
        return str(named)
    if {int, type(None)} <= kinds:
        return "Int64"
    return next((dtype for kind, dtype in _DTYPES.items() if kind in kinds), "str")


def table_of(rows: Sequence[Any], row: type) -> pd.DataFrame:
    """A table of rows with the columns and dtypes of their type, also without rows."""
    return with_dtypes(pd.DataFrame(rows, columns=list(dtypes_of(row))), row)


def column_of(values: Iterable[Any], dtype: str) -> pd.Series:
    """A column of values with one of the dtypes of `dtypes_of`."""
    return _with_dtype(pd.Series(list(values), dtype="object"), dtype)


def with_dtypes(table: pd.DataFrame, row: type) -> pd.DataFrame:
    """The columns of a row type from a table, in the type's order and with its dtypes."""
    dtypes = dtypes_of(row)
    return table.assign(**{name: _with_dtype(table[name], dtype) for name, dtype in dtypes.items()})[list(dtypes)]


def _with_dtype(column: pd.Series, dtype: str) -> pd.Series:
    """The column with a dtype; raises OverflowError for a number that does not fit, which pandas would make another."""
    if dtype == "category":
        return _with_own_categories(column) if _is_compact(column) else _categories_of(column)
    typed: pd.Series = column.astype(dtype)  # type: ignore[call-overload]
    if dtype in _SMALL and not (typed == column.astype("Int64")).fillna(value=True).all():
        raise OverflowError(f"{column.name}: a number does not fit into {dtype}.")
    return typed


def compact(table: pd.DataFrame) -> pd.DataFrame:
    """The table with the categories of its columns in the order of their texts, and none that no row has.

    So rows are sorted and grouped as if the columns held texts, whoever made the table.
    """
    return table.assign(
        **{str(name): _with_own_categories(column) for name, column in table.items() if _is_compact(column)}
    )


def expanded(table: pd.DataFrame) -> pd.DataFrame:
    """The table with texts in place of categories and 64 bits in place of fewer, as other programs expect them."""
    dtypes = {name: _USUAL[str(dtype)] for name, dtype in table.dtypes.items() if str(dtype) in _USUAL}
    return table.astype(dtypes)


def _categories_of(column: pd.Series) -> pd.Series:
    """The column as categories of its texts; texts of all rows are made of none but these."""
    codes, values = pd.factorize(column.to_numpy("object"))  # a missing value has the code -1
    texts = pd.Categorical.from_codes(codes, pd.Index(values, dtype="str"))
    return _with_own_categories(pd.Series(texts, index=column.index, name=column.name))


def _with_own_categories(column: pd.Series) -> pd.Series:
    """The column with those categories that occur, in the order of their texts."""
    used = column.cat.remove_unused_categories()
    texts = used.cat.categories
    return used if texts.is_monotonic_increasing else used.cat.reorder_categories(sorted(texts))


def _is_compact(column: pd.Series) -> bool:
    return isinstance(column.dtype, pd.CategoricalDtype)


def each_row(table: pd.DataFrame, row: type[Row]) -> Iterator[Row]:
    """The rows of a table, whose columns are read by name, such as `row.region`; a missing value is pandas' NaN or NA.

    The table may hold more columns than the type, which are not read. For a dataclass the rows are tuples with its
    fields, which are not checked by its constructor. Raises KeyError for a column that the table lacks.
    """
    columns = tuple(dtypes_of(row))
    made: Any = (
        row if hasattr(row, "_make") else _tuples(row.__name__, columns)
    )  # Any: mypy knows no `_make` of a class
    values = [_values_of(table[name]) for name in columns]
    for start in range(0, len(table), _CHUNK):
        part = slice(start, start + _CHUNK)
        yield from map(made._make, zip(*(values_in(part) for values_in in values), strict=True))


def _values_of(column: pd.Series) -> Callable[[slice], list[Any]]:
    """What gives the values of some rows as Python objects; rows of one category share its text."""
    if not _is_compact(column) or len(column) < len(column.cat.categories):  # of few rows not all texts are listed
        return lambda part: list(column.iloc[part].to_numpy("object").tolist())
    codes = column.cat.codes.to_numpy()
    texts = np.array([*column.cat.categories, np.nan], dtype="object")  # the code of a missing value is -1
    return lambda part: list(texts[codes[part]].tolist())


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
    file, sheet, cell = (observations[name].astype("str") for name in ("file", "sheet", "cell"))
    return file + "|" + sheet + "|" + cell
