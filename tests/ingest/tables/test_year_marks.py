"""A year with a bound, a sign of doubt or an unexplained mark is asked back, and is never read as that year alone."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TITLE = ["Nilai MCP Kabupaten/Kota"]


@pytest.mark.parametrize(
    "mark", [">{}", "<{}", "≥ {}", "~{}", "{}?", "{} (?)", "{}!", "{}(p)", "{} (r)", "{}*", "Nilai MCP {}?"]
)
def test_a_column_below_such_a_year_is_asked_back(read, mark):  # noqa: F811
    rows = [TITLE, ["Kab/Kota", "2022", mark.format(2024)], ["Kota Blitar", 60, 88.1], ["Kota Batu", 61, 91]]
    found = read("a.xlsx", Sheet1=rows)
    assert {seen.year for seen in found.observations} == {2022}
    assert faults(found)


@pytest.mark.parametrize(
    ("heading", "note"), [("2024*", "*) LHP terbit Mei 2025"), ("2024 a)", "a) diolah"), ("Tahun 2024", "")]
)
def test_a_mark_that_a_note_explains_is_none(read, heading, note):  # noqa: F811
    rows = [TITLE, ["Kab/Kota", "2022", heading], ["Kota Blitar", 60, 88.1], ["Kota Batu", 61, 91], [], [note]]
    found = read("a.xlsx", Sheet1=rows)
    assert ({seen.year for seen in found.observations}, faults(found)) == ({2022, 2024}, [])


@pytest.mark.parametrize("cell", ["2024?", ">2024", "~2024"])
def test_so_is_a_cell_of_the_year(read, cell):  # noqa: F811
    found = read("a.xlsx", Sheet1=[TITLE, ["Kab/Kota", "Tahun", "Nilai MCP"], ["Kota Blitar", cell, 88.1]])
    assert found.observations == []
    assert faults(found)
