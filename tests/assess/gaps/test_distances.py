"""How far a criterion is from its threshold, by published and hand-computed figures, and which years make a trend."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antikorupsi.assess.gaps.distances import gap_by_region_and_criterion
from antikorupsi.assess.gaps.trends import trend_by_region_and_criterion
from helpers.eligibility import AsOf
from tests.assess.gaps.making import AS_OF, PILOT, YEAR, figure, judged


def gap(criterion, *figures, framework=PILOT, as_of=AS_OF):
    observations, _, verdicts = judged(*figures, as_of=as_of)
    table = gap_by_region_and_criterion(observations, verdicts, framework, as_of)
    return table.set_index("criterion").loc[criterion]


def of(assessment, code, criterion):
    return assessment.gaps.set_index(["region", "criterion"]).loc[code, criterion]


def test_kota_blitar_falls_in_the_spi_and_two_years_are_no_forecast(assessment_2025):
    spi = of(assessment_2025, "35.72", "spi")
    assert (spi["value"], spi["needed"], spi["distance"]) == (77.1, 70, pytest.approx(-7.1))
    assert spi["years"] == "2023 2024"
    assert spi["change"] == pytest.approx(77.10 - 82.48)  # 82.50 is a rounding of 82.48
    assert np.isnan(spi["trend"])
    assert np.isnan(spi["projected"])
    assert (spi["outlook"], spi["no_trend"]) == ("", "too_few_years")


def test_kota_blitars_mcp_has_no_trend_since_its_classes_changed_in_2024(assessment_2025):
    mcp = of(assessment_2025, "35.72", "mcp")
    assert (mcp["value"], mcp["years"], mcp["no_trend"]) == (97.98, "2024", "too_few_years")
    assert np.isnan(mcp["trend"])
    assert np.isnan(mcp["change"])


def test_contoh_sejahtera_lacks_3_6_points_of_the_spi_and_moves_away(assessment_contoh):
    spi = of(assessment_contoh, "01.02", "spi")
    assert (spi["distance"], spi["change"]) == (3.6, pytest.approx(-1.32))


def test_the_line_is_the_least_squares_line_not_the_last_step():
    years, values = (2020, 2021, 2022, 2024), (1.93, 2.01, 2.1, 2.31)
    row = gap("spbe", *(figure("spbe", year, value) for year, value in zip(years, values, strict=True)))
    fitted = np.polyfit(years, values, 1)
    assert row["trend"] == pytest.approx(fitted[0])
    assert row["projected"] == pytest.approx(np.polyval(fitted, YEAR))
    assert (row["outlook"], row["distance"]) == ("stays_below", 0.29)


def test_the_range_is_as_wide_as_lines_through_earlier_years_missed():
    years, values = (2020, 2021, 2022, 2024), (1.87, 2.05, 2.21, 2.53)
    row = gap("spbe", *(figure("spbe", year, value) for year, value in zip(years, values, strict=True)))
    told = [np.polyval(np.polyfit(years[:at], values[:at], 1), years[at]) for at in (2, 3)]
    assert row["missed"] == pytest.approx(max(abs(np.array(told) - values[2:])))
    assert row["missed_unmoved"] == pytest.approx(0.32)
    low, high = row["projected"] - row["missed"], row["projected"] + row["missed"]
    assert (row["low"], row["high"]) == (pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01))
    assert row["low"] <= low < high <= row["high"]


@pytest.mark.parametrize("values", [(60.0, 66.0, 72.0), (70.2, 70.2, 70.2)])
def test_one_past_miss_makes_no_range_and_no_forecast(values):
    row = gap("mcp", *(figure("mcp", year, own) for year, own in zip((2021, 2022, 2023), values, strict=True)))
    assert (row["outlook"], row["no_trend"]) == ("", "too_few_years")
    assert row["change"] == pytest.approx(values[-1] - values[0])


@pytest.mark.parametrize("values", [(2.2, 2.2, 2.2, 2.2), (2.0, 2.0, 2.0, 2.0), (2.1, 2.2, 2.3, 2.4), (4, 5, 5, 5)])
def test_no_range_is_narrower_or_finer_than_the_figures_are_known(values):
    row = gap("spbe", *(figure("spbe", 2021 + at, float(value)) for at, value in enumerate(values)))
    grain = 1.0 if any(value % 1 == 0 for value in values) else 0.1
    assert row["high"] - row["low"] >= grain - 1e-9
    for end in (row["low"], row["high"]):
        assert end / grain == pytest.approx(round(end / grain))


SERIES = st.dictionaries(st.integers(2018, 2024), st.floats(1, 5), min_size=3)


@settings(max_examples=25)
@given(st.lists(SERIES, min_size=1, max_size=5))
def test_every_trend_is_that_of_numpy_whatever_other_regions_have(series):
    rows = [(f"01.{at:02d}", "spbe", year, value) for at, own in enumerate(series) for year, value in own.items()]
    figures = pd.DataFrame(rows, columns=["region", "criterion", "year", "value"])
    trends = trend_by_region_and_criterion(figures.sort_values(["region", "year"]), YEAR, 3)
    for own, row in zip(series, trends.itertuples(), strict=True):
        slope, at_year = np.polyfit([year - YEAR for year in own], list(own.values()), 1)
        assert (row.trend, row.projected) == (pytest.approx(slope, abs=1e-6), pytest.approx(at_year, abs=1e-6))
        assert row.years == " ".join(map(str, sorted(own)))
        years, values = sorted(own), [own[year] for year in sorted(own)]
        told = [
            np.polyval(np.polyfit([year - YEAR for year in years[:at]], values[:at], 1), years[at] - YEAR)
            for at in range(2, len(years))
        ]
        assert row.missed == pytest.approx(max(abs(np.array(told) - values[2:])), abs=1e-6)
        assert row.missed_unmoved == pytest.approx(max(abs(np.diff(values)[1:])), abs=1e-6)


@pytest.mark.parametrize(("values", "end"), [((1.51, 2.62, 3.77, 4.92), 5.0), ((3.91, 2.92, 1.96, 1.01), 1.0)])
def test_a_trend_leads_nowhere_off_the_scale(values, end):
    row = gap(
        "spbe", *(figure("spbe", year, value) for year, value in zip((2021, 2022, 2023, 2024), values, strict=True))
    )
    assert row["projected"] == end
    assert end in (row["low"], row["high"])
    assert 1.0 <= row["low"] < row["high"] <= 5.0


def test_years_with_other_classes_interim_figures_and_the_assessment_year_are_not_used():
    row = gap(
        "spi",
        figure("spi", 2022, 40.0),
        figure("spi", 2023, 60.0),
        figure("spi", 2024, 66.0),
        figure("spi", 2025, 99.0),
        replace(figure("spi", 2024, 10.0), status="interim"),
    )
    assert (row["years"], row["change"], row["no_trend"]) == ("2023 2024", 6.0, "too_few_years")


@pytest.mark.parametrize(
    ("criterion", "last", "outlook"),
    [("spbe", 2.42, "reaches"), ("spbe", 2.39, "stays_below")],
)
def test_a_line_that_never_missed_reaches_a_threshold_or_not(criterion, last, outlook):
    step = last - 2.2
    row = gap(criterion, *(figure(criterion, 2024 - back, last - back * step) for back in (3, 2, 1, 0)))
    assert (row["missed"], row["outlook"]) == (pytest.approx(0, abs=1e-9), outlook)


def test_equal_to_a_threshold_that_must_be_exceeded_does_not_reach_it():
    spi = PILOT.criterion("spi").model_copy(update={"comparable_years": (None, None)})
    own = [spi if criterion.id == "spi" else criterion for criterion in PILOT.criteria]
    bands = [known for known in PILOT.bands if known.instrument != "spi"]
    without_classes = PILOT.model_copy(update={"criteria": own, "bands": bands})
    figures = [figure("spi", 2021 + at, 62.11 + 2 * at) for at in range(4)]
    row = gap("spi", *figures, framework=without_classes)
    assert (row["projected"], row["high"], row["outlook"]) == (70.11, 70.12, "reaches")
    row = gap("spi", *(replace(own, value=own.value - 0.12) for own in figures), framework=without_classes)
    assert (row["projected"], row["high"], row["outlook"]) == (69.99, 70.0, "stays_below")


def test_another_item_of_the_same_criterion_is_another_measure():
    row = gap("spip", figure("spip", 2023, 3, item="level"), figure("spip", 2024, 2.9, item="nilai"))
    assert (row["item"], row["years"], row["no_trend"]) == ("nilai", "2024", "too_few_years")


def test_where_sources_differ_the_lowest_figure_counts_for_the_distance():
    row = gap("mcp", figure("mcp", 2024, 73.2), replace(figure("mcp", 2024, 71.9), cell="C9"))
    assert (row["value"], row["distance"]) == (71.9, 3.1)


def test_a_rating_is_measured_in_steps_and_has_a_trend_in_steps():
    labels = {2021: "D", 2022: "D", 2023: "D", 2024: "C"}
    row = gap("sakip", *(figure("sakip", year, label, item="predikat") for year, label in labels.items()))
    assert (row["unit"], row["distance"], row["steps"], row["trend"]) == ("steps", 2, 2, pytest.approx(0.3))
    assert (row["missed"], row["low"], row["high"]) == (1, -6, -4)
    assert (row["needed"], row["outlook"]) == (-3, "stays_below")


def test_a_rating_with_a_number_behind_it_is_measured_by_the_number():
    row = gap(
        "kepatuhan",
        figure("ombudsman", 2024, 62.5, item="nilai"),
        figure("ombudsman", 2024, "C", item="kategori"),
    )
    assert (row["unit"], row["needed"], row["distance"], row["steps"]) == ("points", 78, 15.5, 1)


@pytest.mark.parametrize(
    ("opinions", "needed"),
    [
        ({2024: "WTP", 2023: "WTP"}, 0),
        ({2024: "WTP-DPP", 2023: "WDP"}, 1),
        ({2024: "WDP", 2023: "WTP"}, 2),
        ({2023: "WTP"}, 1),
        ({2024: "WTP", 2022: "WTP"}, 1),
        ({}, 2),
    ],
)
def test_opinions_say_how_many_more_are_needed_in_a_row(opinions, needed):
    known = [figure("opini_bpk", year, label, item="opini") for year, label in opinions.items()]
    row = gap("opini_bpk", figure("spi", 2024, 60.0), *known)
    assert (row["unit"], row["distance"], row["no_trend"]) == ("years", needed, "no_scale")


@pytest.mark.parametrize("day", ["2025-01-17", "2025-06-30", "2025-12-31"])
@pytest.mark.parametrize("late", ["WTP", "WDP"])
def test_an_opinion_that_came_out_after_the_day_is_neither_counted_nor_asked_for(day, late):
    known = [figure("opini_bpk", year, "WTP", item="opini") for year in (2022, 2023)]
    after = figure("opini_bpk", 2024, late, item="opini", published="2025-07-15")
    as_of = AsOf(date.fromisoformat(day), YEAR)
    row = gap("opini_bpk", *known, after, as_of=as_of)
    expected = {"2025-01-17": ("meets", 0), "2025-06-30": ("meets", 0)}
    assert (row["status"], row["distance"]) == expected.get(day, ("meets", 0) if late == "WTP" else ("fails", 2))


def test_a_figure_that_came_out_after_the_day_is_no_part_of_a_distance():
    early = figure("spi", 2023, 75.0, published="2024-01-26")
    late = figure("spi", 2023, 60.0, published="2025-03-01")
    row = gap("spi", early, late, as_of=AsOf(date(2025, 1, 17), YEAR))
    assert (row["status"], row["value"], row["distance"]) == ("meets", 75.0, -5.0)


def test_a_figure_that_is_too_old_is_not_moved_on():
    row = gap("spi", figure("spi", 2021, 60.0), figure("spi", 2022, 61.0))
    assert (row["outlook"], row["no_trend"]) == ("", "no_figure")


@pytest.mark.parametrize(
    "opinions", [{2023: "WTP"}, {2024: "WTP"}, {2023: "WTP", 2022: "WTP"}, {2024: "WTP", 2022: "WTP"}]
)
def test_a_verdict_that_lacks_one_of_the_judged_years_needs_one_whatever_older_years_say(opinions):
    known = [figure("opini_bpk", year, label, item="opini") for year, label in opinions.items()]
    row = gap("opini_bpk", *known)
    assert (row["status"], row["distance"]) == ("no_data", 1)


def test_regions_that_are_not_assessed_have_no_distance_to_years_in_a_row(assessment_2025):
    gaps = assessment_2025.gaps.set_index(["region", "criterion"])
    assert pd.isna(gaps.loc[("31.71", "opini_bpk"), "distance"])


def test_the_framework_says_from_how_many_years_on_a_trend_is_told():
    stricter = PILOT.model_copy(update={"trend": PILOT.trend.model_copy(update={"least_years": 5})})
    silent = PILOT.model_copy(update={"trend": None})
    figures = [figure("spbe", year, 2.01) for year in (2021, 2022, 2023, 2024)]
    assert gap("spbe", *figures)["outlook"] == "stays_below"
    assert gap("spbe", *figures, framework=stricter)["no_trend"] == "too_few_years"
    assert gap("spbe", *figures, framework=silent)["no_trend"] == "off"


@pytest.mark.parametrize("period", ["2025", "contoh"])
def test_distances_agree_with_the_verdicts(request, period):
    assessment = request.getfixturevalue(f"assessment_{period}")
    gaps = assessment.gaps
    assert gaps[["region", "criterion"]].equals(assessment.verdicts[["region", "criterion"]])
    measured = gaps[gaps["distance"].notna()]
    assert (measured.loc[measured["status"] == "fails", "distance"] >= 0).all()
    assert (measured.loc[measured["status"] == "meets", "distance"] <= 0).all()
    assert gaps.loc[gaps["outlook"] == "", "no_trend"].ne("").all()
    assert gaps.loc[gaps["outlook"] != "", "no_trend"].eq("").all()
