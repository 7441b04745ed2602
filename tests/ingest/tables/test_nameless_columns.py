"""A column without a heading, or one of remarks, that says of what the figures are is never passed over."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures
from tests.ingest.tables.test_said_beside import statuses


def beside(name, heading, said, value=70):
    """A table with a text left of its figures, and one with the text right of them."""
    head, row = ["No", "Kab/Kota"], [1, "Kota Blitar"]
    left = [[name], [*head, heading, "Nilai"], [*row, said, value]]
    right = [[name], [*head, "Nilai", heading], [*row, value, said]]
    return left, right


PARTS = [
    *(("SPI 2024", "Internal"), ("SPI 2024", "nilai eksternal"), ("SPI 2024", "Pakar"), ("SPI 2024", "Target RPJMD")),
    *(("MCP 2024", "Perencanaan"), ("MCP 2024", "nilai klaim"), ("MCP 2024", "mandiri"), ("MCP 2024", "Area 3")),
    *(("MCP 2024", "Dinas Kesehatan"), ("SPBE 2024", "Kebijakan SPBE"), ("SPI 2024", "nilai Kota Kediri")),
]


@pytest.mark.parametrize("heading", ["Ket.", "Keterangan", "Catatan"])
@pytest.mark.parametrize(("name", "said"), PARTS)
def test_a_remark_that_names_a_part_alone_is_asked_about(read, name, said, heading):  # noqa: F811
    for rows in beside(name, heading, said, 3):
        found = read("a.xlsx", Sheet1=rows)
        assert figures(found) == []
        assert faults(found) == ["remark_of_part"]


@pytest.mark.parametrize(
    "said", ["SPI 2023", "disurvei 2023", "TA 2023", "dinilai tahun 2023", "data MCP 2023", "per 2023"]
)
def test_a_remark_that_names_another_year_is_asked_about(read, said):  # noqa: F811
    for rows in beside("SPI 2024", "Keterangan", said):
        found = read("a.xlsx", Sheet1=rows)
        assert figures(found) == []
        assert faults(found) == ["two_years"]


@pytest.mark.parametrize("said", ["belum verval", "B09", "menunggu verifikasi KPK", "blm diverifikasi", "2024-06"])
def test_a_remark_that_it_is_not_checked_yet_makes_a_figure_interim(read, said):  # noqa: F811
    for rows in beside("MCP 2024", "Keterangan", said):
        assert statuses(read("a.xlsx", Sheet1=rows)) == ["interim"]


REMARKS = [
    *("melebihi target", "target tercapai", "di atas rata-rata provinsi", "sudah diverifikasi", "peringkat 3 se-Jatim"),
    *("naik 2 poin dari 2023", "SPI 2024", "disurvei 2024", "area terendah: perencanaan", "Sangat Baik", "OK", "B12"),
    *("hasil verifikasi KPK", "nilai Kota Blitar", "tahun 2024", "B", "indeks eksternal dan internal naik"),
]


@pytest.mark.parametrize("said", REMARKS)
def test_ordinary_remarks_change_nothing(read, said):  # noqa: F811
    for rows in beside("MCP 2024", "Keterangan", said):
        found = read("a.xlsx", Sheet1=rows)
        assert [(value, seen.status) for (*_, value), seen in zip(figures(found), found.observations, strict=True)] == [
            (70, "final")
        ]


@pytest.mark.parametrize("said", ["Dinas Kesehatan", "Pegawai", "Pelaku Usaha", "Target", "Audit TIK", "Eselon II"])
def test_a_nameless_column_between_key_and_figures_says_what_they_are_of(read, said):  # noqa: F811
    rows, _ = beside("SPI 2024", None, said)
    found = read("a.xlsx", Sheet1=[*rows, [2, "Kota Batu", said, 71]])
    assert figures(found) == []
    assert faults(found) == ["unknown_item"]


def test_a_row_without_a_word_there_is_the_main_figure(read):  # noqa: F811
    for rows in beside("SPI 2024", None, "Target"):
        found = read("a.xlsx", Sheet1=[*rows, [2, "Kota Batu", *(71 if cell == 70 else None for cell in rows[2][2:])]])
        assert [value for *_, value in figures(found)] == [71]
        assert faults(found)


def test_a_nameless_column_may_hold_items(read):  # noqa: F811
    rows, _ = beside("MCP 2024", None, "Perencanaan")
    found = read("a.xlsx", Sheet1=[*rows, [2, "Kota Batu", "Penganggaran", 71]])
    assert [(item, value) for _, item, _, value in figures(found)] == [("perencanaan", 70), ("penganggaran", 71)]


def test_of_targets_and_what_was_reached_below_each_other_the_latter_is_read(read):  # noqa: F811
    rows = [["SPI 2024"], ["Kab/Kota", None, "Nilai"], ["Kota Blitar", "Target", 75], [None, "Realisasi", 70]]
    found = read("a.xlsx", Sheet1=[*rows, ["Kota Batu", "Target", 76], [None, "Realisasi", 71]])
    assert [value for *_, value in figures(found)] == [70, 71]
    assert faults(found) == ["unknown_item"]


@pytest.mark.parametrize("said", ["Jawa Timur", "Kota", "Kab.", "Blitar", "-", "final"])
def test_a_nameless_column_of_places_changes_nothing(read, said):  # noqa: F811
    rows, _ = beside("SPI 2024", None, said)
    assert [value for *_, value in figures(read("a.xlsx", Sheet1=rows))] == [70]


@pytest.mark.parametrize("heading", ["Sub Area", "Sub Indikator", "Nama Sub Komponen"])
def test_a_column_of_sub_areas_says_that_its_figures_are_of_these(read, heading):  # noqa: F811
    rows, _ = beside("MCP 2024", heading, "SSH")
    found = read("a.xlsx", Sheet1=rows)
    assert figures(found) == []
    assert faults(found) == ["unknown_item"]
