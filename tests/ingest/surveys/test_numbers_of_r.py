"""Whole files of simulated respondents against numbers computed with R 4.x: survey::svytotal and svycontrast.

The index is 25/9 times the sum of nine ratio means; options(survey.lonely.psu = "adjust"), nest = TRUE, intervals by t.
The files hold each respondent's nine answers as nine signs (a point is an open question) and the columns of the design.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from antikorupsi.ingest.surveys.design import Design
from antikorupsi.ingest.surveys.estimates import Kind, index_of, points_of
from antikorupsi.rules.instruments.loading import instrument_by_id
from tests.ingest.surveys.test_reading_surveys import figures, rules

FOLDER = Path(__file__).with_name("computed_in_r")
INDEX = {
    "srs": (75.9722222222222, 74.2323269078474, 77.7121175365971),
    "weights": (78.5299694392143, 76.394947029621, 80.6649918488076),
    "strata_fpc_w": (72.1896837003567, 69.895719959487, 74.4836474412265),
    "strata_w": (76.405449456176, 74.661029394619, 78.149869517733),
    "clusters_w": (75.7460171673269, 71.4126950633789, 80.0793392712748),
    "strata_clusters_w": (76.4653006296974, 72.8011654356449, 80.1294358237498),
    "reused_cluster_names": (76.5509259259259, 72.6827364948289, 80.4191153570229),
    "single_resp_stratum": (78.0555555555556, 76.4882759639181, 79.622835147193),
    "nonresponse_full": (76.049216002693, 71.4221141430279, 80.6763178623582),
    "n12": (80.0925925925926, 73.8037021052799, 86.3814830799053),
    "n30_nr": (73.2875477484396, 66.9546283798787, 79.6204671170004),
}
# Strata of known sizes whose respondents were all given the weight 1: the design alone, as no file may ask for it.
EQUAL_WEIGHTS = {
    "strata_fpc": (77.6967592592593, 76.3298252745989, 79.0636932439197),
    "single_resp_certainty": (77.037037037037, 75.6722750477014, 78.4017990263727),
}


def columns_of(name):
    rows = list(csv.reader((FOLDER / f"{name}.csv").open(encoding="utf-8")))
    answers = [[None if sign == "." else int(sign) for sign in row[0]] for row in rows[1:]]
    numbers = ("Bobot", "Populasi")
    columns = {
        heading: [float(row[place]) if heading in numbers else row[place] for row in rows[1:]]
        for place, heading in enumerate(rows[0])
        if place
    }
    return answers, columns


def index_from(found):
    return tuple(found[item] for item in ("ikm", "ikm_bawah", "ikm_atas"))


@pytest.mark.parametrize("name", INDEX)
def test_the_index_of_a_file_and_its_interval_are_those_of_r(survey, name):
    answers, columns = columns_of(name)
    found = figures(survey(len(answers), columns, answers))
    assert index_from(found) == pytest.approx(INDEX[name], abs=1e-6)


def test_a_census_has_no_margin(survey):
    answers, _ = columns_of("census")
    found = figures(survey(120, answers=answers, above=[["Populasi", 120]]))
    assert index_from(found) == pytest.approx((76.0648148148148,) * 3, abs=1e-6)


@pytest.mark.parametrize("name", EQUAL_WEIGHTS)
def test_equal_weights_in_strata_of_known_sizes_give_the_numbers_of_r(name):
    answers, columns = columns_of(name)
    strata = np.unique(columns["Strata"], return_inverse=True)[1]
    design = Design(np.ones(len(answers)), strata, population=np.array(columns["Populasi"]))
    everyone = Kind(np.ones(len(answers), dtype=np.bool_), 1.0, list(range(9)))
    skm = instrument_by_id()["skm"].survey
    index = index_of(points_of(np.array(answers, dtype=float), skm), [everyone], design, skm)
    assert (index.value, index.lower, index.upper) == pytest.approx(EQUAL_WEIGHTS[name], abs=1e-6)


def test_strata_with_sizes_and_without_weights_are_weighted_by_their_sizes(survey):
    answers, columns = columns_of("strata_with_population_no_weights")
    seen = survey(len(answers), columns, answers)
    assert index_from(figures(seen)) == pytest.approx((67.34, 66.98, 67.70), abs=0.005)
    assert {row.label for row in seen.observations if row.item == "ikm"} == {"C"}
    assert rules(seen) == ["weighted_by_population", "below_sample_table"]


@pytest.mark.parametrize("name", EQUAL_WEIGHTS)
def test_sizes_weigh_as_the_same_weights_would(survey, name):
    answers, columns = columns_of(name)
    sample = {stratum: columns["Strata"].count(stratum) for stratum in set(columns["Strata"])}
    weights = [size / sample[own] for size, own in zip(columns["Populasi"], columns["Strata"], strict=True)]
    given = figures(survey(len(answers), columns | {"Bobot": weights}, answers))
    found = figures(survey(len(answers), columns, answers))
    assert {item: found[item] for item in given} == pytest.approx(given)


@pytest.mark.parametrize(
    "sizes", [[1000] * 20 + [None] * 20, [1000] * 20 + [5000] * 19 + [5001], [1000] * 20 + [3] * 20]
)
def test_strata_of_unknown_size_without_weights_are_refused(survey, sizes):
    seen = survey(40, {"Strata": ["a"] * 20 + ["b"] * 20, "Populasi": sizes}, [[4] * 9] * 20 + [[2] * 9] * 20)
    assert rules(seen) == ["strata_without_weights"]
    assert not seen.observations


def test_sizes_may_stand_once_in_every_stratum(survey):
    answers = [[4] * 9] * 20 + [[2] * 9] * 20
    strata = {"Strata": ["a"] * 20 + ["b"] * 20}
    whole = figures(survey(40, strata | {"Populasi": [1000] * 20 + [3000] * 20}, answers))
    once = figures(survey(40, strata | {"Populasi": ["1.000 orang", *[None] * 19, 3000, *[None] * 19]}, answers))
    assert once == whole
    assert whole["ikm"] == pytest.approx((100 + 3 * 50) / 4)


@pytest.mark.parametrize("column", ["Strata", "Klaster"])
def test_names_that_differ_by_case_or_blanks_are_one(survey, column):
    answers = [[1 + place % 4 if place < 20 else 1 + place % 3] * 9 for place in range(60)]
    names = [f"kelurahan {place // 10}" for place in range(60)]
    odd = [(str.upper, " {} ".format, "{}\u00a0".format)[place % 3](name) for place, name in enumerate(names)]
    odd[1] = "Kelurahan  0"
    assert figures(survey(60, {column: odd}, answers)) == figures(survey(60, {column: names}, answers))
    assert figures(survey(60, {column: names}, answers))["ikm_atas"] != figures(survey(60, answers=answers))["ikm_atas"]


@pytest.mark.parametrize("column", ["Bobot", "Strata", "Klaster"])
def test_a_respondent_outside_the_design_is_left_out_and_the_others_are_kept(survey, column):
    answers = [[4] * 9] * 20 + [[2] * 9] * 20
    values = {"Bobot": [3] * 20 + [1] * 20}.get(column, ["a", "b", "c", "d"] * 10)
    kept = figures(survey(39, {column: values[1:]}, answers[1:]))
    seen = survey(40, {column: [None, *values[1:]]}, answers)
    assert figures(seen) == kept | {"tidak_dihitung": 1}
    assert [(each.rule, each.cell) for each in seen.findings] == [("respondent_without_design", "A5")]
