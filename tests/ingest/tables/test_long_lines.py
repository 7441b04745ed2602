"""Figures that commas cut into two fields, and figures below no heading, are findings and never read."""

import pytest

from antikorupsi.ingest.tables.frames import accounts_frame, unclosed_accounts
from antikorupsi.ingest.tables.ingest import ingest
from helpers import regions
from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture


@pytest.fixture
def read_text(tmp_path):
    """Writes a text file and ingests it; the account must close."""

    def write_and_read(text):
        (tmp_path / "a.csv").write_text(text, encoding="utf-8")
        ingested = ingest(tmp_path, regions.official(), indicators=["i01"])
        assert unclosed_accounts(accounts_frame(ingested.accounts)) == []
        return ingested

    return write_and_read


def seen_in(ingested):
    return [(seen.region, seen.year, seen.value) for seen in ingested.observations]


def found_in(ingested, rule="fields_beyond_header"):
    return [finding.cell for finding in ingested.findings if finding.rule == rule]


YEARS = "Nilai MCP\nKabupaten/Kota,2023,2024\n"
NOTES = "Nilai MCP\nKabupaten/Kota,2023,2024,Keterangan\n"
REMARKS = "Nilai MCP\nKabupaten/Kota,Uraian,2023,2024,Keterangan\n"
BATU = [("35.79", 2023, 71), ("35.79", 2024, 80)]
CUT = {
    "both figures": (YEARS, "Kota Blitar,70,75,81,25", "D3"),
    "one figure": (YEARS, "Kota Blitar,70,75,81", "D3"),
    "an empty field last": (NOTES, "Kota Blitar,70,75,81,", "E3"),
    "a remark last": (NOTES, "Kota Blitar,70,75,81,baik", "E3"),
    "a remark with a comma above figures": (REMARKS, "Kota Blitar,baik, sekali,70,75,KPK", "F3"),
    "a remark with a comma and no remark behind": (REMARKS, "Kota Blitar,baik, sekali,70,75,", "F3"),
    "a name with a comma": (YEARS, "Blitar, Kota,70,75", "D3"),
    "quotation marks around other figures": (YEARS, '"Kota Blitar",70,75,"81,25"', "D3"),
}


@pytest.mark.parametrize(("header", "line", "cell"), CUT.values(), ids=CUT)
def test_a_line_longer_than_its_header_is_not_read(read_text, header, line, cell):
    batu = {YEARS: "Kota Batu,71,80", NOTES: "Kota Batu,71,80,", REMARKS: "Kota Batu,,71,80,"}[header]
    found = read_text(f"{header}{line}\n{batu}\n")
    assert found_in(found) == [cell]
    assert seen_in(found) == BATU


def test_a_line_as_long_as_its_header_is_read_beside_longer_ones(read_text):
    found = read_text(f"{YEARS}Kota Blitar,70,75,81\nKota Batu,71,80\n")
    assert seen_in(found) == BATU
    assert found_in(found) == ["D3"]


@pytest.mark.parametrize("line", ["Kota Batu,80,5", "Kota Batu,71,80,5"])
def test_a_short_line_is_not_read_beside_longer_ones(read_text, line):
    found = read_text(f"{NOTES}Kota Blitar,70,75,81,25\n{line}\n")
    assert seen_in(found) == []
    assert len(found_in(found)) == 2


def test_a_single_figure_is_not_cut_in_silence(read_text):
    header = "Nilai MCP 2024\nNo,Kabupaten/Kota,Nilai\n"
    found = read_text(f"{header}1,Kota Blitar,70\n2,Kota Batu,71,25\n")
    assert seen_in(found) == [("35.72", 2024, 70)]
    assert found_in(found) == ["D4"]


def test_many_cut_lines_are_one_finding_over_their_range(read_text):
    names = ["Blitar", "Batu", "Madiun", "Kediri", "Malang"]
    found = read_text("Nilai MCP 2024\nDaerah,Nilai\n" + "".join(f"Kota {name},71,25\n" for name in names))
    assert seen_in(found) == []
    assert found_in(found) == ["C3:C7"]


