"""Which assumption matters most: Sobol indices against analytic ones, one indicator left out against sums by hand."""

from functools import partial
from math import pi

import numpy as np
import pandas as pd
import pytest
from SALib.analyze import sobol

from antikorupsi.assess.uncertainty import sensitivity
from antikorupsi.assess.uncertainty.leaving_out import change_by_region_and_left_out
from antikorupsi.assess.uncertainty.samples import DRAWN, Sample
from antikorupsi.assess.uncertainty.sensitivity import (
    EVERYWHERE,
    _estimate,
    _samples,
    _totals_by_column,
    indices,
    indices_in_parts,
    influence_by_region_and_source,
    samples_for,
)
from tests.assess.uncertainty.making import INDICATORS, PILOT, framework, known, panel


def ishigami(points):
    """The test function of Ishigami and Homma (1990) with a = 7, b = 0.1, as SALib's documentation has it."""
    first, second, third = points.T
    return (np.sin(first) + 7 * np.sin(second) ** 2 + 0.1 * third**4 * np.sin(first))[:, None]


def ishigami_indices():
    """First-order and total ones: V1 = (1 + b pi^4 / 5)^2 / 2, V2 = a^2 / 8, V13 = 8 b^2 pi^8 / 225."""
    one, two, both = (1 + 0.1 * pi**4 / 5) ** 2 / 2, 49 / 8, 8 * 0.01 * pi**8 / 225
    whole = one + two + both
    return [one / whole, two / whole, 0], [(one + both) / whole, two / whole, both / whole]


def test_the_indices_of_the_ishigami_function_are_the_analytic_ones():
    first, total = ishigami_indices()
    assert first == pytest.approx([0.3139, 0.4424, 0], abs=5e-5)  # as printed in SALib's documentation
    assert total == pytest.approx([0.5576, 0.4424, 0.2437], abs=5e-5)
    one, other = np.random.default_rng(3).uniform(-pi, pi, (2, 100_000, 3))

    def mix(points, name, others):
        mixed = points.copy()
        mixed[:, int(name)] = others[:, int(name)]
        return mixed

    found = indices(ishigami, one, other, ["0", "1", "2"], mix)
    for estimates, known_indices in ((found.first, first), (found.total, total)):
        for name, analytic in zip("012", known_indices, strict=True):
            assert float(estimates[name].value[0]) == pytest.approx(analytic, abs=0.01)
            assert abs(estimates[name].value[0] - analytic) <= 4 * estimates[name].error[0]
    spread = found.spread
    assert spread[0] == pytest.approx(0.5 + 49 / 8 + 0.1 * pi**4 / 5 + 0.01 * pi**8 / 18, rel=0.02)


def test_without_controls_the_estimates_are_those_of_salib():
    base, changed, mixed = np.random.default_rng(4).normal(size=(3, 500, 2))
    base, changed = (own - np.vstack([base, changed]).mean(axis=0) for own in (base, changed))
    squares = (base**2 + changed**2) / 2
    first = _estimate(changed * (mixed - base), squares, []).value
    total = _estimate((base - mixed) ** 2 / 2, squares, []).value
    assert first.tolist() == pytest.approx(sobol.first_order(base, mixed, changed).tolist())
    assert total.tolist() == pytest.approx(sobol.total_order(base, mixed, changed).tolist())


def test_the_error_beside_an_index_is_how_far_it_moves_from_seed_to_seed():
    tables = [
        influence_by_region_and_source(panel(), framework(seed=seed, samples=256), "equal_indicators").set_index(
            ["region", "source"]
        )
        for seed in range(40)
    ]
    for name in ("first", "total"):
        spread = pd.concat([own[name] for own in tables], axis=1).std(axis=1)
        said = pd.concat([own[f"{name}_error"] for own in tables], axis=1).mean(axis=1)
        moving = said > 1e-6
        ratio = (spread[moving] / said[moving]).to_numpy()
        assert 0.75 < np.median(ratio) < 1.33
        assert ratio.max() < 2


def test_few_regions_get_more_samples_and_many_no_fewer_than_asked_for():
    assert [samples_for(count, 2048) for count in (1, 8, 16, 64, 514, 75_000)] == [
        16384,
        16384,
        16384,
        4096,
        2048,
        2048,
    ]


def by_source(table, region="01.01"):
    return table[table["region"] == region].set_index("source")


def test_the_only_source_that_is_varied_makes_the_whole_spread():
    for source in ("weights", "assessors"):
        found = by_source(
            influence_by_region_and_source(panel(), framework((source,), samples=4096), "equal_indicators")
        )
        assert found.index.tolist() == [source]
        assert found.loc[source, ["first", "total"]].tolist() == pytest.approx([1, 1], abs=0.06)


