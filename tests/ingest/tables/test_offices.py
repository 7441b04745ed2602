"""A figure of an office, or of some persons alone, is none of the whole region, wherever its name stands."""

import pytest

from tests.ingest.tables.test_evidence import faults, instruments, read  # noqa: F401 the fixture

OFFICES = ["Bappeda", "Dinas PUPR", "Diskominfo", "BKPSDM", "Satpol PP", "Badan Pendapatan Daerah", "SMKN 1", "Bapenda"]
OWN = [["Indikator", "Realisasi 2024"], ["Nilai SAKIP", 71]]


@pytest.mark.parametrize("office", [*OFFICES, "Sekretariat Daerah", "Bagian Organisasi", "Inspektorat", "RSUD"])
@pytest.mark.parametrize(
    ("file", "sheet", "title"),
    [
        ("LKJ {} Kota Blitar 2024.xlsx", "Sheet1", []),
        ("a.xlsx", "{}", [["Kota Blitar 2024"]]),
        ("a.xlsx", "Sheet1", [["Laporan Kinerja {} Kota Blitar 2024"]]),
        ("a.xlsx", "Sheet1", [["Laporan Kinerja Kota Blitar 2024"], ["{}"]]),
    ],
)
def test_the_nearest_text_that_names_an_office_makes_figures_its_own(read, office, file, sheet, title):  # noqa: F811
    above = [[text.format(office) for text in row] for row in title]
    found = read(file.format(office), **{sheet.format(office): [*above, *OWN]})
    assert (found.observations, faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_behind_the_name_of_an_instrument_is_what_figures_of_many_regions_are_of(read, office):  # noqa: F811
    title = f"Nilai SAKIP {office} Kabupaten/Kota se-Jawa Timur 2024"
    found = read("SAKIP.xlsx", Sheet1=[[title], ["Kab/Kota", "Nilai"], ["Kota Blitar", 71], ["Kota Batu", 72]])
    assert (found.observations, faults(found)) == ([], ["other_quantity"])


@pytest.mark.parametrize(
    ("file", "above"),
    [
        ("a.xlsx", [["BAPPEDA KOTA BLITAR"], ["Capaian Kinerja Kota Blitar 2024"]]),
        ("Kiriman Bappeda.xlsx", [["Laporan Kinerja Kota Blitar 2024"]]),
        ("a.xlsx", [["Capaian Kota Blitar 2024 (dihimpun oleh Bappeda)"]]),
        ("a.xlsx", [["Capaian Kota Blitar 2024"], ["Sumber: Bagian Organisasi"]]),
        ("a.xlsx", [["Capaian Kota Blitar 2024, Biro Organisasi Setda Provinsi Jawa Timur"]]),
    ],
)
def test_an_office_that_sends_the_figures_of_a_region_hides_none(read, file, above):  # noqa: F811
    found = read(file, Sheet1=[*above, *OWN])
    assert [(seen.instrument, seen.value) for seen in found.observations] == [("sakip", 71)]


@pytest.mark.parametrize(
    "title",
    ["SPI 2024 Badan Pusat Statistik", "Opini Badan Pemeriksa Keuangan 2024, SPI", "Bappeda Kota Blitar: SPI 2024"],
)
def test_agencies_and_senders_beside_the_name_of_an_instrument_hide_nothing(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", "Indeks SPI"], ["Kota Blitar", 71], ["Kota Batu", 72]])
    assert instruments(found) == {"spi"}


@pytest.mark.parametrize(
    "persons",
    ["Kepala Desa", "Calon Kepala Daerah", "Bupati/Walikota", "Camat", "Direksi BUMD", "Bendahara", "Pokja ULP"],
)
def test_compliance_of_some_persons_alone_is_not_that_of_the_region(read, persons):  # noqa: F811
    title = f"Kepatuhan LHKPN {persons} 2024"
    found = read("LHKPN.xlsx", Sheet1=[[title], ["Kab/Kota", "Kepatuhan"], ["Kota Blitar", 70], ["Kota Batu", 71]])
    assert found.observations == []
    assert faults(found) in (["other_quantity"], ["unclear_title"])


def test_compliance_of_all_who_must_report_is_read(read):  # noqa: F811
    title = "Kepatuhan LHKPN Penyelenggara Negara Wajib Lapor Kabupaten/Kota Tahun 2024 per 31 Maret 2025"
    found = read("LHKPN.xlsx", Sheet1=[[title], ["Kab/Kota", "Kepatuhan"], ["Kota Blitar", 70], ["Kota Batu", 71]])
    assert (instruments(found), faults(found)) == ({"lhkpn"}, [])


@pytest.mark.parametrize("office", ["Inspektorat", "Bappeda", "Bagian Organisasi", "Setda", "BPKAD"])
@pytest.mark.parametrize("row", ["Nilai SAKIP", "Predikat SAKIP"])
def test_the_sakip_in_a_report_of_an_office_on_itself_is_its_own(read, office, row):  # noqa: F811
    head = ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi"]
    value = 81.2 if row.startswith("Nilai") else "A"
    title = f"Capaian Kinerja {office} Kota Blitar Tahun 2024"
    found = read("a.xlsx", Sheet1=[[title], head, [1, row, None, None, value]])
    assert found.observations == []
    assert "other_quantity" in faults(found)


@pytest.mark.parametrize(("row", "instrument"), [("Nilai SAKIP Kota Blitar", "sakip"), ("Nilai MCP", "mcp")])
def test_what_is_said_of_the_region_in_such_a_report_is_the_regions(read, row, instrument):  # noqa: F811
    head = ["No", "Indikator Kinerja", "Satuan", "Target", "Realisasi"]
    title = "Capaian Kinerja Inspektorat Kota Blitar Tahun 2024"
    assert instruments(read("a.xlsx", Sheet1=[[title], head, [1, row, None, None, 81.2]])) == {instrument}
