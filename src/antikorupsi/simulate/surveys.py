"""Answers of respondents to the satisfaction survey (SKM), one workbook per region; no answer is of a real person."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from statistics import fmean

from antikorupsi.ingest import Cell, range_name
from antikorupsi.rules import Column, Region, Regions, instrument_by_id
from antikorupsi.simulate.drafts import BookDraft, Content, SheetDraft, TrueFigure
from antikorupsi.simulate.randomness import random_for
from antikorupsi.simulate.story import ASSESSMENT_YEAR, SIMULATED, level_of

ANSWERS = "Responden SKM"  # the sheet of a survey
SURVEY_YEAR = ASSESSMENT_YEAR - 1  # the survey of a year is final when the next one is assessed
_MOST_SURVEYS = 12
_HEADING_ROW = 6
_UNITS = (
    "Mal Pelayanan Publik", "Dinas Kependudukan dan Pencatatan Sipil", "Rumah Sakit Umum Daerah",
    "Kantor Kecamatan Contoh Barat", "Badan Pendapatan Daerah",
)  # fmt: skip
_UNITS_OF_VILLAGES = ("Kantor Desa", "Posyandu", "Perpustakaan Desa", "BUM Desa")
_EDUCATION = ("SD", "SMP", "SMA/SMK", "D3", "S1", "S2")
_EDUCATION_SHARES = (8, 13, 44, 10, 22, 3)
_SUGGESTIONS = (
    "Waktu tunggu mohon dipersingkat.",
    "Petugas ramah.",
    "Tempat parkir sempit.",
    "Tambah papan informasi.",
)
_GRADES = ((88.31, "A"), (76.61, "B"), (65.0, "C"), (25.0, "D"))
_LEFT_OPEN, _SUGGESTS = 0.01, 0.1


def survey_books(regions: Regions, seed: int) -> Iterator[BookDraft]:
    """The surveys of the few regions that sent one."""
    chosen = random_for(seed, "surveys").sample(list(regions), min(_MOST_SURVEYS, max(1, len(regions) // 8)))
    for region in sorted(chosen, key=lambda region: region.code):
        yield _book(region, random_for(seed, "survey", region.code), level_of(region, seed))


def _book(region: Region, dice: Random, level: float) -> BookDraft:
    draft = SheetDraft(ANSWERS, freeze=(_HEADING_ROW + 1, 1), widths={0: 14, 1: 12, 2: 34, 15: 40})
    draft.put((0, 0), f"Survei Kepuasan Masyarakat (SKM) {SURVEY_YEAR}", "title")
    draft.put((1, 0), SIMULATED, "simulated")
    who = ("Kode Desa", region.code) if region.level == "desa" else ("Daerah", region.name)
    labels: tuple[tuple[str, Content], ...] = (who, ("Tahun", SURVEY_YEAR))
    for row, (label, value) in enumerate(labels, 3):
        draft.put((row, 0), label, "label")
        draft.put((row, 1), value)
    unsur = [column.names[0] for column in _unsur()]
    headings = ["No", "Tanggal", "Unit Layanan", "Jenis Kelamin", "Usia", "Pendidikan", *unsur, "Saran"]
    for column, heading in enumerate(headings):
        draft.put((_HEADING_ROW, column), heading, "header")
    mood = 1.4 + level / 50
    units = _UNITS_OF_VILLAGES if region.level == "desa" else _UNITS
    for number in range(1, dice.randint(80, 240) + 1):
        _write_respondent(draft, number, mood, len(unsur), units, dice)
    draft.put((draft.extent[0] + 1, 0), "Keterangan: jawaban 1 (tidak baik) sampai 4 (sangat baik).", "note")
    return BookDraft(f"SKM {region.code} {region.name}.xlsx", [draft])


def _write_respondent(
    draft: SheetDraft, number: int, mood: float, unsur: int, units: Sequence[str], dice: Random
) -> None:
    row = _HEADING_ROW + number
    attitude = mood + dice.gauss(0, 0.35)
    answers = [
        None if dice.random() < _LEFT_OPEN else min(4, max(1, round(dice.gauss(attitude, 0.45)))) for _ in range(unsur)
    ]
    contents = (
        number,
        date(SURVEY_YEAR, 2, 5) + timedelta(days=dice.randrange(300)),
        dice.choice(units),
        dice.choice(("Laki-laki", "Perempuan")),
        min(78, max(17, round(dice.gauss(38, 12)))),
        dice.choices(_EDUCATION, _EDUCATION_SHARES)[0],
        *answers,
        dice.choice(_SUGGESTIONS) if dice.random() < _SUGGESTS else None,
    )
    for column, content in enumerate(contents):
        draft.put((row, column), content, "date" if isinstance(content, date) else "text")


def _unsur() -> list[Column]:
    """The nine questions."""
    return [column for column in instrument_by_id()["skm"].measured if column.required]


def answer_cells(draft: SheetDraft) -> list[Cell]:
    """The cells of a survey that hold an answer to one of the nine questions."""
    first = 6
    columns = range(first, first + len(_unsur()))
    return [cell for cell in draft.cells if cell[0] > _HEADING_ROW and cell[1] in columns]


def survey_results(draft: SheetDraft, code: str) -> dict[Cell, TrueFigure]:
    """The index, the mean of each unsur and the number of respondents, each keyed by an arbitrary cell.

    All of them are computed from one range of cells, from the first answer to the last.
    """
    places = answer_cells(draft)
    columns = sorted({column for _, column in places})
    means = []
    for column in columns:
        given = [draft.cells[cell] for cell in places if cell[1] == column]
        means.append(fmean(float(answer) for answer in given if isinstance(answer, int) and 1 <= answer <= 4))
    items = [column.item or "" for column in _unsur()]
    rows = {row for row, _ in places}
    values = {"ikm": fmean(means) * 25, "responden": float(len(rows)), **dict(zip(items, means, strict=True))}
    cells = range_name((min(rows), columns[0]), (max(rows), columns[-1]))
    return {
        (place, 0): TrueFigure(
            region=code,
            instrument="skm",
            item=item,
            year=SURVEY_YEAR,
            value=value,
            label=_grade(value) if item == "ikm" else None,
            cells=cells,
        )
        for place, (item, value) in enumerate(values.items())
    }


def _grade(index: float) -> str:
    """The grade (mutu pelayanan) of an index, by the annex of Permenpan RB 14/2017."""
    return next(grade for lowest, grade in _GRADES if round(index, 2) >= lowest)
