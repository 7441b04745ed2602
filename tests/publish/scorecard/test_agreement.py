"""Page, scorecard and results give one answer for every region, whatever its figures are."""

import json

import pandas as pd
import pytest

from antikorupsi.publish.results.files import result_files
from antikorupsi.publish.scorecard.writing import write_scorecard
from antikorupsi.show.figure_words import predicate_name
from antikorupsi.show.wording import ELIGIBILITY_WORDS, STATUS_WORDS
from tests.assess.gaps.making import figure
from tests.publish.scorecard.conftest import by_name, page_verdicts, stored_and_recalculated, verdicts
from tests.publish.scorecard.fuzzed import CODES, fuzzed, with_figures

SEEDS = [1, 2]


def sheets_of(assessment, folder, recalculated):
    """The scorecards as LibreOffice computes them; every formula gives what is stored beside it."""
    for code in CODES:
        write_scorecard(assessment.region(code), folder / f"{code}.xlsx")
    computed = recalculated(folder)
    for code in CODES:
        both = stored_and_recalculated(folder / f"{code}.xlsx", computed[code])
        wrong = {cell: pair for cell, pair in both.items() if pair[0] != pytest.approx(pair[1], abs=1e-9)}
        assert len(both) > 150
        assert wrong == {}, code
    return computed


@pytest.fixture(scope="module", params=SEEDS)
def drawn(request, assessment_contoh, recalculated, tmp_path_factory):
    """A dozen regions, their scorecards as LibreOffice computes them, and the file of results."""
    assessment = fuzzed(assessment_contoh, request.param)
    folder = tmp_path_factory.mktemp("acak")
    files = result_files(assessment, folder, "id")
    results = json.loads(next(content for path, content in files.items() if path.suffix == ".json"))
    return assessment, sheets_of(assessment, folder, recalculated), {row["code"]: row for row in results["regions"]}


def test_every_criterion_has_one_status(drawn):
    assessment, sheets, results = drawn
    differing = []
    for code in CODES:
        view = assessment.region(code)
        page = list(view.verdicts["status"])
        written = [results[code][f"{own.id}_status"] for own in view.framework.criteria]
        words = page_verdicts(view)
        for criterion, *found in zip(view.verdicts["criterion"], page, written, words, verdicts(sheets[code])):  # noqa: B905
            if found[0] != found[1] or found[2] != found[3]:
                differing.append((code, criterion, *found))
    assert differing == []
    assert set(assessment.verdicts["status"]) == {"meets", "fails", "no_data"}
    assert {"contradicted", "one_year_only", "interim", "stale", "later_year", "open_remainder"} <= set(
        assessment.verdicts["reason"]
    )


def test_every_region_has_one_verdict_total_and_predicate(drawn):
    assessment, sheets, results = drawn
    for code in CODES:
        view, sheet = assessment.region(code), by_name(sheets[code])
        say, missing = view.language.say, view.language.say("no data yet")
        assert sheet[say("Verdict")] == say(ELIGIBILITY_WORDS[results[code]["eligibility"]])
        assert view.eligibility == results[code]["eligibility"]
        total = missing if view.total is None else pytest.approx(view.total, abs=1e-9)
        assert sheet[say("Total")] == total, code
        if view.stage == "penilaian":
            written = results[code]["total"]
            assert (missing if written is None else written) == total
        name = missing if view.total is None else predicate_name(view.total, view.framework, view.language)
        assert sheet[say("Predicate")] == name
        strict = {True: "meets", False: "fails", None: "no_data"}[view.meets_strict_reading]
        assert sheet[say("Strict reading: every component above the bound")] == say(STATUS_WORDS[strict])


CASES = {
    "01.01": ("opini_bpk", [("opini", 2023, "WTP"), ("opini", 2024, "WTP"), ("opini", 2024, "WTP-DPP")], "meets"),
    "01.02": ("opini_bpk", [("opini", 2024, "WDP"), ("opini", 2024, "TMP"), ("opini", 2023, "WTP")], "fails"),
    "01.03": ("opini_bpk", [("opini", 2024, "WTP"), ("opini", 2024, "TMP"), ("opini", 2023, "WTP")], "no_data"),
    "01.04": ("kepatuhan", [("nilai", 2024, 78.0), ("nilai", 2024, 77.6)], "fails"),
    "01.05": ("kepatuhan", [("kategori", 2024, "B"), ("kategori", 2024, "C"), ("nilai", 2024, 78.0)], "no_data"),
    "01.06": ("mcp", [("total", 2024, 74.99999999999999)], "meets"),
    "01.07": ("spi", [("total", 2024, 70.00000000000001)], "fails"),
    "01.08": ("mcp", [("total", 2024, 80.0), ("total", 2024, 60.0)], "no_data"),
    "01.09": ("opini_bpk", [("opini", 2024, "WTP"), ("opini", 2022, "WTP")], "no_data"),
}


def test_cases_of_several_sources_are_the_same_in_all_three(assessment_contoh, recalculated, tmp_path):
    made = []
    for code, (criterion, figures, _) in CASES.items():
        instrument = "ombudsman" if criterion == "kepatuhan" else criterion
        made += [figure(instrument, year, given, code=code, item=item) for item, year, given in figures]
    assessment = with_figures(assessment_contoh, made)
    sheets = sheets_of(assessment, tmp_path, recalculated)
    for code, (criterion, _, expected) in CASES.items():
        view = assessment.region(code)
        place = [own.id for own in view.framework.criteria].index(criterion)
        assert view.verdicts["status"].iloc[place] == expected, code
        assert verdicts(sheets[code])[place] == page_verdicts(view)[place], code


def test_no_cell_of_any_scorecard_ends_in_an_error(drawn):
    for code, workbook in drawn[1].items():
        texts = [str(cell.value) for sheet in workbook for row in sheet for cell in row if cell.value is not None]
        assert [text for text in texts if text.startswith("#") or "Err:" in text] == [], code


def test_what_is_written_is_never_on_the_other_side_of_a_threshold(drawn):
    assessment, _, results = drawn
    bounds = {own.id: own.rule.threshold for own in assessment.framework.criteria if own.rule.kind == "at_least"}
    for row in results.values():
        for criterion, bound in bounds.items():
            value, status = row[f"{criterion}_value"], row[f"{criterion}_status"]
            if value is not None and not pd.isna(value) and status != "no_data":
                met = value > bound if criterion == "spi" else value >= bound
                assert (status == "meets") == met, (criterion, value)
