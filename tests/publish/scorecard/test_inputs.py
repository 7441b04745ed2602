"""A scorecard counts what a reviewer types as the workbook counts cells: rejected or no data, never a failure."""

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string

from antikorupsi.publish.scorecard.writing import write_scorecard
from tests.publish.scorecard.conftest import by_name, column_of, verdicts

ORDER = ["mcp", "spi", "sakip", "kepatuhan", "spip", "spbe", "opini_bpk", "hukum"]
MEETS, FAILS, NO_DATA, NO_THRESHOLD = "memenuhi", "tidak memenuhi", "data belum ada", "syarat tidak berlaku"
OPEN = "belum dapat dinilai"  # something came, and nothing of it decides
INPUTS = {
    "number-as-text": ("spi", "Angka", "77,5", OPEN, "Ditolak"),
    "number-with-a-dot-as-text": ("mcp", "Angka", "93.4 ", OPEN, "Ditolak"),
    "fraction": ("spi", "Angka", 0.771, OPEN, "Ditolak: 0,771 tampak seperti pecahan; apakah 77,1 dimaksud?"),
    "fraction-that-is-whole": ("mcp", "Angka", 1, OPEN, "apakah 100 dimaksud?"),
    "percent-as-text": ("spi", "Angka", "77,1 %", OPEN, "Ditolak"),
    "fraction-of-another-scale": ("spip", "Angka", 0.65, OPEN, "Ditolak: yang dihitung hanya angka dari 1 sampai 5"),
    "nothing-done": ("spi", "Angka", 0, FAILS, ""),
    "just-above-a-fraction": ("spi", "Angka", 1.01, FAILS, ""),
    "threshold-as-fraction": ("mcp", "Syarat", 0.75, NO_THRESHOLD, "apakah 75 dimaksud?"),
    "blanks": ("spi", "Angka", "   ", NO_DATA, ""),
    "no-break-space": ("mcp", "Angka", "\u00a0", NO_DATA, ""),
    "cleared": ("spbe", "Angka", None, NO_DATA, ""),
    "off-the-scale": ("spi", "Angka", 780, OPEN, "Ditolak"),
    "truth-value": ("spi", "Angka", True, OPEN, "Ditolak"),
    "noise-below": ("mcp", "Angka", 74.99999999999999, MEETS, ""),
    "noise-above": ("spi", "Angka", 70.00000000000001, FAILS, ""),
    "noise-on-the-scale": ("spi", "Angka", 100.00000000000001, MEETS, ""),
    "label-with-a-blank": ("sakip", "Angka", "B ", MEETS, ""),
    "label-with-a-no-break-space": ("kepatuhan", "Angka", "\u00a0B\u00a0", MEETS, ""),
    "label-in-small-letters": ("opini_bpk", "Angka", "wtp ", MEETS, ""),
    "label-too-low": ("sakip", "Angka", "CC", FAILS, ""),
    "unknown-label": ("sakip", "Angka", "Istimewa", OPEN, "Ditolak"),
    "unknown-opinion": ("opini_bpk", "Angka", "XYZ", OPEN, "Ditolak"),
    "opinions-that-differ": ("opini_bpk", "Angka", "WTP/WDP", OPEN, "berbeda"),
    "opinions-that-agree": ("opini_bpk", "Angka", "WTP / WTP-DPP", MEETS, ""),
    "bad-opinions": ("opini_bpk", "Angka", "WDP / TMP", FAILS, ""),
    "an-unknown-opinion-beside-a-good-one": ("opini_bpk", "Angka", "WTP / XYZ", OPEN, "Ditolak"),
    "an-opinion-in-words": ("opini_bpk", "Angka", "WTP / Tidak Menyatakan Pendapat", OPEN, "Ditolak"),
    "an-opinion-left-out": ("opini_bpk", "Angka", "WTP / ", OPEN, "Ditolak"),
    "opinions-over-two-lines": ("opini_bpk", "Angka", "WTP /\nWTP-DPP\n", MEETS, ""),
    "label-with-a-line-end": ("sakip", "Angka", "B\n", MEETS, ""),
    "label-with-a-tab": ("kepatuhan", "Angka", "\tB", MEETS, ""),
    "status-over-two-lines": ("hukum", "Angka", "tidak\nada", MEETS, ""),
    "a-line-end-alone": ("spi", "Angka", "\n", NO_DATA, ""),
    "a-tab-alone": ("sakip", "Angka", "\t", NO_DATA, ""),
    "a-figure-error": ("spi", "Angka", "=NA()", OPEN, "Ditolak"),
    "threshold-error": ("spi", "Syarat", "=NA()", NO_THRESHOLD, "Syarat kosong"),
    "lowest-label-with-a-line-end": ("sakip", "Syarat", "B\n", MEETS, ""),
    "star": ("sakip", "Angka", "*", OPEN, "Ditolak"),
    "status-with-a-blank": ("hukum", "Angka", "tidak ada ", MEETS, ""),
    "status-found": ("hukum", "Angka", "Ada", FAILS, ""),
    "unknown-status": ("hukum", "Angka", "mungkin", OPEN, "Ditolak"),
    "no-threshold": ("spi", "Syarat", None, NO_THRESHOLD, "Syarat kosong"),
    "threshold-as-text": ("spi", "Syarat", "di atas 70", NO_THRESHOLD, "Syarat kosong"),
    "threshold-off-the-scale": ("spbe", "Syarat", 70, NO_THRESHOLD, "Syarat kosong"),
    "threshold-that-is-reached": ("spi", "Syarat", 60, MEETS, ""),
    "no-lowest-label": ("sakip", "Syarat", None, NO_THRESHOLD, "Syarat kosong"),
    "unknown-lowest-label": ("kepatuhan", "Syarat", "F", NO_THRESHOLD, "Syarat kosong"),
    "higher-label": ("sakip", "Syarat", "AA ", FAILS, ""),
    "no-status": ("hukum", "Syarat", None, NO_THRESHOLD, "Syarat kosong"),
}


