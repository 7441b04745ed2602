"""The public formula of the satisfaction survey and its interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from antikorupsi.ingest.surveys.design import Design, needed_respondents
from antikorupsi.ingest.surveys.estimates import Kind, index_of, item_means, points_of
from antikorupsi.rules.instruments.loading import instrument_by_id


def satisfaction_index(answers):
    """The index (IKM, 25-100) of a simple random sample of answers to the nine unsur, with its interval."""
    survey = instrument_by_id()["skm"].survey
    everyone = Kind(np.ones(len(answers), dtype=np.bool_), 1.0, list(range(9)))
    return index_of(points_of(answers, survey), [everyone], Design(np.ones(len(answers))), survey)


def test_the_index_follows_the_formula_of_permenpan_rb_14_2017():
    answers = np.array([[4.0] * 9, [3.0] * 9, [2.0] * 9])
    assert satisfaction_index(answers).value == pytest.approx(3.0 * 25)
    assert item_means(answers, np.ones(3)) == [3.0] * 9


def test_an_open_answer_is_neither_zero_nor_lost():
    answers = np.array([[4.0] * 9, [np.nan, *[4.0] * 8]])
    assert satisfaction_index(answers).value == pytest.approx(100)


@given(arrays(float, (15, 9), elements=st.sampled_from([1.0, 2.0, 3.0, 4.0])))
def test_the_index_stays_on_its_scale_and_inside_its_interval(answers):
    index = satisfaction_index(answers)
    assert 25 <= index.value <= 100
    assert 25 <= index.lower <= index.value <= index.upper <= 100


@pytest.mark.parametrize(
    ("index", "quality"),
    [(100, "A"), (88.31, "A"), (88.305001, "A"), (88.30, "B"), (76.61, "B"), (76.60, "C"), (65, "C"), (64.99, "D")],
)
def test_the_quality_of_service_follows_the_bands_of_the_annex(index, quality):
    assert instrument_by_id()["skm"].survey.quality(index) == quality


def test_reversed_items_count_the_other_way_round():
    survey = instrument_by_id()["survei_integritas"].survey
    points = points_of(np.array([[1.0] * 8]), survey)
    assert points.tolist() == [[100.0] * 4 + [0.0] * 4]


@pytest.mark.parametrize(("population", "needed"), [(10, 10), (100, 80), (1000, 278), (10_000, 370), (100_000, 383)])
def test_the_sample_size_is_that_of_the_published_table(population, needed):
    """Krejcie and Morgan (1970), table 1; the table rounds to the nearest, here the sample is never too small."""
    assert needed_respondents(population) in (needed, needed + 1)


def test_every_survey_names_columns_that_it_has():
    for instrument in instrument_by_id().values():
        if instrument.layout != "respondents":
            continue
        survey = instrument.survey
        items = {column.item: column for column in instrument.columns if column.item}
        groups = survey.respondent_groups
        named = [*survey.items, *(dimension.item for dimension in survey.dimensions)]
        named += [groups.item] if groups else []
        named += filter(None, [survey.weight, survey.stratum, survey.cluster, survey.population])
        assert set(named) <= set(items), instrument.id
        assert all(items[item].range == survey.scale for item in survey.items)
        if groups:
            assert {group.label for group in groups.groups} == set(items[groups.item].labels)
