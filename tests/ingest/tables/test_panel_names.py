"""A row of a working paper whose number and name are of two indicators credits neither."""

import openpyxl
import pytest

from antikorupsi.ingest.tables import panel_names
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.ingest.tables.panel_names import IndicatorNames, indicator_names
from antikorupsi.rules import frameworks
from helpers import regions

INDICATORS = frameworks.load("kabkota-2025").indicators
NAMES = {own.id: (own.name.id, own.name.en) for own in INDICATORS}
BY_NUMBER = {own.number: own.name.id for own in INDICATORS}
HEAD = [["Lembar Penilaian"], ["Daerah", "Kota Blitar"], ["Tahun", 2025], ["Tahap", "Penilaian"], []]


def paper(folder, rows, heading="Indikator"):
    book = openpyxl.Workbook()
    for row in [*HEAD, ["No", heading, "KPK", "BPKP", "Bukti Dukung"], *rows]:
        book.active.append(row)
    book.save(folder / "a.xlsx")
    return ingest(folder, regions.official(), indicators=NAMES)


def shortened(name):
    return name[: len(name) * 3 // 4]


@pytest.mark.parametrize(("number", "name"), [(7, BY_NUMBER[5]), (2, BY_NUMBER[3]), (19, BY_NUMBER[18])])
def test_the_name_of_another_indicator_is_a_finding_and_no_score(tmp_path, number, name):
    found = paper(
        tmp_path, [[1, BY_NUMBER[1], 90, 91, "SK"], [number, name, 80, 81, "SK"], [None, None, None, None, "SK 2"]]
    )
    assert {seen.item.partition(".")[0] for seen in found.observations} == {"i01"}
    (differs,) = [finding for finding in found.findings if finding.rule == "number_and_name_differ"]
    assert differs.cell == "B8"
    assert differs.details["number"] == str(number)


@pytest.mark.parametrize("number", BY_NUMBER)
@pytest.mark.parametrize("write", [str, str.upper, shortened, "Indikator {}".format])
def test_its_own_name_however_written_is_none(tmp_path, number, write):
    found = paper(tmp_path, [[number, write(BY_NUMBER[number]), 80, 81, "SK"]])
    assert [seen.value for seen in found.observations if seen.item.endswith(".skor")] == [80, 81]
    assert "number_and_name_differ" not in {finding.rule for finding in found.findings}


@pytest.mark.parametrize(
    ("number", "name", "other"),
    [(5, "Survei Kepuasan Masyarakat", 9), (6, "Kepatuhan LHKPN", 5), (7, "LHKPN", 5), (3, "UPG", 4),
     (4, "Whistle Blowing System", 3), (1, "Implementasi SPM", 11), (2, "Sinergi APIP-APH", 6), (12, "Skor MCP", 1),
     (16, "Kesadaran Masyarakat Mencegah Korupsi", 17), (8, "Survay kepuasan masyarkat", 9)],
)  # fmt: skip
def test_a_shortened_or_misspelt_name_of_another_indicator_is_a_finding(tmp_path, number, name, other):
    found = paper(tmp_path, [[number, name, 80, 81, "SK"]])
    assert not found.observations
    (differs,) = [finding for finding in found.findings if finding.rule == "number_and_name_differ"]
    assert (differs.cell, differs.details["other"]) == ("B7", str(other))


@pytest.mark.parametrize("number", BY_NUMBER)
def test_every_name_of_another_indicator_is_known_as_such(number):
    names, own = IndicatorNames(NAMES), f"i{number:02d}"
    for others in NAMES.values():
        for write in (str, shortened):
            other = names.other_than(own, write(others[0]))
            assert (other is None) == (others[0] == BY_NUMBER[number])


@pytest.mark.parametrize(
    ("number", "name"),
    [(1, "MCP"), (1, "Skor akhir MCP"), (2, "Pengawasan Internal"), (3, "WBS"), (4, "UPG"), (4, "Gratifikasi"),
     (4, "Kepatuhan Pelaporan Gratifikasi"), (5, "LHKPN"), (5, "Laporan LHKPN"), (6, "APIP-APH"), (7, "Pengaduan"),
     (7, "Pengelolaan Pengaduan Pelayanan Publik"), (8, "SPBE"), (8, "Pelayanan Publik"), (9, "Survey Kepuasan"),
     (9, "SKM"), (10, "Keterbukaan Informasi Publik"), (11, "SPM"), (12, "Komitmen Pimpinan"),
     (13, "Internalisasi nilai-nilai anti-korupsi"), (14, "Budaya Antikorupsi"), (15, "Penghargaan dan sanksi"),
     (16, "Peran serta masyarakat"), (17, "Kesadaran masyarakat terhadap korupsi"), (19, "Kearifan Lokal")],
)  # fmt: skip
def test_a_name_shortened_rightly_or_of_other_words_is_no_finding(tmp_path, number, name):
    found = paper(tmp_path, [[number, name, 80, 81, "SK"]])
    assert [seen.item for seen in found.observations if seen.value] == [f"i{number:02d}.skor"] * 2


HEADINGS = ["Indikator Penilaian", "Uraian", "Uraian Indikator", "Nama Indikator", "Aspek", "Aspek yang Dinilai", None]


@pytest.mark.parametrize("heading", HEADINGS)
def test_names_are_checked_whatever_heads_their_column(tmp_path, heading):
    found = paper(tmp_path, [[7, BY_NUMBER[5], 80, 81, "SK"], [8, BY_NUMBER[8], 90, 91, "SK"]], heading)
    assert [finding.cell for finding in found.findings if finding.rule == "number_and_name_differ"] == ["B7"]
    assert {seen.item.partition(".")[0] for seen in found.observations} == {"i08"}


@pytest.mark.parametrize("heading", ["Aspek", "Komponen"])
def test_components_are_no_names_of_indicators(tmp_path, heading):
    component = "Budaya Kerja Antikorupsi"  # it is also a short name of indicator 14
    found = paper(tmp_path, [[number, component, 80, 81, "SK"] for number in range(12, 16)], heading)
    assert {seen.item.partition(".")[0] for seen in found.observations} == {f"i{number}" for number in range(12, 16)}


@pytest.mark.parametrize("written", ["7.", "7)", "(7)", "07", "7 .", "No. 7", "no 7", "Nomor 7", "Indikator 7", 7.0])
def test_a_number_is_read_however_it_is_written(tmp_path, written):
    found = paper(tmp_path, [[written, BY_NUMBER[7], 80, 81, "SK"]])
    assert {seen.item.partition(".")[0] for seen in found.observations} == {"i07"}


@pytest.mark.parametrize("written", ["7.1", "I-3", "VII", "7 dan 8", "12345678", "-7"])
def test_what_may_be_another_number_is_a_finding(tmp_path, written):
    found = paper(tmp_path, [[written, BY_NUMBER[7], 80, 81, "SK"]])
    assert not found.observations
    assert "unknown_indicator" in {finding.rule for finding in found.findings}


@pytest.mark.parametrize(("number", "name"), [(1, "SPI"), (2, "Inovasi daerah"), (12, "Opini BPK"), (9, "Indeks RB")])
def test_a_name_like_none_of_the_indicators_is_a_finding_and_no_score(tmp_path, number, name):
    rows = [[other, BY_NUMBER[other], 90, 91, "SK"] for other in (3, 4)]
    found = paper(tmp_path, [*rows, [number, name, 80, 81, "SK"]])
    assert {seen.item.partition(".")[0] for seen in found.observations} == {"i03", "i04"}
    assert [finding.cell for finding in found.findings if finding.rule == "name_of_no_indicator"] == ["B9"]


def test_papers_of_equal_names_share_what_was_computed_and_those_of_other_names_do_not():
    assert indicator_names(NAMES) is indicator_names(dict(NAMES))
    assert indicator_names(NAMES) is not indicator_names({**NAMES, "i20": ("Lain",)})


def test_a_text_is_as_like_after_more_texts_than_are_kept(monkeypatch):
    monkeypatch.setattr(panel_names, "_MOST_TEXTS", 2)
    names = IndicatorNames(NAMES)
    texts = [BY_NUMBER[number] for number in (1, 2, 3, 1)]
    assert [names.other_than("", text) for text in texts] == ["i01", "i02", "i03", "i01"]
    assert names._likeness.cache_info().currsize <= 2
