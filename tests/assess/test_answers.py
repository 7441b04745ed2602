"""A review holds as long as what was reviewed does; actions are overdue at the day of the data, never of the clock."""

from dataclasses import replace
from datetime import date, timedelta

import openpyxl
import pandas as pd
import pytest

from antikorupsi.assess import movements_of, review_codes, review_findings, standings_of
from antikorupsi.assess.answers import action_state, review_state, review_state_by_region
from antikorupsi.assess.changes import to_record
from antikorupsi.common import each_row, with_dtypes
from antikorupsi.ingest import Action, Review
from helpers import Assessment
from tests.assess.copies import copy_of_contoh

SPI = "SIMULASI 02 Indeks SPI 2021-2025.xlsx"


@pytest.fixture
def raw(tmp_path):
    return copy_of_contoh(tmp_path / "raw" / "contoh")


def set_figure(raw, region, instrument, year, value):
    """Writes another figure of an instrument into its cell."""
    rows = loaded(raw).observations.query("region == @region and instrument == @instrument and item == 'total'")
    seen = rows[rows["year"] == year].iloc[0]
    book = openpyxl.load_workbook(raw / seen["file"])
    book[seen["sheet"]][seen["cell"]] = value
    book.save(raw / seen["file"])


def published(assessment, folder, day=date(2025, 12, 31)):
    """The history with one publication more."""
    path, text = to_record(assessment, folder, day)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def loaded(raw):
    return Assessment.load("contoh", raw=raw.parent)


def test_the_contrasts_of_the_simulated_period(assessment_contoh):
    states = review_state_by_region(assessment_contoh, None)
    assert states == {"01.01": "reviewed", "01.02": "reviewed", "01.03": "changed", "01.04": "objected"}
    actions = [
        (row.region, action_state(row, assessment_contoh.today)) for row in each_row(assessment_contoh.actions, Action)
    ]
    assert sorted(actions) == [("01.02", "open"), ("01.03", "open"), ("01.03", "overdue"), ("01.04", "done")]


def test_a_figure_that_decides_revokes_the_review_of_its_region_alone(raw):
    before = review_codes(loaded(raw))
    set_figure(raw, "01.01", "spi", 2024, 71.25)
    after = review_codes(loaded(raw))
    assert [region for region in before if before[region] != after[region]] == ["01.01"]


def test_an_earlier_figure_a_file_name_and_an_answer_revoke_no_review(raw):
    before = review_codes(loaded(raw))
    (raw / SPI).rename(raw / "SIMULASI 02 nama lain.xlsx")
    (raw / "SIMULASI 11 Tanggapan Daerah.xlsx").unlink()
    assert review_codes(loaded(raw)) == before


def test_both_languages_share_one_code_and_another_threshold_gives_another(assessment_contoh):
    others = review_codes(Assessment.load("contoh", overrides={"spi": 71}))
    known = review_codes(assessment_contoh)
    assert set(known.values()).isdisjoint(others.values())
    assert len(set(known.values())) == len(known)


def test_what_changed_since_the_review_is_told_by_the_history(raw, tmp_path):
    published(loaded(raw), tmp_path)
    set_figure(raw, "01.01", "spi", 2024, 69.5)
    now = loaded(raw)
    standings = standings_of(now, "01.01", tmp_path)
    assert [standing.same for standing in standings] == [False, False]
    (change,) = [change for change in standings[0].changes if change.id == "spi"]
    assert (change.status_before, change.status_after, change.value_after) == ("meets", "fails", 69.5)
    assert {change.region for change in standings[0].changes} == {"01.01"}
    assert review_state(standings) == "changed"


def test_a_code_that_no_publication_has_names_the_nearest_or_the_region_whose_it_is(assessment_contoh, tmp_path):
    published(assessment_contoh, tmp_path)
    codes = review_codes(assessment_contoh)
    (review,) = [each.review for each in standings_of(assessment_contoh, "01.03", tmp_path)]

    def standing_with(code):
        rows = assessment_contoh.reviews.copy()
        rows.loc[rows["region"] == "01.03", "review_code"] = code
        return standings_of(replace(assessment_contoh, reviews=rows), "01.03", tmp_path)[0]

    assert standing_with(review.review_code).changes is None
    assert standing_with(codes["01.01"]).of_region == "01.01"
    typo = codes["01.03"][:-1] + ("0" if codes["01.03"][-1] != "0" else "1")
    assert standing_with(typo).nearest == codes["01.03"]


def test_today_is_the_latest_day_of_the_data_and_due_dates_are_measured_at_the_day_asked_for(assessment_contoh):
    assert assessment_contoh.today == date(2025, 12, 28)
    action = next(row for row in each_row(assessment_contoh.actions, Action) if row.due == "2026-06-30")
    due = date.fromisoformat(action.due)
    assert action_state(action, due) == "open", "the day itself is not late"
    assert action_state(action, due + timedelta(days=1)) == "overdue"
    assert assessment_contoh.measured_at(date(2026, 7, 1)).today == date(2026, 7, 1)


