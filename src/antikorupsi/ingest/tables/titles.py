"""What stands around a table: the words that say what it is, the year it speaks of, and labels with their values."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from antikorupsi.ingest.spreadsheets import Cell, Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised

REGION_LABELS = (
    *("kode wilayah", "kode kemendagri", "kode daerah", "daerah", "pemerintah daerah", "kabupaten kota", "kab kota"),
    *("kabupaten", "kota", "nama daerah", "wilayah", "pemda", "region"),
)
# Of a sheet about a village: whose it is, and where that lies.
VILLAGE_LABELS = (
    "kode desa",
    "kode wilayah",
    "kode kemendagri",
    "desa",
    "nama desa",
    "pemerintah desa",
    "daerah",
    "wilayah",
)
PLACE_LABELS = ("kecamatan", "kabupaten", "kota", "kabupaten kota", "kab kota", "provinsi")
YEAR_LABELS = ("tahun", "tahun penilaian", "tahun survei", "periode", "tahun anggaran", "year")
STAGE_LABELS = ("tahap", "stage")
POPULATION_LABELS = (
    *("populasi", "jumlah populasi", "population", "jumlah pengguna layanan", "jumlah penerima layanan"),
    *("jumlah pengguna", "ukuran populasi", "populasi pengguna layanan"),
)
# What stands above respondents' answers and is no heading of theirs, though it may be called like one.
_SURVEY_LABELS = (
    *("jumlah responden", "responden", "jumlah sampel", "sampel", "unit layanan", "unit pelayanan", "opd", "instansi"),
    *("perangkat daerah", "unit kerja", "jenis layanan", "jenis pelayanan", "nama unit layanan"),
)
_LABELS = frozenset(
    (
        *(*REGION_LABELS, *VILLAGE_LABELS, *PLACE_LABELS, *YEAR_LABELS, *STAGE_LABELS),
        *(*POPULATION_LABELS, *_SURVEY_LABELS),
    )
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# What stands before the month up to which something is known, or in which it was printed; reports on the year before.
_CUT_OFF = (
    r"keadaan|kondisi|posisi|per|update|diperbarui|diunduh|dicetak|cetak|tanggal|status|s\.?d\.?|sampai dengan|hingga"
)
_MONTHS = "jan|feb|mar|apr|mei|may|jun|jul|ag|aug|sep|okt|oct|nop|nov|des|dec"
# Years of regulations, days and runs of years say nothing of the year of a figure. The number of a regulation has at
# most 60 characters here: without a limit, each `no.` of a long word would be followed to the end of the word.
_OTHER_YEARS = re.compile(
    r"\b(?:nomor|no)\b(?:\.?\s*+[\w./-]{1,60}+|\.)(?:\s++tahun)?\s++(?:19|20)\d\d"
    r"|\b\d+\s*/\s*(?:19|20)\d\d\b"
    r"|\b\d{1,2}[ /.-](?:[a-z]+|\d{1,2})[ /.-](?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b"
    rf"|\b(?:{_CUT_OFF})[\s:]{{1,3}}(?:tanggal\s)?(?:\d{{1,2}}\s)?(?:{_MONTHS})\w{{0,7}}\s(?:19|20)\d\d\b"
    r"|\blhp\b(?:\s(?:bpk|ri)){0,2}(?:\ssemester\s[ivx12]{1,3})?\s(?:tahun\s)?(?:19|20)\d\d\b"
    r"|\bpemeriksaan\b(?:\s(?:bpk|ri)){0,2}\ssemester\s[ivx12]{1,3}\s(?:tahun\s)?(?:19|20)\d\d\b"
    r"|\bihps\b[\sivx]{0,8}(?:semester\s[ivx]{1,3}\s)?(?:tahun\s)?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d\s*(?:-|–|—|s/d|s\.d\.|sampai|hingga|to)\s*(?:19|20)\d\d\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Titles:
    """The normalised words around a table, its one year, whether it says it is simulated, and its labels."""

    words: str
    texts: tuple[str, ...]
    year: int | None
    simulated: bool
    labels: dict[str, tuple[Value, Cell]]


def is_title_row(cells: Sequence[Value], least: int = 0) -> bool:
    """Whether a row above a table could be a title of its own: it is blank, one text, or a label of the head.

    `least` is the number of cells that the row must fill.
    """
    said = [normalised(cell) for cell in cells if not is_blank(cell)]
    return least <= len(said) <= 1 or (len(said) == 2 and said[0] in _LABELS)


def read_titles(sheet: Sheet, rows: Iterable[int]) -> Titles:
    """What the given rows of a sheet, its name and its file say of the table that follows."""
    file = PurePath(sheet.file).stem
    texts = [text_of(value) for row in rows for value in sheet.rows[row] if not is_blank(value)]
    said = (file, sheet.name, *texts)
    words = normalised(" ".join(said))
    return Titles(
        words=words,
        texts=said,
        year=_year(texts, [sheet.name], [file]),
        simulated="simulasi" in words,
        labels=_labels(sheet, rows),
    )


def years_in(texts: Iterable[str]) -> set[int]:
    """The years of figures that texts name: none of regulations, of days, or of when something was printed."""
    return {int(year) for text in texts for year in _YEAR.findall(_OTHER_YEARS.sub(" ", text))}


def _year(*places: list[str]) -> int | None:
    """The one year of the first place that speaks of any; None where that place speaks of several."""
    for texts in places:
        if years := years_in(texts):
            return years.pop() if len(years) == 1 else None
    return None


def _labels(sheet: Sheet, rows: Iterable[int]) -> dict[str, tuple[Value, Cell]]:
    """Labels and values, side by side (`Tahap | Penilaian`) or in one cell (`Tahap: Penilaian`)."""
    labels: dict[str, tuple[Value, Cell]] = {}
    for row in rows:
        cells = [(column, value) for column, value in enumerate(sheet.rows[row]) if normalised(value)]
        if len(cells) == 2:
            (_, label), (column, value) = cells
            labels[normalised(label)] = (_after_colon(value), (row, column))
        elif len(cells) == 1 and ":" in text_of(cells[0][1]):
            label_text, _, rest = text_of(cells[0][1]).partition(":")
            labels[normalised(label_text)] = (rest.strip(), (row, cells[0][0]))
    return labels


def _after_colon(value: Value) -> Value:
    return value.strip().removeprefix(":").strip() if isinstance(value, str) else value
