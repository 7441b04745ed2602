"""A total, a weighted score or the bare name of a part beside figures of several instruments is no second figure."""

import pytest

from tests.ingest.tables.test_evidence import read  # noqa: F401 the fixture


def of_blitar(found):
    return {(seen.instrument, seen.item): seen.value or seen.label for seen in found.observations}


def table(heads, figures, title="Rekap 2024"):
    return [[title], ["Kab/Kota", *heads], ["Kota Blitar", *figures]]


def rules(found):
    return [(finding.rule, finding.cell) for finding in found.findings]


@pytest.mark.parametrize("heading", ["Total", "Nilai Akhir", "Skor", "Nilai", "Capaian"])
@pytest.mark.parametrize("title", ["Rekap 2024", "Rekap Penilaian 2024", "SPBE, SPI dan MCP 2024", "MCP 2024"])
def test_a_general_word_beside_several_instruments_is_asked_back(read, heading, title):  # noqa: F811
    found = read("R.xlsx", Sheet1=table(["SPI", "MCP", heading], [70, 80, 75], title))
    assert of_blitar(found) == {("spi", "total"): 70, ("mcp", "total"): 80}
    assert [cell for _, cell in rules(found)] == ["D2"]


@pytest.mark.parametrize(
    "heads", [["Nilai", "Bobot", "Skor"], ["Skor", "Bobot", "Nilai"], ["Nilai", "Bobot (%)", "Nilai Akhir"]]
)
def test_a_weighted_score_is_no_second_figure(read, heads):  # noqa: F811
    groups = [None, "SPI", None, None, "MCP", None, None]
    rows = [["Penilaian Calon 2024"], groups, ["Kab/Kota", *heads, *heads], ["Kota Blitar", 70, 10, 7, 80, 20, 16]]
    found = read("R.xlsx", Sheet1=rows)
    assert of_blitar(found) == {("spi", "total"): 70, ("mcp", "total"): 80}
    assert {cell for _, cell in rules(found)} >= {"C3", "G3"}


def test_a_score_behind_a_weight_is_not_the_figure_where_the_heading_before_it_is_not_known(read):  # noqa: F811
    rows = [[None, "SPI", None, "MCP", None, None], ["Kab/Kota", "Nilai", "Bobot", "Indeks", "Bobot", "Nilai"]]
    found = read("R.xlsx", Sheet1=[["Penilaian Calon 2024"], *rows, ["Kota Blitar", 70, 10, 80, 20, 16]])
    assert of_blitar(found) == {("spi", "total"): 70}
    assert ("unclear_column", "F3") in rules(found)


@pytest.mark.parametrize(
    ("heads", "figures"),
    [(["APIP", "Pelayanan Publik"], [3, 4.2]), (["Layanan"], [3.5]), (["Manajemen", "ASN"], [3, 70])],
)
def test_bare_names_of_parts_outside_their_set_are_asked_back(read, heads, figures):  # noqa: F811
    found = read("R.xlsx", Sheet1=table(["MCP", "SPI", "SPBE", *heads], [80, 70, 3.1, *figures]))
    assert of_blitar(found) == {("mcp", "total"): 80, ("spi", "total"): 70, ("spbe", "total"): 3.1}
    assert {"unclear_column", "unknown_column"} >= {rule for rule, _ in rules(found)} != set()


def test_a_set_of_parts_and_scores_beside_their_own_rating_are_read(read):  # noqa: F811
    heads = ["MCP", "Perencanaan", "Penganggaran", "PBJ", "SPI"]
    found = read("a.xlsx", Sheet1=table(heads, [80, 81, 82, 83, 70]))
    assert (len(of_blitar(found)), found.findings) == (5, [])
    found = read("a.xlsx", Sheet1=table(["SPI", "Predikat SAKIP", "Nilai"], [70, "BB", 75]))
    assert (len(of_blitar(found)), found.findings) == (3, [])


@pytest.mark.parametrize(
    ("heads", "figures", "kept"),
    [
        (["SPBE", "MCP", "SPI Pendidikan"], [3.1, 80, 70], {("spbe", "total"): 3.1, ("mcp", "total"): 80}),
        (["MCP Desa", "SPI"], [71, 70], {("spi", "total"): 70}),
        (["Indeks SPBE", "Predikat"], [3.1, "Baik"], {("spbe", "total"): 3.1}),
    ],
)
def test_a_column_that_is_not_read_refuses_no_other(read, heads, figures, kept):  # noqa: F811
    title = "Rekap SPBE dan SAKIP 2024" if "Predikat" in heads else "Rekap 2024"
    found = read("R.xlsx", Sheet1=table(heads, figures, title))
    assert of_blitar(found) == kept
    assert found.findings != []
