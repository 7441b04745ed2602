"""Sheets of the forms for reviews, replies and action plans: each filled row is an answer or a finding."""

from datetime import date

import openpyxl
import pytest

from antikorupsi.ingest import FollowupReader
from antikorupsi.ingest.followup.reading import LONGEST_TEXT
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules import followup_forms
from helpers import regions

SUBJECTS = {"spi": ["Survei Penilaian Integritas (SPI)", "SPI"], "i07": ["7. Kepatuhan LHKPN", "Indikator 7", "7"]}
HEADINGS = {form.id: [column.names[0] for column in form.columns] for form in followup_forms().values()}
REVIEW = ["35.72", "Kota Blitar", date(2026, 3, 12), "BPKP", "Investigasi", "Diperiksa", "7K3M-Q2ZD-0H8T", "SPI", None]
REPLY = ["35.72", "Kota Blitar", "12/03/2026", "Inspektorat", None, "Sudah dikirim.", None, None]
ACTION = ["35.72", "Kota Blitar", "Indikator 7", "Melapor", "BKPSDM", "2026-06-30", "Berjalan", None, None]


@pytest.fixture
def read(tmp_path):
    """Writes rows below the headings of a form, and reads them as a folder is read."""

    def write_and_read(form, *rows, headings=None, above=("Judul", None)):
        book = openpyxl.Workbook()
        for text in above:
            book.active.append([text])
        for row in (headings or HEADINGS[form], *rows):
            book.active.append(row)
        book.save(tmp_path / "formulir.xlsx")
        return ingest(tmp_path, regions.official(), read_answers=FollowupReader(SUBJECTS))

    return write_and_read


def changed(row, form, heading, value):
    """A row with another cell."""
    return [value if name == heading else cell for name, cell in zip(HEADINGS[form], row, strict=True)]


def rules_of(found):
    return [(finding.rule, finding.cell) for finding in found.findings]


def test_a_review_is_read_with_its_region_day_office_code_and_subject(read):
    (review,) = read("tinjauan", REVIEW).answers
    assert (review.region, review.day, review.office, review.function) == ("35.72", "2026-03-12", "BPKP", "Investigasi")
    assert (review.state, review.review_code, review.about, review.cell) == ("reviewed", "7K3M-Q2ZD-0H8T", "spi", "F4")


def test_a_reply_without_a_decision_and_an_action_are_read(read):
    (reply,) = read("tanggapan", REPLY).answers
    assert (reply.day, reply.reply, reply.decision, reply.about) == ("2026-03-12", "Sudah dikirim.", "", "")
    (action,) = read("rencana_aksi", ACTION).answers
    assert (action.about, action.due, action.status, action.office) == ("i07", "2026-06-30", "running", "BKPSDM")


@pytest.mark.parametrize(
    "written", ["7k3m-q2zd-0h8t", "7K3MQ2ZD0H8T", " 7K3M Q2ZD 0H8T ", "7K3M\u2013Q2ZD\u2013OH8T", "7K3M.Q2ZD.0H8T"]
)
def test_a_code_is_the_same_however_it_is_typed(read, written):
    (review,) = read("tinjauan", changed(REVIEW, "tinjauan", "Kode Tinjauan", written)).answers
    assert review.review_code == "7K3M-Q2ZD-0H8T"


