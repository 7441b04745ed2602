"""The statistics office prints titles and headings in two languages: the English half repeats the Indonesian one."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TITLE = ["Indeks SPBE Menurut Kabupaten/Kota di Provinsi Jawa Timur, 2023-2024"]
ROWS = [["Kabupaten Pacitan", 3.1, 3.2], ["Kota Blitar", 3.5, 3.6]]
FIGURES = {("35.01", 2023, 3.1), ("35.01", 2024, 3.2), ("35.72", 2023, 3.5), ("35.72", 2024, 3.6)}


def figures(found):
    return {(seen.region, seen.year, seen.value) for seen in found.observations}


@pytest.mark.parametrize(
    "english",
    [
        "E-Government Index by Regency/Municipality in Jawa Timur Province, 2023-2024",
        "Index of Electronic Government of Regencies and Municipalities, 2023-2024",
        "Electronic-Based Government Index by Regency/City, 2023-2024",
    ],
)
def test_a_title_that_repeats_in_english_is_no_other_measure(read, english):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, [english], ["Kabupaten/Kota", "2023", "2024"], *ROWS])
    assert figures(found) == FIGURES
    assert faults(found) == []


@pytest.mark.parametrize(
    "other",
    [
        "Target of the E-Government Index by Regency, 2023-2024",
        "Rank by Regency/Municipality in the Province",
        "Indeks Kesejahteraan Menurut Kabupaten/Kota",
        "Human Development Index",
    ],
)
def test_a_title_of_another_quantity_is_not_passed_over(read, other):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, [other], ["Kabupaten/Kota", "2023", "2024"], *ROWS])
    assert figures(found) == set()


@pytest.mark.parametrize(
    "key", ["Kabupaten/Kota\nRegency/Municipality", "Kabupaten/Kota\r\nRegency/City", "Kabupaten/Kota\nRegency"]
)
def test_a_heading_in_two_lines_names_one_column(read, key):  # noqa: F811
    rows = [["Kabupaten/Regency"], ["1. Pacitan", 3.1, 3.2], ["Kota/Municipality"], ["2. Blitar", 3.5, 3.6]]
    found = read("a.xlsx", S=[TITLE, [key, "2023", "2024"], *rows])
    assert figures(found) == FIGURES
    assert faults(found) == []


def test_a_heading_of_figures_in_two_languages_is_read_and_a_second_line_that_says_more_counts(read):  # noqa: F811
    rows = [["Kota Blitar", 77.1]]
    found = read("a.xlsx", S=[["MCP 2024"], ["Kabupaten/Kota\nRegency/City", "Nilai MCP\nMCP Score"], *rows])
    assert figures(found) == {("35.72", 2024, 77.1)}
    found = read("a.xlsx", S=[["MCP 2024"], ["Kabupaten/Kota", "Nilai MCP\n(Target)"], *rows])
    assert figures(found) == set()
