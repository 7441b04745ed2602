"""A number with its own class or unit in one cell is that number; the class is held against the number."""

import pytest

from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules import frameworks
from helpers import regions
from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

BANDS = frameworks.load("kabkota-2025").bands


@pytest.mark.parametrize(
    ("title", "heading", "cell", "value"),
    [
        ("Indeks SPI 2024", "Indeks SPI", "77,1 (Waspada)", 77.1),
        ("Indeks SPI 2024", "Indeks SPI", "Waspada (77.1)", 77.1),
        ("Indeks SPI 2024", "Indeks SPI", "88,1 poin", 88.1),
        ("Indeks SPI 2024", "Indeks SPI", "88,1/100", 88.1),
        ("MCP 2024", "Nilai MCP", "90.5 (Hijau)", 90.5),
        ("Indeks SPBE 2024", "Indeks SPBE", "3,21 (Baik)", 3.21),
        ("Indeks SPBE 2024", "Indeks SPBE", "3,1 / 5", 3.1),
        ("Kepatuhan 2024", "Nilai Ombudsman", "90,2 Kualitas Tertinggi", 90.2),
    ],
)
def test_a_number_with_its_class_or_unit_is_read(read, title, heading, cell, value):  # noqa: F811
    found = read("a.xlsx", S=[[title], ["Kab/Kota", heading], ["Kota Blitar", cell]])
    assert [seen.value for seen in found.observations] == [value]
    assert faults(found) == []


@pytest.mark.parametrize(
    "cell",
    [
        "88,1 (sementara)",
        "88,1 (2023)",
        "88,1/10",
        "88,1 (target)",
        "88,1 naik",
        "72 dari 100",
        "88,1 (KPK)",
        "3 (3,21)",
    ],
)
def test_a_number_with_any_other_word_is_asked_back(read, cell):  # noqa: F811
    found = read("a.xlsx", S=[["MCP 2024"], ["Kab/Kota", "Nilai MCP"], ["Kota Blitar", cell], ["Kota Batu", "70,1"]])
    assert [seen.region for seen in found.observations] == ["35.79"]
    assert len(faults(found)) == 1


@pytest.mark.parametrize(("cell", "rules"), [("77,1 (Terjaga)", ["score_and_category_differ"]), ("77,1 (Waspada)", [])])
def test_the_class_in_the_cell_is_held_against_the_number(tmp_path, cell, rules):
    rows = ["Indeks SPI 2024;", "Kab/Kota;Indeks SPI", f"Kota Blitar;{cell}", "Kota Batu;78,2"]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    found = ingest(tmp_path, regions.official(), bands=BANDS)
    assert [each.rule for each in found.findings] == rules
