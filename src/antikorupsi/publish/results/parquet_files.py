"""Published tables as Parquet: the same rows as the CSV beside them, with the types that `datapackage.json` names."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Any

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
    """Rows as Parquet (see write_parquet)."""
    target = io.BytesIO()
    write_parquet(target, columns, [rows])
    return target.getvalue()


def write_parquet(target: IO[bytes], columns: Sequence[ResultColumn], parts: Iterable[Iterable[Sequence[Any]]]) -> None:
    """Writes rows as Parquet, a missing value (None, NaN, NA, "") as null; every column keeps its meaning and unit.

    Each part is a row group. The same rows give the same bytes with the same version of pyarrow, which the file names.
    """
    schema = pa.schema([pa.field(each.name, _TYPES[each.kind], metadata=_described(each)) for each in columns])
    with pq.ParquetWriter(target, schema) as writer:
        for rows in parts:
            writer.write_table(_table(columns, rows, schema))


def _table(columns: Sequence[ResultColumn], rows: Iterable[Sequence[Any]], schema: pa.Schema) -> pa.Table:
    by_column = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [
        pa.array([_typed(value, column.kind) for value in values], _TYPES[column.kind])
        for column, values in zip(columns, by_column, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def _typed(value: Any, kind: str) -> Any:  # Any: a cell of a table
    if is_missing(value) or (isinstance(value, str) and not value):
        return None
    return date.fromisoformat(value) if kind == "date" else value


def _described(column: ResultColumn) -> dict[str, str]:
    return {"description": column.meaning} | ({"unit": column.unit} if column.unit else {})
