"""What a row says of how sure its figure is: how it was said of the region, and whether anybody wrote its year."""

import pytest

from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture


def only(read, heading, text):  # noqa: F811
    head = ["Pemda", "Tahun", "Indeks SPI", heading]
    found = read("a.xlsx", Sheet1=[["Indeks SPI"], head, ["Kota Blitar", 2023, 74.13, text]])
    (seen,) = found.observations
    return seen


@pytest.mark.parametrize(
    "remark",
    [
        *("Tahun disimpulkan dari berita", "Tahun tidak ditulis dengan jelas", "tahun tidak dinyatakan"),
        *("Disebut waspada; tahunnya (2023 atau 2024) tidak ditulis", "Berita tidak menulis tahun nilai ini"),
        *(
            "Tahun tidak disebut dalam berita",
            "year not stated",
            "Tidak disebut tahunnya",
            "The article does not state the year",
        ),
    ],
)
def test_a_year_that_nobody_wrote_is_inferred(read, remark):  # noqa: F811
    assert only(read, "Catatan", remark).year_inferred


@pytest.mark.parametrize(
    "remark",
    [
        "Peringkat 8 di Jawa Timur",
        "Tahun lalu 2 dari 38 daerah tidak terjaga",
        "WTP 2020; nama daerah lain tidak disebut",
    ],
)
def test_other_remarks_leave_the_year_as_it_is_written(read, remark):  # noqa: F811
    assert not only(read, "Catatan", remark).year_inferred


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        *(
            ("Tidak disebut namanya", "open"),
            ("Namanya tidak disebut", "open"),
            ("Sisa terbuka", "open"),
            ("The rest", "open"),
        ),
        *(
            ("Disebut dalam berita", "named"),
            ("Pernyataan se-provinsi", "closed"),
            ("Tidak disebut tahunnya", ""),
            ("Klaim daerah", "self"),
        ),
    ],
)
def test_a_region_that_is_not_named_is_part_of_an_open_remainder(read, text, basis):  # noqa: F811
    assert only(read, "Dasar", text).basis == basis


@pytest.mark.parametrize(
    "remark",
    ["Menurut wali kota", "Klaim pemkot", "Klaim pemkot dalam siaran pers", "menurut bupati; peringkat 3"],
)
def test_a_figure_that_the_head_of_the_region_gives_is_its_own_claim(read, remark):  # noqa: F811
    assert only(read, "Catatan", remark).basis == "self"


def test_a_figure_that_an_agency_gives_is_no_claim_of_the_region(read):  # noqa: F811
    assert only(read, "Catatan", "Menurut KPK").basis == ""


def test_the_claim_of_a_region_counts_in_the_second_column_of_remarks_too(read):  # noqa: F811
    head = ["Pemda", "Tahun", "Indeks SPI", "Catatan", "Keterangan"]
    rows = [["Indeks SPI"], head, ["Kota Blitar", 2023, 74.13, "Peringkat 8 di Jawa Timur", "Klaim pemkot"]]
    (seen,) = read("a.xlsx", Sheet1=rows).observations
    assert seen.basis == "self"


@pytest.mark.parametrize("remark", ["Klaim pemkot sebelum verifikasi", "Menurut bupati: 7 dari 8 area", "Nilai klaim"])
def test_a_claim_of_a_part_or_of_an_earlier_version_is_asked_back(read, remark):  # noqa: F811
    head = ["Pemda", "Tahun", "Indeks SPI", "Catatan"]
    found = read("a.xlsx", Sheet1=[["Indeks SPI"], head, ["Kota Blitar", 2023, 74.13, remark]])
    assert [(finding.rule, finding.cell) for finding in found.findings] == [("remark_of_part", "D3")]
    assert not found.observations