def test_assessors_who_agree_matter_nothing_and_missing_scores_matter_most():
    scores = np.full((2, len(INDICATORS)), 80.0)
    scores[:, :6] = 81.0
    scores[0, 7:12] = np.nan
    agreed = np.repeat(scores[None], 3, axis=0)
    table = influence_by_region_and_source(known(scores, given=agreed), framework(samples=2048), "equal_indicators")
    found = by_source(table)
    assert found.loc["assessors", "total"] == pytest.approx(0, abs=1e-9)
    assert found["total"].idxmax() == "missing"
    assert found.loc["missing", "first"] > 0.8
    complete = by_source(table, "01.02")
    assert complete.loc["missing", "total"] == pytest.approx(0, abs=1e-9)


def test_all_regions_together_weigh_each_by_its_variance():
    own = known([[70.0] * 18 + [90.0], [80.0] * 19])
    table = influence_by_region_and_source(own, framework(("weights", "grouping")), "equal_indicators")
    assert set(table["region"]) == {"01.01", EVERYWHERE}  # nothing moves the second
    one, whole = by_source(table), by_source(table, EVERYWHERE)
    assert whole["total"].tolist() == pytest.approx(one["total"].tolist())


def test_nothing_varied_and_no_region_give_an_empty_table():
    assert influence_by_region_and_source(panel(), framework(()), "equal_indicators").empty
    assert influence_by_region_and_source(known(np.empty((0, 19))), framework(), "equal_indicators").empty


def test_the_indices_are_the_same_at_every_run():
    first, again = (influence_by_region_and_source(panel(), framework(), "equal_indicators") for _ in range(2))
    assert first.equals(again)


@pytest.mark.parametrize("most", [1, 7, 40])
def test_regions_in_parts_have_the_indices_of_all_at_once_to_the_last_bit(most):
    own, asked = panel(41, missing=[(3, 4), (7, 2), (40, 5)]), framework()
    own.errors[2, 8], own.errors[30, 8] = 1.9, 3.0
    one, other = _samples(own, asked, "equal_indicators", len(own.regions))
    whole = indices(partial(_totals_by_column, own), one, other, list(DRAWN), Sample.with_answers_of)
    found = indices_in_parts(own, asked, "equal_indicators", list(DRAWN), most)
    assert (found.spread == whole.spread).all()
    for source in DRAWN:
        for estimate, expected in ((found.first, whole.first), (found.total, whole.total)):
            np.testing.assert_array_equal(estimate[source], expected[source])


def test_more_regions_than_are_examined_at_once_have_the_same_influences(monkeypatch):
    own, asked = panel(41, missing=[(3, 4)]), framework()
    at_once = influence_by_region_and_source(own, asked, "equal_indicators")
    monkeypatch.setattr(sensitivity, "MOST_REGIONS", 10)
    pd.testing.assert_frame_equal(influence_by_region_and_source(own, asked, "equal_indicators"), at_once, rtol=1e-9)


def test_an_indicator_left_out_leaves_the_mean_of_the_others():
    scores = np.full((3, len(INDICATORS)), 80.0)
    scores[0, 4], scores[1, 4], scores[2, 4] = 99.0, 61.0, np.nan
    table = change_by_region_and_left_out(known(scores), PILOT, "equal_indicators").set_index(["region", "indicator"])
    own = table.loc[("01.01", "i05")]
    assert own["total"] == pytest.approx(80, abs=1e-9)
    assert own["change"] == pytest.approx(-1, abs=1e-9)  # (18 * 80 + 99) / 19 = 81
    assert table.loc[("01.02", "i05"), "change"] == pytest.approx(1, abs=1e-9)
    assert ("01.03", "i05") not in table.index
    assert table.loc[("01.01", "i01"), "total"] == pytest.approx((17 * 80 + 99) / 18, abs=1e-9)


def test_ranks_without_an_indicator_are_those_of_all_regions_without_it():
    scores = np.full((2, len(INDICATORS)), 80.0)
    scores[0, 4], scores[1, 5] = 99.0, 90.0
    table = change_by_region_and_left_out(known(scores), PILOT, "equal_indicators").set_index(["region", "indicator"])
    assert table.loc[("01.01", "i05"), ["rank", "rank_change"]].tolist() == [2, 1]
    assert table.loc[("01.02", "i05"), ["rank", "rank_change"]].tolist() == [1, -1]
    assert table.loc[("01.01", "i06"), "rank_change"] == 0


def test_other_weights_keep_their_proportions():
    scores = panel(2).scores
    table = change_by_region_and_left_out(known(scores), PILOT, "equal_components").set_index(["region", "indicator"])
    weights = np.array([1 / 6, *[1 / 36] * 6, *[1 / 24] * 8, *[1 / 12] * 4])[1:]
    assert table.loc[("01.01", "i01"), "total"] == pytest.approx((scores[0, 1:] @ weights) / weights.sum(), abs=1e-9)
