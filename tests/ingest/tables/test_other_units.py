"""A unit or multiplier that a sheet names and the instrument does not have is asked back; its own units are not."""

import pytest

from antikorupsi.ingest.tables.scale_words import unit_in
from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture


def table(*titles, heading="Nilai MCP", below=()):
    above = [["Nilai MCP Tahun 2024"], *([title] if isinstance(title, str) else title for title in titles)]
    return [*above, ["No", "Kabupaten/Kota", heading], [1, "Kota Blitar", 88.5], *below]


@pytest.mark.parametrize(
    "said",
    [
        *("Satuan: dokumen", "Satuan : hari", "Satuan = gram", "Satuan Rp", "satuan orang", "(Satuan: Rupiah)"),
        *(
            "Dalam ribuan",
            "dalam jutaan rupiah",
            "(dalam ribu)",
            "(Rp juta)",
            "(x 1.000)",
            "Angka dalam satuan dokumen",
        ),
        *("Unit: documents", "(in thousands)"),
    ],
)
def test_another_unit_in_a_title_a_note_or_a_heading(read, said):  # noqa: F811
    for rows in (table(said), table(below=[[], [said]]), table(heading=f"Nilai MCP {said}" if "(" in said else "")):
        found = read("a.xlsx", S=rows)
        assert found.observations == []
        assert found.findings


def test_a_unit_beside_its_label(read):  # noqa: F811
    assert faults(read("a.xlsx", S=table(["Satuan", "dokumen"]))) == ["other_unit"]


@pytest.mark.parametrize(
    "said",
    [
        *(
            "Satuan: poin",
            "Satuan : Persen",
            "Satuan: %",
            "Satuan: Indeks",
            "(dalam persen)",
            "Satuan Kerja: Inspektorat",
        ),
        *("Satuan Polisi Pamong Praja", "Dikumpulkan dalam 30 hari", "Rekap laporan", "Unit Kerja"),
    ],
)
def test_its_own_unit_and_other_uses_of_the_words(said):
    assert unit_in(said) == ""


def test_a_unit_of_a_column_of_counts_is_not_said_of_the_percentage(read):  # noqa: F811
    head = ["No", "Kabupaten/Kota", "Wajib Lapor", "Sudah Lapor", "Kepatuhan LHKPN"]
    found = read("a.xlsx", S=[["LHKPN 2024"], ["Satuan: orang"], head, [1, "Kota Blitar", 100, 95, 95]])
    assert [seen.value for seen in found.observations] == [95]
