"""The names beside codes prove or refute a list of codes; a code without a name is read only by what is left."""

import pytest

from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture

TITLE = ["Nilai MCP 2024"]
STATISTICS = [["1101", "Simeulue", 70], ["1102", "Aceh Singkil", 71]]
MINISTRY = [["1101", "Aceh Selatan", 70], ["1102", "Aceh Tenggara", 71]]


def figures(ingested):
    return {seen.region: seen.value for seen in ingested.observations}


@pytest.mark.parametrize("names", [1, 2], ids=["a single name", "two names"])
@pytest.mark.parametrize(("known", "meant"), [(STATISTICS, "11.01"), (MINISTRY, "11.03")])
def test_names_say_whose_the_codes_without_names_are(read, known, meant, names):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, ["Kode", "Kabupaten/Kota", "Nilai"], *known[:names], ["1103", None, 72]])
    assert figures(found)[meant] == 72
    assert len(found.observations) == names + 1
    assert faults(found) == []


@pytest.mark.parametrize("known", [[], [["3572", "Kota Blitar", 70]]], ids=["no name", "a name that fits all lists"])
def test_codes_beside_empty_names_are_asked_back(read, known):  # noqa: F811
    rows = [*known, ["9401", None, 70], ["9402", None, 71], ["9404", None, 72]]
    found = read("a.xlsx", S=[TITLE, ["Kode", "Kabupaten/Kota", "Nilai"], *rows])
    assert set(figures(found)) == ({"35.72"} if known else set())
    assert faults(found) == ["ambiguous_code"] * 3


def test_names_of_two_lists_leave_open_whose_other_codes_are(read):  # noqa: F811
    rows = [STATISTICS[0], MINISTRY[1], ["1103", None, 72]]
    found = read("a.xlsx", S=[TITLE, ["Kode", "Kabupaten/Kota", "Nilai"], *rows])
    assert set(figures(found)) == {"11.09", "11.02"}
    assert faults(found) == ["ambiguous_code"]


@pytest.mark.parametrize(
    ("heading", "regions"),
    [("Kode Kemendagri", ["94.01"]), ("Kode BPS", ["93.01"]), ("Kode", [])],
)
def test_a_heading_says_whose_the_codes_are(read, heading, regions):  # noqa: F811
    found = read("a.xlsx", S=[TITLE, [heading, "Kabupaten/Kota", "Nilai"], ["9401", None, 70]])
    assert list(figures(found)) == regions


def test_a_code_with_a_dot_is_the_ministrys_unless_names_refute_it(read):  # noqa: F811
    header = ["Kode", "Kabupaten/Kota", "Nilai"]
    assert figures(read("a.xlsx", S=[TITLE, header, ["94.01", None, 70]])) == {"94.01": 70}
    refuted = read("a.xlsx", S=[TITLE, header, ["11.01", "Simeulue", 70], ["11.03", None, 72]])
    assert figures(refuted) == {"11.09": 70, "11.01": 72}
