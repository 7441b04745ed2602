"""A row of headings below a heading over several columns: its words are part of the headings, known or not."""

import pytest

B, C = "Kota Blitar", "Kota Batu"


def values(ingested):
    return [(seen.cell, seen.year, seen.value) for seen in ingested.observations]


def rules(ingested):
    return [(found.rule, found.cell) for found in ingested.findings]


@pytest.mark.parametrize("claim", ["Mandiri", "Klaim", "Self Assessment", "Target"])
@pytest.mark.parametrize("verified", ["Verifikasi", "Verval", "Hasil Verifikasi", "QA", "Penjaminan Kualitas"])
def test_of_a_claim_and_a_verified_figure_the_verified_one_is_read(read, claim, verified):
    table = [["Nilai MCP 2024"], ["Pemda", "Nilai MCP"], ["", claim, verified], [B, 91, 81], [C, 92, 82]]
    ingested = read({"mcp.xlsx": table})
    assert values(ingested) == [("C4", 2024, 81), ("C5", 2024, 82)]
    assert {rule for rule, _ in rules(ingested)} <= {"unknown_column"}


def test_years_over_a_claim_and_its_check_give_the_checked_figure_of_each_year(read):
    head = [["Nilai Maturitas SPIP"], ["Pemda", 2023, "", 2024], ["", "PM", "QA", "PM", "QA"]]
    ingested = read({"spip.xlsx": [*head, [B, 3.9, 3.5, 3.8, 3.1]]})
    assert values(ingested) == [("C4", 2023, 3.5), ("E4", 2024, 3.1)]


@pytest.mark.parametrize(
    "words", [("T", "R"), ("Desember", "Juni"), ("Verval", "Validasi"), ("Penetapan Tujuan", "Struktur dan Proses")]
)
@pytest.mark.parametrize("group", ["Nilai MCP", "2024"])
def test_unknown_words_below_a_heading_block_its_columns_by_one_error(read, group, words):
    table = [["Nilai MCP 2024"], ["Pemda", group], ["", *words], [B, 91, 81], [C, 92, 82]]
    ingested = read({"mcp.xlsx": table})
    assert values(ingested) == []
    assert rules(ingested) == [("other_quantity", "B3")]


def test_a_third_unknown_word_leaves_open_which_figure_is_final(read):
    table = [["Nilai SPIP 2024"], ["Pemda", "Nilai SPIP"], ["", "PM", "PK", "Evaluasi"], [B, 3.9, 3.5, 3.1]]
    ingested = read({"spip.xlsx": table})
    assert values(ingested) == []
    assert rules(ingested) == [("other_quantity", "B3")]


def test_columns_beside_a_blocked_group_are_read_and_the_group_is_an_error(read):
    table = [["Nilai MCP"], ["Pemda", "2023", "2024"], ["", "", "T", "R"], [B, 70, 91, 81]]
    ingested = read({"mcp.xlsx": table})
    assert values(ingested) == [("B4", 2023, 70)]
    assert ("other_quantity", "C3") in rules(ingested)


def test_headings_repeated_by_split_cells_are_one_group(read):
    head = [["Nilai MCP 2024"], ["Pemda", "Nilai MCP", "Nilai MCP"], ["Pemda", "Mandiri", "Verifikasi"]]
    ingested = read({"mcp.xlsx": [*head, [B, 91, 81]]})
    assert values(ingested) == [("C4", 2024, 81)]


def test_a_row_of_texts_below_headings_of_their_own_is_no_header(read):
    table = [["Opini BPK"], ["Pemda", "Tahun", "Opini", "Ket"], [B, 2022, "WTP"], ["", 2023, "WDP", "susulan"]]
    ingested = read({"opini.xlsx": table})
    assert [(seen.year, seen.label) for seen in ingested.observations] == [(2022, "WTP"), (2023, "WDP")]
