"""`Target | Realisasi | Capaian`: the share of a target is never the figure; what was reached is, where it is named."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures


def values(ingested):
    return [value for *_, value in figures(ingested)]


def table(title, heads, row):
    return [[title], ["Kab/Kota", *heads], ["Kota Blitar", *row], ["Kota Batu", *row]]


@pytest.mark.parametrize("share", ["Capaian (%)", "Capaian", "% Capaian", "Persentase Capaian Kinerja", "%"])
@pytest.mark.parametrize(
    ("title", "row"), [("Capaian Kinerja MCP 2024", [90, 80, 88.9]), ("Indeks SPBE 2024", [3, 3.1, 103.3])]
)
def test_what_was_reached_is_read_and_the_share_is_not(read, title, row, share):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(title, ["Target", "Realisasi", share], row))
    assert values(found) == [row[1]] * 2
    assert faults(found) == []


def test_years_in_the_headings_or_above_them_change_nothing(read):  # noqa: F811
    heads = ["Target 2024", "Realisasi 2024", "% Capaian 2024"]
    assert values(read("a.xlsx", Sheet1=table("SPI", heads, [75, 70, 93.3]))) == [70, 70]


def test_below_a_group_that_names_the_instrument_what_was_reached_is_read(read):  # noqa: F811
    heads = [["Kab/Kota", "Nilai MCP", None, None], [None, "Target", "Realisasi", "Capaian"]]
    found = read("a.xlsx", Sheet1=[["Rekap 2024"], *heads, ["Kota Blitar", 90, 80, 88.9]])
    assert values(found) == [80]


@pytest.mark.parametrize("heads", [["Target 2024", "Capaian 2024 (%)"], ["Target", "Capaian"]])
def test_a_share_beside_its_target_alone_is_asked_back(read, heads):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("Capaian Kinerja SPI 2024", heads, [75, 88.9]))
    assert values(found) == []
    assert faults(found) == ["other_quantity"]


@pytest.mark.parametrize("heads", [["Capaian"], ["Target MCP", "Capaian MCP"], ["Capaian", "Peringkat"]])
def test_other_columns_called_capaian_are_read(read, heads):  # noqa: F811
    row = [80] if len(heads) == 1 else [90, 80] if "MCP" in heads[0] else [80, 3]
    assert values(read("a.xlsx", Sheet1=table("MCP 2024", heads, row))) == [80, 80]