@pytest.fixture(scope="module")
def changed(views, recalculated, tmp_path_factory):
    """The scorecard of one region that meets all, with one input of each kind changed, and some of the other sheets."""
    folder = tmp_path_factory.mktemp("masukan")
    write_scorecard(views["01.01"], folder / "asal.xlsx")
    for name, (criterion, heading, value, *_) in INPUTS.items():
        workbook = openpyxl.load_workbook(folder / "asal.xlsx")
        sheet = workbook.worksheets[1]
        sheet.cell(6 + ORDER.index(criterion), column_of(sheet, heading)).value = value
        workbook.save(folder / f"{name}.xlsx")
    for name, change in OTHERS.items():
        workbook = openpyxl.load_workbook(folder / "asal.xlsx")
        change(workbook)
        workbook.save(folder / f"{name}.xlsx")
    return recalculated(folder)


def assumption(words, value):
    def change(workbook):
        rows = (row for sheet in workbook.worksheets[3:5] for row in sheet.iter_rows())
        row = next(row for row in rows if row[0].value and words in str(row[0].value))
        row[1].value = value

    return change


def indicator(heading, value, row=8):
    def change(workbook):
        sheet = workbook.worksheets[2]
        sheet.cell(row, column_of(sheet, heading)).value = value

    return change


def criterion(name, heading, value):
    def change(workbook):
        sheet = workbook.worksheets[1]
        sheet.cell(6 + ORDER.index(name), column_of(sheet, heading)).value = value

    return change


def all_of(*changes):
    def change(workbook):
        for each in changes:
            each(workbook)

    return change


def percentage(workbook):
    sheet = workbook.worksheets[1]
    cell = sheet.cell(6 + ORDER.index("spi"), column_of(sheet, "Angka"))
    cell.value, cell.number_format = 0.771, "0.0%"


