"""A figure that its unit, a day, a remark, its parts or counts of nobody refute is asked back; what agrees is not."""

from datetime import date

import pytest

from antikorupsi.ingest.tables.band_checks import check_bands
from antikorupsi.ingest.tables.scale_words import unit_in
from antikorupsi.rules import frameworks

_KEYS = ["No", "Kabupaten/Kota"]
_PARTS = ["Perencanaan Kinerja", "Pengukuran Kinerja", "Pelaporan Kinerja", "Evaluasi Akuntabilitas Kinerja Internal"]


def sheet(title, headings, *rows, above=()):
    """A sheet with a title, rows above the header and the cells of Kota Blitar and Kabupaten Jember."""
    names = ("Kota Blitar", "Kab. Jember")
    body = ([number, name, *cells] for number, (name, cells) in enumerate(zip(names, rows, strict=False), 1))
    return [[title], *above, [*_KEYS, *headings], *body]


def rules(found):
    return [(finding.rule, finding.cell) for finding in found.findings]


@pytest.mark.parametrize(
    ("unit", "is_own"),
    [("dokumen", False), ("hari", False), ("Peringkat", False), ("poin", True), ("Skala 1-100", True)],
)
def test_a_unit_in_the_row_of_a_figure(read, unit, is_own):
    found = read({"a.xlsx": sheet("MCP 2024", ["Nilai MCP", "Satuan"], [72.5, unit])})
    assert rules(found) == ([] if is_own else [("other_unit", "D3")])
    assert len(found.observations) == is_own


def test_a_unit_beside_counts_is_theirs(read):
    rows = sheet("LHKPN 2024", ["Kepatuhan LHKPN", "Wajib Lapor", "Satuan"], [95, 100, "orang"])
    assert len(read({"a.xlsx": rows}).observations) == 1
    assert unit_in("Satuan: Skala 1-5") == ""


@pytest.mark.parametrize("day", ["12/03/2022", "12 Maret 2022", date(2022, 3, 12)])
@pytest.mark.parametrize("instrument", ["MCP", "SPI"])
def test_a_day_above_a_table_before_the_year_of_its_figures(read, instrument, day):
    above = [["Tanggal Penilaian", day]]
    found = read({"a.xlsx": sheet(f"{instrument} Tahun 2024", [f"Nilai {instrument}"], [72.5], above=above)})
    assert (found.observations, rules(found)) == ([], [("two_years", "B2")])


@pytest.mark.parametrize(
    "label", [["Dicetak", "12/03/2025"], ["Keadaan per", "5 Mei 2025"], ["Posisi", date(2025, 3, 1)]]
)
def test_a_day_above_a_table_is_no_heading_of_its_columns(read, label):
    found = read({"a.xlsx": sheet("SPI Tahun 2024", ["Indeks SPI"], [72.5], above=[label])})
    assert [seen.year for seen in found.observations] == [2024]


@pytest.mark.parametrize("label", [["Waktu Penilaian", "Januari 2022"], ["Dicetak", "1/2/2022"]])
def test_a_month_or_year_above_a_table_before_the_year_of_its_figures(read, label):
    found = read({"a.xlsx": sheet("SPI Tahun 2024", ["Indeks SPI"], [72.5], above=[label])})
    assert found.observations == []
    assert found.findings


def test_a_day_above_a_table_after_its_year_and_other_days(read):
    for label, day in (("Tanggal Penilaian", "12/03/2025"), ("Tanggal SK", "12/03/2022")):
        found = read({"a.xlsx": sheet("SPI Tahun 2024", ["Indeks SPI"], [72.5], above=[[label, day]])})
        assert [(seen.year, seen.status) for seen in found.observations] == [(2024, "final")], label


@pytest.mark.parametrize(
    ("remark", "counts"),
    [
        *[
            ("dinilai 12/03/2022", False),
            ("Disurvei tanggal 5 Mei 2023", False),
            ("tanggal penilaian: 2022-03-12", False),
        ],
        *[("dinilai 12/03/2025", True), ("belum dinilai 12/03/2022", True), ("kunjungan 12/03/2022", True)],
    ],
)
def test_a_remark_with_the_day_of_an_earlier_year(read, remark, counts):
    found = read({"a.xlsx": sheet("SPI 2024", ["Indeks SPI", "Keterangan"], [72.5, remark])})
    assert len(found.observations) == counts, rules(found)


