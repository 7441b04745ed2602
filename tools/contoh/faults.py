"""Faults put into the simulated workbooks on purpose, each of another kind, with the cell where it lies."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from contoh.workbooks import Page, Value, write_page


@dataclass(frozen=True)
class Fault:
    """One fault in a table: the row it changes (file by its number, code, year) and what it writes there.

    With `as_extra_row` the row is repeated with the changes and the original stays.
    """

    workbook: str
    code: str
    year: int
    changes: Mapping[str, Value]
    what: str
    as_extra_row: bool = False


@dataclass(frozen=True)
class Planted:
    """A fault at its place; `sheet` and `cell` are "-" where the whole file is at fault."""

    file: str
    sheet: str
    cell: str
    what: str


FAULTS = (
    Fault("01", "01.06", 2021, {"Nilai MCP": "delapan puluh"}, "a number written in words"),
    Fault(
        "02", "01.04", 2022, {"Pemerintah Daerah": "Kab. Contoh Damay", "Kode Wilayah": None},
        "a misspelt region name without a code",
    ),
    Fault(
        "04", "01.06", 2022, {"Nilai Kepatuhan": 68.90, "Zona": None, "Kategori": None},
        "a second value for a figure that the row above gives as 81.20", as_extra_row=True,
    ),
    Fault("05", "01.06", 2022, {"Nilai Maturitas": "5,7", "Level": None}, "a value outside the scale of 1 to 5"),
    Fault("06", "01.05", 2021, {"Predikat SAKIP": "B+"}, "a rating that does not exist"),
)  # fmt: skip

ATTENDANCE_FILE, DAMAGED_FILE = "Daftar Hadir Rapat.xlsx", "SPBE rusak.xlsx"
_DAMAGED_FROM, _DAMAGED_SHARE = "SIMULASI 07 Indeks SPBE.xlsx", 0.6


def plant(page: Page) -> tuple[Page, list[Planted]]:
    """The page with the faults that belong in it, and where they lie; rows are numbered anew."""
    planted = []
    for fault in FAULTS:
        if page.file.startswith(f"SIMULASI {fault.workbook} "):
            page, place = _plant_one(page, fault)
            planted.append(place)
    return page, planted


def _plant_one(page: Page, fault: Fault) -> tuple[Page, Planted]:
    rows = [list(row) for row in page.rows]
    place = next(index for index, row in enumerate(rows) if _is_meant(page, row, fault))
    if fault.as_extra_row:
        rows.insert(place + 1, list(rows[place]))
        place += 1
    for heading, value in fault.changes.items():
        rows[place][page.headings.index(heading)] = value
    numbered = [[number, *row[1:]] for number, row in enumerate(rows, 1)]
    cell = page.cell(place, next(iter(fault.changes)))
    return replace(page, rows=numbered), Planted(page.file, page.sheet, cell, fault.what)


def _is_meant(page: Page, row: list[Value], fault: Fault) -> bool:
    code, year = row[page.headings.index("Kode Wilayah")], row[page.headings.index("Tahun")]
    return year == fault.year and code in (fault.code, float(fault.code))


def write_attendance(folder: Path) -> Planted:
    """A workbook of no known kind, as such folders hold: the attendance list of a meeting."""
    rows: list[list[Value]] = [
        [1, date(2025, 4, 22), "Rapat koordinasi awal", 23],
        [2, date(2025, 9, 8), "Pemantauan pendampingan", 26],
        [3, date(2025, 11, 4), "Pemaparan hasil", 29],
    ]
    headings = ("No", "Tanggal", "Kegiatan", "Banyak Peserta")
    page = Page(ATTENDANCE_FILE, "Daftar Hadir", "Daftar Hadir Rapat", headings, rows)
    write_page(page, folder)
    return Planted(page.file, page.sheet, "-", "a workbook of a kind nobody asked for")


def write_damaged(folder: Path) -> Planted:
    """The first part of the SPBE workbook, as an interrupted download leaves it."""
    content = (folder / _DAMAGED_FROM).read_bytes()
    (folder / DAMAGED_FILE).write_bytes(content[: int(len(content) * _DAMAGED_SHARE)])
    return Planted(DAMAGED_FILE, "-", "-", "a damaged file: the download broke off")