@pytest.mark.parametrize(
    ("form", "row", "heading", "value", "rule"),
    [
        ("tinjauan", REVIEW, "Kode Tinjauan", "eb4172d0c393d97c", "form_no_review_code"),
        ("tinjauan", REVIEW, "Kode Tinjauan", None, "form_cell_empty"),
        ("tinjauan", REVIEW, "Hasil Tinjauan", "oke", "form_unknown_choice"),
        ("tinjauan", REVIEW, "Tanggal Tinjauan", "31 Februari 2026", "form_unread_day"),
        ("tinjauan", REVIEW, "Instansi Peninjau", " ", "form_cell_empty"),
        ("tanggapan", REPLY, "Pemerintah Daerah", "Kota Blittar", "unknown_region"),
        ("tanggapan", REPLY, "Pemerintah Daerah", "Kabupaten Blitar", "code_and_name_differ"),
        ("rencana_aksi", ACTION, "Tenggat", "segera", "form_unread_day"),
        ("rencana_aksi", ACTION, "Kesenjangan", "SPBB", "form_unknown_subject"),
    ],
)
def test_a_row_with_a_fault_is_no_answer_and_a_finding_at_its_cell(read, form, row, heading, value, rule):
    found = read(form, changed(row, form, heading, value), row)
    place = openpyxl.utils.get_column_letter(HEADINGS[form].index(heading) + 1)
    assert rules_of(found) == [(rule, f"{place}4")]
    assert len(found.answers) == 1, "the row below it is read all the same"


def test_a_row_without_a_region_is_a_finding(read):
    found = read("tanggapan", [None, None, *REPLY[2:]])
    assert rules_of(found) == [("form_row_without_region", "B4")]


def test_a_subject_that_is_optional_and_unknown_is_a_finding_and_the_answer_is_about_the_whole_report(read):
    found = read("tinjauan", changed(REVIEW, "tinjauan", "Tentang", "SPY"))
    assert rules_of(found) == [("form_unknown_subject", "H4")]
    assert "SPI" in str(found.findings[0].details)
    assert [answer.about for answer in found.answers] == [""]


def test_a_renamed_heading_is_a_finding_and_no_row_is_read(read):
    headings = ["Tgl Tinjau" if name == "Tanggal Tinjauan" else name for name in HEADINGS["tinjauan"]]
    found = read("tinjauan", REVIEW, headings=headings)
    assert {rule for rule, _ in rules_of(found)} == {"form_column_missing", "form_other_column"}
    assert found.answers == []


def test_a_long_text_is_cut_and_said(read):
    found = read("tanggapan", changed(REPLY, "tanggapan", "Isi Tanggapan", "panjang " * 200))
    assert rules_of(found) == [("form_text_cut", "F4")]
    assert len(found.answers[0].reply) <= LONGEST_TEXT


def test_personal_data_in_an_answer_are_masked(read):
    said = "Hubungi 0812-3456-7890 atau budi@contoh.go.id."
    (reply,) = read("tanggapan", changed(REPLY, "tanggapan", "Isi Tanggapan", said)).answers
    assert "3456" not in reply.reply
    assert "budi" not in reply.reply


def test_an_action_that_is_done_without_evidence_is_asked_back_and_kept(read):
    found = read("rencana_aksi", changed(ACTION, "rencana_aksi", "Status Tindakan", "Selesai"))
    assert rules_of(found) == [("form_done_without_evidence", "G4")]
    assert found.answers[0].status == "done"


def test_every_row_of_a_form_has_a_class_in_the_account(read):
    found = read("tanggapan", REPLY, [None] * 8, changed(REPLY, "tanggapan", "Isi Tanggapan", None))
    (account,) = found.accounts
    assert (account.figures, account.rejected, account.header, account.instrument) == (1, 1, 1, "tanggapan")
    assert account.rows == sum(getattr(account, name) for name in ("title", "header", "blank", "figures", "rejected"))


def test_no_figure_is_read_from_a_form(read):
    assert read("rencana_aksi", ACTION).observations == []


def read_all(folder, files, year=2025):
    """Reads several filled forms of one folder: by name the form and its rows."""
    for name, (form, *rows) in files.items():
        book = openpyxl.Workbook()
        for row in (["Judul"], [None], HEADINGS[form], *rows):
            book.active.append(row)
        book.save(folder / name)
    return ingest(folder, regions.official(), assessment_year=year, read_answers=FollowupReader(SUBJECTS))


