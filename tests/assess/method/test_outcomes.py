"""Coverage by outcome: every verdict that is given counts once, by criterion, kind of source and kind of statement."""

import pytest

from antikorupsi.assess.method.legal_status import standing_before_checks
from antikorupsi.assess.method.outcomes import outcome_by_criterion, outcome_by_source
from antikorupsi.show import tables
from tests.views import country


@pytest.mark.parametrize("period", ["2025", "contoh"])
def test_every_verdict_that_is_given_counts_once(request, period):
    assessment = request.getfixturevalue(f"assessment_{period}")
    statuses = assessment.verdicts["status"].value_counts()
    for table in (outcome_by_criterion(assessment), outcome_by_source(assessment)):
        assert table["met"].sum() == statuses["meets"]
        assert table["failed"].sum() == statuses["fails"]


def test_statements_on_provinces_praise_and_blame_nobody(assessment_2025):
    table = outcome_by_criterion(assessment_2025).set_index("criterion")
    ombudsman = table.loc["kepatuhan"]
    assert ombudsman["met_by_statement"] / ombudsman["met"] > 0.4  # DOMAIN: half of what meets
    assert table["failed_by_statement"].sum() == 0


def test_the_page_says_that_the_shares_are_not_the_country(assessment_2025):
    shown = repr(tables.outcomes(country(assessment_2025, "en")))
    assert "not how the country stands" in shown
    assert "press" in shown


def test_a_region_under_investigation_is_judged_by_what_was_known_the_day_before(assessment_2025):
    table = standing_before_checks(assessment_2025).set_index(["region", "criterion"])
    assert table.loc[("35.02", "mcp"), ["checked", "value", "year"]].tolist() == ["2025-11-07", 91.3, 2023]
    mcp = assessment_2025.observations.query("instrument == 'mcp' and item == 'total' and year == 2023")
    others = mcp.query("region != '35.02' and status == 'final'").groupby("region")["value"].min()
    known = table.loc[("35.02", "mcp"), ["others_known", "others_lower"]].tolist()
    assert known[1] <= known[0] <= len(others)


def test_no_person_is_named_and_so_few_prove_nothing(assessment_2025):
    shown = repr(tables.legal_status(country(assessment_2025, "en")))
    assert "1 of the 2 regions under investigation had a figure known on the day before" in shown
    assert "bupati" not in shown.casefold()
