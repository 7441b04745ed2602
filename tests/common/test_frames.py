"""Tables whose rows have a type."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

import pandas as pd
import pytest

from antikorupsi.common import (
    SmallOrNA,
    WholeOrNA,
    Word,
    Year,
    compact,
    each_row,
    expanded,
    is_missing,
    table_of,
    with_dtypes,
)
from antikorupsi.common.frames import _CHUNK, dtypes_of


class Harvest(NamedTuple):
    """A row of a table."""

    field: str
    kind: Literal["rice", "maize"]
    tons: float
    year: int
    rank: WholeOrNA
    watered: bool


@dataclass(frozen=True, kw_only=True)
class Count:
    """A row whose field is the name of a method of tuples."""

    field: str
    note: str | None = None
    count: int | None = None


def test_a_tables_columns_and_dtypes_are_those_of_its_rows_type():
    table = table_of([("north", "rice", 2, 2024, None, True)], Harvest)
    assert table.dtypes.astype(str).to_dict() == {
        "field": "str",
        "kind": "str",
        "tons": "float64",
        "year": "int64",
        "rank": "Int64",
        "watered": "bool",
    }
    assert dtypes_of(Count) == {"field": "str", "note": "str", "count": "Int64"}


def test_a_table_without_rows_has_the_same_dtypes():
    pd.testing.assert_series_equal(
        table_of([], Harvest).dtypes, table_of([("a", "rice", 1, 1, 1, True)], Harvest).dtypes
    )


def test_rows_come_back_as_they_were_given_and_what_is_missing_is_missing():
    given = Harvest("north", "rice", 2.5, 2024, 3, watered=True)
    (row,) = each_row(table_of([given], Harvest), Harvest)
    assert row == given
    (open_,) = each_row(table_of([("south", "maize", None, 2024, None, False)], Harvest), Harvest)
    assert (is_missing(open_.tons), is_missing(open_.rank), is_missing(open_.year)) == (True, True, False)


def test_the_rows_of_a_dataclass_have_its_fields_also_those_named_like_methods_of_tuples():
    (row,) = each_row(table_of([{"field": "north", "count": 4}], Count), Count)
    assert (row.field, row.count, is_missing(row.note)) == ("north", 4, True)


def test_a_table_may_hold_more_columns_than_are_read_and_must_hold_these():
    table = table_of([("north", "rice", 2, 2024, None, True)], Harvest)
    (row,) = each_row(table.assign(more=1)[["more", *reversed(table.columns)]], Harvest)
    assert (row.field, row.tons) == ("north", 2.0)
    with pytest.raises(KeyError, match="tons"):
        next(each_row(table.drop(columns="tons"), Harvest))


def test_the_columns_of_a_type_are_taken_in_its_order_and_dtypes():
    loose = pd.DataFrame({"more": [1], "watered": [1], "rank": [2.0], "year": [2024.0], "tons": ["2"]}).assign(
        field="a", kind="rice"
    )
    assert list(with_dtypes(loose, Harvest).columns) == list(Harvest._fields)
    assert with_dtypes(loose, Harvest).loc[0, "rank"] == 2


class Yield(NamedTuple):
    """A row of a table of many rows, whose texts are few."""

    field: Word
    note: Word | None
    year: Year
    rank: SmallOrNA


GROWN = [("south", None, 2024, 1), ("north", "wet", 2025, None), ("south", "", 2025, 2)]


def test_texts_that_rows_share_are_held_once_and_read_as_they_were_given():
    table = table_of(GROWN, Yield)
    assert table.dtypes.astype(str).to_dict() == {
        "field": "category",
        "note": "category",
        "year": "int16",
        "rank": "Int32",
    }
    read = [tuple(None if is_missing(value) else value for value in row) for row in each_row(table, Yield)]
    assert read == GROWN


def test_an_expanded_table_is_the_one_of_plain_texts_and_numbers():
    plain = pd.DataFrame(GROWN, columns=Yield._fields).astype({"field": "str", "note": "str", "rank": "Int64"})
    pd.testing.assert_frame_equal(expanded(table_of(GROWN, Yield)), plain)
    pd.testing.assert_frame_equal(expanded(plain), plain)


def test_a_compact_table_is_sorted_and_grouped_as_its_texts_are():
    table = table_of(GROWN, Yield).assign(field=pd.Categorical([row[0] for row in GROWN], ["west", "south", "north"]))
    typed = compact(table)
    assert list(typed["field"].cat.categories) == ["north", "south"]
    assert typed.sort_values("field")["field"].tolist() == ["north", "south", "south"]
    assert typed.groupby("field").size().to_dict() == {"north": 1, "south": 2}


def test_a_year_that_does_not_fit_is_an_error_and_never_another_year():
    with pytest.raises(OverflowError):
        table_of([("north", "", 40_000, 1)], Yield)


def test_rows_of_a_long_table_come_in_its_order():
    years = [2000 + number % 26 for number in range(_CHUNK + 7)]
    table = table_of([(f"f{number}", "", year, number) for number, year in enumerate(years)], Yield)
    assert [row.year for row in each_row(table, Yield)] == years
    assert [row.rank for row in each_row(table, Yield)] == list(range(_CHUNK + 7))
