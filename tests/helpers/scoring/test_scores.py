"""The table of scores: what a row holds of an indicator, a component, a total and a published total."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from antikorupsi.common.frames import dtypes_of
from antikorupsi.ingest import observations_frame
from antikorupsi.rules import Regions, frameworks, regions
from helpers.eligibility import AsOf
from helpers.scoring import ScoreRow, score_by_region_level_and_stage, strict_reading_met
from tests.helpers.observing import observation

FRAMEWORK = frameworks.load("kabkota-2025")
IDS = [indicator.id for indicator in FRAMEWORK.indicators]
BLITAR, KABUPATEN, MALANG, MATARAM = "35.72", "35.05", "35.73", "52.71"
END_OF_2025 = AsOf.end_of(2025)
KNOWN = Regions([region for region in regions.official() if region.code in (BLITAR, KABUPATEN, MALANG, MATARAM)])


def papers(value, code=BLITAR, stage="penilaian", indicators=IDS):
    return [observation(code, "penilaian", f"{name}.skor", 2025, value, stage=stage) for name in indicators]


def published(value, code=BLITAR, year=2025, stage="penilaian", item="nilai", **how):
    return observation(code, "nilai_akhir", item, year, value, stage=stage, **how)


def table(*observations, scheme="equal_indicators", known=KNOWN, as_of=END_OF_2025):
    return score_by_region_level_and_stage(observations_frame(observations), known, FRAMEWORK, scheme, as_of)


def row_of(scores, level, name, code=BLITAR, stage="penilaian"):
    """What one row holds, without its empty cells."""
    keys = ("region", code), ("level", level), ("id", name), ("stage", stage)
    found = scores[np.logical_and.reduce([scores[column] == value for column, value in keys])]
    assert len(found) == 1
    return {column: value for column, value in found.iloc[0].to_dict().items() if pd.notna(value)}


def test_the_row_of_an_indicator_says_where_its_score_comes_from():
    given = [
        observation(BLITAR, "penilaian", "i02.skor", 2025, value, stage="penilaian", cell=cell)
        for value, cell in ((70, "B4"), (90, "C4"))
    ]
    assert row_of(table(*given), "indicator", "i02") == {
        "region": BLITAR,
        "level": "indicator",
        "id": "i02",
        "stage": "penilaian",
        "year": 2025,
        "score": 80.0,
        "weight": pytest.approx(1 / 19),
        "coverage": 1.0,
        "origin": "assessors",
        "lowest": 70.0,
        "highest": 90.0,
        "assessors": 2,
        "cells": "a.xlsx|s|B4\na.xlsx|s|C4",
    }


def test_the_row_of_a_component_is_the_mean_of_its_indicators_that_have_a_score():
    scores = table(*papers(80, indicators=["i02", "i03"]), *papers(50, indicators=["i04"]))
    assert row_of(scores, "component", "k2") == {
        "region": BLITAR,
        "level": "component",
        "id": "k2",
        "stage": "penilaian",
        "score": 70.0,
        "weight": pytest.approx(6 / 19),
        "coverage": 0.5,
    }
    assert row_of(scores, "component", "k3") == {
        "region": BLITAR,
        "level": "component",
        "id": "k3",
        "stage": "penilaian",
        "weight": pytest.approx(4 / 19),
        "coverage": 0.0,
    }


def test_the_row_of_a_total_has_its_ranks():
    scores = table(*papers(80), *papers(60, KABUPATEN), *papers(80, MATARAM), *papers(90, MALANG))
    assert row_of(scores, "total", "total") == {
        "region": BLITAR,
        "level": "total",
        "id": "total",
        "stage": "penilaian",
        "score": 80.0,
        "weight": 1.0,
        "coverage": 1.0,
        "rank": 2,
        "ranked": 4,
        "ties": 2,
        "rank_in_type": 2,
        "ranked_in_type": 3,
        "ties_in_type": 2,
        "rank_in_province": 2,
        "ranked_in_province": 3,
        "ties_in_province": 1,
    }
    assert scores.loc[~scores["level"].isin(["total", "published"]), "rank"].isna().all()


@pytest.mark.parametrize(("count", "has_total"), [(12, False), (13, True), (19, True)])
def test_a_total_needs_65_percent_of_the_weight(count, has_total):
    row = row_of(table(*papers(80, indicators=IDS[:count])), "total", "total")
    assert row["coverage"] == pytest.approx(count / 19)
    assert ("score" in row, "rank" in row) == (has_total, has_total)


def test_a_region_without_a_total_is_not_among_those_that_are_ranked():
    scores = table(*papers(80), *papers(90, KABUPATEN, indicators=IDS[:5]))
    assert row_of(scores, "total", "total")["ranked"] == 1


def test_each_stage_is_ranked_by_itself():
    scores = table(*papers(80), *papers(70, stage="monev"), *papers(60, KABUPATEN, "monev"))
    assert row_of(scores, "total", "total")["ranked"] == 1
    assert row_of(scores, "total", "total", stage="monev")["ranked"] == 2


def test_weights_are_those_of_the_scheme():
    given = [*papers(100, indicators=IDS[:1]), *papers(40, indicators=IDS[1:])]
    indicators, components = (table(*given, scheme=scheme) for scheme in ("equal_indicators", "equal_components"))
    assert row_of(indicators, "total", "total")["score"] == pytest.approx((100 + 18 * 40) / 19)
    assert row_of(components, "total", "total")["score"] == pytest.approx((100 + 5 * 40) / 6)
    assert row_of(components, "indicator", "i01")["weight"] == pytest.approx(1 / 6)


def test_the_row_of_a_published_total_names_all_its_cells_and_the_lowest_of_them():
    told = published(92.2, cell="A"), published(92.15, cell="B"), published(99, year=2024, cell="C")
    assert row_of(table(*told), "published", "total") == {
        "region": BLITAR,
        "level": "published",
        "id": "total",
        "stage": "penilaian",
        "year": 2025,
        "score": 92.15,
        "weight": 1.0,
        "coverage": 1.0,
        "origin": "published",
        "rank": 1,
        "ranked": 1,
        "ties": 1,
        "rank_in_type": 1,
        "ranked_in_type": 1,
        "ties_in_type": 1,
        "rank_in_province": 1,
        "ranked_in_province": 1,
        "ties_in_province": 1,
        "cells": "a.xlsx|s|A\na.xlsx|s|B",
    }


def test_a_published_total_of_the_assessment_year_counts_and_a_later_one_does_not():
    scores = table(published(90, year=2024), published(95, year=2026))
    assert row_of(scores, "published", "total")["year"] == 2024
    assert row_of(table(published(90, year=2024), published(95)), "published", "total")["score"] == 95


def test_a_published_total_counts_from_the_day_on_which_it_is_known():
    told = published(90, published="2025-11-21"), published(70, year=2024, published="2024-12-10")
    before, after = (table(*told, as_of=AsOf(date(2025, 11, day), 2025)) for day in (20, 21))
    assert row_of(before, "published", "total")["score"] == 70
    assert row_of(after, "published", "total")["score"] == 90
    assert table(told[0], as_of=AsOf(date(2025, 11, 20), 2025)).empty


@pytest.mark.parametrize(
    "other", [published(90, item="peringkat"), published(90, "99.99"), observation(BLITAR, "spi", "nilai", 2024, 71.0)]
)
def test_other_figures_and_unknown_regions_are_no_published_totals(other):
    assert table(other).empty


def test_published_totals_of_each_region_and_stage_are_rows_of_their_own():
    scores = table(published(90), published(80, stage="monev"), published(85, KABUPATEN))
    assert sorted(zip(scores["region"], scores["stage"], scores["score"], scores["rank"], strict=True)) == [
        (KABUPATEN, "penilaian", 85.0, 2),
        (BLITAR, "monev", 80.0, 1),
        (BLITAR, "penilaian", 90.0, 1),
    ]


def test_a_published_total_is_not_ranked_among_those_of_the_panel():
    scores = table(*papers(80), published(90, KABUPATEN))
    assert row_of(scores, "total", "total")["ranked"] == 1
    assert row_of(scores, "published", "total", KABUPATEN)["rank"] == 1


def test_the_rows_of_a_region_are_indicators_components_and_its_total_in_order():
    scores = table(*papers(80), *papers(70, KABUPATEN))
    names = [*IDS, *(component.id for component in FRAMEWORK.components), "total"]
    assert scores["id"].tolist() == names + names
    assert scores["region"].tolist() == [KABUPATEN] * len(names) + [BLITAR] * len(names)
    assert scores["score"].tolist() == pytest.approx([70] * len(names) + [80] * len(names))


@pytest.mark.parametrize("observations", [[], papers(80)])
def test_all_columns_are_there_with_and_without_scores(observations):
    assert table(*observations).dtypes.astype(str).to_dict() == dtypes_of(ScoreRow)


@pytest.mark.parametrize(
    ("second", "met"), [(90.5, True), (90.0, False), (90.0 + 1e-12, False), (89.0, False), (None, None)]
)
def test_the_strict_reading_needs_every_component_above_the_bound(second, met):
    rows = [("component", "penilaian", 95.0), ("component", "penilaian", second), ("indicator", "penilaian", 10.0)]
    rows += [("component", "monev", 10.0)]
    own = pd.DataFrame(rows, columns=["level", "stage", "score"]).astype({"score": "float64"})
    assert strict_reading_met(own, "penilaian", 90.0) is met


def test_the_strict_reading_is_unknown_at_a_stage_without_components():
    own = pd.DataFrame([("component", "monev", 95.0)], columns=["level", "stage", "score"])
    assert strict_reading_met(own, "penilaian", 90.0) is None
    assert strict_reading_met(own, "monev", 90.0) is True
