"""What the criteria say of a region together."""

from datetime import date

import pandas as pd
import pytest

from antikorupsi.common.frames import dtypes_of
from antikorupsi.ingest import observations_frame
from antikorupsi.rules import Regions, frameworks, regions
from helpers.eligibility import AsOf, VerdictRow, eligibility_by_region, eligibility_of, verdict_by_region_and_criterion
from tests.helpers.eligibility.figures_of import END_OF_2025
from tests.helpers.observing import observation

FRAMEWORK = frameworks.load("kabkota-2025")
NAMES = [criterion.id for criterion in FRAMEWORK.criteria]


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (["meets"] * 8, "eligible"),
        (["meets"] * 7 + ["no_data"], "awaiting_checks"),
        (["no_data"] + ["meets"] * 7, "undetermined"),
        (["no_data"] + ["meets"] * 6 + ["no_data"], "undetermined"),
        (["no_data"] * 7 + ["meets"], "undetermined"),
        (["no_data"] * 7 + ["fails"], "not_eligible"),
        (["meets"] * 7 + ["fails"], "not_eligible"),
        (["no_data"] * 8, "undetermined"),
    ],
)
def test_a_region_is_eligible_only_when_all_criteria_are_met_and_awaits_only_the_legal_status(statuses, expected):
    assert NAMES[-1] == "hukum"
    assert eligibility_of(FRAMEWORK, dict(zip(NAMES, statuses, strict=True))) == expected


def test_a_framework_of_checks_alone_awaits_nothing():
    assert eligibility_of(FRAMEWORK, {"hukum": "no_data"}) == "undetermined"


def test_the_six_administrative_regions_of_jakarta_are_listed_and_not_assessed():
    known = regions.official()
    verdicts = verdict_by_region_and_criterion(observations_frame([]), known, FRAMEWORK, AsOf.end_of(2025))
    found = eligibility_by_region(verdicts, FRAMEWORK)
    unassessed = sorted(found.index[found == "not_assessed"])
    assert unassessed == ["31.01", "31.71", "31.72", "31.73", "31.74", "31.75"]
    assert len(found) - len(unassessed) == 508


BLITAR = "35.72"


def table(*observations, framework=FRAMEWORK, as_of=END_OF_2025, codes=(BLITAR,)):
    known = Regions([region for region in regions.official() if region.code in codes])
    return verdict_by_region_and_criterion(observations_frame(observations), known, framework, as_of)


def row_of(criterion, *observations, **how):
    """The verdict on Kota Blitar by one criterion, as a dictionary."""
    verdicts = table(*observations, **how)
    return verdicts[verdicts["criterion"] == criterion].iloc[0].to_dict()


def test_a_verdict_names_figures_threshold_and_cells():
    cells = [observation(BLITAR, "spi", "total", 2024, value, cell=f"F{value}") for value in (79.54, 79.57)]
    assert row_of("spi", *cells) == {
        "region": BLITAR,
        "criterion": "spi",
        "status": "meets",
        "value": 79.54,
        "label": "",
        "year": 2024,
        "threshold": "> 70",
        "basis": "mission",
        "overridden": False,
        "reason": "",
        "doubts": "",
        "other_value": 79.57,
        "cells": "a.xlsx|s|F79.54\na.xlsx|s|F79.57",
    }


def test_a_verdict_names_its_labels_and_its_doubts():
    opinions = [
        observation(BLITAR, "opini_bpk", "opini", 2024, "WTP", basis="self"),
        observation(BLITAR, "opini_bpk", "opini", 2023, "WTP-DPP", year_inferred=True),
    ]
    row = row_of("opini_bpk", *opinions)
    assert (row["label"], row["doubts"]) == ("WTP (2024), WTP-DPP (2023)", "own_claim year_inferred")
    assert pd.isna(row["value"])
    assert pd.isna(row["other_value"])


def test_a_criterion_without_figures_says_why_it_has_no_verdict():
    row = row_of("mcp", observation(BLITAR, "mcp", "total", 2024, 80.0, status="interim"))
    assert (row["status"], row["reason"], row["cells"]) == ("no_data", "interim", "")
    assert pd.isna(row["year"])
    assert row_of("spi")["reason"] == "nothing_published"


def test_verdicts_are_those_of_the_day_asked_for():
    figure = observation(BLITAR, "mcp", "total", 2024, 80.0)
    late, known = (row_of("mcp", figure, as_of=AsOf(date(2025, 3, day), 2025)) for day in (30, 31))
    assert (late["status"], late["reason"], known["status"]) == ("no_data", "too_late", "meets")


def test_the_doubts_of_a_check_depend_on_the_day():
    answer = observation(BLITAR, "hukum", "status", 2023, "ada", dated="2023-06-01")
    first, second = (row_of("hukum", answer, as_of=AsOf(date(2025, 6, day), 2025)) for day in (1, 2))
    assert (first["status"], first["doubts"], second["doubts"]) == ("fails", "", "old_check")


def test_scores_are_judged_by_the_classes_and_thresholds_of_the_framework_asked_for():
    score = observation(BLITAR, "ombudsman", "nilai", 2024, 78)
    assert row_of("kepatuhan", score)["doubts"] == "whole_number"
    stricter = frameworks.with_overrides(FRAMEWORK, {"kepatuhan": "A"})
    row = row_of("kepatuhan", score, framework=stricter)
    assert (row["status"], row["threshold"], row["overridden"]) == ("fails", ">= A", True)


def test_there_is_a_row_for_every_region_and_criterion_in_their_order():
    verdicts = table(codes=("35.05", "31.71"))
    assert list(zip(verdicts["region"], verdicts["criterion"], strict=True)) == [
        (region, name) for region in ("31.71", "35.05") for name in NAMES
    ]
    unassessed = verdicts[verdicts["region"] == "31.71"]
    assert set(zip(unassessed["status"], unassessed["reason"], unassessed["doubts"], strict=True)) == {
        ("no_data", "not_assessed", "")
    }


def test_without_regions_all_columns_are_there():
    verdicts = table(codes=())
    assert verdicts.empty
    assert verdicts.dtypes.astype(str).to_dict() == dtypes_of(VerdictRow)
    found = eligibility_by_region(verdicts, FRAMEWORK)
    assert (found.name, found.index.name, str(found.dtype), len(found)) == ("eligibility", "region", "str", 0)


def test_the_criteria_of_a_region_together_decide_and_regions_are_in_order():
    low = observation("35.72", "mcp", "total", 2024, 10.0)
    found = eligibility_by_region(table(low, codes=("35.72", "31.71", "35.05"))[::-1], FRAMEWORK)
    assert list(found.items()) == [("31.71", "not_assessed"), ("35.05", "undetermined"), ("35.72", "not_eligible")]
    assert (found.name, found.index.name) == ("eligibility", "region")


def test_not_even_a_figure_makes_an_administrative_region_assessed():
    observed = observations_frame([observation("31.71", "mcp", "total", 2024, 10.0)])
    judged = verdict_by_region_and_criterion(observed, regions.official(), FRAMEWORK, AsOf.end_of(2025))
    assert set(judged.loc[judged["region"] == "31.71", "reason"]) == {"not_assessed"}
