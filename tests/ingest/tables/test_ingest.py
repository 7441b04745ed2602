"""Cells into observations and findings: every figure with its cell, every fault with its remedy, nothing lost."""

import pytest

from antikorupsi.ingest.tables.finding_rules import say_finding
from antikorupsi.ingest.tables.frames import accounts_frame, findings_frame, unclosed_accounts, with_words

TITLE = [["Indeks SPI (Survei Penilaian Integritas)"], []]
HEADER = ["Kode Wilayah", "Pemerintah Daerah", "Provinsi", "Tahun", "Indeks SPI", "Sumber"]


def spi(*rows):
    return {"spi.xlsx": [*TITLE, HEADER, *rows]}


def rules(ingested):
    return [finding.rule for finding in ingested.findings]


def test_a_figure_carries_its_cell_and_address(read):
    ingested = read(spi(["35.72", "Kota Blitar", "Jawa Timur", 2024, "77,1", "https://contoh.go.id/spi"]))
    (observation,) = ingested.observations
    assert (observation.region, observation.instrument, observation.item) == ("35.72", "spi", "total")
    assert (observation.year, observation.value, observation.cell) == (2024, 77.1, "E4")
    assert (observation.file, observation.url) == ("spi.xlsx", "https://contoh.go.id/spi")
    assert not ingested.findings


@pytest.mark.parametrize(
    ("row", "rule", "cell"),
    [
        (["35.72", "Kota Blitar", "Jawa Timur", 2024, "tujuh puluh", ""], "not_a_number", "E4"),
        (["35.72", "Kota Blitar", "Jawa Timur", 2024, 771, ""], "out_of_range", "E4"),
        (["", "Kota Blitr", "Jawa Timur", 2024, 77.1, ""], "unknown_region", "B4"),
        (["", "Kota Blitar", "Jawa Tmur", 2024, 77.1, ""], "province_differs", "C4"),
        (["", "Kota Blitar", "Bali", 2024, 77.1, ""], "province_differs", "C4"),
        (["", "Blitar", "", 2024, 77.1, ""], "ambiguous_region", "B4"),
        (["", "Jambi", "", 2024, 77.1, ""], "ambiguous_region", "B4"),
        (["35.05", "Kota Blitar", "", 2024, 77.1, ""], "code_and_name_differ", "B4"),
        (["", "", "", 2024, 77.1, ""], "row_without_region", "B4"),
        (["35.72", "Kota Blitar", "", "kemarin", 77.1, ""], "unknown_year", "D4"),
    ],
)
def test_a_fault_becomes_a_finding_that_names_its_cell(read, row, rule, cell):
    ingested = read(spi(row, ["31.71", "Kota Administrasi Jakarta Pusat", "", 2024, 70, ""]))
    (finding,) = ingested.findings
    assert (finding.rule, finding.cell, finding.file) == (rule, cell, "spi.xlsx")
    assert [seen.region for seen in ingested.observations] == ["31.71"], "the other rows go on"
    for language in ("id", "en"):
        said = say_finding(finding.rule, finding.details, language)
        assert said.message
        assert said.remedy
        assert "{" not in said.message + said.remedy


def test_a_province_row_is_kept_under_the_code_of_the_province(read):
    ingested = read(spi([35, "Provinsi Jawa Timur", "", 2024, 73.1, ""]))
    assert [seen.region for seen in ingested.observations] == ["35"]


def test_codes_that_became_numbers_are_restored(read):
    ingested = read(spi([35.1, "Kab. Banyuwangi", "", 2024.0, 70, ""]))
    assert [(seen.region, seen.year) for seen in ingested.observations] == [("35.10", 2024)]


def test_years_as_columns_give_one_figure_a_year_with_the_address_of_that_year(read):
    header = ["Pemerintah Daerah", "2022", "Sumber 2022", 2023, "Sumber 2023"]
    rows = [
        ["Opini BPK atas LKPD"],
        header,
        ["Kota Blitar", "Wajar Tanpa Pengecualian", "https://a.id", "WTP-DPP", "https://b.id"],
    ]
    ingested = read({"opini.xlsx": rows})
    assert [(seen.year, seen.label, seen.url, seen.cell) for seen in ingested.observations] == [
        (2022, "WTP", "https://a.id", "B3"),
        (2023, "WTP-DPP", "https://b.id", "D3"),
    ]


