"""Rows of a working paper without a number: more of the indicator above, totals, or findings."""

import openpyxl
import pytest

from antikorupsi.ingest.tables.ingest import ingest
from antikorupsi.rules import frameworks
from helpers import regions

NAMES = {own.id: (own.name.id, own.name.en) for own in frameworks.load("kabkota-2025").indicators}
HEAD = [["Lembar Penilaian"], ["Daerah", "Kota Blitar"], ["Tahun", 2025], ["Tahap", "Penilaian"], []]
COLUMNS = ["No", "Komponen", "Indikator", "KPK", "BPKP", "Pleno", "Bukti Dukung"]
LAST = [19, "Kearifan Lokal", NAMES["i19"][0], 70, 71, None, "SK"]


@pytest.fixture
def paper(tmp_path):
    """Reads a paper whose last numbered row is followed by the given ones; the rows stand from row 8 on."""

    def read(*rows, merged=()):
        book = openpyxl.Workbook()
        for row in [*HEAD, COLUMNS, LAST, *rows]:
            book.active.append(row)
        for cells in merged:
            book.active.merge_cells(cells)
        book.save(tmp_path / "a.xlsx")
        return ingest(tmp_path, regions.official(), indicators=NAMES)

    return read


def values(found):
    return {seen.cell: seen.value for seen in found.observations if seen.value is not None}


def doubts(found):
    return [finding.cell for finding in found.findings if finding.rule == "row_not_continued"]


TOTALS = ["Nilai Akhir", "NILAI AKHIR", "Nilai Total", "Total Nilai", "Skor Akhir", "Rata-rata", "Jumlah", "Predikat",
          "Nilai Akhir Kota Blitar", "Hasil Akhir", "Nilai rata-rata pleno", "Kategori"]  # fmt: skip


@pytest.mark.parametrize("label", TOTALS)
@pytest.mark.parametrize("column", [0, 1, 2])
def test_a_total_below_the_indicators_decides_none_of_them(paper, label, column):
    total = [None, None, None, 91, 92, 91.5, None]
    total[column] = label
    found = paper(total)
    assert values(found) == {"D7": 70, "E7": 71}
    assert not doubts(found)
    (account,) = found.accounts
    assert (account.total, account.aside) == (1, 3)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ([None, None, "Kesimpulan tim", None, None, 91.5], "C8"),
        ([None, "Hasil penilaian", None, None, None, 91.5], "B8"),
        ([None, None, None, None, None, 91.5], "F8"),
        ([None, None, NAMES["i05"][0], 80, 81], "C8"),
        ([None, None, None, 80, None, None, "SK 2"], "D8"),
    ],
)
def test_a_row_that_need_not_be_of_the_indicator_above_is_a_finding(paper, row, cell):
    found = paper(row)
    assert doubts(found) == [cell]
    assert values(found) == {"D7": 70, "E7": 71}
    (account,) = found.accounts
    assert account.cells == account.observations + account.faulty + account.missing + account.aside


def test_evidence_beside_the_name_of_another_indicator_is_a_finding(paper):
    found = paper([None, None, NAMES["i05"][0], None, None, None, "Rekap LHKPN"])
    assert doubts(found) == ["C8"]
    assert "G8" not in {seen.cell for seen in found.observations}


@pytest.mark.parametrize(
    "row",
    [
        [None, None, None, None, None, 70.5, "Berita acara pleno"],
        [None, "Kearifan Lokal", NAMES["i19"][0], None, None, 70.5],
        [None, None, "Seni dan budaya lokal", None, None, 70.5],
    ],
)
def test_a_row_that_is_of_the_indicator_above_is_read(paper, row):
    found = paper(row)
    assert values(found) == {"D7": 70, "E7": 71, "F8": 70.5}
    assert not doubts(found)


def test_merged_cells_of_the_number_hold_their_rows_together(paper):
    found = paper([None, None, None, None, None, 70.5], merged=["A7:A8", "C7:C8"])
    assert values(found) == {"D7": 70, "E7": 71, "F8": 70.5}


def test_what_follows_a_total_is_of_no_indicator(paper):
    found = paper([None, None, "Jumlah", 70, 71], [None, None, None, None, None, 91.5, "SK"], [None] * 6 + ["Ketua"])
    assert doubts(found) == ["F9"]
    assert {seen.cell for seen in found.observations} == {"D7", "E7", "G7"}