def test_regions_side_by_side_are_not_read_from_a_longer_line(read_text):
    found = read_text("Nilai MCP\nDaerah,Kota Blitar,Kota Batu\n2023,70,75,81\n2024,71,80\n")
    assert seen_in(found) == [("35.72", 2024, 71), ("35.79", 2024, 80)]
    assert found_in(found) == ["D3"]


def test_labels_are_not_shifted_by_a_comma_in_a_name(read_text):
    found = read_text("Opini BPK\nDaerah,2022,2023\nKota Blitar, Jatim,WTP,WDP\nKota Batu,WTP,WDP\n")
    assert [(seen.region, seen.label) for seen in found.observations] == [("35.79", "WTP"), ("35.79", "WDP")]
    assert found_in(found) == ["D3"]


WHOLE = {
    "quoted figures": (YEARS, 'Kota Batu,"71,0","80,0"'),
    "a dot as decimal mark": (YEARS, "Kota Batu,71.0,80.0"),
    "empty fields behind decimal figures": (YEARS, "Kota Batu,71.0,80.0,,"),
    "a comma in the last remark": (NOTES, "Kota Batu,71,80,baik, tetapi turun"),
    "a remark below no heading": (YEARS, "Kota Batu,71,80,baik"),
    "a note below": (YEARS, "Kota Batu,71,80\nSumber: KPK, 2025, hal. 5, 6"),
    "a place and date below": (YEARS, "Kota Batu,71,80\nDicetak di Jakarta, pada tanggal 5, Januari, 2025"),
}


@pytest.mark.parametrize(("header", "lines"), WHOLE.values(), ids=WHOLE)
def test_lines_whose_fields_are_whole_are_read(read_text, header, lines):
    found = read_text(f"{header}{lines}\n")
    assert seen_in(found) == BATU
    assert found_in(found) == []


def test_another_delimiter_cuts_no_decimal_comma(read_text):
    found = read_text("Nilai MCP\nDaerah;2023;2024\nKota Blitar;70,75;81,25\nKota Batu;71;80;5\n")
    assert seen_in(found) == [("35.72", 2023, 70.75), ("35.72", 2024, 81.25), *BATU]
    assert found_in(found, "cells_without_heading") == ["D2"]


@pytest.mark.parametrize("value", [81, "81,5", "sementara", "*)"])
def test_a_cell_below_no_heading_beside_figures_is_named(read, value):  # noqa: F811
    rows = [
        ["Daerah", "SPI 2024"],
        ["Kota Blitar", 70, None, value],
        ["Kota Batu", 71],
        ["Kota Madiun", 72, None, value],
    ]
    found = read("a.xlsx", S=[["Indeks SPI"], *rows])
    assert [seen.value for seen in found.observations] == [70, 71, 72]
    assert [(each.rule, each.cell, each.details) for each in found.findings] == [
        ("cells_without_heading", "D2", {"cells": "D3:D5"})
    ]


def test_cells_below_no_heading_of_a_turned_table_are_named(read):  # noqa: F811
    rows = [["Daerah", "Kota Blitar", "Kota Batu"], ["2023", 70, 71], [None, 75, 80]]
    found = read("a.xlsx", S=[["Indeks SPI"], *rows])
    assert [(each.rule, each.cell, each.details) for each in found.findings] == [
        ("cells_without_heading", "A4", {"cells": "B4:C4"})
    ]


def test_who_signs_below_a_turned_table_is_not_named(read):  # noqa: F811
    rows = [["Daerah", "Kota Blitar", "Kota Batu"], ["2023", 70, 71], [], [None, None, "Jakarta, 12 Januari 2026"]]
    found = read("a.xlsx", S=[["Indeks SPI"], *rows, [None, "Mengetahui", "Kepala Biro"]])
    assert [seen.value for seen in found.observations] == [70, 71]
    assert found_in(found, "cells_without_heading") == []


def test_numbers_of_rows_and_cells_beside_no_figures_are_not_named(read):  # noqa: F811
    rows = [[None, "Daerah", "SPI 2024"], [1, "Kota Blitar", 70], [2, "Kota Batu", 71], [None, "Jumlah", 141, 2]]
    found = read("a.xlsx", S=[["Indeks SPI"], *rows, [], ["", "Mengetahui", None, "Kepala"]])
    assert found_in(found, "cells_without_heading") == []
