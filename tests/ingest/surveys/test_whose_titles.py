"""A survey whose titles or names say an office, another body, other people or a draft is none of its region."""

import pytest

from tests.ingest.surveys.conftest import UNSUR
from tests.ingest.surveys.test_reading_surveys import closes, rules

ANSWERS = [[3] * 9 for _ in range(40)]
SKM = "Survei Kepuasan Masyarakat (SKM) Kota Blitar Tahun 2024"


def read_titled(read, *titles, file="SKM.xlsx"):
    return read({file: [*([title] for title in titles), UNSUR, *ANSWERS]})


@pytest.mark.parametrize(
    ("titles", "rule"),
    [
        (["SKM Bappeda Kota Blitar 2024"], "survey_of_unit"),
        (["SKM Inspektorat Kota Blitar 2024"], "survey_of_unit"),
        (["SKM Bagian Organisasi Kota Blitar 2024"], "survey_of_unit"),
        (["SKM Polres Kota Blitar 2024"], "survey_of_unit"),
        (["BAPPEDA KOTA BLITAR", "SURVEI KEPUASAN MASYARAKAT TAHUN 2024"], "survey_of_unit"),
        (["KANTOR KEMENTERIAN AGAMA KOTA BLITAR", "SURVEI KEPUASAN MASYARAKAT TAHUN 2024"], "survey_of_unit"),
        (["SKM Lapas Kelas IIB Kota Blitar 2024"], "survey_of_unit"),
        (["LAPAS KOTA BLITAR", "SURVEI KEPUASAN MASYARAKAT TAHUN 2024"], "survey_of_unit"),
        (["Survei Persepsi Anti Korupsi (SPAK) Kota Blitar 2024"], "survey_of_what"),
        (["Survei Persepsi Kualitas Pelayanan Kota Blitar 2024"], "survey_of_what"),
        (["Survei Kepuasan Pegawai Kota Blitar 2024"], "survey_of_what"),
        (["Survei Kepuasan Orang Tua Siswa Kota Blitar 2024"], "survey_of_what"),
        (["Uji Coba Kuesioner SKM Kota Blitar 2024"], "survey_of_what"),
        (["Contoh SKM Kota Blitar 2024"], "survey_of_what"),
        (["Contoh Pengisian Survei Kepuasan Masyarakat Kota Blitar 2024"], "survey_of_what"),
        (["Latihan Entri SKM Kota Blitar 2024"], "survey_of_what"),
    ],
)
def test_the_survey_of_another_is_asked_back(read, titles, rule):
    seen = read_titled(read, *titles)
    assert rules(seen) == [rule]
    assert not seen.observations
    assert closes(seen)


@pytest.mark.parametrize(
    "file", ["SKM Samsat Kota Blitar 2024.xlsx", "Survei Kepuasan Pelanggan Toko Kota Blitar 2024.xlsx"]
)
def test_the_name_of_the_file_says_so_too(read, file):
    assert rules(read_titled(read, "Data", file=file)) in (["survey_of_unit"], ["survey_of_what"])


def test_a_title_says_so_above_regions_in_rows_too(read):
    rows = [["SKM Bappeda Kabupaten/Kota se-Jawa Timur 2024"], ["Kab/Kota", *UNSUR]]
    seen = read({"SKM.xlsx": [*rows, *(["Kota Blitar", *answers] for answers in ANSWERS)]})
    assert rules(seen) == ["survey_of_unit"]


@pytest.mark.parametrize(
    ("titles", "file"),
    [
        (["PEMERINTAH KOTA BLITAR", "SEKRETARIAT DAERAH", "BAGIAN ORGANISASI", SKM], "SKM.xlsx"),
        (["Data Mentah Responden Survei Kepuasan Masyarakat Kota Blitar Triwulan I s.d. IV 2024"], "data.xlsx"),
        (["PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN", SKM], "olah.xlsx"),
        (["Lampiran Permenpan RB Nomor 14 Tahun 2017", SKM], "Rekap jawaban.xlsx"),
        (["Indeks Kepuasan Masyarakat (IKM) Kota Blitar Semester II Tahun 2024"], "IKM kota blitar smt 2.xlsx"),
        (["Survei Kepuasan Masyarakat Palangkaraya", "Kota Palangkaraya", "Tahun 2024"], "SKM.xlsx"),
        (["Kuesioner ini bertujuan mengetahui kepuasan Anda. Mohon diisi dengan jujur.", SKM], "SKM.xlsx"),
        (["PEMERINTAH KOTA BLITAR", "Jl. Merdeka No. 105 Kota Blitar", SKM, "Sri Rahayu"], "SKM.xlsx"),
        (["Periode Survei: Januari - Juni 2024", SKM, "Nama Petugas: Sri"], "SKM.xlsx"),
    ],
)
def test_the_survey_of_a_region_is_read_however_it_is_titled(read, titles, file):
    assert rules(read_titled(read, *titles, file=file)) == []
