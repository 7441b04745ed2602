"""MCP and SPI are paired within a region and year, and the regions where they part are named by a stated distance."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from antikorupsi.assess import method
from antikorupsi.assess.method.relation import ITEMS
from antikorupsi.ingest.tables.frames import observations_frame
from antikorupsi.rules.regions.registry import Regions
from tests.assess.gaps.making import figure, region


def paired(*figures, codes=("01.01",)):
    regions = Regions([region(code) for code in codes])
    return method.figures_by_region_and_year(observations_frame(list(figures)), regions, ITEMS, 2025)


def pairs(first, second, year=2024):
    codes = [f"01.{place:02d}" for place in range(1, len(first) + 1)]
    return pd.DataFrame({"region": codes, "year": year, "first": first, "second": second})


def test_only_figures_of_the_same_year_are_paired():
    table = paired(figure("mcp", 2023, 80), figure("spi", 2024, 70), figure("mcp", 2024, 81), figure("spi", 2022, 69))
    assert table.to_dict("records") == [{"region": "01.01", "year": 2024, "first": 81.0, "second": 70.0}]


def test_interim_figures_those_of_the_assessments_year_and_other_regions_are_left_out():
    both = [figure("mcp", 2024, 80, status="interim"), figure("spi", 2024, 70)]
    both += [figure("mcp", 2025, 80), figure("spi", 2025, 70)]
    both += [figure("mcp", 2024, 80, code="35"), figure("spi", 2024, 70, code="35")]
    assert paired(*both).empty


def test_where_sources_differ_the_lowest_counts_and_a_rounding_is_no_difference():
    differing = [
        figure("mcp", 2024, 80.5),
        figure("mcp", 2024, 78),
        figure("spi", 2024, 69.57),
        figure("spi", 2024, 70),
    ]
    table = paired(*differing)
    assert (table["first"].item(), table["second"].item()) == (78, 69.57)


def test_each_year_has_its_relation_and_two_pairs_have_none():
    table = method.relation_by_year(pd.concat([pairs([1.0, 2], [2.0, 1], 2023), pairs([1.0, 2, 9], [2.0, 3, 4])]))
    assert list(table["year"]) == [2023, 2024]
    assert list(table["regions"]) == [2, 3]
    assert table.iloc[0][["pearson", "low", "high", "spearman"]].isna().all()
    assert table.iloc[1]["spearman"] == pytest.approx(1)
    assert table.iloc[1]["pearson"] == pytest.approx(np.corrcoef([1, 2, 9], [2, 3, 4])[0, 1])


def test_the_region_furthest_apart_stands_first_with_both_figures_and_places():
    table = method.divergence_by_region(pairs([90.0, 80, 70, 60, 50], [50.0, 82, 74, 66, 60]))
    first = table.iloc[0]
    assert (first["region"], first["first"], first["second"]) == ("01.01", 90, 50)
    assert (first["rank_first"], first["rank_second"]) == (1, 5)
    assert first["diverges"]
    assert (table["diverges"] == (table["difference"].abs() >= method.DIVERGENT)).all()


@pytest.mark.parametrize(("first", "second"), [([1.0, 2], [2.0, 1]), ([5.0, 5, 5], [1.0, 2, 3]), ([], [])])
def test_two_pairs_and_a_figure_that_does_not_vary_part_nowhere(first, second):
    assert method.divergence_by_region(pairs(first, second)).empty


@given(arrays(np.float64, (9, 2), elements=st.integers(0, 100)))
def test_differences_add_up_to_nothing_and_turn_their_sign_when_turned_round(values):
    table = method.divergence_by_region(pairs(values[:, 0], values[:, 1])).set_index("region")
    turned = method.divergence_by_region(pairs(values[:, 1], values[:, 0])).set_index("region")
    assert table["difference"].sum() == pytest.approx(0, abs=1e-6)
    assert (-turned["difference"]).to_dict() == pytest.approx(table["difference"].to_dict())