def rules_of(assessment, folder=None, region=None):
    found = review_findings(assessment, folder)
    return sorted(found.query("region == @region")["rule"] if region else found["rule"])


def test_an_approval_says_that_nobody_wrote_who_prepared_the_figures(raw):
    assert rules_of(loaded(raw), region="01.01") == ["form_preparer_unknown"]


def test_a_code_that_no_report_has_and_one_of_another_region_are_findings_at_their_cells(assessment_contoh, tmp_path):
    (review,) = [each.review for each in standings_of(assessment_contoh, "01.03", None)]
    unknown = review_findings(assessment_contoh, None).query("region == '01.03'").iloc[0]
    assert (unknown["rule"], unknown["severity"], unknown["value_read"]) == (
        "form_unknown_code",
        "warning",
        review.review_code,
    )
    assert (unknown["file"], unknown["sheet"], unknown["cell"]) == (review.file, review.sheet, review.cell)
    rows = assessment_contoh.reviews.copy()
    rows.loc[rows["region"] == "01.03", "review_code"] = review_codes(assessment_contoh)["01.01"]
    mistaken = review_findings(replace(assessment_contoh, reviews=rows), None).query("region == '01.03'").iloc[0]
    assert mistaken["rule"] == "form_code_of_another"
    assert assessment_contoh.period.regions.get("01.01").name in mistaken["message"]


def test_a_review_of_contents_that_were_published_before_is_no_finding(raw, tmp_path):
    published(loaded(raw), tmp_path)
    set_figure(raw, "01.02", "spi", 2024, 69.5)
    assert "form_unknown_code" in rules_of(loaded(raw), region="01.02")
    assert rules_of(loaded(raw), tmp_path, "01.02") == []


def test_who_prepared_a_figure_cannot_be_who_approves_it(raw):
    assert standings_of(loaded(raw), "01.01", None)[0].prepared is None
    book = openpyxl.load_workbook(raw / SPI)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if "Kode Wilayah" in [cell.value for cell in row])
    free = max(cell.column for cell in head if cell.value) + 1
    sheet.cell(head[0].row, free, "Disusun oleh (instansi, fungsi)")
    for row in range(head[0].row + 1, sheet.max_row + 1):
        if sheet.cell(row, 1).value:
            sheet.cell(row, free, "Tim Penilai Nusa Contoh (fiktif), Sekretariat")
    book.save(raw / SPI)
    assert rules_of(loaded(raw), region="01.01") == ["form_approves_own_figures"]
    by_office = {each.review.office: each.prepared for each in standings_of(loaded(raw), "01.01", None)}
    assert by_office["Tim Penilai Nusa Contoh (fiktif)"] == ("spi",)
    assert by_office["BPKP Perwakilan Nusa Contoh (fiktif)"] == ()


def test_an_action_says_how_its_figure_moved_since_the_publication_that_it_follows(raw, tmp_path):
    now = loaded(raw)
    (action,) = (row for row in each_row(now.actions, Action) if row.region == "01.02")
    assert (action.about, action.day) == ("spi", "2025-12-10")
    published(now, tmp_path, date(2025, 12, 1))
    assert movements_of(now, "01.02", tmp_path) == {}, "nothing has moved yet"
    assert movements_of(now, "01.02", None) == {}
    set_figure(raw, "01.02", "spi", 2024, 68.5)
    later = loaded(raw)
    ((place, moved),) = movements_of(later, "01.02", tmp_path).items()
    assert place == (action.file, action.sheet, action.cell)
    assert (moved.since, moved.change.id) == (date(2025, 12, 1), "spi")
    assert (moved.change.value_before, moved.change.value_after) == (66.4, 68.5)
    assert movements_of(later, "01.03", tmp_path) == {}, "figures of others move nothing"
    published(later, tmp_path, date(2025, 12, 9))
    assert movements_of(later, "01.02", tmp_path) == {}, "noted after the figure had moved"


def test_an_office_that_objects_to_one_criterion_and_reviews_another_on_one_day_said_both(assessment_contoh):
    (row,) = assessment_contoh.reviews.query("region == '01.02'").to_dict("records")
    two = [
        row | {"about": about, "state": state, "cell": cell}
        for about, state, cell in (("spi", "objection", "F6"), ("mcp", "reviewed", "F7"))
    ]
    older = row | {"day": "2025-01-02", "cell": "F8"}
    reviews = with_dtypes(pd.DataFrame([older, *two]), Review)
    standings = standings_of(replace(assessment_contoh, reviews=reviews), "01.02", None)
    assert sorted(each.review.cell for each in standings) == ["F6", "F7"], "the older one was replaced"
    assert review_state(standings) == "objected"
