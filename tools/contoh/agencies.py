"""The nine workbooks of agencies for the fictitious regions, with the headings that those of a real period have."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from contoh.panel import totals_by_stage
from contoh.story import ASSESSMENT_YEAR, PROVINCE, PROVINCE_CODE, Region, random_for
from contoh.workbooks import Page, Value

SOURCE = "simulasi"
BASIS = "disebut dalam berita"
_FINAL, _INTERIM = "Final atau tidak dinyatakan", "Sementara"
_WHO = ("No", "Kode Wilayah", "Pemerintah Daerah", "Provinsi", "Tahun")
_AREAS_UNTIL_2022 = (
    "Perencanaan dan Penganggaran", "Pengadaan Barang dan Jasa", "Perizinan", "Pengawasan APIP", "Manajemen ASN",
    "Manajemen Aset Daerah", "Optimalisasi Pajak Daerah", "Tata Kelola Keuangan Desa",
)  # fmt: skip
_AREAS = (
    "Perencanaan", "Penganggaran", "Pengadaan Barang dan Jasa", "Pelayanan Publik", "Pengawasan APIP", "Manajemen ASN",
    "Pengelolaan BMD", "Optimalisasi Pajak Daerah",
)  # fmt: skip
_MCP_COLUMNS = (
    "Perencanaan", "Penganggaran", "Perencanaan dan Penganggaran", "Pengadaan Barang dan Jasa", "Perizinan",
    "Pelayanan Publik", "Pengawasan APIP", "Manajemen ASN", "Pengelolaan BMD", "Manajemen Aset Daerah",
    "Optimalisasi Pajak Daerah", "Tata Kelola Keuangan Desa",
)  # fmt: skip
_PROVINCE_MCP_2024 = 86.90
_ZONES = ((81.0, "Hijau"), (51.0, "Kuning"), (0.0, "Merah"))  # 2021
_CATEGORIES = (
    (88.0, "A", "Hijau"),
    (78.0, "B", "Hijau"),
    (54.0, "C", "Kuning"),
    (32.0, "D", "Merah"),
    (0.0, "E", "Merah"),
)
_OPINION_YEARS = range(2020, ASSESSMENT_YEAR)
_LOWEST_ISTIMEWA = 90.0


def agency_pages(regions: list[Region]) -> list[Page]:
    """The nine workbooks in the order of their numbers."""
    return [make(regions) for make in (_mcp, _spi, _opini_bpk, _ombudsman, _spip, _sakip, _spbe, _hukum, _nilai_akhir)]


def _figures(regions: list[Region], instrument: str) -> Iterator[tuple[Region, int, Any]]:
    for region in regions:
        for year, figure in sorted(region.figures.get(instrument, {}).items()):
            yield region, year, figure


def _who(region: Region, year: int) -> list[Value]:
    return [region.code, region.name, PROVINCE, year]


def _long_page(
    regions: list[Region], instrument: str, file: str, sheet: str, title: str, show: Callable[[Any], Value]
) -> Page:
    """A workbook with one row per region and year and one measured column, called like its sheet."""
    rows = [[*_who(region, year), show(figure), None, SOURCE] for region, year, figure in _figures(regions, instrument)]
    return _page(file, sheet, title, [*_WHO, sheet, "Catatan", "Sumber"], rows)


def _page(
    file: str, sheet: str, title: str, headings: list[str], rows: list[list[Value]], notes: tuple[str, ...] = ()
) -> Page:
    numbered: list[list[Value]] = [[number, *row] for number, row in enumerate(rows, 1)]
    freeze_after = headings.index("Pemerintah Daerah") + 1
    return Page(f"SIMULASI {file}", sheet, title, headings, numbered, notes, freeze_after=freeze_after)


def _mcp(regions: list[Region]) -> Page:
    rows = [_mcp_row(*figure, _FINAL) for figure in _figures(regions, "mcp")]
    rows += [_mcp_row(*figure, _INTERIM) for figure in _figures(regions, "mcp_interim")]
    rows.sort(key=lambda row: (str(row[0]), str(row[3])))
    empty: list[Value] = [None] * len(_MCP_COLUMNS)
    province: list[Value] = [PROVINCE_CODE, PROVINCE, PROVINCE, 2024, _PROVINCE_MCP_2024, *empty]
    rows.insert(0, [*province, _FINAL, None, SOURCE])
    headings = [*_WHO, "Nilai MCP", *_MCP_COLUMNS, "Status Angka", "Catatan", "Sumber"]
    notes = ("Keterangan: Sementara = dibaca sebelum tahun berakhir.",)
    title = "Nilai Monitoring Center for Prevention (MCP) Pemerintah Daerah"
    return _page("01 MCP Pemerintah Daerah 2017-2025.xlsx", "Nilai MCP", title, headings, rows, notes)


def _mcp_row(region: Region, year: int, total: float, status: str) -> list[Value]:
    names = _AREAS if year > 2022 else _AREAS_UNTIL_2022
    areas = dict(zip(names, _areas_around(total, region.code, str(year)), strict=True))
    note = f"Angka sementara, portal per 4 November {year}" if status == _INTERIM else None
    return [*_who(region, year), total, *(areas.get(column) for column in _MCP_COLUMNS), status, note, SOURCE]


def _areas_around(total: float, *purpose: str) -> list[float]:
    """Eight scores between 0 and 100 with two decimals whose plain mean is exactly the total."""
    dice = random_for("mcp", *purpose)
    room = min(900, int((100 - total) * 100))
    half = [dice.randint(0, room) for _ in range(4)]
    hundredths = [round(total * 100) + sign * step for step in half for sign in (1, -1)]
    dice.shuffle(hundredths)
    return [value / 100 for value in hundredths]


def _spi(regions: list[Region]) -> Page:
    page = _long_page(
        regions,
        "spi",
        "02 Indeks SPI 2021-2025.xlsx",
        "Indeks SPI",
        "Indeks Survei Penilaian Integritas (SPI) Pemerintah Daerah",
        lambda index: f"{index:.2f}".replace(".", ","),
    )
    rows = [[row[0], float(str(row[1])), *row[2:]] for row in page.rows]  # as spreadsheets do to codes: 01.01 is 1.01
    return replace(page, rows=rows, number_formats={"Kode Wilayah": "General"})


def _opini_bpk(regions: list[Region]) -> Page:
    headings = ["No", "Pemerintah Daerah", "Provinsi"]
    for year in _OPINION_YEARS:
        headings += [str(year), f"Dasar {year}", f"Sumber {year}"]
    rows = [_opinion_row(region) for region in regions if region.figures.get("opini_bpk")]
    notes = ("Keterangan: - = opini tidak diketahui.",)
    title = "Opini BPK atas Laporan Keuangan Pemerintah Daerah (LKPD)"
    return _page("03 Opini BPK atas LKPD.xlsx", "Opini BPK", title, [*headings, "Catatan"], rows, notes)


def _opinion_row(region: Region) -> list[Value]:
    row: list[Value] = [region.name.replace("Kabupaten", "Kab."), PROVINCE]
    for year in _OPINION_YEARS:
        opinion = region.figures["opini_bpk"].get(year)
        row += [opinion, BASIS, SOURCE] if opinion else ["-", None, None]
    return [*row, None]


def _ombudsman(regions: list[Region]) -> Page:
    rows = [_ombudsman_row(region, year, score) for region, year, score in _figures(regions, "ombudsman")]
    headings = [*_WHO, "Nilai Kepatuhan", "Zona", "Kategori", "Dasar", "Catatan", "Sumber"]
    title = "Kepatuhan Standar Pelayanan Publik Pemerintah Daerah (Ombudsman RI)"
    return _page("04 Kepatuhan Pelayanan Publik Ombudsman.xlsx", "Kepatuhan Ombudsman", title, headings, rows)


def _ombudsman_row(region: Region, year: int, score: float) -> list[Value]:
    if year <= 2021:
        category, zone = None, next(zone for lower, zone in _ZONES if score >= lower)
    else:
        category, zone = next((category, zone) for lower, category, zone in _CATEGORIES if score >= lower)
    return [region.code, region.name.upper(), PROVINCE, year, score, zone, category, BASIS, None, SOURCE]


def _spip(regions: list[Region]) -> Page:
    rows: list[list[Value]] = [
        [*_who(region, year), score, int(score[0]), None, SOURCE] for region, year, score in _figures(regions, "spip")
    ]
    headings = [*_WHO, "Nilai Maturitas", "Level", "Catatan", "Sumber"]
    title = "Maturitas SPIP Terintegrasi Pemerintah Daerah"
    return _page("05 Maturitas SPIP Terintegrasi.xlsx", "Maturitas SPIP", title, headings, rows)


def _sakip(regions: list[Region]) -> Page:
    return _long_page(
        regions, "sakip", "06 Nilai SAKIP.xlsx", "Predikat SAKIP", "Predikat SAKIP Pemerintah Daerah", str
    )


def _spbe(regions: list[Region]) -> Page:
    return _long_page(regions, "spbe", "07 Indeks SPBE.xlsx", "Indeks SPBE", "Indeks SPBE Pemerintah Daerah", float)


def _hukum(regions: list[Region]) -> Page:
    rows: list[list[Value]] = [
        [*_who(region, year), status, date(year, 12, 16), None, SOURCE]
        for region, year, status in _figures(regions, "hukum")
    ]
    headings = [*_WHO, "Status Hukum", "Tanggal", "Catatan", "Sumber"]
    title = "Status Hukum Kepala Daerah dan Kepala OPD"
    return _page("08 Status Hukum Kepala Daerah dan OPD.xlsx", "Status Hukum", title, headings, rows)


def _nilai_akhir(regions: list[Region]) -> Page:
    rows = [row for region in regions if region.panel and region.panel.published for row in _published_rows(region)]
    headings = [*_WHO, "Tahap", "Nilai", "Predikat", "Catatan", "Sumber"]
    title = "Nilai Akhir Percontohan Kabupaten/Kota Antikorupsi"
    return _page("09 Nilai Akhir Percontohan.xlsx", "Nilai Percontohan", title, headings, rows)


def _published_rows(region: Region) -> Iterator[list[Value]]:
    """The totals of every stage as they were announced, from nomination to (with Istimewa) designation."""
    who = _who(region, ASSESSMENT_YEAR)
    yield [*who, "Calon", None, None, None, SOURCE]
    totals = totals_by_stage(region)
    for stage, total in totals.items():
        predicate = "Istimewa" if stage == "Penilaian" and total >= _LOWEST_ISTIMEWA else None
        yield [*who, stage, round(total, 2), predicate, None, SOURCE]
    if totals["Penilaian"] >= _LOWEST_ISTIMEWA:
        yield [*who, "Penetapan", None, None, None, SOURCE]
