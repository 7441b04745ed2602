"""Notes of working papers are judged, exercises give no scores, and no column of numbers vanishes."""

import pytest

from antikorupsi.ingest.tables.finding_rules import severity_of
from tests.ingest.tables.test_panel_columns import HEAD, NAMES

COLUMNS = ["No", "Indikator", "KPK", "BPKP", "Pleno", "Bukti", "Catatan"]


def paper(read, note, place=2, below=(), head=HEAD, columns=COLUMNS):
    """A paper of all indicators, a note beside one of them."""
    rows = [[n, name, 90, 84, 88, "SK", note if n == place + 1 else None] for n, name in enumerate(NAMES, 1)]
    return read({"panel.xlsx": [*head, columns, *rows, *below]})


def scores_of(ingested, number):
    return {seen.value for seen in ingested.observations if seen.item.startswith(f"i{number:02d}.") and seen.value}


def errors(ingested):
    return [found.rule for found in ingested.findings if severity_of(found.rule) in ("error", "fault")]


@pytest.mark.parametrize(
    "note",
    [
        *(
            "nilai dibatalkan",
            "seharusnya 60",
            "belum diverifikasi",
            "sementara",
            "Skor sementara",
            "nilai masih sementara",
        ),
        *(
            "dicabut",
            "Dikoreksi menjadi 72,5",
            "salah input",
            "Bukti lengkap. Nilai dibatalkan.",
            "menunggu verifikasi",
        ),
        *(
            "estimasi",
            "nilai mandiri",
            "versi pemda",
            "tidak sah",
            "ralat: 70",
            "perlu klarifikasi",
            "Skor sementara menunggu klarifikasi OPD",
        ),
    ],
)
def test_a_note_that_withdraws_corrects_or_puts_off_takes_the_scores_of_its_row(read, note):
    ingested = paper(read, note)
    assert scores_of(ingested, 3) == set()
    assert scores_of(ingested, 4) == {90, 84, 88}
    assert errors(ingested) == ["figure_corrected"]


def test_a_note_in_a_row_that_continues_an_indicator_speaks_of_its_scores(read):
    rows = [[n, name, 90, 84, 88, "SK", None] for n, name in enumerate(NAMES, 1)]
    rows.insert(3, [None, None, None, None, None, "Foto", "nilai dibatalkan"])
    ingested = read({"panel.xlsx": [*HEAD, COLUMNS, *rows]})
    assert scores_of(ingested, 3) == set()
    assert scores_of(ingested, 2) == {90, 84, 88}


@pytest.mark.parametrize("below", ["Catatan: seluruh nilai di atas masih sementara", "Catatan: semua nilai dibatalkan"])
def test_a_note_below_the_paper_speaks_of_all_scores(read, below):
    ingested = paper(read, None, below=[[], [below]])
    assert not [seen for seen in ingested.observations if seen.value is not None]
    assert "figure_corrected" in errors(ingested)


@pytest.mark.parametrize(
    "note",
    [
        *(
            "Pelatihan berjalan",
            "Berjalan",
            "nilai berjalan baik",
            "Capaian program berjalan",
            "disepakati menjadi 88",
            "KPK 90, BPKP 84",
            "naik dari tahun lalu",
            "Bukti lengkap",
            "SK tahun 2023 masih berlaku",
        ),
        *(
            "Sementara bukti lain tidak ada di lapangan",
            "Rancangan Perbup sudah ada",
            "dokumen belum selesai disusun OPD",
        ),
        *(
            "Perlu ditingkatkan sosialisasi",
            "hasil evaluasi 2023 dilampirkan",
            "tautan keliru",
            "contoh baik bagi OPD lain",
        ),
    ],
)
def test_ordinary_notes_of_assessors_raise_no_question(read, note):
    ingested = paper(read, note)
    assert scores_of(ingested, 3) == {90, 84, 88}
    assert errors(ingested) == []


@pytest.mark.parametrize(
    "title",
    ["Latihan Lembar Penilaian", "CONTOH PENGISIAN", "Lembar Penilaian (contoh)", "Latihan Bimtek", "Studi Kasus"],
)
def test_an_exercise_gives_no_scores_of_a_region(read, title):
    ingested = paper(read, None, head=[[title], *HEAD])
    assert not [seen for seen in ingested.observations if seen.value is not None]
    assert "scores_not_final" in errors(ingested)


@pytest.mark.parametrize("name", ["Latihan penilaian.xlsx", "Lembar Penilaian - contoh isian.xlsx"])
def test_the_name_of_a_file_says_that_it_is_an_exercise(read, name):
    rows = [[n, text, 90, 84, 88, "SK", None] for n, text in enumerate(NAMES, 1)]
    ingested = read({name: [*HEAD, COLUMNS, *rows]})
    assert not [seen for seen in ingested.observations if seen.value is not None]


def test_how_to_fill_a_paper_makes_it_no_exercise(read):
    told = ["Petunjuk: isi nilai 0-100 seperti contoh pada lembar kedua, beri catatan bila perlu"]
    ingested = paper(read, None, head=[*HEAD[:1], told, *HEAD[1:]])
    assert len(scores_of(ingested, 1)) == 3


@pytest.mark.parametrize("heading", ["Pemda", "Daerah", "Kabupaten/Kota", "Provinsi", "Tahun"])
def test_a_column_of_numbers_headed_as_a_key_is_named(read, heading):
    rows = [[n, name, 90, 95, "SK"] for n, name in enumerate(NAMES, 1)]
    ingested = read({"panel.xlsx": [*HEAD, ["No", "Indikator", "KPK", heading, "Bukti"], *rows]})
    assert [found.cell for found in ingested.findings if found.rule == "unknown_column"] == ["D5"]
    assert scores_of(ingested, 1) == {90}
