"""Of all that changed since the last publication it is said what each change does, and the worst stands first."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from antikorupsi.assess import EFFECTS, change_list, changes, history
from antikorupsi.publish import place_text
from helpers import Assessment

DAY, NOW = date(2026, 3, 12), date(2026, 6, 1)
CODE = "01.01"


def put(assessment, folder, day=DAY):
    """Adds an assessment to a history."""
    path, text = changes.to_record(assessment, folder, day)
    place_text(text, path)
    return path


def with_criteria(assessment, code=CODE, **statuses):
    """The assessment in which some criteria of a region have another status, and with it another verdict."""
    verdicts = assessment.verdicts.copy()
    for criterion, status in statuses.items():
        row = (verdicts["region"] == code) & (verdicts["criterion"] == criterion)
        assert row.sum() == 1
        verdicts.loc[row, ["status", "reason"]] = [status, "" if status != "no_data" else "nothing_published"]
    return replace(assessment, verdicts=verdicts)


def listed(before, now, folder):
    put(before, folder)
    return change_list(now, changes.previous(now, folder), NOW)


def effects(before, now, folder):
    """By criterion, or eligibility: what the change does."""
    return {change.row.id: change.effect for change in listed(before, now, folder).changes}


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ("meets", "fails", "no_longer_met"),
        ("no_data", "fails", "newly_failed"),
        ("meets", "no_data", "lost"),
        ("fails", "no_data", "lost"),
        ("no_data", "meets", "better"),
        ("fails", "meets", "better"),
    ],
)
def test_what_a_change_does_follows_from_both_statuses(assessment_contoh, tmp_path, before, after, effect):
    sides = (with_criteria(assessment_contoh, spi=status) for status in (before, after))
    assert effects(*sides, tmp_path)["spi"] == effect


ALL_MET = dict.fromkeys(("mcp", "spi", "sakip", "kepatuhan", "spip", "spbe", "opini_bpk", "hukum"), "meets")


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        ({}, {"spi": "fails"}, "no_longer_met"),
        ({"spi": "no_data"}, {"spi": "fails"}, "newly_failed"),
        ({"spi": "no_data", "mcp": "meets"}, {"spi": "no_data", "mcp": "fails"}, "no_longer_met"),
        ({}, {"spi": "no_data"}, "lost"),
        ({"spi": "fails"}, {"spi": "no_data"}, "lost"),
        ({"spi": "fails", "mcp": "no_data"}, {"mcp": "no_data"}, "better"),
        ({"spi": "fails"}, {}, "better"),
    ],
)
def test_a_region_fares_as_the_criteria_that_turned(assessment_contoh, tmp_path, before, after, effect):
    sides = (with_criteria(assessment_contoh, **ALL_MET | given) for given in (before, after))
    assert effects(*sides, tmp_path)["eligibility"] == effect


def test_another_figure_with_the_same_verdict_is_no_change_of_status(assessment_contoh, tmp_path):
    verdicts = assessment_contoh.verdicts.copy()
    row = (verdicts["region"] == CODE) & (verdicts["criterion"] == "spi")
    verdicts.loc[row, "value"] += 1
    found = listed(replace(assessment_contoh, verdicts=verdicts), assessment_contoh, tmp_path)
    assert [(change.effect, change.row.id) for change in found.changes] == [("changed", "spi")]
    assert (dict(found.effect_by_region), found.others) == ({}, 1)


def test_a_lower_score_is_no_change_of_status_and_a_total_below_the_predicate_is(assessment_contoh, tmp_path):
    scores = assessment_contoh.scores.copy()
    reached = scores[(scores["level"] == "total") & (scores["stage"] == "penilaian") & (scores["score"] >= 90)]
    region = reached["region"].iloc[0]
    of_region = (scores["region"] == region) & (scores["stage"] == "penilaian")
    scores.loc[of_region & (scores["level"] == "total"), "score"] = 89.99
    scores.loc[of_region & (scores["level"] == "indicator"), "score"] -= 1
    found = listed(assessment_contoh, replace(assessment_contoh, kept_scores=scores), tmp_path)
    assert dict(found.effect_by_region) == {region: "no_longer_met"}
    assert [change.row.kind for change in found.by_effect["no_longer_met"]] == ["total"]
    assert {change.row.kind for change in found.by_effect["changed"]} == {"indicator"}


def test_the_worst_stands_first_and_the_verdict_before_its_criteria_with_their_cells(assessment_contoh, tmp_path):
    before = with_criteria(assessment_contoh, "01.01", **ALL_MET)
    before = with_criteria(before, "01.02", spi="fails")
    now = with_criteria(before, "01.01", mcp="fails")
    found = listed(before, with_criteria(now, "01.02", spi="meets"), tmp_path)
    places = [EFFECTS.index(change.effect) for change in found.changes]
    assert places == sorted(places)
    first, second = found.changes[:2]
    assert (first.row.region, first.row.id, second.row.id) == ("01.01", "eligibility", "mcp")
    assert first.row.cells_after == second.row.cells_after != ""


def test_figures_that_a_parameter_changed_are_not_listed(assessment_contoh, tmp_path):
    found = listed(Assessment.load("contoh", as_of="2025-06-30"), assessment_contoh, tmp_path)
    assert found.since is None
    assert found.comparison.otherwise is not None
    assert found.is_empty


def test_without_an_earlier_publication_nothing_is_listed(assessment_contoh, tmp_path):
    found = change_list(assessment_contoh, changes.previous(assessment_contoh, tmp_path), NOW)
    assert (found.since, found.comparison.otherwise, found.is_empty) == (None, None, True)


def test_regions_that_came_and_went_are_named_and_their_figures_are_no_changes(assessment_contoh, tmp_path):
    path = put(assessment_contoh, tmp_path)
    rows = pd.read_csv(path, dtype="str")
    gone = rows[rows["region"] == "01.02"].assign(region="01.99")
    pd.concat([rows[rows["region"] != "01.03"], gone]).to_csv(path, index=False)
    now = with_criteria(assessment_contoh, spi="fails")
    found = change_list(now, changes.previous(now, tmp_path), NOW)
    assert (found.came, found.went) == (("01.03",), ("01.99",))
    assert {change.row.region for change in found.changes} == {CODE}


def test_the_day_is_that_of_the_publication_that_shows_the_changes_first(assessment_contoh, tmp_path):
    now = with_criteria(assessment_contoh, spi="fails")
    assert listed(assessment_contoh, now, tmp_path).day == NOW
    put(now, tmp_path, date(2026, 6, 2))
    later = change_list(now, changes.previous(now, tmp_path), date(2026, 9, 9))
    assert later.day == date(2026, 6, 2)
    assert [snapshot.number for snapshot in history.snapshots(tmp_path)] == [1, 2]
