"""What contradicts a figure is said: a fraction below a text, the word for another class, a label in doubt."""

import pytest

from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules import frameworks
from helpers import regions
from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_other_quantities import figures


def values(ingested):
    return [value for *_, value in figures(ingested)]


def read_csv(folder, text):
    (folder / "SPI 2024.csv").write_text(text, encoding="utf-8")
    return ingest(folder, regions.official())


@pytest.mark.parametrize("heading", ["Keterangan", "Catatan", "Sumber", "Kategori"])
def test_the_fraction_of_a_decimal_comma_below_a_text_is_asked_back(tmp_path, heading):
    rows = ["Kota Blitar,70,1", "Kota Batu,71,25", "Kota Madiun,72"]
    found = read_csv(tmp_path, "\n".join([f"Kab/Kota,Indeks SPI,{heading}", *rows]))
    assert (values(found), faults(found)) == ([72], ["fraction_in_text"] * 2)


def test_years_before_a_text_are_asked_back_too(tmp_path):
    found = read_csv(tmp_path, "Kab/Kota,2023,2024,Keterangan\nKota Blitar,70,1,71\nKota Batu,70,71,\n")
    assert (values(found), faults(found)) == ([70, 71], ["fraction_in_text"])


@pytest.mark.parametrize(
    "rows",
    [
        ["Kab/Kota,Indeks SPI,Keterangan", "Kota Blitar,70.1,1", "Kota Batu,71.2,naik 2"],
        ["Kab/Kota,Indeks SPI,Responden", "Kota Blitar,70,350", "Kota Batu,71,410"],
        ["Kab/Kota;Indeks SPI;Keterangan", "Kota Blitar;70;1", "Kota Batu;71;"],
    ],
)
def test_numbers_beside_figures_that_a_comma_does_not_cut_are_none(tmp_path, rows):
    assert len(values(read_csv(tmp_path, "\n".join(rows)))) == 2


@pytest.mark.parametrize(
    ("title", "heads", "right", "wrong"),
    [
        ("SPI 2024", ["Indeks", "Kategori"], [80, "Terjaga"], [60, "Terjaga"]),
        ("SPI 2024", ["Indeks SPI", "Status Kerentanan"], [60, "Rentan"], [80, "Rentan"]),
        ("SPBE 2024", ["Indeks", "Predikat"], [3.6, "Sangat Baik"], [3.6, "Baik"]),
        ("SPBE 2024", ["Indeks SPBE", "Kategori"], [4.5, "Memuaskan"], [1.5, "Memuaskan"]),
        ("MCP 2024", ["Nilai MCP", "Kategori MCP"], [90, "Terjaga"], [60, "Terjaga"]),
    ],
)
def test_a_class_word_that_contradicts_the_figure_is_said(tmp_path, title, heads, right, wrong):
    import openpyxl

    book = openpyxl.Workbook()
    for row in [[title], ["Kab/Kota", *heads], ["Kota Blitar", *right], ["Kota Batu", *wrong]]:
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    found = ingest(tmp_path, regions.official(), bands=frameworks.load("kabkota-2025").bands)
    assert values(found) == [right[0], wrong[0]]
    said = [(each.rule, each.cell) for each in found.findings if each.rule == "score_and_category_differ"]
    assert said == [("score_and_category_differ", "C4")]


@pytest.mark.parametrize("doubted", ["A-", "B?", "BB -", "~A", ">= BB", "B (?)", "A–", "WTP?", "WTP-", "?WDP"])
def test_a_label_with_a_sign_of_doubt_is_asked_back(read, doubted):  # noqa: F811
    title, heading = ("Opini BPK 2024", "Opini") if "W" in doubted else ("SAKIP 2024", "Predikat")
    found = read("a.xlsx", Sheet1=[[title], ["Kab/Kota", heading], ["Kota Blitar", doubted]])
    assert (values(found), faults(found)) == ([], ["unknown_label"])


@pytest.mark.parametrize("written", ["WTP", "wtp.", "(WTP)", "WTP*", "WTP-DPP", "WTP - DPP", "- WTP"])
def test_other_signs_are_none_of_doubt(read, written):  # noqa: F811
    found = read("a.xlsx", Sheet1=[["Opini BPK 2024"], ["Kab/Kota", "Opini"], ["Kota Blitar", written]])
    assert (len(values(found)), faults(found)) == (1, [])
