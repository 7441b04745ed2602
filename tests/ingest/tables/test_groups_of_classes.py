"""A class of the instrument above tables side by side says of which class their regions are; other groups block."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

KEYS = ["Kab/Kota", "Nilai", "Kab/Kota", "Nilai"]
ROWS = [["Kota Blitar", 90, "Kota Batu", 60], ["Kota Madiun", 91, "Kab. Ngawi", 61]]


@pytest.mark.parametrize("groups", [("Zona Hijau", "Zona Kuning"), ("Kategori A", "Kategori B")])
def test_tables_side_by_side_below_classes_are_read(read, groups):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Kepatuhan Ombudsman 2024"], [groups[0], None, groups[1], None], KEYS, *ROWS])
    assert [each.value for each in found.observations] == [90, 91, 60, 61]
    assert faults(found) == []


@pytest.mark.parametrize("group", ["Target", "Peringkat", "IDSD"])
def test_other_groups_above_one_of_them_block_it(read, group):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Kepatuhan Ombudsman 2024"], ["Zona Hijau", None, group, None], KEYS, *ROWS])
    assert 60 not in [each.value for each in found.observations]
    assert faults(found) != []
