"""Rows of totals and means never head the rows below them, whatever number stands in them."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TOP = [["SPI 2024"], ["Pemda", "Indeks"], ["Kota Blitar", 70]]
BELOW = [["Kota Batu", 72], ["Kota Madiun", 71]]


def seen_of(ingested):
    return {(seen.region, seen.year, seen.item, seen.value) for seen in ingested.observations}


@pytest.mark.parametrize("number", [69, "69", 69.5, 7, None, "-"])
@pytest.mark.parametrize(
    "name",
    ["Rata-rata 2023", "Rata-rata Nasional Tahun 2023", "Jumlah", "Rerata Jawa Barat", "Nasional 2023", "Total 2022"],
)
def test_a_total_or_mean_leaves_the_rows_below_as_they_are(read, name, number):  # noqa: F811
    found = read("SPI.xlsx", S=[*TOP, [name, number], *BELOW])
    expected = {("35.72", 2024, "total", 70), ("35.79", 2024, "total", 72), ("35.77", 2024, "total", 71)}
    if number is None:  # alone in its row it may be asked back, and moves nothing
        assert seen_of(found) == expected or faults(found)
        assert seen_of(found) <= expected
    else:
        assert (seen_of(found), faults(found)) == (expected, [])


@pytest.mark.parametrize("name", ["Rata-rata Internal", "Jumlah Responden", "Rata-rata Eksternal 2023"])
def test_a_mean_of_a_part_with_its_number_refuses_nothing(read, name):  # noqa: F811
    found = read("SPI.xlsx", S=[TOP[0], TOP[1], [name, 72], *BELOW])
    assert seen_of(found) == {("35.79", 2024, "total", 72), ("35.77", 2024, "total", 71)}
    assert faults(found) == []


@pytest.mark.parametrize("number", [69, "12"])
def test_a_year_beside_a_number_is_no_heading(read, number):  # noqa: F811
    found = read("SPI.xlsx", S=[*TOP, ["Tahun 2023", number], *BELOW])
    assert {year for _, year, *_ in seen_of(found)} == {2024}
    assert len(found.findings) == 1


def test_a_quantity_alone_in_its_row_still_heads_the_rows_below(read):  # noqa: F811
    found = read("SPI.xlsx", S=[*TOP, ["Jumlah responden"], *BELOW])
    assert seen_of(found) == {("35.72", 2024, "total", 70)}
