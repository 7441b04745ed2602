"""Two small words about tables that every module uses: their rows, and the address of a cell."""

from collections import namedtuple
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd


def each_row(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table as tuples whose fields are read by name, such as `row.region`.

    They are those of pandas' `itertuples`, whose type is made anew for each table, and which asks texts one by one.
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
