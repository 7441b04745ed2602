"""Published tables as Parquet: the same rows as the CSV beside them, with the types that `datapackage.json` names."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from antikorupsi.common import is_missing
from antikorupsi.publish.results.columns import ResultColumn

MEDIA_TYPE = "application/vnd.apache.parquet"
_TYPES = {
    "string": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def parquet_of(columns: Sequence[ResultColumn], rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as Parquet, a missing value (None, NaN, NA, "") as null; every column keeps its meaning and unit.

    The same rows give the same bytes with the same version of pyarrow, which the file names.
    """
    by_column = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [
        pa.array([_typed(value, column.kind) for value in values], _TYPES[column.kind])
        for column, values in zip(columns, by_column, strict=True)
    ]
    schema = pa.schema([pa.field(each.name, _TYPES[each.kind], metadata=_described(each)) for each in columns])
    target = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), target)
    return target.getvalue()


def _typed(value: Any, kind: str) -> Any:  # Any: a cell of a table
    if is_missing(value) or (isinstance(value, str) and not value):
        return None
    return date.fromisoformat(value) if kind == "date" else value


def _described(column: ResultColumn) -> dict[str, str]:
    return {"description": column.meaning} | ({"unit": column.unit} if column.unit else {})
