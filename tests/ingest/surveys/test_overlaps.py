"""Several sheets of one survey: what only one of them holds must not come out by their difference."""

from antikorupsi.ingest.surveys.overlaps import keep_one_sheet_of_each_survey
from antikorupsi.ingest.tables import say_finding
from helpers import regions
from tests.ingest.surveys.conftest import HEAD, UNSUR


def sheet(respondents, year=2024):
    return [*HEAD[:2], ["Tahun", year], ["Unit Layanan", *UNSUR], *[["A", *[3] * 9] for _ in range(respondents)]]


def test_of_two_sheets_of_one_survey_the_larger_is_kept_and_the_other_is_a_finding(read):
    seen = read({"a.xlsx": sheet(40), "b.xlsx": sheet(45)})
    keep_one_sheet_of_each_survey(seen, regions.official())
    assert {row.file for row in seen.observations} == {"b.xlsx"}
    assert {row.file for row in seen.groups} == {"b.xlsx"}
    assert [(row.rule, row.file) for row in seen.findings if row.rule == "survey_in_parts"] == [
        ("survey_in_parts", "a.xlsx")
    ]


def test_of_two_sheets_of_one_survey_the_finding_names_the_region_and_both(read):
    seen = read({"a.xlsx": sheet(40), "b.xlsx": sheet(45)})
    keep_one_sheet_of_each_survey(seen, regions.official())
    found = next(row for row in seen.findings if row.rule == "survey_in_parts")
    said = say_finding(found.rule, found.details, "id").message
    assert all(each in said for each in ("Kota Blitar 35.72", "2024", "a.xlsx, Sheet", "b.xlsx, Sheet")), said


def test_surveys_of_different_years_are_all_kept(read):
    seen = read({"a.xlsx": sheet(40), "b.xlsx": sheet(45, 2023)})
    keep_one_sheet_of_each_survey(seen, regions.official())
    assert {row.file for row in seen.observations} == {"a.xlsx", "b.xlsx"}
