"""Two small words about tables that every module uses: their rows, and the address of a cell."""

from collections import namedtuple
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd


def each_row(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table as tuples whose fields are read by name, such as `row.region`.

    Their values are those of pandas' `itertuples`, which makes a type for each table and asks texts one by one. Raises
    ValueError where a column's name is no identifier.
    """
    yield from map(_row_type(*table.columns)._make, table.to_numpy("object").tolist())


@cache
def _row_type(*columns: str) -> Any:
    return namedtuple("Row", columns)


def address(row: Any) -> str:
    """The full address of an observation's cell: file|sheet|cell. It is how verdicts and scores name their sources."""
    return f"{row.file}|{row.sheet}|{row.cell}"


def addresses(observations: pd.DataFrame) -> pd.Series:
    """The addresses of all observations, as a column."""
    return observations["file"] + "|" + observations["sheet"] + "|" + observations["cell"]
