"""What is known is counted by measure and by region, and the line of 65 % is reached by 13 of 20, not by 12."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from antikorupsi.assess import method


def known(share, of):
    """One measure that is known of some of the regions."""
    return pd.DataFrame({"spi": [place < share for place in range(of)]})


@pytest.mark.parametrize(("share", "of", "enough"), [(13, 20, True), (12, 20, False), (5, 8, False), (6, 8, True)])
def test_the_line_itself_is_enough(share, of, enough):
    (row,) = method.coverage_by_measure(known(share, of), 0.65).itertuples()
    assert (row.measure, row.known, row.of, row.enough) == ("spi", share, of, enough)
    assert row.share == pytest.approx(share / of)


def test_without_a_region_nothing_is_enough_and_no_share_is_made_up():
    row = method.coverage_by_measure(known(0, 0), 0.65).iloc[0]
    assert (row["known"], row["of"], row["enough"]) == (0, 0, False)
    assert np.isnan(row["share"])


@given(arrays(np.bool_, st.tuples(st.integers(1, 9), st.integers(1, 9))))
def test_measures_and_regions_count_the_same_cells(cells):
    table = pd.DataFrame(cells)
    by_measure, by_region = method.coverage_by_measure(table, 0.65), method.coverage_by_region(table, 0.65)
    assert by_measure["known"].sum() == by_region["known"].sum() == cells.sum()
    assert list(by_region["of"].unique()) == [cells.shape[1]]


def test_the_simulated_set_lacks_the_legal_status_and_half_of_one_regions_scores(assessment_contoh):
    criteria = method.coverage_by_measure(method.criterion_known_by_region(assessment_contoh), 0.65)
    assert list(criteria.loc[~criteria["enough"], "measure"]) == ["hukum"]
    scores = method.indicator_scores_by_region(assessment_contoh).notna()
    regions = method.coverage_by_region(scores, 0.65)
    assert list(regions.loc[~regions["enough"], "region"]) == ["01.07"]