@pytest.mark.parametrize(("form", "row"), [("tinjauan", REVIEW), ("tanggapan", REPLY), ("rencana_aksi", ACTION)])
def test_a_row_that_is_there_twice_counts_once_and_is_named(tmp_path, form, row):
    found = read_all(tmp_path, {"a.xlsx": (form, row), "b.xlsx": (form, row, row)})
    assert len(found.answers) == 1
    assert [(each.rule, each.file) for each in found.findings] == [("form_row_repeated", "b.xlsx")] * 2
    assert found.findings[0].details["other"].startswith("a.xlsx, Sheet, ")


def test_of_an_action_the_progress_noted_last_counts(tmp_path):
    before = changed(ACTION, "rencana_aksi", "Tanggal Status", "2026-01-05")
    after = changed(changed(ACTION, "rencana_aksi", "Tanggal Status", "2026-02-05"), "rencana_aksi", "Bukti", "Notulen")
    after = changed(after, "rencana_aksi", "Status Tindakan", "Selesai")
    found = read_all(tmp_path, {"a.xlsx": ("rencana_aksi", after), "b.xlsx": ("rencana_aksi", before)})
    assert [(each.rule, each.file) for each in found.findings] == [("form_row_replaced", "b.xlsx")]
    assert [each.status for each in found.answers] == ["done"]


def test_a_reply_that_comes_back_with_a_decision_replaces_the_one_without(tmp_path):
    decided = changed(REPLY, "tanggapan", "Keputusan atas Tanggapan", "Diterima")
    found = read_all(tmp_path, {"a.xlsx": ("tanggapan", REPLY), "b.xlsx": ("tanggapan", decided)})
    assert [(each.rule, each.file) for each in found.findings] == [("form_row_replaced", "a.xlsx")]
    assert [each.decision for each in found.answers] == ["accepted"]


def test_rows_that_contradict_each_other_are_all_kept_and_found(tmp_path):
    other = changed(REVIEW, "tinjauan", "Hasil Tinjauan", "Ada keberatan")
    found = read_all(tmp_path, {"a.xlsx": ("tinjauan", REVIEW, other)})
    assert rules_of(found) == [("form_rows_differ", "F5")]
    assert sorted(each.state for each in found.answers) == ["objection", "reviewed"]


def test_reviews_of_two_criteria_on_one_day_are_two(tmp_path):
    found = read_all(tmp_path, {"a.xlsx": ("tinjauan", REVIEW, changed(REVIEW, "tinjauan", "Tentang", "Indikator 7"))})
    assert (found.findings, [each.about for each in found.answers]) == ([], ["spi", "i07"])


@pytest.mark.parametrize(
    ("form", "row", "heading", "day", "kept"),
    [
        ("tinjauan", REVIEW, "Tanggal Tinjauan", date(2062, 3, 12), 0),
        ("tinjauan", REVIEW, "Tanggal Tinjauan", date(2002, 3, 12), 0),
        ("tanggapan", REPLY, "Tanggal Tanggapan", "12/03/2036", 0),
        ("rencana_aksi", ACTION, "Tenggat", "30/06/2062", 0),
        ("rencana_aksi", ACTION, "Tanggal Status", "30/06/2062", 1),
    ],
)
def test_a_day_in_another_time_moves_no_due_date_and_is_found(tmp_path, form, row, heading, day, kept):
    found = read_all(tmp_path, {"a.xlsx": (form, changed(row, form, heading, day))})
    (finding,) = found.findings
    assert finding.rule == "form_day_of_other_years"
    assert len(found.answers) == kept
    assert all(not each.day for each in found.answers)


def test_days_up_to_two_years_after_the_assessment_and_due_dates_ten_years_ahead_are_read(tmp_path):
    late = changed(REVIEW, "tinjauan", "Tanggal Tinjauan", date(2027, 12, 31))
    far = changed(ACTION, "rencana_aksi", "Tenggat", date(2035, 12, 31))
    found = read_all(tmp_path, {"a.xlsx": ("tinjauan", late), "b.xlsx": ("rencana_aksi", far)})
    assert (found.findings, len(found.answers)) == ([], 2)


