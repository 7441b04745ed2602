"""The files of the set: the panel's papers, the published scores with a few faults, and one village's survey."""

from collections.abc import Iterator

from desa_contoh.story import ASSESSORS, FRAMEWORK, YEAR, Village, papers, villages
from helpers.simulation.drafts import BookDraft, Content, SheetDraft

SIMULATED = "DATA SIMULASI - bukan data desa mana pun"
_STAGES = {"mandiri": "Penilaian Mandiri", "monev": "Monev", "penilaian": "Penilaian"}
_HEADINGS = (
    "No",
    "Komponen",
    "Indikator",
    *ASSESSORS,
    "Pleno",
    "Bukti Dukung",
    "Jenis Bukti",
    "Status Bukti",
    "Catatan",
)
_EVIDENCE = ("Peraturan desa dan berita acara", "dokumen", "ada", "Bukti sesuai.")
_PLENO = 18  # the plenary set a value for the last indicator of the final stage
# Code as it was written, name, kecamatan, stage, score: a code as text, as a number that lost its first zero, and none;
# a name that two villages share without anything beside it; the code of a kabupaten.
_PUBLISHED = (
    ("01.01.01.2001", "Desa Contoh Sukamaju", "Contoh Hulu", "Penilaian", 94.1),
    (101022001, "Ds. Contoh Sukamaju", "Contoh Hilir", "Monev", 78.4),
    (None, "CONTOH TIRTA", "Kec. Contoh Hilir", "Penilaian", 89.75),
    (None, "Contoh Sukamaju", "Contoh Hilir", "Penilaian", 86.2),
    ("0201012002", "Pemdes Contoh Bahari", "Contoh Barat", "Penilaian", 91.3),
    (None, "Contoh Sukamaju", None, "Penilaian", 77.0),
    ("01.02", "Desa Contoh Harapan", "Contoh Timur", "Penilaian", 83.5),
)
_ANSWERS = (3, 4, 3, 4, 4, 3, 4, 2, 3)  # of one respondent to the nine questions
_RESPONDENTS = 48


def books() -> Iterator[BookDraft]:
    """All files, in no order that matters."""
    for village, stage in papers():
        yield _paper(village, stage)
    yield _published()
    yield _survey(villages()[0])


def _head(sheet: SheetDraft, title: str, labels: dict[str, Content]) -> int:
    """Writes what stands above a table; the row of its headings."""
    sheet.put((0, 0), title, "title")
    sheet.put((1, 0), SIMULATED, "simulated")
    for row, (label, value) in enumerate(labels.items(), 2):
        sheet.put((row, 0), label, "label")
        sheet.put((row, 1), value)
    return 3 + len(labels)


def _table(sheet: SheetDraft, top: int, headings: tuple[str, ...], rows: list[tuple[Content | None, ...]]) -> None:
    for column, heading in enumerate(headings):
        sheet.put((top, column), heading, "header")
        sheet.widths[column] = {"Indikator": 60, "Komponen": 28, "Desa": 30, "Bukti Dukung": 36}.get(heading, 14)
    for row, contents in enumerate(rows, top + 1):
        for column, content in enumerate(contents):
            sheet.put((row, column), content, "text")


def _paper(village: Village, stage: str) -> BookDraft:
    region, sheet = village.region, SheetDraft("Lembar Penilaian")
    labels: dict[str, Content] = {
        "Desa": region.name,
        "Kecamatan": region.kecamatan,
        "Kabupaten/Kota": region.kabupaten,
        "Provinsi": region.province,
        "Tahap": _STAGES[stage],
        "Tahun": YEAR,
    }
    top = _head(sheet, f"Lembar Penilaian Desa Antikorupsi - {_STAGES[stage]}", labels)
    rows: list[tuple[Content | None, ...]] = []
    for own in FRAMEWORK.indicators:
        given = village.given(stage, own)
        pleno = max(given.values()) if stage == "penilaian" and own.number == _PLENO else None
        component = FRAMEWORK.component_of(own.id).name.id
        scores = [given.get(name) for name in ASSESSORS]
        rows.append((own.number, component, own.name.id, *scores, pleno, *(_EVIDENCE if given else ())))
    _table(sheet, top, _HEADINGS, rows)
    number = list(_STAGES).index(stage) + 1
    return BookDraft(f"Lembar Penilaian {region.code} {number} {stage}.xlsx", [sheet])


def _published() -> BookDraft:
    sheet = SheetDraft("Nilai Akhir")
    top = _head(sheet, "Nilai Akhir Desa Antikorupsi", {})
    headings = ("No", "Kode Desa", "Desa", "Kecamatan", "Tahun", "Tahap", "Nilai Akhir", "Predikat")
    rows: list[tuple[Content | None, ...]] = [
        (number, code, name, kecamatan, YEAR, stage, score, "Lulus" if score >= 90 else None)
        for number, (code, name, kecamatan, stage, score) in enumerate(_PUBLISHED, 1)
    ]
    _table(sheet, top, headings, rows)
    return BookDraft("SIMULASI Nilai Akhir Desa Antikorupsi.xlsx", [sheet])


def _survey(village: Village) -> BookDraft:
    sheet = SheetDraft("Responden SKM")
    labels: dict[str, Content] = {"Kode Desa": village.region.code, "Tahun": YEAR - 1}
    top = _head(sheet, f"Survei Kepuasan Masyarakat (SKM) {YEAR - 1}", labels)
    headings = ("No", "Unit Layanan", "Jenis Kelamin", *(f"U{number}" for number in range(1, 10)))
    rows: list[tuple[Content | None, ...]] = [
        (number, "Kantor Desa" if number % 3 else "Posyandu", "L" if number % 2 else "P", *_answers(number))
        for number in range(1, _RESPONDENTS + 1)
    ]
    _table(sheet, top, headings, rows)
    return BookDraft(f"SKM {village.region.code} {village.region.name}.xlsx", [sheet])


def _answers(number: int) -> list[int]:
    """Every fourth respondent is a little less content than the others."""
    return [max(1, answer - (number % 4 == 0)) for answer in _ANSWERS]
