"""How much memory the tables of a large period take: it bounds how many regions one assessment can hold."""

from dataclasses import fields

import pandas as pd
import pytest

from antikorupsi.assess.assessment import Assessment
from antikorupsi.simulate.simulating import simulate

MOST_BYTES = 100  # a figure, of all tables that a process holds; 381 while texts were held row by row
VILLAGES = 50


@pytest.fixture(scope="module")
def villages(tmp_path_factory):
    raw = tmp_path_factory.mktemp("raw")
    simulate(raw / "desa", regions=VILLAGES, seed=1, faults=0, framework="desa-2021")
    return Assessment.load("desa", raw=raw)


def tables_of(assessment):
    tables = {field.name: getattr(assessment, field.name) for field in fields(assessment)}
    return {name: table for name, table in tables.items() if isinstance(table, pd.DataFrame)}


def test_the_tables_of_villages_take_at_most_a_hundred_bytes_a_figure(villages):
    held = sum(int(table.memory_usage(deep=True).sum()) for table in tables_of(villages).values())
    figures = len(villages.kept_observations)
    assert figures > 400 * VILLAGES
    assert held / figures <= MOST_BYTES


def test_a_figure_takes_as_much_memory_in_a_country_of_twice_as_many_villages(villages):
    seen = villages.kept_observations
    half = seen[seen["region"].isin(villages.codes[: VILLAGES // 2])]
    per_figure = [int(table.memory_usage(deep=True).sum()) / len(table) for table in (half, seen)]
    assert per_figure[1] <= per_figure[0]


def test_what_is_looked_up_of_a_region_copies_no_table(villages):
    code = villages.codes[0]
    own = villages.rows_of("observations", code)
    pd.testing.assert_frame_equal(
        own, villages.observations[villages.observations["region"] == code].reset_index(drop=True)
    )
    assert villages._by_region["observations"].rows is villages.kept_observations


def test_tables_asked_for_by_hand_hold_texts(villages):
    for name in ("observations", "scores", "gains"):
        asked, held = getattr(villages, name), villages.held(name)
        assert "category" not in set(asked.dtypes.astype(str))
        assert "category" in set(held.dtypes.astype(str))