def test_a_day_half_a_year_after_all_other_files_is_found_since_all_due_dates_are_measured_at_it(tmp_path):
    mistyped = changed(ACTION, "rencana_aksi", "Tanggal Status", date(2027, 3, 1))
    usual = changed(
        changed(ACTION, "rencana_aksi", "Tanggal Status", date(2026, 3, 1)), "rencana_aksi", "Tindakan", "B"
    )
    found = read_all(tmp_path, {"a.xlsx": ("rencana_aksi", mistyped, usual), "b.xlsx": ("tinjauan", REVIEW)})
    (finding,) = found.findings
    assert (finding.rule, finding.file, finding.cell) == ("form_day_long_after", "a.xlsx", "D4")
    assert (finding.details["value"], finding.details["days"], finding.details["other"]) == (
        "2027-03-01",
        "354",
        "2026-03-12",
    )
    assert len(found.answers) == 3


@pytest.mark.parametrize("day", [date(2026, 3, 1), date(2026, 9, 8)])
def test_a_day_at_most_half_a_year_after_the_other_files_is_no_finding(tmp_path, day):
    action = changed(ACTION, "rencana_aksi", "Tanggal Status", day)
    found = read_all(tmp_path, {"a.xlsx": ("rencana_aksi", action), "b.xlsx": ("tinjauan", REVIEW)})
    assert found.findings == []


@pytest.mark.parametrize(
    ("decision", "decided", "rule"),
    [
        (None, "14/03/2026", "form_decided_without_decision"),
        ("Diterima", "01/03/2026", "form_decided_before_reply"),
        ("Diterima", "12/03/2026", None),
    ],
)
def test_a_decision_and_its_day_belong_together(read, decision, decided, rule):
    row = changed(
        changed(REPLY, "tanggapan", "Keputusan atas Tanggapan", decision), "tanggapan", "Tanggal Keputusan", decided
    )
    found = read("tanggapan", row)
    assert rules_of(found) == ([(rule, "H4")] if rule else [])
    assert len(found.answers) == 1


@pytest.mark.parametrize(("written", "rule"), [("=1+1", "not_calculated"), ("#REF!", "cell_error")])
def test_a_formula_without_a_result_and_an_error_are_no_text(read, written, rule):
    found = read("tanggapan", changed(REPLY, "tanggapan", "Isi Tanggapan", written))
    assert rules_of(found) == [(rule, "F4")]
    assert found.answers == []
    found = read("tanggapan", changed(REPLY, "tanggapan", "Kode Wilayah", written))
    assert [name for name, _ in rules_of(found)] == [rule]


def test_signs_that_nobody_sees_or_that_turn_a_text_are_left_out(read):
    written = "a\u202eb\u200bc\u2066d\ue000"
    (reply,) = read("tanggapan", changed(REPLY, "tanggapan", "Isi Tanggapan", written)).answers
    assert reply.reply == "abcd\ue000"


def test_what_stands_beside_the_columns_of_the_form_is_named(read):
    found = read("tanggapan", [*REPLY, "di luar kolom"])
    assert rules_of(found) == [("form_other_column", "I3")]
    assert found.findings[0].details == {"column": "I"}


@pytest.mark.parametrize(("row", "found"), [(3, []), (4, [("comments_at_cells", "A4")])])
def test_comments_at_headings_are_the_form_s_own_whoever_signs_them(tmp_path, row, found):
    book = openpyxl.Workbook()
    for cells in (["Judul"], [None], HEADINGS["tanggapan"], REPLY):
        book.active.append(cells)
    book.active.cell(row, 1).comment = openpyxl.comments.Comment("Kode daerah.", "")
    book.save(tmp_path / "a.xlsx")
    assert rules_of(ingest(tmp_path, regions.official(), read_answers=FollowupReader(SUBJECTS))) == found
