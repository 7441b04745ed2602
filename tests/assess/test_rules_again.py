"""The rules of which figure may decide, computed again from the observations alone, by other means, for all regions."""

from datetime import date

import pandas as pd
import pytest

from antikorupsi.rules import frameworks
from helpers import Assessment
from helpers.eligibility import AsOf, eligibility_by_region, verdict_by_region_and_criterion

RELEASES = {"kepatuhan": (0, "11-30"), "spi": (1, "01-31"), "spbe": (1, "01-31"), "sakip": (1, "01-31")}
RELEASES |= {"mcp": (1, "03-31"), "spip": (1, "03-31"), "opini_bpk": (1, "06-30")}
READS = {"mcp": ["total"], "spi": ["total"], "sakip": ["predikat"], "kepatuhan": ["kategori", "zona", "nilai"]}
READS |= {"spip": ["nilai", "level"], "spbe": ["total"], "opini_bpk": ["opini"], "hukum": ["status"]}
INSTRUMENTS = {"kepatuhan": "ombudsman"}
NOBODY = {"31.01", "31.71", "31.72", "31.73", "31.74", "31.75"}


LABELS = {"sakip": {"AA", "A", "BB", "B"}, "opini_bpk": {"WTP", "WTP-DPP"}, "hukum": {"tidak ada"}}
LABELS |= {"kepatuhan": {"A", "B", "hijau"}}
LEAST = {"mcp": 75, "spip": 3, "spbe": 2.6, "kepatuhan": 78}


def good(criterion, row):
    """Whether one figure meets its criterion, by the words of the rules."""
    if criterion in LABELS and isinstance(row.label, str) and row.label:
        return row.label in LABELS[criterion]
    return row.value > 70 if criterion == "spi" else row.value >= LEAST[criterion]


def in_time(criterion, seen, day, year):
    """The final figures of years before the assessment that were out on the day."""
    later, month_and_day = RELEASES[criterion]
    usual = (seen["year"] + later).astype(str) + "-" + month_and_day
    out = seen["published"].where(seen["published"] != "", usual) <= day
    return seen[(seen["status"] == "final") & (seen["year"] < year) & out]


def without_roundings(rows):
    """The figures of one item and year without those that are roundings of more precise ones."""
    values = sorted(set(rows["value"].dropna()), key=lambda value: len(repr(value)))
    dropped = {
        value
        for value in values
        for other in values
        if other != value and round(other, max(0, len(repr(value).rstrip("0").rstrip(".").partition(".")[2]))) == value
    }
    return rows[~rows["value"].isin(dropped)]


def of_year(criterion, rows):
    """meets, fails or no_data by the figures of one year: by the first item there is, if all of its figures agree."""
    item = next(name for name in READS[criterion] if (rows["item"] == name).any())
    verdicts = {bool(good(criterion, row)) for row in without_roundings(rows[rows["item"] == item]).itertuples()}
    return "no_data" if len(verdicts) > 1 else "meets" if verdicts == {True} else "fails"


def by_years(criterion, seen, year, oldest):
    """By the newest fresh year; behind a newer open remainder only where both say the same."""
    first, last = {"kepatuhan": (2021, 2024), "mcp": (2019, 9999)}.get(criterion, (0, 9999))
    fresh = seen[(seen["year"] >= max(year - oldest, first)) & (seen["year"] <= last)]
    named, open_ = fresh[fresh["basis"] != "open"], fresh[fresh["basis"] == "open"]
    if named.empty:
        return "no_data"
    verdict = of_year(criterion, named[named["year"] == named["year"].max()])
    if not open_.empty and open_["year"].max() > named["year"].max():
        newer = of_year(criterion, open_[open_["year"] == open_["year"].max()])
        return verdict if newer == verdict else "no_data"
    return verdict


