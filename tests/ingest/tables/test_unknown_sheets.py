"""An unknown sheet is named by its near miss, sent back in no copy, and can be described by a draft."""

import openpyxl
import pytest

from antikorupsi.common import Language, read_plain
from antikorupsi.ingest import findings_frame, ingest, with_words
from antikorupsi.publish import write_instrument_drafts, write_marked_copies
from antikorupsi.rules import regions
from antikorupsi.rules.instruments.models import Instrument

SECRET = "Siti Rahasia"


@pytest.fixture
def read(tmp_path):
    def reading(rows, name="a.xlsx", *others):
        (tmp_path / "raw").mkdir(exist_ok=True)
        workbook = openpyxl.Workbook()
        for place, own in enumerate([rows, *others]):
            sheet = workbook.create_sheet(f"S{place}") if place else workbook.active
            for row in own:
                sheet.append(row)
        workbook.save(tmp_path / "raw" / name)
        ingested = ingest(tmp_path / "raw", regions.official())
        return ingested, with_words(findings_frame(ingested.findings))

    return reading


def test_the_sentence_names_the_instrument_and_the_heading_that_is_meant(read):
    _, found = read([["Capaian MCP 2024"], ["Kabupaten/Kota", "Nila MCPP"], ["Kota Blitar", 88], ["Kota Batu", 77]])
    only = found.iloc[0]
    assert (len(found), only.rule, only.cell) == (1, "almost_known_file", "B2")
    assert "berbicara tentang" in only.message
    assert "(MCP)" in only.message
    assert "Nilai MCP" in only.message
    assert "Nilai MCP" in only.remedy


def test_nothing_of_an_unknown_sheet_is_quoted(read):
    _, found = read([["Daftar hadir rapat MCP"], ["No", SECRET, "Nilai Siti"], [1, SECRET, 4]])
    assert SECRET not in found.to_csv()
    assert found["rule"].to_list() == ["almost_known_file"]


@pytest.mark.parametrize("title", ["Daftar hadir", "Rekap MCP dan SPI dan SAKIP"])
def test_a_sheet_that_speaks_of_none_or_of_several_is_unknown(read, title):
    _, found = read([[title], ["Urutan", "Hari"], [1, "Senin"]])
    assert found["rule"].to_list() == ["unknown_file"]


def test_a_masked_copy_that_comes_back_is_known(read):
    _, found = read([["(disamarkan)"], ["(disamarkan)", "(disamarkan)"], ["Kota Blitar", 88]])
    assert found["rule"].to_list() == ["masked_sheet"]


def test_unknown_sheets_have_no_marked_copy(read, tmp_path):
    _, found = read([["Daftar hadir"], ["Peserta", "Nilai"], [SECRET, 3], ["Kota Blitar", 4]])
    copied = write_marked_copies(found, Language("id"), tmp_path / "raw", regions.official(), tmp_path / "reports")
    assert copied == {}
    assert not list(tmp_path.glob("reports/**/*.xlsx"))


def test_beside_known_sheets_only_these_are_copied(read, tmp_path):
    known = [["Indeks SPI"], ["Kabupaten/Kota", "Tahun", "Indeks SPI"], ["Kota Blitr", 2024, 70]]
    _, found = read(known, "spi.xlsx", [["Daftar hadir"], ["Peserta"], [SECRET]])
    write_marked_copies(found, Language("id"), tmp_path / "raw", regions.official(), tmp_path / "reports")
    workbook = openpyxl.load_workbook(tmp_path / "reports" / "temuan" / "spi.xlsx")
    assert workbook.sheetnames == ["Temuan", "Sheet"]


IPKD = [
    ["Indeks Pengelolaan Keuangan Daerah"],
    ["No", "Pemda", "Indeks IPKD (skala 100)", "Peringkat"],
    [1, "Kota Blitar", 71.25, 3],
]


def test_a_draft_holds_the_headings_and_is_an_instrument_file(read, tmp_path):
    _, found = read(IPKD, "IPKD 2024.xlsx")
    (path,) = write_instrument_drafts(found, tmp_path / "raw", tmp_path / "temuan")
    text = path.read_text(encoding="utf-8")
    described = Instrument.model_validate(read_plain(path))
    assert described.id == "ipkd"
    assert "Indeks IPKD (skala 100)" in [name for column in described.columns for name in column.names]
    assert "0812" not in text
    path.write_text(text.replace("points", "index"), encoding="utf-8")
    assert write_instrument_drafts(found, tmp_path / "raw", tmp_path / "temuan") == []
    assert "index" in path.read_text(encoding="utf-8")


ROADS = [
    ["Kondisi Jalan 2024"],
    ["No", "Kabupaten/Kota", "Panjang Jalan (km)", "Kemantapan Jalan (%)"],
    [1, "Kota Blitar", 240.5, "70,5"],
    [2, "Kota Batu", 1100, "88,1"],
]


def test_a_draft_knows_numbers_in_texts_and_gives_no_range_that_they_leave(read, tmp_path):
    _, found = read(ROADS, "Jalan 2024.xlsx")
    (path,) = write_instrument_drafts(found, tmp_path / "raw", tmp_path / "temuan")
    described = Instrument.model_validate(read_plain(path))
    assert {column.item: column.range for column in described.columns} == {
        "panjang_jalan_km": None,
        "kemantapan_jalan": (0, 100),
    }


def test_years_side_by_side_are_one_column_of_a_draft(read, tmp_path):
    _, found = read([["Pengangguran"], ["Pemda", "2023", 2024], ["Kota Blitar", "5,1", 4.9]], "tpt.xlsx")
    (path,) = write_instrument_drafts(found, tmp_path / "raw", tmp_path / "temuan")
    (column,) = Instrument.model_validate(read_plain(path)).columns
    assert (column.item, column.by_year) == ("nilai", True)


def test_a_list_of_persons_gives_no_draft(read, tmp_path):
    _, found = read([["Daftar hadir"], ["Peserta", "Kesan"], [SECRET, "baik"], ["Budi", "baik"]])
    assert write_instrument_drafts(found, tmp_path / "raw", tmp_path / "temuan") == []


def test_seventy_six_figures_without_a_year_are_one_finding_over_their_range(read):
    names = [region.name for region in regions.official() if region.province_code == "35"] * 3
    ingested, found = read([["Indeks SPI"], ["Kabupaten/Kota", "Indeks SPI"], *[[name, 70] for name in names[:76]]])
    assert found["cell"].to_list() == ["B3:B78"]
    assert found["rule"].to_list() == ["missing_year"]
    assert len(found["region"].iloc[0].split(", ")) == len(set(names[:76]))
    assert ingested.accounts[0].faulty == 76


def test_figures_that_were_read_part_a_range(read):
    rows = [["Kota Blitar", "lalu", 51]] * 4 + [["Kota Batu", 2024, 52]] + [["Kota Malang", "lalu", 53]] * 4
    _, found = read([["Indeks SPI"], ["Kabupaten/Kota", "Tahun", "Indeks SPI"], *rows])
    assert [cell for cell, rule in zip(found["cell"], found["rule"], strict=True) if rule == "unknown_year"] == [
        "B3:B6",
        "B8:B11",
    ]


def test_few_equal_findings_stay_apart(read):
    rows = [["Kota Blitar", None, 71], ["Kota Batu", None, 72], ["Kota Malang", "", 73]]
    _, found = read([["Indeks SPI"], ["Kabupaten/Kota", "Tahun", "Indeks SPI"], *rows])
    assert len(found) == 3
