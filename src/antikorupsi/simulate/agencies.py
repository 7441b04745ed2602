"""The files of the nine agencies, each with a layout, a format and a manner drawn at random."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from random import Random

from antikorupsi.rules import PUBLISHED, Framework, Regions
from antikorupsi.simulate.drafts import BookDraft, SheetDraft
from antikorupsi.simulate.layouts import draw_by_year, draw_long, draw_turned, draw_wide
from antikorupsi.simulate.manners import Manner, draw_manner, heading_of
from antikorupsi.simulate.pens import Figures, Measured, Pen
from antikorupsi.simulate.randomness import random_for
from antikorupsi.simulate.story import SIMULATED, Record, records_of

_TITLES = {
    "mcp": ("01 Nilai MCP Pemerintah Daerah", "Nilai Monitoring Center for Prevention (MCP) Pemerintah Daerah"),
    "spi": ("02 Indeks SPI", "Indeks Survei Penilaian Integritas (SPI) Pemerintah Daerah"),
    "opini_bpk": ("03 Opini BPK atas LKPD", "Opini BPK atas Laporan Keuangan Pemerintah Daerah (LKPD)"),
    "ombudsman": ("04 Kepatuhan Ombudsman", "Kepatuhan Standar Pelayanan Publik (Ombudsman RI)"),
    "spip": ("05 Maturitas SPIP Terintegrasi", "Maturitas SPIP Terintegrasi Pemerintah Daerah"),
    "sakip": ("06 Predikat SAKIP", "Predikat SAKIP Pemerintah Daerah"),
    "spbe": ("07 Indeks SPBE", "Indeks SPBE Pemerintah Daerah"),
    "hukum": ("08 Status Hukum", "Status Hukum Kepala Daerah dan Kepala OPD"),
    "nilai_akhir": ("09 Nilai Akhir Percontohan", "Nilai Akhir Percontohan Kabupaten/Kota Antikorupsi"),
}
_TITLES_OF_VILLAGES = {"nilai_akhir": ("09 Nilai Akhir Desa Antikorupsi", "Nilai Akhir Desa Antikorupsi")}
_NOTES = (
    "Keterangan: sel kosong berarti belum ada data.",
    "Sumber: angka karangan untuk latihan, bukan data daerah mana pun.",
    "Catatan: ejaan nama daerah seperti di surat pengantar.",
)
_COLOURS = ("12436D", "28A197", "801650", "1F4E79", "375623", "7F6000", "404040")
_CSV = (("utf-8-sig", ";"), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", ","))
# The formats and layouts that each agency may choose from.
_FORMATS = {
    "mcp": (".xlsx",), "spi": (".xlsx", ".ods"), "opini_bpk": (".xlsx",), "ombudsman": (".xlsx",),
    "spip": (".xlsx", ".csv"), "sakip": (".xlsx", ".csv"), "spbe": (".csv", ".ods", ".xlsx"), "hukum": (".xlsx",),
    "nilai_akhir": (".xlsx",),
}  # fmt: skip
_LAYOUTS = {
    "mcp": ("long", "grouped"),
    "spi": ("long", "grouped", "wide flat", "wide items", "by year", "turned by province", "by province"),
    "opini_bpk": ("wide flat", "wide items", "long"),
    "ombudsman": ("long", "wide years", "grouped"),
    "spip": ("long", "wide years", "by province"),
    "sakip": ("long", "wide flat", "wide items", "by year"),
    "spbe": ("long", "wide flat", "wide items"),
    "hukum": ("long",),
    "nilai_akhir": ("long",),
}


def agency_books(regions: Regions, seed: int, framework: Framework) -> list[BookDraft]:
    """The nine files; of villages the published scores alone: the other agencies assess none."""
    titles = _TITLES_OF_VILLAGES if regions.level == "desa" else _TITLES
    return [
        _book(instrument, records_of(instrument, regions, seed, framework), seed, *titles[instrument])
        for instrument in titles
    ]


def title_of(instrument: str) -> str:
    """The title of an agency's file."""
    return _TITLES[instrument][1]


