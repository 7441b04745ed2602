"""The scorecard computes what the workbook computed, before and after a reviewer changes something."""

from math import ceil
from textwrap import wrap

import openpyxl
import pandas as pd
import pytest

from antikorupsi.publish.scorecard.writing import write_scorecard
from antikorupsi.rules.frameworks.weights import indicator_weights
from antikorupsi.show.figure_words import predicate_name
from antikorupsi.show.wording import ELIGIBILITY_WORDS, STATUS_WORDS
from helpers import Assessment
from helpers.scoring.totals import weighted_total
from tests.publish.scorecard.conftest import by_name, column_of, page_verdicts, stored_and_recalculated, verdicts
from tests.publish.scorecard.conftest import by_name as results

CODES = [f"01.0{number}" for number in range(1, 9)] + ["35.72"]
SUMMARY, CRITERIA, INDICATORS, *_, SOURCES = range(7)


def totals(workbook):
    """Component and total rows below the indicators: score, weight, coverage by name."""
    sheet = workbook.worksheets[INDICATORS]
    rows = range(27, 34)
    return [tuple(sheet.cell(row, column).value for column in (4, 5, 6)) for row in rows]


@pytest.mark.parametrize("code", CODES)
def test_the_verdicts_are_those_of_the_workbook(views, scorecards, code):
    view, computed = views[code], scorecards[1][code]
    say = view.language.say
    assert verdicts(computed) == page_verdicts(view)
    assert results(computed)[say("Verdict")] == say(ELIGIBILITY_WORDS[view.eligibility])


@pytest.mark.parametrize("code", CODES)
def test_the_result_stored_beside_a_formula_is_what_it_gives(scorecards, code):
    both = stored_and_recalculated(scorecards[0] / f"{code}.xlsx", scorecards[1][code])
    assert {cell: pair for cell, pair in both.items() if pair[0] != pytest.approx(pair[1], abs=1e-9)} == {}


def test_what_reads_files_without_computing_sees_the_verdict(views, scorecards):
    said = by_name(openpyxl.load_workbook(scorecards[0] / "35.72.xlsx", data_only=True))
    assert said["Hasil kelayakan"] == views["35.72"].language.say(ELIGIBILITY_WORDS[views["35.72"].eligibility])
    assert said["Nilai MCP"] == "● memenuhi"


@pytest.mark.parametrize("code", CODES)
def test_components_and_total_are_those_of_the_workbook(views, scorecards, code):
    view, computed = views[code], scorecards[1][code]
    missing = view.language.say("no data yet")
    rows = [view.score("component", component.id) for component in view.framework.components]
    rows.append(view.score("total", "total"))
    for row, (score, weight, coverage) in zip(rows, totals(computed), strict=True):
        expected = missing if row is None or pd.isna(row["score"]) else pytest.approx(row["score"], abs=1e-9)
        assert score == expected
        assert coverage == pytest.approx(0 if row is None else row["coverage"], abs=1e-9)
        if row is not None:
            assert weight == pytest.approx(row["weight"], abs=1e-9)


@pytest.mark.parametrize("code", CODES)
def test_the_predicate_and_the_strict_reading_are_those_of_the_workbook(views, scorecards, code):
    view, found = views[code], results(scorecards[1][code])
    say, total = view.language.say, view.total
    expected = say("no data yet") if total is None else predicate_name(total, view.framework, view.language)
    assert found[say("Predicate")] == expected
    strict = {True: "meets", False: "fails", None: "no_data"}[view.meets_strict_reading]
    assert found[say("Strict reading: every component above the bound")] == say(STATUS_WORDS[strict])


def changed(folder, target, code, change):
    """A copy of a scorecard in which a reviewer changed something."""
    workbook = openpyxl.load_workbook(folder / f"{code}.xlsx")
    change(workbook)
    workbook.save(target)


@pytest.fixture(scope="session")
def after_changes(scorecards, recalculated, tmp_path_factory):
    """The scorecard of one region after four changes, each made by itself."""
    folder = tmp_path_factory.mktemp("diubah")

    def indicator(workbook):
        sheet = workbook.worksheets[INDICATORS]
        sheet.cell(8, column_of(sheet, "Pleno")).value = 12.5

    def weight(workbook):
        sheet = workbook.worksheets[INDICATORS]
        sheet.cell(10, column_of(sheet, "Bobot")).value = 0.5

    def threshold(workbook):
        sheet = workbook.worksheets[CRITERIA]
        sheet.cell(7, column_of(sheet, "Syarat")).value = 99

    def label(workbook):
        sheet = workbook.worksheets[CRITERIA]
        sheet.cell(8, column_of(sheet, "Angka")).value = "CC"

    for change in (indicator, weight, threshold, label):
        changed(scorecards[0], folder / f"{change.__name__}.xlsx", "01.01", change)
    write_scorecard(Assessment.load("contoh", overrides={"spi": 99.0}).region("01.01"), folder / "overridden.xlsx")
    return recalculated(folder)


def scores_and_weights(view):
    scored = {own.id: view.score("indicator", own.id) for own in view.framework.indicators}
    scores = {name: float(row["score"]) for name, row in scored.items() if row is not None}
    return scores, indicator_weights(view.framework, view.assessment.weights)


def test_a_changed_indicator_moves_component_total_and_predicate(views, after_changes):
    scores, weights = scores_and_weights(views["01.01"])
    expected = weighted_total(scores | {"i03": 12.5}, weights)
    assert totals(after_changes["indicator"])[-1][0] == pytest.approx(expected.score, abs=1e-9)
    assert results(after_changes["indicator"])["Predikat"] == "di bawah Istimewa"
    own = {name: weights[name] for name in ("i02", "i03", "i04", "i05", "i06", "i07")}
    component = weighted_total({name: (scores | {"i03": 12.5})[name] for name in own}, own)
    assert totals(after_changes["indicator"])[1][0] == pytest.approx(component.score, abs=1e-9)


