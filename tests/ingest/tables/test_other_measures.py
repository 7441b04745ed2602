"""The nearest title or sheet that names another measured thing beats the name of the file."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures


@pytest.mark.parametrize(
    ("file", "title", "heads", "row"),
    [
        ("SAKIP dan RB 2024.xlsx", "Nilai Reformasi Birokrasi 2024", ["Nilai", "Predikat"], [70, "BB"]),
        ("SAKIP 2024.xlsx", "Hasil Evaluasi RB 2024", ["Predikat"], ["BB"]),
        ("SAKIP 2024.xlsx", "Nilai Tata Kelola Arsip 2024", ["Nilai"], [70]),
        ("Ombudsman.xlsx", "Nilai Keterbukaan Informasi Publik 2024", ["Nilai", "Kategori"], [90, "A"]),
        ("MCP 2024.xlsx", "Nilai Aksi Stranas PK 2024", ["Nilai"], [90]),
        ("LHKPN 2024.xlsx", "Kepatuhan LHKASN 2024", ["Kepatuhan"], [90]),
    ],
)
def test_a_title_of_another_measure_beats_the_file(read, file, title, heads, row):  # noqa: F811
    found = read(file, Sheet1=[[title], ["Kab/Kota", *heads], ["Kota Blitar", *row], ["Kota Batu", *row]])
    assert figures(found) == []
    assert faults(found) == ["other_quantity"]


@pytest.mark.parametrize(
    ("file", "sheet", "heads", "row"),
    [
        ("SAKIP dan RB 2024.xlsx", "RB", ["Nilai", "Predikat"], [70, "BB"]),
        ("LHKPN 2024.xlsx", "LHKASN", ["Persentase"], [90]),
        ("SPIP 2024.xlsx", "Kapabilitas APIP", ["Level"], [3]),
    ],
)
def test_a_sheet_of_another_measure_beats_the_file(read, file, sheet, heads, row):  # noqa: F811
    found = read(file, **{sheet: [["Kab/Kota", *heads], ["Kota Blitar", *row], ["Kota Batu", *row]]})
    assert figures(found) == []
    assert faults(found) == ["other_quantity"]


def test_a_heading_that_names_the_instrument_stands_against_such_a_title(read):  # noqa: F811
    rows = [["Reformasi Birokrasi 2024"], ["Kab/Kota", "Predikat SAKIP"], ["Kota Blitar", "BB"], ["Kota Batu", "A"]]
    assert [label for *_, label in figures(read("a.xlsx", Sheet1=rows))] == ["BB", "A"]


def test_the_ministry_of_rb_is_no_measure(read):  # noqa: F811
    rows = [["Kementerian PAN RB"], ["Kab/Kota", "Predikat"], ["Kota Blitar", "BB"], ["Kota Batu", "A"]]
    assert [label for *_, label in figures(read("SAKIP 2024.xlsx", Sheet1=rows))] == ["BB", "A"]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Indeks Pencegahan Korupsi Daerah (IPKD) MCP Tahun 2024", "Nilai"),
        ("IPKD MCSP Tahun 2025", "Nilai"),
        ("Indeks Pencegahan Korupsi Daerah MCP Tahun 2024", "Skor"),
        ("Rekap Tahun 2024", "IPKD MCP"),
        ("Rekap Tahun 2024", "Nilai IPKD MCSP"),
    ],
)
def test_the_index_of_prevention_beside_the_mcp_is_the_mcp(read, title, heading):  # noqa: F811
    found = read("a.xlsx", S=[[title], ["Kab/Kota", heading], ["Kota Blitar", 88.1], ["Kota Batu", 91]])
    assert [(seen.instrument, seen.item) for seen in found.observations] == [("mcp", "total")] * 2
    assert faults(found) == []


@pytest.mark.parametrize(
    "title",
    ["Indeks Pengelolaan Keuangan Daerah (IPKD) 2024", "IPKD 2024", "Indeks Pencegahan Korupsi Daerah (IPKD) 2024"],
)
def test_an_index_without_the_mcp_beside_it_is_not(read, title):  # noqa: F811
    found = read("a.xlsx", S=[[title], ["Kab/Kota", "Nilai"], ["Kota Blitar", 88.1], ["Kota Batu", 91]])
    assert found.observations == []
