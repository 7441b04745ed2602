"""Sums and means that a table itself names are held against their parts, and a contradiction is never read silently."""

import openpyxl
import pytest

from antikorupsi.ingest.tables.finding_rules import say_finding
from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions

NAMES = ["Kota Blitar", "Kota Batu", "Kota Malang", "Kota Kediri", "Kota Madiun"]
PARTS = [[80, 70.5, 91], [60.25, 77, 81], [90, 95, 99.5], [55, 64, 71.5], [88, 90, 79]]


@pytest.fixture
def read(tmp_path):
    def write_and_read(*rows):
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / "data.xlsx")
        found = ingest(tmp_path, regions.official())
        return {seen.cell: seen.value for seen in found.observations}, found.findings

    return write_and_read


def mean(parts):
    return round(sum(parts) / len(parts), 2)


def with_years(total, wrong=None):
    """Three years of SPI with a column of their mean or sum, of which that of one row may be wrong."""
    rows = [[name, *parts, total(parts)] for name, parts in zip(NAMES, PARTS, strict=True)]
    if wrong is not None:
        rows[1][4] = wrong
    return [["Survei Penilaian Integritas"], ["Kab/Kota", 2022, 2023, 2024, "Rata-rata"], *rows]


@pytest.mark.parametrize("total", [mean, sum])
def test_a_row_whose_mean_or_sum_is_not_that_of_its_parts_is_asked_back_and_none_of_it_is_used(read, total):
    assert read(*with_years(total))[1][1:] == []
    figures, findings = read(*with_years(total, 99.9))
    found = next(each for each in findings if each.rule.endswith("_beside_differs"))
    assert found.cell == "E4"
    message = say_finding(found.rule, found.details, "id").message
    assert all(each in message for each in ("Rata-rata", "99,9", "B4:D4")), message
    assert not {"B4", "C4", "D4"} & set(figures)
    assert len(figures) == 12


def test_a_main_figure_that_is_not_the_mean_of_its_areas_is_asked_back(read):
    areas = ["Perencanaan", "Penganggaran", "Pengadaan Barang dan Jasa"]
    rows = [[name, mean(parts), *parts] for name, parts in zip(NAMES, PARTS, strict=True)]
    rows[2][1] = 49.83
    figures, findings = read(["Nilai MCP Tahun 2024"], ["Kab/Kota", "Nilai MCP", *areas], *rows)
    assert [(each.rule, each.cell) for each in findings] == [("mean_beside_differs", "B5")]
    assert "B5" not in figures
    assert "B4" in figures


def test_figures_side_by_side_that_are_no_sum_of_one_another_are_left_alone(read):
    rows = [[name, *parts] for name, parts in zip(NAMES, PARTS, strict=True)]
    assert read(["Survei Penilaian Integritas"], ["Kab/Kota", 2022, 2023, 2024], *rows)[1] == []


def below(label, foot, figures=(77.1, 81.25, 69.4, 90.0, 72.3)):
    rows = [[name, figure] for name, figure in zip(NAMES, figures, strict=True)]
    return [["Survei Penilaian Integritas Tahun 2024"], ["Kab/Kota", "Indeks SPI"], *rows, [label, foot]]


@pytest.mark.parametrize("foot", [78.01, 390.05, 5, 78.0])
def test_a_foot_that_is_the_mean_the_sum_or_the_number_of_the_figures_is_in_order(read, foot):
    assert read(*below("Rata-rata" if foot < 100 else "Jumlah", foot))[1] == []


def test_a_figure_with_two_digits_changed_over_is_found_by_the_foot_and_not_used(read):
    figures, findings = read(*below("Rata-rata", 78.01, (71.7, 81.25, 69.4, 90.0, 72.3)))
    assert [(each.rule, each.cell) for each in findings] == [("figure_against_foot", "B3")]
    message = say_finding("figure_against_foot", findings[0].details, "en").message
    assert all(each in message for each in ("71.7", "77.1", "B8", "78.01")), message
    assert "B3" not in figures


def test_a_foot_that_no_single_slip_explains_is_a_warning_at_the_foot(read):
    figures, findings = read(*below("Rata-rata", 80.77))
    assert [(each.rule, each.cell) for each in findings] == [("foot_differs", "B8")]
    assert len(figures) == 5


@pytest.mark.parametrize("label", ["Rata-rata Nasional", "Nasional", "Rata-rata Provinsi Jawa Timur", "Jumlah"])
def test_the_mean_of_a_wider_whole_is_no_mean_of_these_rows(read, label):
    assert read(*below(label, 71.53))[1] == []