OTHERS = {
    "percentage": percentage,
    "no-bound": assumption("Predikat Istimewa", None),
    "bound-as-text": assumption("Predikat Istimewa", "90"),
    "no-coverage": assumption("Bagian bobot", None),
    "coverage-in-percent": assumption("Bagian bobot", 65),
    "no-strict-bound": assumption("Tafsir ketat", None),
    "no-years": assumption("jumlah tahun", None),
    "half-a-year": assumption("jumlah tahun", 1.5),
    "three-years": assumption("jumlah tahun", 3),
    "score-as-text": indicator("KPK", "88,5"),
    "score-off-the-scale": indicator("KPK", 930),
    "score-as-fraction": indicator("KPK", 0.93),
    "bound-as-fraction": assumption("Predikat Istimewa", 0.9),
    "bound-off-the-scale": assumption("Predikat Istimewa", 900),
    "bound-true": assumption("Predikat Istimewa", True),
    "bound-error": assumption("Predikat Istimewa", "=NA()"),
    "strict-bound-off-the-scale": assumption("Tafsir ketat", -5),
    "strict-bound-true": assumption("Tafsir ketat", True),
    "strict-bound-error": assumption("Tafsir ketat", "=NA()"),
    "coverage-true": assumption("Bagian bobot", True),
    "coverage-error": assumption("Bagian bobot", "=NA()"),
    "years-true": assumption("jumlah tahun", True),
    "rank-error": assumption("CC", "=NA()"),
    "one-year": all_of(
        assumption("jumlah tahun", 1), criterion("opini_bpk", "Sumber lain, atau tahun sebelumnya", "WDP")
    ),
    "score-error": indicator("KPK", "=NA()"),
    "score-true": indicator("KPK", True),
    "score-blank": indicator("KPK", "\u00a0\n"),
    "weight-error": indicator("Bobot", "=NA()"),
    "weight-true": indicator("Bobot", True),
    "no-weight": indicator("Bobot", None),
    "weight-as-text": indicator("Bobot", "satu"),
}


def remark(workbook, place):
    sheet = workbook.worksheets[1]
    return sheet.cell(6 + place, column_of(sheet, "Keterangan")).value or ""


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_counts_as_the_workbook_counts_it(changed, name):
    criterion, _, _, expected, said = INPUTS[name]
    place = ORDER.index(criterion)
    assert verdicts(changed[name])[place] == expected
    assert said in remark(changed[name], place)
    assert bool(said) == bool(remark(changed[name], place))
    others = [word for at, word in enumerate(verdicts(changed[name])) if at != place]
    assert set(others) == {MEETS}


@pytest.mark.parametrize("name", INPUTS)
def test_the_verdict_follows_and_no_input_without_data_is_a_failure(changed, name):
    expected = INPUTS[name][3]
    whole = {MEETS: "layak", FAILS: "tidak layak"}.get(expected, "belum dapat ditentukan")
    if expected in (NO_DATA, OPEN) and INPUTS[name][0] == "hukum":
        whole = "memenuhi semua yang diketahui, menunggu status hukum"
    assert by_name(changed[name])["Hasil kelayakan"] == whole


@pytest.mark.parametrize(
    "name", ["no-bound", "bound-as-text", "bound-off-the-scale", "bound-as-fraction", "bound-true", "bound-error"]
)
def test_a_predicate_without_a_bound_says_so(changed, name):
    assert by_name(changed[name])["Predikat"] == NO_THRESHOLD
    assert by_name(changed[name])["Indikator yang mencapai predikat terendah"] == NO_THRESHOLD


@pytest.mark.parametrize("name", ["no-coverage", "coverage-in-percent", "coverage-true", "coverage-error"])
def test_a_total_without_a_least_coverage_says_so(changed, name):
    assert by_name(changed[name])["Nilai total"] == NO_THRESHOLD
    assert by_name(changed[name])["Predikat"] == NO_THRESHOLD


@pytest.mark.parametrize(
    "name", ["no-strict-bound", "strict-bound-off-the-scale", "strict-bound-true", "strict-bound-error"]
)
def test_a_strict_reading_without_a_bound_says_so(changed, name):
    assert by_name(changed[name])["Tafsir ketat: setiap komponen di atas batas"] == NO_THRESHOLD


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("no-years", NO_THRESHOLD),
        ("half-a-year", NO_THRESHOLD),
        ("years-true", NO_THRESHOLD),
        ("three-years", OPEN),
        ("one-year", MEETS),
    ],
)
def test_years_in_a_row_are_a_whole_number(changed, name, expected):
    assert verdicts(changed[name])[ORDER.index("opini_bpk")] == expected
    assert bool(remark(changed[name], ORDER.index("opini_bpk"))) == (expected == NO_THRESHOLD)


