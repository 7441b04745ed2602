"""What stands around a table: the words that say what it is, the year it speaks of, and labels with their values."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from antikorupsi.ingest.spreadsheets import Cell, Sheet, Value, is_blank, text_of
from antikorupsi.ingest.tables.dates import (
    Time,
    as_written,
    date_words,
    is_cut_off,
    is_of_occasion,
    is_of_place,
    latest_day_in,
    times_in,
)
from antikorupsi.ingest.tables.headings import YEAR, normalised, spoken_of
from antikorupsi.ingest.tables.versions import calls_invented
from antikorupsi.ingest.tables.words import begins_with
from antikorupsi.rules import Instrument, own_rules

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
_OF_ALL = frozenset(
    (
        *(*REGION_LABELS, *VILLAGE_LABELS, *PLACE_LABELS, *YEAR_LABELS, *STAGE_LABELS),
        *(*POPULATION_LABELS, *_SURVEY_LABELS),
    )
)


@cache
def unit_labels() -> tuple[str, ...]:
    """The labels beside which a sheet says which unit of a type of the period's own it is of."""
    units = own_rules().units
    return tuple(map(normalised, (*units.codes, *units.names))) if units else ()


@cache
def _known_labels() -> frozenset[str]:
    """All labels that may stand above a table."""
    return _OF_ALL.union(unit_labels())


