"""A row between a header and its first region speaks of all rows below it, as a title does."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TITLE = ["MCP Tahun 2024"]


@pytest.mark.parametrize(
    "said", ["Baseline", "Median", "Batas lulus:", "Nilai terbobot", "Kuartil bawah", "Rata-rata klaster"]
)
@pytest.mark.parametrize("heading", ["Nilai", "MCP"])
def test_unknown_words_in_it_are_asked_back(read, heading, said):  # noqa: F811
    found = read("a.xlsx", Sheet1=[TITLE, ["Kab/Kota", heading], [said], ["Kota Blitar", 88.1], ["Kota Batu", 91]])
    assert found.observations == []
    assert len(faults(found)) == 1


@pytest.mark.parametrize("said", ["Provinsi Jawa Timur", "I. KABUPATEN DAN KOTA", "Tahun 2024", "Wilayah III", "Final"])
def test_known_words_in_it_hide_nothing(read, said):  # noqa: F811
    found = read("a.xlsx", Sheet1=[TITLE, ["Kab/Kota", "Nilai"], [said], ["Kota Blitar", 88.1], ["Kota Batu", 91]])
    assert ([seen.value for seen in found.observations], faults(found)) == ([88.1, 91], [])


def test_names_of_several_groups_of_regions_hide_nothing(read):  # noqa: F811
    rows = [["Gerbangkertosusila Raya"], ["Kota Surabaya", 88.1], ["Ijen Lestari"], ["Kab. Jember", 91]]
    found = read("a.xlsx", Sheet1=[TITLE, ["Kab/Kota", "Nilai"], *rows])
    assert [seen.value for seen in found.observations] == [88.1, 91]


def test_a_heading_that_names_the_figure_stands_against_it(read):  # noqa: F811
    found = read("a.xlsx", Sheet1=[TITLE, ["Kab/Kota", "Nilai MCP"], ["Gelombang pagi"], ["Kota Blitar", 88.1]])
    assert [seen.value for seen in found.observations] == [88.1]
