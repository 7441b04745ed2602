"""A finding names an instrument in the language of its sentence."""

import pytest

from antikorupsi.ingest import say_finding
from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture

SPI = [["Kota Blitar", 77.1, 60], ["Kota Malang", 70, 50]]
REGIONS = [["Kota Blitar", 40], ["Kota Batu", 41], ["Kota Malang", 39]]


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("unclear_title", [["MCP Tahun 2024"], ["Kab/Kota", "Nilai"], ["Kuartil bawah"], *REGIONS]),
        ("other_quantity", [["Hasil SPI Tahun 2024"], ["Kab/Kota", "Indeks SPI", "Responden Internal"], *SPI]),
        ("remark_of_part", [["MCP 2024"], ["Kab/Kota", "Nilai MCP", "Sumber"], ["Kota Blitar", 88.1, "Klaim daerah"]]),
        ("unknown_column", [["MCP 2024"], ["Kab/Kota", "Nilai MCP", "Serapan"], ["Kota Blitar", 88.1, 97]]),
    ],
)
def test_what_is_said_of_an_instrument_names_it_in_either_language(read, rule, rows):  # noqa: F811
    found = [each for each in read("a.xlsx", Sheet1=rows).findings if each.rule == rule]
    assert found
    for each in found:
        names = each.details["instrument"]
        assert names["id"] in say_finding(each.rule, each.details, "id").message
        assert names["en"] in say_finding(each.rule, each.details, "en").message
