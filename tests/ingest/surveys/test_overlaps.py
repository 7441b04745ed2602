"""Several sheets of one survey: what only one of them holds must not come out by their difference."""

from antikorupsi.common import Language
from antikorupsi.ingest import say_finding
from tests.ingest.surveys.conftest import HEAD, UNSUR


def sheet(respondents, year=2024):
    return [*HEAD[:2], ["Tahun", year], ["Unit Layanan", *UNSUR], *[["A", *[3] * 9] for _ in range(respondents)]]


def test_of_two_sheets_of_one_survey_the_larger_is_kept_and_the_other_is_a_finding(read):
    seen = read({"a.xlsx": sheet(40), "b.xlsx": sheet(45)})
    assert {row.file for row in seen.observations} == {"b.xlsx"}
    assert {row.file for row in seen.groups} == {"b.xlsx"}
    assert [(row.rule, row.file) for row in seen.findings if row.rule == "survey_in_parts"] == [
        ("survey_in_parts", "a.xlsx")
    ]


def test_of_two_sheets_of_one_survey_the_finding_names_the_region_and_both(read):
    seen = read({"a.xlsx": sheet(40), "b.xlsx": sheet(45)})
    found = next(row for row in seen.findings if row.rule == "survey_in_parts")
    said = say_finding(found.rule, found.details, "id").message
    assert all(each in said for each in ("Kota Blitar 35.72", "2024", "a.xlsx, Sheet", "b.xlsx, Sheet")), said


def test_surveys_of_different_years_are_all_kept(read):
    seen = read({"a.xlsx": sheet(40), "b.xlsx": sheet(45, 2023)})
    assert {row.file for row in seen.observations} == {"a.xlsx", "b.xlsx"}


def later_export(base, extra):
    """Two exports of one survey: the second holds one respondent more, whose answers no other gave."""
    answers = [["A", *[4] * 9]] * 20 + [["A", *[3] * 9]] * 20
    head = [*HEAD[:2], ["Tahun", 2024], ["Unit Layanan", *UNSUR]]
    return {"a.xlsx": [*head, *answers], "b.xlsx": [*head, *answers, [base, *extra]]}


def test_no_finding_prints_a_figure_of_two_sheets_of_one_survey(read):
    for extra in ([1, 2, 1, 4, 1, 1, 2, 1, 1], [2] * 9, [4, *[None] * 8]):
        seen = read(later_export("B", extra))
        rules = [found.rule for found in seen.findings]
        assert "two_values" not in rules
        assert rules.count("survey_in_parts") == 1
        said = " ".join(say_finding(found.rule, found.details, Language("en")).message for found in seen.findings)
        said = said.replace(" 35.72", "")  # the code of the region is no figure
        assert "." not in said.replace(". ", " ").rstrip(".").replace(".xlsx", ""), "no fraction of any mean"


def test_three_sheets_of_one_survey_leave_one(read):
    files = {f"{name}.xlsx": sheet(count) for name, count in (("a", 40), ("b", 41), ("c", 42))}
    seen = read(files)
    assert {row.file for row in seen.observations} == {"c.xlsx"}
    assert sorted(found.rule for found in seen.findings) == ["survey_in_parts"] * 2
