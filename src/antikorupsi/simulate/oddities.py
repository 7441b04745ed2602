"""Files and sheets that are faulty as a whole, and what else lies in such folders."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from antikorupsi.rules import Regions
from antikorupsi.simulate.agencies import draw_notes, title_of
from antikorupsi.simulate.drafts import BookDraft, Content, SheetDraft
from antikorupsi.simulate.layouts import draw_long
from antikorupsi.simulate.manners import Manner
from antikorupsi.simulate.pens import Figures, Measured, Pen
from antikorupsi.simulate.randomness import random_for
from antikorupsi.simulate.story import SIMULATED, Record, level_of

_EARLIER = 2020  # a year of which no other file of the country speaks
_FEW = 12
_UNKNOWN_HEADINGS = ("Peringkat Nasional", "Jumlah OPD", "Indeks Kebahagiaan", "Luas Wilayah")
_MEETINGS = (("22 April 2025", "Rapat koordinasi awal", 23), ("8 September 2025", "Pemantauan pendampingan", 26))
_CONTENTS = ("Daftar Isi", "1. Pengantar", "2. Tabel utama", "3. Lampiran")


def odd_books(regions: Regions, seed: int) -> list[BookDraft]:
    """The files that are faulty as a whole: two manners of writing, a column lost, damaged, of another kind."""
    letter = BookDraft("Surat Pengantar SIMULASI.pdf", [], whole_file_fault="file_of_other_kind")
    if regions.level == "desa":
        return [_attendance(), letter]  # the agencies of the others assess no villages
    dice = random_for(seed, "oddities")
    few = list(regions)[:_FEW]
    early = [_early_record(region.code, regions, seed) for region in few]
    return [_mixed_marks(early, dice), _without_its_column(early, dice), _attendance(), _damaged(early, dice), letter]


def _early_record(code: str, regions: Regions, seed: int) -> Record:
    region = regions.get(code)
    score = round(random_for(seed, "early", code).gauss(level_of(region, seed) - 4, 3), 2)
    value = min(99.37, max(11.13, score if round(score, 1) != score else score + 0.01))
    return Record(region.code, region.name, region.province, _EARLIER, {"total": round(value, 2)})


def _table(
    name: str, instrument: str, heading: str, records: Sequence[Record], manner: Manner, dice: Random
) -> SheetDraft:
    draft = SheetDraft(name, freeze=(4, 0))
    draft.put((0, 0), title_of(instrument), "title")
    draft.put((1, 0), SIMULATED, "simulated")
    figures = Figures(instrument, [Measured("total", heading)], records)
    end = draw_long(Pen(draft, manner, dice), 3, figures)
    draw_notes(draft, end, 0, dice)
    return draft


def _mixed_marks(records: list[Record], dice: Random) -> BookDraft:
    """Two people wrote this column: one with a decimal comma, the other with a dot; from 0 to 100 both can be read."""
    sheet = _table("Indeks SPI", "spi", "Indeks SPI", records, Manner(number="indonesian"), dice)
    column = list(sheet.figures)
    for cell in column[1::2]:
        sheet.cells[cell] = str(sheet.cells[cell]).replace(",", ".")
    return BookDraft(f"SIMULASI 10 Indeks SPI {_EARLIER}.xlsx", [sheet])


def _without_its_column(records: list[Record], dice: Random) -> BookDraft:
    sheet = _table("SAKIP", "sakip", "Uraian", records, Manner(), dice)
    sheet.figures, sheet.faults = {}, [("missing_column", (3, 0))]
    return BookDraft(f"SIMULASI 11 Predikat SAKIP {_EARLIER}.xlsx", [sheet])


def _attendance() -> BookDraft:
    sheet = SheetDraft("Daftar Hadir", faults=[("unknown_file", (0, 0))], widths={1: 18, 2: 30})
    sheet.put((0, 0), "Daftar Hadir Rapat (SIMULASI)", "title")
    for column, heading in enumerate(("Urutan", "Hari", "Kegiatan", "Banyak Peserta")):
        sheet.put((2, column), heading, "header")
    for row, (day, what, people) in enumerate(_MEETINGS, 3):
        contents: tuple[Content, ...] = (row - 2, day, what, people)
        for column, content in enumerate(contents):
            sheet.put((row, column), content, "text")
    return BookDraft("Daftar Hadir Rapat.xlsx", [sheet])


def _damaged(records: list[Record], dice: Random) -> BookDraft:
    sheet = _table("Indeks SPBE", "spbe", "Indeks SPBE", records, Manner(), dice)
    sheet.figures = {}
    return BookDraft("SIMULASI 12 Indeks SPBE rusak.xlsx", [sheet], whole_file_fault="file_damaged")


def plant_in_sheets(books: Sequence[BookDraft], regions: Regions, seed: int) -> None:
    """Hides rows, adds an unknown column and unknown sheets, and hides a sheet of figures."""
    workbooks = [book for book in books if book.is_workbook and not book.whole_file_fault]
    dice = random_for(seed, "sheets")
    long = [book for book in workbooks if len(book.sheets) == 1 and _header_row(book.sheets[0]) is not None]
    for book in dice.sample(long, min(2, len(long))):
        _add_column(book.sheets[0], dice)
    for book in dice.sample(workbooks, min(2, len(workbooks))):
        _hide_rows(book.sheets[0], dice)
    for book in dice.sample(workbooks, min(1, len(workbooks))):
        contents = SheetDraft("Daftar Isi", faults=[("unknown_sheet", (0, 0))])
        for row, text in enumerate(_CONTENTS):
            contents.put((row, 0), text, "title" if row == 0 else "plain")
        book.sheets.append(contents)
    for book in dice.sample(workbooks, min(1, len(workbooks))) if regions.level != "desa" else ():
        book.sheets.append(_hidden_sheet(regions, seed, dice))


def _header_row(sheet: SheetDraft) -> int | None:
    """The row of the only header that a table with a column for the year has."""
    rows = [cell[0] for cell, content in sheet.cells.items() if content == "Tahun" and sheet.styles[cell] == "header"]
    return rows[0] if len(rows) == 1 else None


def _add_column(sheet: SheetDraft, dice: Random) -> None:
    header, column = _header_row(sheet), sheet.extent[1]
    if header is None:
        return
    sheet.put((header, column), dice.choice(_UNKNOWN_HEADINGS), "header")
    for row in sorted({row for row, _ in sheet.figures}):
        sheet.put((row, column), dice.randint(1, 514), "text")
    sheet.faults.append(("unknown_column", (header, column)))


def _hide_rows(sheet: SheetDraft, dice: Random) -> None:
    rows = sorted({row for row, _ in sheet.figures})
    if not rows or sheet.hidden_rows:
        return
    first = dice.choice(rows[: max(1, len(rows) - 3)])
    sheet.hidden_rows |= {row for row in rows if first <= row < first + 2}
    sheet.faults.append(("hidden_rows", (first, 0)))


def _hidden_sheet(regions: Regions, seed: int, dice: Random) -> SheetDraft:
    records = [
        replace(_early_record(region.code, regions, seed), values={"total": round(1.5 + place / 10, 2)})
        for place, region in enumerate(list(regions)[:_FEW])
    ]
    sheet = _table("Arsip SPBE", "spbe", "Indeks SPBE", records, Manner(), dice)
    sheet.hidden = True
    sheet.faults.append(("hidden_sheet", None))
    return sheet