def test_a_changed_weight_moves_the_total(views, after_changes):
    scores, weights = scores_and_weights(views["01.01"])
    expected = weighted_total(scores, weights | {"i05": 0.5})
    assert totals(after_changes["weight"])[-1][0] == pytest.approx(expected.score, abs=1e-9)


@pytest.mark.parametrize(("change", "criterion"), [("threshold", "spi"), ("label", "sakip")])
def test_a_changed_threshold_or_figure_moves_the_verdict(views, after_changes, change, criterion):
    view = views["01.01"]
    place = [own.id for own in view.framework.criteria].index(criterion)
    assert verdicts(after_changes[change])[place] == "tidak memenuhi"
    assert results(after_changes[change])["Hasil kelayakan"] == view.language.say(ELIGIBILITY_WORDS["not_eligible"])


def test_an_overridden_threshold_is_the_one_in_the_scorecard(after_changes):
    sheet = after_changes["overridden"].worksheets[CRITERIA]
    assert sheet.cell(7, column_of(sheet, "Syarat")).value == 99
    assert sheet.cell(7, column_of(sheet, "Hasil kelayakan")).value == "tidak memenuhi"


def test_every_figure_that_was_read_says_where(views, scorecards):
    for code in CODES:
        workbook = openpyxl.load_workbook(scorecards[0] / f"{code}.xlsx")
        for sheet in (workbook.worksheets[CRITERIA], workbook.worksheets[INDICATORS]):
            last = column_of(sheet, "Syarat") if sheet.title == "Kriteria" else column_of(sheet, "Nilai")
            for row in sheet.iter_rows(min_row=6, max_row=13 if sheet.title == "Kriteria" else 24):
                for cell in row[3 if sheet.title == "Indikator" else 2 : last - 1]:
                    if cell.value is not None:
                        assert cell.comment, (code, sheet.title, cell.coordinate)
                        assert ".xlsx" in cell.comment.text


def test_no_cell_ends_in_an_error(scorecards):
    for code, workbook in scorecards[1].items():
        texts = [str(cell.value) for sheet in workbook for row in sheet for cell in row if cell.value is not None]
        assert [text for text in texts if text.startswith("#") or "Err:" in text] == [], code


def test_only_our_own_formulas_are_live(views, tmp_path):
    view = views["01.01"]
    hostile = view.sources.assign(note='=HYPERLINK("https://contoh.example")', file="=1+1")
    object.__setattr__(view, "__dict__", view.__dict__ | {"sources": hostile})
    write_scorecard(view, tmp_path / "a.xlsx")
    del view.__dict__["sources"]
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for cell in (cell for row in workbook.worksheets[SOURCES] for cell in row):
        assert cell.data_type != "f", cell.coordinate


def test_pages_are_set_up_to_be_read_and_printed(scorecards):
    for path in scorecards[0].glob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path).worksheets:
            assert sheet.freeze_panes
            assert sheet.page_setup.fitToWidth == 1
    workbook = openpyxl.load_workbook(scorecards[0] / "01.01.xlsx")
    assert [bool(sheet.print_area) for sheet in workbook.worksheets] == [True, True, True, True, False, False, True]


def test_the_same_region_gives_the_same_bytes(views, tmp_path):
    for name in ("a", "b"):
        write_scorecard(views["01.01"], tmp_path / f"{name}.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_simulated_scorecards_say_so_and_no_other_does(scorecards):
    for code, workbook in scorecards[1].items():
        said = ["SIMULASI" in str(sheet["A2"].value) for sheet in workbook.worksheets]
        assert said == [code != "35.72"] * 7


@pytest.mark.parametrize("code", CODES)
def test_no_row_is_lower_than_the_lines_of_its_longest_text(scorecards, code):
    for sheet in openpyxl.load_workbook(scorecards[0] / f"{code}.xlsx").worksheets:
        for row in sheet.iter_rows(min_row=4):
            words = [cell for cell in row if cell.data_type == "s" and cell.alignment.wrap_text]
            widths = [sheet.column_dimensions[cell.column_letter].width for cell in words]
            lines = [ceil(len(cell.value) / width) for cell, width in zip(words, widths, strict=True)]
            assert sheet.row_dimensions[row[0].row].height >= 12 * max(lines, default=0), (sheet.title, row[0].row)


@pytest.mark.parametrize("code", CODES)
def test_a_row_of_a_criterion_is_at_most_a_line_higher_than_what_it_shows(scorecards, code):
    sheet = openpyxl.load_workbook(scorecards[0] / f"{code}.xlsx", data_only=True).worksheets[CRITERIA]
    for row in sheet.iter_rows(min_row=6, max_col=10):
        shown = [(cell.value, sheet.column_dimensions[cell.column_letter].width) for cell in row]
        lines = [len(wrap(words, int(width / 1.15))) for words, width in shown if isinstance(words, str)]
        assert sheet.row_dimensions[row[0].row].height <= 15 * (max(*lines, 2) + 1), row[0].value


def test_components_without_a_score_have_room_to_say_so(scorecards):
    sheet = openpyxl.load_workbook(scorecards[0] / "35.72.xlsx").worksheets[INDICATORS]
    assert all(sheet.row_dimensions[row].height >= 24 for row in range(27, 34))