def by_opinions(seen, day, year):
    """By the two latest fiscal years whose opinions are out."""
    latest = year - 1 if f"{year}-06-30" <= day or (seen["year"] == year - 1).any() else year - 2
    found = {}
    for each in (latest, latest - 1):
        labels = {
            good("opini_bpk", row) for row in seen[(seen["year"] == each) & (seen["basis"] != "open")].itertuples()
        }
        found[each] = labels
    if any(labels == {False} for labels in found.values()):
        return "fails"
    return "meets" if all(labels == {True} for labels in found.values()) else "no_data"


def by_checks(seen, day):
    """By the latest check on or before the day; nobody under investigation stands for a year."""
    days = seen["dated"].where(seen["dated"] != "", seen["year"].astype(str) + "-12-31")
    known = seen[days <= day]
    if known.empty:
        return "no_data"
    latest = days[known.index].max()
    labels = set(known[days[known.index] == latest]["label"])
    if len(labels) > 1:
        return "no_data"
    if labels == {"ada"}:
        return "fails"
    return "meets" if f"{int(latest[:4]) + 1}{latest[4:]}" >= day else "no_data"


def again(seen, region, criterion, as_of, oldest):
    """The status of one criterion by the rules above, of the figures of its instrument in a region."""
    if region in NOBODY:
        return "no_data"
    seen, day = seen[seen["item"].isin(READS[criterion])], str(as_of)
    if criterion == "hukum":
        return by_checks(seen[seen["status"] == "final"], day)
    timely = in_time(criterion, seen, day, as_of.assessment_year)
    if criterion == "opini_bpk":
        return by_opinions(timely, day, as_of.assessment_year)
    return by_years(criterion, timely, as_of.assessment_year, oldest)


@pytest.mark.parametrize(
    ("period", "day", "oldest"),
    [
        ("2025", "2025-12-31", 2),
        ("2025", "2025-01-17", 2),
        ("2025", "2025-12-31", 4),
        ("2026", "2026-12-31", 2),
        ("contoh", "2025-12-31", 2),
    ],
)
def test_every_verdict_is_that_of_the_rules_computed_again(period, day, oldest):
    loaded, as_of = Assessment.load(period), AsOf(date.fromisoformat(day), 2026 if period == "2026" else 2025)
    framework = frameworks.with_oldest_figure(loaded.framework, oldest)
    verdicts = verdict_by_region_and_criterion(loaded.observations, loaded.period.regions, framework, as_of)
    known = dict(iter(loaded.observations.groupby(["region", "instrument"])))
    none = loaded.observations.head(0)
    differing = [
        (row.region, row.criterion, row.status, expected)
        for row in verdicts.itertuples()
        for seen in [known.get((row.region, INSTRUMENTS.get(row.criterion, row.criterion)), none)]
        if (expected := again(seen, row.region, row.criterion, as_of, oldest) if len(seen) else "no_data") != row.status
    ]
    assert differing == []
    assert (verdicts["status"] != "no_data").sum() > 20


def judged_on(assessment, day):
    """The verdicts of 2025 as of another day."""
    as_of = AsOf(date.fromisoformat(day), 2025)
    return verdict_by_region_and_criterion(
        assessment.observations, assessment.period.regions, assessment.framework, as_of
    )


def test_the_legal_status_works_to_the_day(assessment_2025):
    for day, expected in (("2025-11-06", "undetermined"), ("2025-11-07", "not_eligible")):
        found = eligibility_by_region(judged_on(assessment_2025, day), assessment_2025.framework)
        assert found["35.02"] == expected


def test_no_figure_published_after_the_day_is_in_a_verdict(assessment_2025):
    early = judged_on(assessment_2025, "2025-01-17")
    newest = early[early["status"] != "no_data"].groupby("criterion")["year"].max().to_dict()
    earlier = dict.fromkeys(("mcp", "opini_bpk", "sakip", "spbe", "spi", "spip"), 2023)
    assert newest == {"kepatuhan": 2024} | earlier


def test_rounding_is_seen_as_in_the_rules():
    rows = pd.DataFrame({"value": [82.5, 82.48, 70.0]})
    assert list(without_roundings(rows)["value"]) == [82.48, 70.0]
