"""Nothing in the report of a village grows with the number of villages: charts count where dots would be too many."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.positions import AMONG
from antikorupsi.show import charts, tables
from antikorupsi.simulate.village_country import make_villages
from helpers.scoring.ranking import rank_table
from tests.views import country

DOT = "h.1"  # a line of next to no length with round ends, in a path that holds all dots


@pytest.fixture(scope="module")
def villages():
    return Assessment.load("desa-contoh")


def html(shown):
    """The markup of what a notebook shows."""
    return str(shown.markup)


def ranked_among(villages, count):
    """The view of the first of many villages, all of which have a total."""
    regions = make_villages(count, seed=1)
    many = replace(villages, period=replace(villages.period, regions=regions))
    codes = [region.code for region in regions]
    totals = pd.Series(np.random.default_rng(1).normal(75, 8, count).clip(0, 100), index=codes)
    positions = rank_table(totals, regions).rename_axis("region").reset_index()
    no_year = pd.array([pd.NA] * count, dtype="Int64")
    for suffix in AMONG:
        positions[f"best{suffix}"] = positions[f"worst{suffix}"] = positions[f"rank{suffix}"]
    many.__dict__["ranked"] = positions.assign(measure="total", value=totals.to_numpy(), year=no_year)
    many.__dict__["positions"] = many.__dict__["ranked"]
    return many.region(codes[0], "en")


def test_the_chart_of_positions_has_dots_for_few_and_bars_for_many(villages):
    few, many, more = (html(charts.positions(ranked_among(villages, count))) for count in (500, 2_000, 20_000))
    assert "Diamond: this village; turquoise: other villages of Nusa Contoh; grey: all others." in few
    assert "The bars count the others, since they are too many for a dot each" in many
    assert len(more) < 1.1 * len(many)
    assert few.count(DOT) == 499
    assert many.count(DOT) == more.count(DOT) == 0


def test_bars_count_every_village_once(villages):
    view = ranked_among(villages, 2_000)
    shown = html(charts.positions(view))
    row = view.positions.iloc[0]
    assert f": {row['rank']} of 2000 known" in shown
    assert shown.count('d="M') < 400


def test_ranks_are_given_among_all_in_the_kabupaten_and_in_the_province(villages):
    view = ranked_among(villages, 2_000)
    shown = html(tables.positions(view))
    row = view.positions.iloc[0]
    for heading in ("All villages", view.region.kabupaten, view.region.province):
        assert f">{heading}</th>" in shown
    assert row["ranked_in_type"] == 150
    assert f"{row['rank_in_type']} of 150 known" in shown


def test_the_overview_lists_the_highest_totals_and_says_how_many_more_there_are(villages):
    view = ranked_among(villages, 2_000)
    many, codes = view.assessment, [region.code for region in view.assessment.period.regions]
    own = many.scores[many.scores["level"] == "published"].iloc[[0]]
    scores = pd.concat([own] * len(codes), ignore_index=True).assign(
        region=codes, stage="penilaian", score=80.0, rank=1
    )
    listed = html(tables.score_overview(country(replace(many, kept_scores=scores), "en")))
    assert listed.count("<tr>") == 1_201
    assert "And 800 more." in listed
