"""Two figures of one region and year that lie in different classes are a finding, wherever they stand."""

import re

import openpyxl
import pytest

from antikorupsi.ingest.tables.finding_rules import say_finding
from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules import frameworks
from helpers import regions

OMBUDSMAN = "Kepatuhan Standar Pelayanan Publik Ombudsman"


def ingested(folder, title, heads, *rows):
    for number, row in enumerate(rows):
        book = openpyxl.Workbook()
        for each in [[title], heads, ["Kota Blitar", *row]]:
            book.active.append(each)
        book.save(folder / f"{number}.xlsx")
    return ingest(folder, regions.official(), bands=frameworks.load("kabkota-2025").bands).findings


@pytest.mark.parametrize(
    ("title", "items", "one", "other", "name"),
    [
        (OMBUDSMAN, ["Zona", "Kategori"], ["Kuning", None], [None, "B"], "Zona / Kategori"),
        (OMBUDSMAN, ["Nilai Kepatuhan", "Kategori"], [70.5, None], [None, "B"], "Nilai Kepatuhan / Kategori"),
        (OMBUDSMAN, ["Nilai Kepatuhan", "Zona"], [70.5, None], [None, "Hijau"], "Nilai Kepatuhan / Zona"),
        ("Maturitas SPIP", ["Nilai Maturitas", "Level"], [2.9, None], [None, 3], "Nilai Maturitas / Level"),
        ("SAKIP", ["Predikat SAKIP", "Nilai"], ["B", None], [None, 55], "Predikat SAKIP / Nilai"),
    ],
)
def test_sources_of_different_items_and_classes_are_a_finding_that_names_both(tmp_path, title, items, one, other, name):
    found = ingested(tmp_path, title, ["Kab/Kota", "Tahun", *items], [2024, *one], [2024, *other])
    assert [each.rule for each in found] == ["two_values"]
    assert found[0].details["item"]["id"].endswith(f", {name}")
    assert {place.partition(",")[0] for _, place in found[0].details["values"]} == {"0.xlsx", "1.xlsx"}


@pytest.mark.parametrize(
    ("title", "items", "one", "other"),
    [
        (OMBUDSMAN, ["Zona", "Kategori"], ["Hijau", None], [None, "A"]),
        (OMBUDSMAN, ["Nilai Kepatuhan", "Kategori"], [78, None], [None, "C"]),
        (OMBUDSMAN, ["Nilai Kepatuhan", "Zona"], [77.995, None], [None, "Hijau"]),
        ("Maturitas SPIP", ["Nilai Maturitas", "Level"], [3.1, None], [None, 3]),
        ("Maturitas SPIP", ["Nilai Maturitas", "MRI"], [2.9, None], [None, 3]),
    ],
)
def test_classes_that_agree_within_rounding_are_none(tmp_path, title, items, one, other):
    assert ingested(tmp_path, title, ["Kab/Kota", "Tahun", *items], [2024, *one], [2024, *other]) == []


def test_years_and_interim_figures_are_not_held_against_each_other(tmp_path):
    heads = ["Kab/Kota", "Tahun", "Nilai Maturitas", "Level", "Status Angka"]
    assert ingested(tmp_path, "Maturitas SPIP", heads, [2023, 2.9, None, None], [2024, None, 3, None]) == []
    assert ingested(tmp_path, "Maturitas SPIP", heads, [2024, 2.9, None, "Sementara"], [2024, None, 3, None]) == []


def test_sources_that_differ_item_by_item_are_not_named_again_across_items(tmp_path):
    heads = ["Kab/Kota", "Tahun", "Nilai", "Predikat SAKIP"]
    found = ingested(tmp_path, "SAKIP", heads, [2024, 55.9, "CC"], [2024, 62, "B"])
    assert [each.details["item"]["en"].rpartition(", ")[2] for each in found] == ["Score", "SAKIP rating"]


def test_every_finding_on_two_sources_names_the_region_and_the_cell_and_value_of_each(tmp_path):
    heads = ["Kab/Kota", "Tahun", "Nilai Kepatuhan", "Kategori"]
    found = ingested(tmp_path, OMBUDSMAN, heads, [2024, 90, "C"], [2024, 80, "A"])
    assert sorted({each.rule for each in found}) == ["score_and_category_differ", "two_values"]
    for each in found:
        said = say_finding(each.rule, each.details, "en")
        assert "Kota Blitar 35.72" in said.message
        assert len(re.findall(r"\d\.xlsx, Sheet![CD]3\)", said.message)) >= 2, said.message
