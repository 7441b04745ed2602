"""A legend that explains colours or typefaces by a status is said, since these are not read."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

ROWS = [["Nilai MCP Tahun 2024"], ["Kab/Kota", "Nilai MCP"], ["Kota Blitar", 88.1], ["Kota Batu", 91]]


@pytest.mark.parametrize(
    "legend",
    [
        *(
            "Angka biru = proyeksi",
            "Sel berwarna hijau: belum diverifikasi",
            "Cetak tebal adalah target",
            "Kuning = sementara",
        ),
        *("Baris yang diarsir menunjukkan data lama", "Huruf miring: estimasi", "Warna abu-abu = angka tahun 2022"),
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_it_is_one_warning(read, legend, above):  # noqa: F811
    rows = [ROWS[0], [legend], *ROWS[1:]] if above else [*ROWS, [], [legend]]
    assert "legend_of_styles" in faults(read("a.xlsx", Sheet1=rows)) or above


@pytest.mark.parametrize(
    "legend", ["Hijau: 81-100", "Merah = zona rendah", "Zona kuning tahun 2024: sedang", "Catatan: angka final"]
)
def test_legends_of_classes_are_none(read, legend):  # noqa: F811
    found = read("a.xlsx", Sheet1=[*ROWS, [], [legend]])
    assert (len(found.observations), faults(found)) == (2, [])
