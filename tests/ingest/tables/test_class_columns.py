"""`Kategori`, `Level` and `Predikat` alone are of the nearest measure on their left, known or not."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures


def items(ingested):
    return [(instrument, item) for instrument, item, *_ in figures(ingested)]


@pytest.mark.parametrize(
    ("title", "heads", "row", "kept"),
    [
        (
            "Rekap Pelayanan Publik 2024",
            ["Indeks Pelayanan Publik", "Kategori", "Zona Ombudsman"],
            [3.9, "B", "Hijau"],
            [("ombudsman", "zona")],
        ),
        ("SPIP dan APIP 2024", ["Kapabilitas APIP", "Level", "SPIP"], [3.1, 2, 2.9], [("spip", "nilai")]),
        ("Rekap 2024", ["Nilai RB", "Kategori", "Nilai SAKIP"], [71, "BB", 75], [("sakip", "nilai")]),
        ("SAKIP 2024", ["Nilai Evaluasi Mandiri", "Predikat", "Nilai SAKIP"], [71, "BB", 75], [("sakip", "nilai")]),
    ],
)
def test_the_class_of_an_unknown_measure_is_asked_back(read, title, heads, row, kept):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", *heads], ["Kota Blitar", *row], ["Kota Batu", *row]])
    assert items(found) == kept * 2
    assert faults(found) == ["other_quantity", *(["score_without_rating"] if ("sakip", "nilai") in kept else [])]


def test_the_class_beside_another_known_measure_is_of_that_one(read):  # noqa: F811
    heads = ["Kab/Kota", "Nilai SAKIP", "SPIP", "Level"]
    found = read("a.xlsx", Sheet1=[["SAKIP dan SPIP 2024"], heads, ["Kota Blitar", 75, 2.9, 2]])
    assert sorted(items(found)) == [("sakip", "nilai"), ("spip", "level"), ("spip", "nilai")]


@pytest.mark.parametrize(
    ("title", "heads", "row"),
    [
        ("SAKIP 2024", ["Nilai", "Predikat"], [75, "BB"]),
        ("SAKIP 2024", ["Predikat", "Nilai"], ["BB", 75]),
        ("SAKIP 2024", ["Nilai", "Target", "Predikat"], [75, 70, "BB"]),
        ("SAKIP 2024", ["Kepala Daerah", "Predikat", "Nilai"], ["Ani", "BB", 75]),
        ("SAKIP 2024", ["Jumlah OPD", "Predikat", "Nilai"], [30, "BB", 75]),
    ],
)
def test_a_class_beside_its_own_measure_is_read(read, title, heads, row):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", *heads], ["Kota Blitar", *row], ["Kota Batu", *row]])
    assert sorted(set(items(found))) == [("sakip", "nilai"), ("sakip", "predikat")]


@pytest.mark.parametrize("heading", ["Zona", "Zonasi", "Zone", "Warna"])
@pytest.mark.parametrize(
    ("title", "measure"), [("SPI 2024", "Indeks SPI"), ("Rekap 2024", "MCP"), ("SPI 2024", "Nilai")]
)
def test_a_zone_is_of_the_measure_on_its_left_and_of_no_ombudsman(read, title, measure, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", measure, heading], ["Kota Blitar", 70, "Merah"]])
    assert [instrument for instrument, _ in items(found)] == ["mcp" if measure == "MCP" else "spi"]
    assert [(finding.rule, finding.cell) for finding in found.findings] == [("unknown_column", "C2")]


def test_a_zone_beside_the_ombudsmans_own_figure_is_its_zone_in_any_table(read):  # noqa: F811
    heads = ["Kab/Kota", "SPI", "Ombudsman", "Zona", "MCP"]
    found = read("a.xlsx", Sheet1=[["Rekap 2024"], heads, ["Kota Blitar", 70, 91, "Hijau", 80]])
    assert set(items(found)) == {("spi", "total"), ("ombudsman", "nilai"), ("ombudsman", "zona"), ("mcp", "total")}
    assert found.findings == []


@pytest.mark.parametrize("share", ["% Capaian", "Capaian (%)", "Persentase Capaian", "Capaian Kinerja"])
@pytest.mark.parametrize("heading", ["Kategori", "Predikat", "Kualifikasi Kategori"])
def test_the_class_of_an_achievement_is_no_class_of_the_instrument(read, share, heading):  # noqa: F811
    header = ["No", "Indikator Kinerja Utama", "Satuan", "Target 2024", "Realisasi 2024", share, heading]
    rows = [
        [1, "Nilai MCP", "Nilai", 90, 88.1, 97.89, "Sangat Tinggi"],
        [2, "SAKIP Kota", "Predikat", "A", "BB", 95, "Tinggi"],
    ]
    found = read("a.xlsx", S=[["Capaian Kinerja Kota Blitar Tahun 2024"], header, *rows])
    assert {(seen.instrument, seen.label or seen.value) for seen in found.observations} == {
        ("mcp", 88.1),
        ("sakip", "BB"),
    }
    assert set(faults(found)) <= {"unknown_column"}
