"""A cell or heading of a year that says more than the year is read by all it says: interim, a target, or asked back."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture
from tests.ingest.tables.test_said_beside import statuses

OTHERS = [
    "Target 2024",
    "2024 (target)",
    "proyeksi 2024",
    "2024 (internal)",
    "2024 tgt",
    "Rencana TA 2024",
    "2024 (klaim)",
]
UNKNOWN = ["2024 (Dinkes)", "2024 xyz", "dasar 2024", "2024 awal", "2024 (Kota Kediri)", "2024 nasional"]
MONTHS = [
    "2024-09",
    "09/2024",
    "2024 B09",
    "B.06 2024",
    "2024 (B03)",
    "September 2024",
    "TW III 2024",
    "2024 (sementara)",
]
YEARS = ["2024", "TA 2024", "Tahun 2024", "2024 (final)", "Tahun Anggaran 2024", "SPI 2024", "2024*", "Hasil 2024"]


def by_rows(name, written):
    return [[name], ["Kab/Kota", "Tahun", "Nilai"], ["Kota Blitar", written, 60], ["Kota Batu", 2023, 61]]


@pytest.mark.parametrize("name", ["SPI", "MCP"])
@pytest.mark.parametrize("written", OTHERS + UNKNOWN)
def test_a_year_beside_other_words_gives_no_final_figure(read, written, name):  # noqa: F811
    found = read("a.xlsx", Sheet1=by_rows(name, written))
    assert [(seen.year, seen.value) for seen in found.observations if seen.status == "final"] == [(2023, 61)] or (
        name == "MCP" and "internal" in written
    )
    assert faults(found)
    assert {each.cell for each in found.findings} == {"B3"}


@pytest.mark.parametrize("written", MONTHS)
def test_a_month_beside_the_year_makes_its_figure_interim(read, written):  # noqa: F811
    found = read("a.xlsx", Sheet1=by_rows("MCP", written))
    assert statuses(found) == ["interim", "final"]
    assert faults(found) == []


@pytest.mark.parametrize("written", ["2024-12", "2024 B12", "Desember 2024"])
def test_the_last_month_is_the_whole_year(read, written):  # noqa: F811
    assert statuses(read("a.xlsx", Sheet1=by_rows("MCP", written))) == ["final", "final"]


@pytest.mark.parametrize("written", YEARS)
def test_words_for_a_year_say_no_more_than_the_year(read, written):  # noqa: F811
    found = read("a.xlsx", Sheet1=by_rows("SPI", written))
    assert [seen.year for seen in found.observations] == [2024, 2023]
    assert faults(found) == []


@pytest.mark.parametrize("code", ["B03", "B06", "b09", "B.09"])
def test_the_code_of_a_month_in_a_heading_or_title_makes_figures_interim(read, code):  # noqa: F811
    rows = [["Kab/Kota", f"2024 ({code})", "2023"], ["Kota Blitar", 60, 80]]
    assert statuses(read("a.xlsx", Sheet1=[["MCP"], *rows])) == ["interim", "final"]
    title = [[f"Nilai MCP {code} Tahun 2024"], ["Kab/Kota", "Nilai"], ["Kota Blitar", 60]]
    assert statuses(read("b.xlsx", Sheet1=title))[-1] == "interim"


@pytest.mark.parametrize("aside", ["tgt", "target", "proy", "Dinkes", "simpul jaringan"])
def test_a_bracket_behind_a_year_that_nothing_explains_is_asked_back(read, aside):  # noqa: F811
    rows = [["Kab/Kota", f"2024 ({aside})", "2023"], ["Kota Blitar", 75, 70]]
    found = read("a.xlsx", Sheet1=[["SPI"], *rows])
    assert [(seen.year, seen.value) for seen in found.observations] == [(2023, 70)]
    assert len(faults(found)) == 1


def test_years_of_one_region_with_a_target_among_them(read):  # noqa: F811
    rows = [["Tahun", "SPI", "MCP"], [2023, 70, 80], [2024, 71, 81], ["2025 (target)", 75, 90]]
    found = read("Profil.xlsx", Kota_Blitar=rows)
    assert {seen.year for seen in found.observations} == {2023, 2024}
    assert faults(found) == ["other_quantity"]
