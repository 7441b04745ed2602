"""Nothing is said of headings whose figures are all read."""

import openpyxl

from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions
from tests.ingest.tables.test_evidence import faults, read  # noqa: F401 the fixture


def test_years_below_the_name_of_a_year_column_leave_no_column_missing(tmp_path):
    book = openpyxl.Workbook()
    heads = [["No", "Entitas", "Tahun Anggaran", ""], ["", "", 2023, 2024]]
    for row in [["Opini BPK atas LKPD"], *heads, [1, "Kota Blitar", "WTP", "WDP"], [2, "Kota Batu", "WTP", "WTP"]]:
        book.active.append(row)
    book.active.merge_cells("C2:D2")
    book.save(tmp_path / "Opini.xlsx")
    found = ingest(tmp_path, regions.official())
    assert [(each.year, each.label) for each in found.observations] == [
        (2023, "WTP"),
        (2024, "WDP"),
        (2023, "WTP"),
        (2024, "WTP"),
    ]
    assert found.findings == []


def test_the_years_above_a_profile_are_no_unread_row(read):  # noqa: F811
    rows = [["Capaian Indikator Kota Blitar"], ["Indikator", 2023, 2024], ["Indeks SPI", 71, 72], ["Nilai MCP", 81, 82]]
    found = read("Profil.xlsx", S=rows)
    assert len(found.observations) == 4
    assert faults(found) == []
