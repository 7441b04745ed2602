"""Whose row it is: what columns, rows above, titles and codes say of a bare name, and what they leave open."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TITLE = ["Nilai MCP 2024"]
HEADER = ["No", "Kabupaten/Kota", "Nilai"]


def figures(ingested):
    return {seen.region: seen.value for seen in ingested.observations}


@pytest.mark.parametrize("mark", [None, "-", "–", "n/a", "0", 0, "tidak ada"])
def test_of_two_columns_the_one_with_a_name_counts(read, mark):  # noqa: F811
    rows = [["No", "Kabupaten", "Kota", "Nilai"], [1, "Blitar", mark, 70], [2, mark, "Malang", 75]]
    found = read("a.xlsx", S=[TITLE, *rows])
    assert figures(found) == {"35.05": 70, "35.73": 75}
    assert faults(found) == []


@pytest.mark.parametrize("names", [("Blitar", "Malang"), ("Blitar", "Blitar"), ("-", "-"), ("Blitar", 1)])
def test_two_names_or_none_are_asked_back(read, names):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, ["No", "Kabupaten", "Kota", "Nilai"], [1, *names, 70], [2, "Kota Batu", None, 75]])
    assert figures(found) == {"35.79": 75}
    assert len(faults(found)) == 1
    assert found.findings[0].cell == "B3"