def test_interim_figures_are_marked(read):
    header = ["Pemerintah Daerah", "Tahun", "Nilai MCP", "Status Angka"]
    ingested = read(
        {"mcp.xlsx": [["Monitoring Center for Prevention"], header, ["Kota Blitar", 2025, 60, "Sementara"]]}
    )
    assert [seen.status for seen in ingested.observations] == ["interim"]


def test_a_figure_told_twice_differently_is_kept_twice_and_named_once(read):
    row = ["35.78", "Kota Surabaya", "", 2023]
    ingested = read(spi([*row, 79.54, "https://a.id"], [*row, 79.57, "https://b.id"]))
    assert sorted(seen.value for seen in ingested.observations) == [79.54, 79.57]
    assert rules(ingested) == ["two_values"]
    found = ingested.findings[0]
    assert (
        "Survei Penilaian Integritas (SPI), Indeks SPI tahun 2023: 79,54 (spi.xlsx, "
        in say_finding(found.rule, found.details, "id").message
    )
    assert ", SPI index in 2023: 79.54 (spi.xlsx, " in say_finding(found.rule, found.details, "en").message


def test_a_rounded_figure_is_no_conflict(read):
    row = ["35.72", "Kota Blitar", "", 2024]
    assert rules(read(spi([*row, 97.98, ""], [*row, 98, ""]))) == []


def test_an_unknown_file_and_a_missing_column_are_findings_and_the_rest_goes_on(read):
    files = spi(["35.72", "Kota Blitar", "", 2024, 77.1, ""]) | {
        "rapat.xlsx": [["Daftar hadir"], ["Nama", "Jabatan"], ["A", "B"]],
        "sakip.xlsx": [["Predikat SAKIP"], ["Pemerintah Daerah", "Tahun", "Catatan"], ["Kota Blitar", 2024, "x"]],
    }
    ingested = read(files)
    assert sorted(rules(ingested)) == ["missing_column", "unknown_file"]
    assert len(ingested.observations) == 1


