"""The panel's working papers: one workbook per region and stage, the indicators in rows, a column per assessor."""

from collections.abc import Iterator
from itertools import product
from random import Random

from antikorupsi.rules import FINAL_STAGE, PANEL, STAGES, Column, Framework, Level, Region, Regions, instrument_by_id
from antikorupsi.simulate.drafts import BookDraft, Content, SheetDraft, TrueFigure
from antikorupsi.simulate.randomness import random_for
from antikorupsi.simulate.story import ASSESSMENT_YEAR, SIMULATED, level_of

_STAGE_NAMES = {"mandiri": "Penilaian Mandiri", "monev": "Monev", "penilaian": "Penilaian"}
_BELOW_FINAL = {"mandiri": 35.0, "monev": 12.0, "penilaian": 0.0}
_ASSESSORS_OF_STAGE = {"mandiri": (0, 6), "monev": (0, 1, 4, 6), "penilaian": (0, 1, 2, 3, 4, 5, 6)}
_KINDS = ("dokumen", "kunjungan lapangan", "wawancara", "data instansi")
_EVIDENCE = {
    "dokumen": ("Surat keputusan dan laporan pelaksanaan", "Laporan triwulan dan berita acara", "Peraturan bupati"),
    "kunjungan lapangan": ("Peninjauan mal pelayanan publik", "Peninjauan unit pengaduan"),
    "wawancara": ("Wawancara inspektur dan kepala OPD", "Wawancara pengguna layanan"),
    "data instansi": ("Rekapitulasi portal Jaga", "Data aplikasi pengaduan"),
}
_NOTES = ("Bukti lengkap dan sesuai.", "Perlu pembaruan bukti tahun berjalan.", "Pelaksanaan belum merata di OPD.")
_EVIDENCE_OF_VILLAGES = {
    "dokumen": ("Peraturan desa dan berita acara", "Laporan realisasi APBDes", "Keputusan kepala desa"),
    "kunjungan lapangan": ("Peninjauan balai desa", "Peninjauan papan informasi APBDes"),
    "wawancara": ("Wawancara perangkat desa dan BPD", "Wawancara warga"),
    "data instansi": ("Data sistem informasi desa", "Rekapitulasi pengaduan warga"),
}
_NOTES_OF_VILLAGES = (_NOTES[0], _NOTES[1], "Pelaksanaan belum merata di dusun.")
_TITLES = {"kabupaten_kota": "Percontohan Kabupaten/Kota Antikorupsi", "desa": "Desa Antikorupsi"}
_HEADING_ROW = 7


def paper_books(regions: Regions, seed: int, years: range, framework: Framework) -> Iterator[BookDraft]:
    """A paper for every region and stage of every year, made one after the other: there may be thousands."""
    for region, year, stage in product(regions, years, STAGES):
        yield _paper(region, year, stage, framework, seed)


def _paper(region: Region, year: int, stage: str, framework: Framework, seed: int) -> BookDraft:
    draft = SheetDraft("Lembar Penilaian", freeze=(_HEADING_ROW + 1, 3), widths={0: 14, 1: 30, 2: 44})
    draft.put((0, 0), f"Lembar Penilaian {_TITLES[region.level]} - {_STAGE_NAMES[stage]}", "title")
    draft.put((1, 0), SIMULATED, "simulated")
    labels: tuple[tuple[str, Content], ...] = (
        ("Desa" if region.level == "desa" else "Daerah", region.name),
        ("Kode Wilayah", region.code),
        ("Tahap", _STAGE_NAMES[stage]),
        ("Tahun", year),
    )
    for row, (label, value) in enumerate(labels, 2):
        draft.put((row, 0), label, "label")
        draft.put((row, 1), value)
    columns = instrument_by_id()[PANEL].columns
    headings = [columns[0].names[0], "Komponen", "Indikator", *(column.names[0] for column in columns[1:])]
    for index, heading in enumerate(headings):
        draft.put((_HEADING_ROW, index), heading, "header")
        draft.widths.setdefault(index, 42 if heading == "Bukti Dukung" else 14)
    _write_indicators(draft, columns[1:], region, year, stage, framework, seed)
    draft.put((draft.extent[0] + 1, 0), "Catatan: skala 0-100; sel kosong = tidak dinilai, bukan nol.", "note")
    number = STAGES.index(stage) + 1
    of_year = "" if year == ASSESSMENT_YEAR else f"{year} "
    return BookDraft(f"Lembar Penilaian {of_year}{region.code} {number} {stage}.xlsx", [draft])


def _write_indicators(
    draft: SheetDraft, columns: list[Column], region: Region, year: int, stage: str, framework: Framework, seed: int
) -> None:
    dice = random_for(seed, "paper", region.code, str(year), stage)
    level = level_of(region, seed) - _BELOW_FINAL[stage] + (year - ASSESSMENT_YEAR) * 4
    for number, indicator in enumerate(framework.indicators, 1):
        row = _HEADING_ROW + number
        draft.put((row, 0), number, "centre")
        draft.put((row, 1), framework.component_of(indicator.id).name.id, "text")
        draft.put((row, 2), indicator.name.id, "text")
        said = _indicator(columns, min(97.0, max(8.0, dice.gauss(level, 5))), stage, region.level, dice)
        for index, column in enumerate(columns, 3):
            content = said.get(column.item or "")
            draft.put((row, index), content, "text" if isinstance(content, str) else "centre")
            if content is not None:
                true = _true(region, year, stage, f"i{number:02d}", column, content)
                draft.figures[row, index] = true


def _indicator(columns: list[Column], centre: float, stage: str, level: Level, dice: Random) -> dict[str, str | float]:
    """What stands in the row of one indicator: scores, now and then a plenary value, evidence and a note."""
    assessors = [column.item or "" for column in columns if column.role == "assessor"]
    present = [assessors[place] for place in _ASSESSORS_OF_STAGE[stage]]
    said: dict[str, str | float] = {
        name: float(round(min(100.0, max(0.0, dice.gauss(centre, 2.5))))) for name in present
    }
    if stage == FINAL_STAGE and dice.random() < 0.2:
        said["pleno"] = float(round(sum(float(score) for score in said.values()) / len(present)))
    kind = dice.choice(_KINDS)
    evidence, notes = (_EVIDENCE_OF_VILLAGES, _NOTES_OF_VILLAGES) if level == "desa" else (_EVIDENCE, _NOTES)
    said |= {"bukti": dice.choice(evidence[kind]), "jenis_bukti": kind, "catatan": dice.choice(notes)}
    return said | {"status_bukti": "ada" if centre >= 60 else "sebagian"}


def _true(region: Region, year: int, stage: str, indicator: str, column: Column, content: str | float) -> TrueFigure:
    is_score = column.role == "assessor"
    number = isinstance(content, float)
    return TrueFigure(
        region=region.code,
        instrument=PANEL,
        item=f"{indicator}.{'skor' if is_score else column.item}",
        year=year,
        value=float(content) if number else None,
        label=None if number else str(content),
        stage=stage,
        assessor=column.item or "" if is_score else "",
    )