_FIRST_OF_YEAR = 4  # a month: the KPK gives out the MCP of a year by March of the next
# Years of regulations and runs of years say nothing of the year of a figure. The number of a regulation has at
# most 60 characters here: without a limit, each `no.` of a long word would be followed to the end of the word.
_OTHER_YEARS = re.compile(
    r"\b(?:nomor|no)\b(?:\.?\s*+[\w./-]{1,60}+|\.)(?:\s++tahun)?\s++(?:19|20)\d\d"
    r"|\b\d+\s*/\s*(?:19|20)\d\d\b"
    r"|\blhp\b(?:\s(?:bpk|ri)){0,2}(?:\ssemester\s[ivx12]{1,3})?\s(?:tahun\s)?(?:19|20)\d\d\b"
    r"|\bpemeriksaan\b(?:\s(?:bpk|ri)){0,2}\ssemester\s[ivx12]{1,3}\s(?:tahun\s)?(?:19|20)\d\d\b"
    r"|\b(?:pemeriksaan|audit\sbpk)\b(?:\s(?:keuangan|bpk|ri)){0,3}\s(?:pada\s|di\s)?(?:tahun|thn|th)\.?\s(?:19|20)\d\d\b"
    r"|\b(?:tahun|thn|th)\.?\s(?:pemeriksaan|audit)\s(?:19|20)\d\d\b"
    r"|\bihps\b[\sivx]{0,8}(?:semester\s[ivx]{1,3}\s)?(?:tahun\s)?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d\s*(?:-|–|—|s/d|s\.d\.|sampai|hingga|to)\s*(?:19|20)\d\d\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Titles:
    """The texts around a table, whether they say that it is simulated, and its labels.

    `places` are the texts of the title rows, the sheet's name and the file's name: the nearest one with a year decides.
    """

    texts: tuple[str, ...]
    places: tuple[tuple[str, ...], ...]
    simulated: bool
    labels: dict[str, tuple[Value, Cell]]

    @property
    def year(self) -> int | None:
        """The one year that the texts speak of, whatever the table measures."""
        return self.year_of(None)

    def year_of(self, instrument: Instrument | None) -> int | None:
        """The one year of the figures of an instrument; of one read during the year, months say it too."""
        for texts in self.places:
            if years := years_in(texts, instrument):
                return years.pop() if len(years) == 1 else None
        months = years_of_months(self.texts, instrument) if instrument else set[int]()
        return months.pop() if len(months) == 1 else None


def is_title_row(cells: Sequence[Value], least: int = 0) -> bool:
    """Whether a row above a table could be a title of its own: it is blank, one text, or a label of the head or day.

    `least` is the number of cells that the row must fill. Two labels (`Kabupaten | Kota`) are headings.
    """
    filled = [cell for cell in cells if cell is not None and not is_blank(cell)]
    if len(filled) != 2:
        return least <= len(filled) <= 1
    label, value = map(normalised, filled)
    of_day = begins_with(label, "headings_of_days") or label.split(" ")[0] in date_words("cut_off") | {"periode"}
    is_day = of_day and latest_day_in(_after_colon(filled[1])) is not None
    return is_day or (label in _known_labels() and value not in _known_labels())


def read_titles(sheet: Sheet, rows: Iterable[int]) -> Titles:
    """What the given rows of a sheet, its name and its file say of the table that follows."""
    file = PurePath(sheet.file).stem
    texts = [text_of(value) for row in rows for value in sheet.rows[row] if not is_blank(value)]
    said = (file, sheet.name, *texts)
    return Titles(
        texts=said,
        places=(tuple(texts), (sheet.name,), (file,)),
        simulated="simulasi" in normalised(" ".join(said)) or any(map(calls_invented, said)),
        labels=_labels(sheet, rows),
    )


def years_in(texts: Iterable[str], instrument: Instrument | None = None) -> set[int]:
    """The years of figures that texts name: none of regulations, days, meetings, letters or publications.

    A month before its year makes it a date, unless the text names the instrument and that is read during the year.
    """
    return {year for text in texts for year in _years_of(as_written(text), instrument)}


def _years_of(written: str, instrument: Instrument | None) -> Iterator[int]:
    text = _OTHER_YEARS.sub(lambda match: " " * len(match[0]), written)
    named = instrument is not None and instrument.id in spoken_of(normalised(text))
    dates = [
        range(time.start, time.end)
        for time in times_in(text)
        if is_of_place(text, time)
        or (time.is_date and not (named and _may_be_period(text, time, instrument) and not is_cut_off(text, time)))
    ]
    text = _blanked(text, dates)
    for match in YEAR.finditer(text):
        if not is_of_occasion(text, match.start()):
            yield int(match[0])


def _blanked(text: str, spans: Iterable[range]) -> str:
    """The text with blanks in place of some of its characters."""
    parts, end = list[str](), 0
    for span in spans:
        parts += [text[end : max(end, span.start)], " " * (span.stop - max(end, span.start))]
        end = max(end, span.stop)
    return "".join([*parts, text[end:]])


def years_of_months(texts: Iterable[str], instrument: Instrument) -> set[int]:
    """The years of the months in texts up to which figures of an instrument were read, where no other year is named."""
    return {
        time.year
        for text in map(as_written, texts)
        for time in times_in(text)
        if time.year is not None and _may_be_period(text, time, instrument)
    }


def _may_be_period(text: str, time: Time, instrument: Instrument | None) -> bool:
    """Whether the year of a month may be that of figures: of a survey's answers, or of what is read during the year.

    In the first months of a year the figures of the year before come out.
    """
    if instrument is None or is_of_occasion(text, time.start) or is_of_place(text, time):
        return False
    if instrument.layout == "respondents":
        return not is_cut_off(text, time)
    return bool(instrument.interim) and time.month >= _FIRST_OF_YEAR


def _labels(sheet: Sheet, rows: Iterable[int]) -> dict[str, tuple[Value, Cell]]:
    """Labels and values, side by side (`Tahap | Penilaian`) or in one cell (`Tahap: Penilaian`)."""
    labels: dict[str, tuple[Value, Cell]] = {}
    for row in rows:
        filled = ((column, value) for column, value in enumerate(sheet.rows[row]) if value is not None)
        cells = [(column, value) for column, value in filled if normalised(value)]
        if len(cells) == 2:
            (_, label), (column, value) = cells
            labels[normalised(label)] = (_after_colon(value), (row, column))
        elif len(cells) == 1 and ":" in text_of(cells[0][1]):
            label_text, _, rest = text_of(cells[0][1]).partition(":")
            labels[normalised(label_text)] = (rest.strip(), (row, cells[0][0]))
    return labels


def _after_colon(value: Value) -> Value:
    return value.strip().removeprefix(":").strip() if isinstance(value, str) else value