@pytest.mark.parametrize(
    "name", ["score-as-text", "score-off-the-scale", "score-as-fraction", "score-error", "score-true"]
)
def test_a_score_that_is_no_number_on_the_scale_is_rejected_and_left_out_of_the_mean(changed, name):
    usual, now = (changed[own].worksheets[2] for own in ("asal", name))
    column = column_of(usual, "Nilai")
    given = [usual.cell(8, place).value for place in range(5, 11)]  # all assessors but the first
    assert now.cell(8, column).value == pytest.approx(sum(given) / len(given))
    said = now.cell(8, column_of(now, "Keterangan")).value
    assert "1 sel" in said
    if name != "score-true":  # LibreOffice counts TRUE as 1, which looks like a fraction
        assert ("Pecahan, seperti 0,93 untuk 93, bukan nilai." in said) == (name == "score-as-fraction")


def test_a_percentage_typed_into_a_figure_is_asked_back_and_no_failure(changed):
    """A spreadsheet program makes of `77,1 %` the number 0.771, shown as a percentage."""
    place = ORDER.index("spi")
    assert verdicts(changed["percentage"])[place] == OPEN
    assert "apakah 77,1 dimaksud?" in remark(changed["percentage"], place)


@pytest.mark.parametrize("name", ["no-weight", "weight-as-text", "weight-error", "weight-true"])
def test_a_weight_that_is_no_number_counts_as_nothing_and_is_said(changed, name):
    usual, now = (changed[own].worksheets[2] for own in ("asal", name))
    column = column_of(usual, "Nilai")
    others = [usual.cell(row, column).value for row in range(6, 25) if row != 8]
    assert now.cell(33, 4).value == pytest.approx(sum(others) / len(others))
    assert "dihitung 0" in now.cell(8, column_of(now, "Keterangan")).value


def test_a_score_of_blanks_is_empty_and_an_error_beside_a_label_hurts_no_other(changed):
    sheet = changed["score-blank"].worksheets[2]
    assert not sheet.cell(8, column_of(sheet, "Keterangan")).value
    assert verdicts(changed["rank-error"])[ORDER.index("sakip")] == MEETS


def test_no_cell_ends_in_an_error_whatever_was_typed(changed):
    for name, workbook in changed.items():
        texts = [str(cell.value) for sheet in workbook for row in sheet for cell in row if cell.value is not None]
        errors = [text for text in texts if text.startswith("#") or "Err:" in text]
        assert errors == (["#N/A"] if name.endswith("-error") else []), name  # the input itself


def test_the_sheet_says_the_rule_with_its_operator(changed):
    sheet = changed["asal"].worksheets[1]
    column = column_of(sheet, "Aturan")
    rules = dict(zip(ORDER, [sheet.cell(row, column).value for row in range(6, 14)], strict=True))
    assert rules["mcp"] == "minimal 75"
    assert rules["spi"] == "di atas 70"
    assert rules["sakip"] == rules["kepatuhan"] == "minimal B"
    assert rules["opini_bpk"] == "WTP dalam 2 tahun berturut-turut"
    assert sheet.cell(12, column_of(sheet, "Syarat")).value == "WTP dalam 2 tahun berturut-turut"
    changed_rule = changed["threshold-that-is-reached"].worksheets[1].cell(7, column).value
    assert changed_rule == "di atas 60"


def test_the_rule_stands_once_on_paper_as_the_threshold_with_its_operator(views, tmp_path):
    write_scorecard(views["01.01"], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1]
    last = column_index_from_string(sheet.print_area.split(":")[1].strip("$").partition("$")[0])
    assert column_of(sheet, "Syarat") <= last < column_of(sheet, "Aturan") == sheet.max_column


def test_the_threshold_itself_is_shown_with_its_operator(views, tmp_path):
    write_scorecard(views["01.01"], tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1]
    column = column_of(sheet, "Syarat")
    assert (sheet.cell(7, column).value, sheet.cell(7, column).number_format) == (70, '"di atas "General')
    assert sheet.cell(8, column).number_format.endswith('"minimal "@')


def test_inputs_are_checked_where_they_are_typed(views, tmp_path):
    write_scorecard(views["01.01"], tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for sheet, cells in ((1, ["C6", "E7", "C8", "E9", "C12", "C13"]), (2, ["D8", "N8"]), (3, ["B5", "B6", "B7"])):
        checked = workbook.worksheets[sheet].data_validations.dataValidation
        for cell in cells:
            assert any(cell in own.sqref for own in checked), (sheet, cell)