def test_a_remark_of_an_extreme_that_the_column_refutes(read):
    rows = sheet("SPI 2024", ["Indeks SPI", "Keterangan"], [70.1, "nilai tertinggi"], [72.5, "tertinggi"])
    found = read({"a.xlsx": rows})
    assert [seen.region for seen in found.observations] == ["35.09"]
    assert rules(found) == [("remark_of_part", "D3")]
    assert not read({"a.xlsx": sheet("SPI 2024", ["Indeks SPI", "Ket"], [72.5, "nilai tertinggi"])}).observations


@pytest.mark.parametrize(
    ("title", "counts"), [("Hasil QA Maturitas SPIP", False), ("Hasil QA BPKP Maturitas SPIP", True)]
)
def test_a_title_of_a_check_by_no_agency(read, title, counts):
    assert len(read({"a.xlsx": sheet(f"{title} 2024", ["Maturitas SPIP"], [3.2])}).observations) == counts


def test_a_percentage_of_nobody(read):
    for headings, cells in ((["Wajib Lapor", "Sudah Lapor"], [0, 0]), (["Wajib Lapor"], [0])):
        found = read({"a.xlsx": sheet("LHKPN 2024", [*headings, "Kepatuhan LHKPN"], [*cells, 100])})
        assert found.observations == []
        assert [rule for rule, _ in rules(found)] == ["share_of_counts_differs"]


@pytest.mark.parametrize(
    ("headings", "cells", "differs"),
    [
        *[(_PARTS, [20, 20, 10, 15, "A"], True), (_PARTS, [20, 20, 10, 15, "B"], False)],
        *[(_PARTS[:3], [20, 20, 10, "A"], False), ([*_PARTS, "Nilai"], [20, 20, 10, 15, 65, "B"], False)],
    ],
)
def test_a_rating_that_all_parts_of_its_score_refute(read, headings, cells, differs):
    found = read({"a.xlsx": sheet("SAKIP 2024", [*headings, "Predikat"], cells)})
    between = check_bands(found.observations, found.class_words, frameworks.load("kabkota-2025").bands)
    assert [finding.rule for finding in between] == ["score_and_category_differ"] * differs
    assert not differs or between[0].details["values"][0] == (65.0, "a.xlsx, Sheet!C3:F3")


@pytest.mark.parametrize(
    "remark",
    [
        *("rata2 provinsi", "Rata-rata Jatim", "mean", "rata-rata 2022-2024", "sebelum reviu", "evaluator internal"),
        *("LHE Inspektorat", "hasil evaluasi APIP", "98% dari target", "capaian terhadap target", "tanpa area BMD"),
        *("hanya 7 area", "7 dari 8 area", "gabungan OPD", "hasil konversi", "skala 5", "skala 1-4", "uji coba"),
        *("menunggu LHE", "belum TTD", "cek lagi", "error", "?"),
    ],
)
def test_a_remark_that_says_no_more_than_that_the_figure_is_another(read, remark):
    found = read({"a.xlsx": sheet("SPI 2024", ["Indeks SPI", "Keterangan"], [72.5, remark], [70.1, ""])})
    assert [seen.region for seen in found.observations] == ["35.09"]


@pytest.mark.parametrize(
    "remark",
    [
        *("di atas rata-rata provinsi", "melebihi target", "mencapai target", "8 dari 8 area", "skala 0-100", "Baik"),
        *("dievaluasi KemenPANRB", "peringkat 3 dari 38", "naik dari rata-rata 2023", "data dari Inspektorat"),
    ],
)
def test_a_remark_that_compares_or_says_how_it_was_read(read, remark):
    found = read({"a.xlsx": sheet("SPI 2024", ["Indeks SPI", "Keterangan"], [72.5, remark], [70.1, ""])})
    assert len(found.observations) == 2, rules(found)