def test_a_file_that_is_no_spreadsheet_is_not_passed_over_in_silence(read, tmp_path):
    (tmp_path / "surat pengantar.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "~$spi.xlsx").write_bytes(b"lock")
    ingested = read(spi(["35.72", "Kota Blitar", "", 2024, 77.1, ""]))
    assert [(finding.rule, finding.file) for finding in ingested.findings] == [
        ("file_of_other_kind", "surat pengantar.pdf"),
        ("file_is_lock", "~$spi.xlsx"),
    ]


def test_a_column_nobody_knows_is_said_not_to_be_read(read):
    header = [*HEADER, "Indeks Kebahagiaan"]
    ingested = read({"spi.xlsx": [*TITLE, header, ["35.72", "Kota Blitar", "", 2024, 77.1, "", 80]]})
    assert [(finding.rule, finding.cell) for finding in ingested.findings] == [("unknown_column", "G3")]
    assert len(ingested.observations) == 1


def test_every_row_and_every_filled_cell_is_accounted_for(read):
    ingested = read(
        spi(
            ["35.72", "Kota Blitar", "", 2024, 77.1, ""],
            ["35.05", "Kabupaten Blitar", "", 2024, "-", ""],
            ["", "Kota Blitr", "", 2024, 70, ""],
            [],
            ["", "Rata-rata kabupaten/kota", "", 2024, 71, ""],
            ["Catatan: angka dari pemberitaan"],
        )
    )
    accounts = accounts_frame(ingested.accounts)
    assert unclosed_accounts(accounts) == []
    (account,) = accounts.to_dict("records")
    counted = {
        name: account[name]
        for name in ("rows", "title", "header", "blank", "note", "total", "empty", "figures", "rejected")
    }
    assert counted == {
        "rows": 9,
        "title": 1,
        "header": 1,
        "blank": 2,
        "note": 1,
        "total": 1,
        "empty": 1,
        "figures": 1,
        "rejected": 1,
    }


def test_an_account_that_does_not_add_up_is_named(read):
    accounts = accounts_frame(read(spi(["35.72", "Kota Blitar", "", 2024, 77.1, ""])).accounts)
    accounts.loc[0, "figures"] = 0
    assert unclosed_accounts(accounts) == ["spi.xlsx, Sheet"]


def test_simulated_figures_never_reach_a_real_region(read):
    ingested = read({"spi.xlsx": [["Indeks SPI - SIMULASI"], HEADER, ["35.72", "Kota Blitar", "", 2024, 77.1, ""]]})
    assert rules(ingested) == ["simulated_real_region"]
    assert not ingested.observations


def test_findings_are_told_in_the_senders_language_with_their_severity(read):
    ingested = read(spi(["35.72", "Kota Blitar", "", 2024, 771, ""]))
    (row,) = with_words(findings_frame(ingested.findings)).to_dict("records")
    assert row["severity"] == "error"
    assert row["message"] == "771 berada di luar skala 0 sampai 100."


def test_the_rows_of_an_empty_form_are_no_finding(read):
    ingested = read(
        {"hukum.xlsx": [["Status hukum"], ["Kode Wilayah", "Pemerintah Daerah", "Status Hukum", "Tanggal", "Sumber"]]}
    )
    assert not ingested.findings
    assert not ingested.observations


PAPER = [["LEMBAR PENILAIAN"], ["Daerah", "Kota Blitar"], ["Tahap", "Penilaian"], ["Tahun", 2025]]
PAPER_HEADER = ["No", "Komponen", "Indikator", "KPK", "BPKP", "Pleno", "Bukti Dukung"]


def test_a_working_paper_gives_scores_with_assessor_stage_and_cell(read):
    ingested = read({"lembar.xlsx": [*PAPER, PAPER_HEADER, [2, "k", "i", 90, 80, 85, "SK UPG"]]})
    seen = {(each.item, each.assessor): (each.value, each.label, each.cell) for each in ingested.observations}
    assert seen == {
        ("i02.skor", "KPK"): (90, None, "D6"),
        ("i02.skor", "BPKP"): (80, None, "E6"),
        ("i02.pleno", ""): (85, None, "F6"),
        ("i02.bukti", ""): (None, "SK UPG", "G6"),
    }
    assert {each.stage for each in ingested.observations} == {"penilaian"}


@pytest.mark.parametrize(
    ("paper", "rule"),
    [
        ([*PAPER, PAPER_HEADER, [20, "k", "i", 90, None, None, None]], "unknown_indicator"),
        ([*PAPER, PAPER_HEADER, ["dua", "k", "i", 90, None, None, None]], "unknown_indicator"),
        ([*PAPER, PAPER_HEADER, [2, "k", "i", 101, None, None, None]], "out_of_range"),
        ([*PAPER[:3], PAPER_HEADER, [2, "k", "i", 90, None, None, None]], "missing_year"),
        ([PAPER[0], PAPER[1], PAPER[3], PAPER_HEADER, [2, "k", "i", 90, None, None, None]], "missing_stage"),
        ([PAPER[0], *PAPER[2:], PAPER_HEADER, [2, "k", "i", 90, None, None, None]], "row_without_region"),
    ],
)
def test_a_working_paper_that_is_not_clear_is_a_finding_and_no_score(read, paper, rule):
    ingested = read({"lembar.xlsx": paper})
    assert rules(ingested) == [rule]
    assert not ingested.observations


def test_a_figure_without_a_year_is_said_to_have_none(read):
    header = ["Pemerintah Daerah", "Indeks SPI"]
    assert rules(read({"spi.xlsx": [["Indeks SPI"], header, ["Kota Blitar", 77.1]]})) == ["missing_year"]


def test_a_province_may_stand_without_the_word_for_it(read):
    ingested = read(spi(["", "JAWA TIMUR", "", 2024, 73.1, ""]))
    assert [seen.region for seen in ingested.observations] == ["35"]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://blitarkota.go.id/a", "region"),
        ("https://web.malangkota.go.id/a", "government"),
        ("https://blitarkab.go.id/a", "government"),
        ("https://web.malangkota.go.id/a; https://blitarkota.go.id", "region"),
        ("https://tidakdikenalkab.go.id/a", "region"),
    ],
)
def test_the_site_of_another_region_is_not_the_region_itself(read, address, kind):
    ingested = read(spi(["35.72", "Kota Blitar", "Jawa Timur", 2024, 77.1, address]))
    assert [seen.source_kind for seen in ingested.observations] == [kind]