def _book(instrument: str, records: Sequence[Record], seed: int, file: str, title: str) -> BookDraft:
    dice = random_for(seed, "file", instrument)
    suffix, layout = dice.choice(_FORMATS[instrument]), dice.choice(_LAYOUTS[instrument])
    manner = _suited(draw_manner(dice, as_text=suffix == ".csv"), instrument, layout, suffix, dice)
    encoding, delimiter = dice.choice(_CSV)
    if suffix == ".csv" and manner.number == "number":
        manner = replace(manner, number="english" if delimiter == "," else "indonesian")
    if suffix == ".csv" and "province" in layout:
        layout = "long"
    if any(record.inside for record in records):  # villages share their names: their code stands beside them
        manner = replace(manner, villages=True, code="text" if manner.code == "none" else manner.code, province=True)
    items = dict.fromkeys(item for record in records for item in record.values)
    measured = [Measured(item, heading_of(instrument, item, dice)) for item in items]
    figures = Figures(instrument, measured, records)
    return BookDraft(
        file=f"SIMULASI {file}{suffix}",
        sheets=_sheets(figures, layout, manner, dice, ("csv" if suffix == ".csv" else file[3:], title)),
        colour=dice.choice(_COLOURS),
        encoding=encoding,
        delimiter=delimiter,
    )


def _suited(manner: Manner, instrument: str, layout: str, suffix: str, dice: Random) -> Manner:
    """The manner without what this instrument, layout or format does not allow."""
    if instrument == "mcp" and dice.random() < 0.5:
        manner = replace(manner, number=dice.choice(("percent text", "percent format")))
    if layout != "wide flat" or instrument == "mcp":
        manner = replace(manner, sections=False)
    if suffix != ".xlsx":
        manner = replace(manner, merged=False)
    if instrument in ("spip", PUBLISHED, "mcp"):
        manner = replace(manner, total=False)
    return manner


def _sheets(figures: Figures, layout: str, manner: Manner, dice: Random, named: tuple[str, str]) -> list[SheetDraft]:
    name, title = named
    if not layout.endswith("by province"):
        return [_sheet((name, title), figures, layout, manner, dice)]
    provinces = dict.fromkeys(record.province for record in figures.records)
    return [
        _sheet(
            (province, title),
            figures.only([record for record in figures.records if record.province == province]),
            layout.removesuffix("by province").strip() or "long",
            manner,
            dice,
        )
        for province in provinces
    ]


def _sheet(named: tuple[str, str], figures: Figures, layout: str, manner: Manner, dice: Random) -> SheetDraft:
    name, title = named
    draft = SheetDraft(name)
    draft.put((0, manner.left), title, "title")
    draft.put((1, manner.left), SIMULATED, "simulated")
    top = 2 + dice.choice((1, 2))
    end = _drawing(layout, title)(Pen(draft, manner, dice), top, figures)
    draw_notes(draft, end, manner.left, dice)
    draft.freeze = (top + 1, manner.left)
    return draft


def _drawing(layout: str, title: str) -> Callable[[Pen, int, Figures], int]:
    drawings: dict[str, Callable[[Pen, int, Figures], int]] = {
        "long": draw_long,
        "grouped": partial(draw_long, keys_once=True),
        "wide flat": partial(draw_wide, header="flat"),
        "wide items": partial(draw_wide, header="items over years"),
        "wide years": partial(draw_wide, header="years over items"),
        "turned": draw_turned,
        "by year": partial(draw_by_year, title=title),
    }
    return drawings[layout]


def draw_notes(draft: SheetDraft, row: int, column: int, dice: Random) -> None:
    """Writes notes below a table, and sometimes the place and the office of those who sign."""
    row += 1
    for note in dice.sample(_NOTES, dice.randint(1, len(_NOTES))):
        draft.put((row, column), note, "note")
        row += 1
    if dice.random() < 0.4:
        draft.put((row + 1, column + 4), "Jakarta, 12 Januari 2026", "note")
        draft.put((row + 2, column + 4), "Kepala Biro Perencanaan", "note")
