"""The score without its rating and areas without their total are read; a text below numbers is read where it can be."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures


def table(title, heads, row):
    return [[title], ["Kab/Kota", *heads], ["Kota Blitar", *row], ["Kota Batu", *row]]


def values(ingested):
    return [value for *_, value in figures(ingested)]


@pytest.mark.parametrize("heads", [["Nilai"], ["Skor SAKIP"], ["Nilai Evaluasi"], ["Pengukuran Kinerja", "Nilai"]])
def test_the_score_of_sakip_is_read_without_the_rating(read, heads):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("SAKIP 2024", heads, [20, 72.1][-len(heads) :]))
    assert [each for each in figures(found) if each[1] == "nilai"] == [("sakip", "nilai", 2024, 72.1)] * 2
    assert faults(found) == ["score_without_rating"]


@pytest.mark.parametrize(
    "title", ["Target SAKIP", "SAKIP Perangkat Daerah", "SAKIP Evaluasi Mandiri", "SAKIP Perencanaan Kinerja"]
)
def test_scores_of_plans_offices_and_parts_are_asked_back(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(f"{title} 2024", ["Nilai"], [72.1]))
    assert values(found) == []
    assert faults(found) == ["other_quantity"]


@pytest.mark.parametrize("areas", [["Perencanaan", "Penganggaran"], ["PBJ", "Perizinan", "Manajemen ASN"]])
def test_areas_are_read_without_their_total(read, areas):  # noqa: F811
    found = read("a.xlsx", Sheet1=table("MCP 2024 per Area", areas, [80, 81, 82][: len(areas)]))
    assert values(found) == [80, 81, 82][: len(areas)] * 2
    assert {item for _, item, *_ in figures(found)}.isdisjoint({"total"})
    assert faults(found) == []


@pytest.mark.parametrize(
    "title", ["Peringkat MCP 2024", "Target MCP 2024", "Jumlah indikator MCP 2024", "Bobot MCP 2024"]
)
def test_ranks_targets_counts_and_weights_of_areas_are_asked_back(read, title):  # noqa: F811
    found = read("a.xlsx", Sheet1=table(title, ["Perencanaan", "Penganggaran"], [8, 9]))
    assert values(found) == []
    assert faults(found) != []


@pytest.mark.parametrize(
    ("title", "cells", "expected"),
    [
        ("Maturitas SPIP", ["Level 3", "Level 2"], [("spip", "level", 2023, 3), ("spip", "level", 2024, 2)]),
        ("Maturitas SPIP", ["Terdefinisi", 3.1], [("spip", "level", 2023, 3), ("spip", "nilai", 2024, 3.1)]),
        ("Ombudsman", ["Hijau", "B"], [("ombudsman", "zona", 2023, "hijau"), ("ombudsman", "kategori", 2024, "B")]),
    ],
)
def test_levels_zones_and_categories_below_years_are_read(read, title, cells, expected):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", 2023, 2024], ["Kota Blitar", *cells]])
    assert figures(found) == expected
    assert faults(found) == []


@pytest.mark.parametrize(
    ("title", "cell", "rule"),
    [
        ("SPIP", "Level 3+", "not_a_number"),
        ("SPIP", "Level 6", "not_a_number"),
        ("Target SPIP", "Level 3", "other_quantity"),
    ],
)
def test_a_text_that_is_no_label_and_a_level_of_a_target_are_asked_back(read, title, cell, rule):  # noqa: F811
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", 2023, 2024], ["Kota Blitar", cell, cell]])
    assert values(found) == []
    assert set(faults(found)) == {rule}


def test_a_title_of_reports_in_time_names_no_compliance(read):  # noqa: F811
    rows = [["Kepatuhan LHKPN Tepat Waktu 2024"], ["Pemda", "Kepatuhan"], ["Kota Blitar", 80]]
    found = read("LHKPN.xlsx", Sheet1=rows)
    assert (found.observations, [finding.rule for finding in found.findings]) == ([], ["other_quantity"])
