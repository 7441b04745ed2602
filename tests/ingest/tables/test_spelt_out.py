"""A short name that a text spells out as something else is no instrument; names of forms are no parts of one."""

import pytest

from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture

ROWS = [["Kota Blitar", 70], ["Kota Batu", 71]]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Social Progress Index (SPI) Kabupaten/Kota 2024", "Indeks SPI"),
        ("SPI (Satuan Pengawasan Intern) 2024", "Nilai SPI"),
        ("Sistem Penjaminan Mutu (SPM) 2024", "Nilai SPM"),
        ("SPI 2024", "Indeks SPI (Social Progress Index)"),
        ("Kualitas Udara Ambien 2024", "SPM"),
        ("Mutu Pendidikan Kabupaten/Kota 2024 (SPM: Sistem Penjaminan Mutu)", "SPM"),
    ],
)
def test_a_short_name_spelt_out_as_another_thing_is_asked_back(read, title, heading):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", heading], *ROWS])
    assert found.observations == []
    assert [finding.rule for finding in found.findings] in (["other_quantity"], ["unclear_title"])


@pytest.mark.parametrize(
    ("title", "heading", "instrument"),
    [
        ("Survei Penilaian Integritas (SPI) 2024", "Indeks SPI", "spi"),
        ("SPI (Survey Penilaian Integritas) 2024", "Indeks SPI", "spi"),
        ("Monitoring Centre for Prevention (MCP) 2024", "Nilai MCP", "mcp"),
        ("Sistem Akuntabilitas Kinerja Instansi Pemerintah (SAKIP) 2024", "Skor SAKIP", "sakip"),
        ("Standar Pelayanan Minimal (SPM) 2024", "Indeks SPM", "spm"),
    ],
)
def test_a_short_name_spelt_out_as_its_own_is_read(read, title, heading, instrument):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", heading], *ROWS])
    assert [(seen.instrument, seen.value) for seen in found.observations] == [(instrument, 70), (instrument, 71)]


@pytest.mark.parametrize(
    "title", ["Pengukuran Kinerja Kota Blitar Tahun 2024", "Formulir Pengukuran Kinerja Kota Blitar 2024"]
)
def test_the_form_called_pengukuran_kinerja_is_no_component_of_sakip(read, title):  # noqa: F811
    heads = ["Indikator", "Target", "Realisasi", "Capaian"]
    rows = [["Nilai SAKIP", 72, 70.5, 97.9], ["Predikat SAKIP", "BB", "BB", 100]]
    found = read("IKU.xlsx", Sheet1=[[title], heads, *rows])
    assert {seen.value or seen.label for seen in found.observations} == {70.5, "BB"}
