"""Answers of respondents to the satisfaction survey (SKM), one workbook per region; nobody in it is a person."""

from datetime import date, timedelta
from random import Random

from contoh.story import ASSESSMENT_YEAR, Region, Survey, random_for
from contoh.workbooks import Page, Value

UNSUR = tuple(f"U{number}" for number in range(1, 10))
HEADINGS = ("No", "Tanggal", "Unit Layanan", "Jenis Kelamin", "Usia", "Pendidikan", *UNSUR, "Saran")
SURVEY_YEAR = ASSESSMENT_YEAR - 1  # the survey of a year is final when the next one is assessed
# How an unsur differs from the mean of all: cost is liked best; time, complaints and facilities least.
_LIFT = (0.06, 0.0, -0.14, 0.22, 0.05, 0.04, 0.08, -0.19, -0.12)
_PERSON_SPREAD, _ANSWER_SPREAD = 0.35, 0.45
_LEFT_OPEN, _HAS_SUGGESTION = 0.012, 0.14
_UNITS = (
    "Mal Pelayanan Publik", "Dinas Kependudukan dan Pencatatan Sipil", "Dinas Penanaman Modal dan PTSP",
    "Rumah Sakit Umum Daerah", "Puskesmas Contoh Timur", "Kantor Kecamatan Contoh Barat", "Badan Pendapatan Daerah",
)  # fmt: skip
_EDUCATION = ("SD", "SMP", "SMA/SMK", "D3", "S1", "S2")
_EDUCATION_SHARES = (8, 13, 44, 10, 22, 3)
_KEY = "Keterangan: U1-U9 = sembilan unsur Permenpan RB 14/2017, jawaban 1 (tidak baik) sampai 4 (sangat baik)."
_SUGGESTIONS = (
    "Waktu tunggu di loket mohon dipersingkat.",
    "Petugas ramah dan menjelaskan syarat dengan jelas.",
    "Papan informasi tarif sebaiknya dipasang lebih besar.",
    "Kursi ruang tunggu kurang saat jam sibuk.",
    "Pengaduan lewat aplikasi belum dijawab.",
    "Layanan daring sangat membantu, tidak perlu datang dua kali.",
    "Mohon ada jalur khusus lansia dan penyandang disabilitas.",
    "Tempat parkir sempit.",
    "Syarat berkas agar disamakan antara situs dan loket.",
    "Tidak ada biaya tambahan, pertahankan.",
    "Jam istirahat sebaiknya bergantian supaya loket tetap buka.",
    "Sinyal di ruang tunggu lemah sehingga antrean daring sulit dibuka.",
    "Hasil selesai lebih cepat dari yang dijanjikan.",
    "Mohon nomor kontak pengaduan dipasang di semua loket.",
    "Ruang laktasi perlu dibersihkan.",
    "Formulir terlalu panjang.",
)


def survey_pages(regions: list[Region]) -> list[Page]:
    """The survey workbooks of all regions that held one."""
    return [_page(region, region.survey) for region in regions if region.survey]


def _page(region: Region, survey: Survey) -> Page:
    dice = random_for("survey", region.code)
    rows = [_respondent(number, survey.mean, dice) for number in range(1, survey.respondents + 1)]
    rows.sort(key=lambda row: str(row[1]))
    return Page(
        file=f"SKM {region.code} {region.name}.xlsx",
        sheet="Responden SKM",
        title=f"Survei Kepuasan Masyarakat (SKM) {SURVEY_YEAR}",
        headings=HEADINGS,
        rows=[[number, *row[1:]] for number, row in enumerate(rows, 1)],
        notes=(_KEY,),
        labels=[("Daerah", region.name), ("Kode Wilayah", region.code), ("Tahun", SURVEY_YEAR)],
        freeze_after=1,
    )


def _respondent(number: int, mean: float, dice: Random) -> list[Value]:
    mood = mean + dice.gauss(0, _PERSON_SPREAD)
    return [
        number,
        date(SURVEY_YEAR, 2, 5) + timedelta(days=dice.randrange(300)),
        dice.choice(_UNITS),
        dice.choice(["Laki-laki", "Perempuan"]),
        min(78, max(17, round(dice.gauss(38, 12)))),
        dice.choices(_EDUCATION, _EDUCATION_SHARES)[0],
        *(_answer(mood + lift, dice) for lift in _LIFT),
        dice.choice(_SUGGESTIONS) if dice.random() < _HAS_SUGGESTION else None,
    ]


def _answer(level: float, dice: Random) -> int | None:
    if dice.random() < _LEFT_OPEN:
        return None
    return min(4, max(1, round(dice.gauss(level, _ANSWER_SPREAD))))
