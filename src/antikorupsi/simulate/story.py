"""What is true in the fictitious country: every region's figures by instrument and year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from statistics import fmean

from antikorupsi.rules import FINAL_STAGE, PUBLISHED, STAGES, Framework, Region, Regions, instrument_by_id
from antikorupsi.simulate.randomness import random_for

ASSESSMENT_YEAR = 2025
SIMULATED = "DATA SIMULASI - bukan data daerah mana pun"  # on every sheet
MISSING_MARKS = ("-", "–", "n/a", "tidak ada data", "belum dinilai", "N/A", "belum ada", "data tidak tersedia")
_YEARS = {
    "mcp": range(2021, 2026), "spi": range(2021, 2025), "opini_bpk": range(2020, 2025), "ombudsman": range(2021, 2025),
    "spip": range(2022, 2025), "sakip": range(2021, 2025), "spbe": range(2021, 2025), "hukum": range(2025, 2026),
}  # fmt: skip
_OPINIONS = ("WTP", "WTP-DPP", "WDP", "TMP", "TW")
_SHARES_WHEN_GOOD, _SHARES_WHEN_POOR = (70, 15, 12, 2, 1), (40, 15, 35, 8, 2)
_KNOWN, _MARKED_MISSING = 0.9, 0.03
_CATEGORIES = ((88, "A"), (78, "B"), (54, "C"), (32, "D"), (0, "E"))
_ZONES = ((81, "hijau"), (51, "kuning"), (0, "merah"))
_RATINGS = ((90, "AA"), (80, "A"), (70, "BB"), (60, "B"), (50, "CC"), (30, "C"), (0, "D"))


@dataclass(frozen=True)
class Missing:
    """A figure that its agency says it does not have; `written` is how it says so."""

    written: str


Said = float | str | Missing  # a number, a label, or that there is none


@dataclass(frozen=True)
class Record:
    """The figures of one region or province (two digits) in one year, by item."""

    code: str
    name: str
    province: str
    year: int
    values: dict[str, Said] = field(hash=False)
    status: str = "final"
    stage: str = ""
    inside: tuple[str, ...] = ()  # of a village: its kecamatan and kabupaten


def records_of(instrument: str, regions: Regions, seed: int, framework: Framework) -> list[Record]:
    """All records of one instrument, region by region and year by year; some regions lack some years."""
    if instrument == PUBLISHED:
        return [record for region in regions for record in _published(region, seed, framework)]
    records = [record for region in regions for record in _region_records(instrument, region, seed)]
    if instrument == "mcp":
        records = [record for province in _by_province(records) for record in province]
    return records


def level_of(region: Region, seed: int) -> float:
    """How well a region does on the whole, 40 to 95: all its figures lie around it."""
    return min(95.0, max(40.0, random_for(seed, "level", region.code).gauss(76, 10)))


def _region_records(instrument: str, region: Region, seed: int) -> Iterator[Record]:
    dice = random_for(seed, instrument, region.code)
    level = level_of(region, seed)
    for year in _YEARS[instrument]:
        if dice.random() > _KNOWN:
            continue
        values = _values(instrument, year, level + (year - ASSESSMENT_YEAR) * 1.5, dice)
        if dice.random() < _MARKED_MISSING:
            mark = Missing(dice.choice(MISSING_MARKS if instrument != "hukum" else ("-", "belum ada data")))
            values = dict.fromkeys(list(values)[:1], mark)
        status = "interim" if instrument == "mcp" and year == ASSESSMENT_YEAR else "final"
        yield Record(region.code, region.name, region.province, year, values, status)


@cache
def _areas() -> tuple[str, ...]:
    """The areas of the MCP in the year of the assessment; those of all years, so that no table changes its columns."""
    columns = instrument_by_id()["mcp"].measured
    return tuple(str(column.item) for column in columns if column.is_part_in(ASSESSMENT_YEAR))


def _values(instrument: str, year: int, level: float, dice: Random) -> dict[str, Said]:
    points = min(100.0, max(0.0, dice.gauss(level, 4)))
    if instrument == "mcp":
        areas = {area: round(min(100.0, max(0.0, dice.gauss(points, 6))), 2) for area in _areas()}
        return {"total": round(fmean(areas.values()), 2), **areas}
    if instrument == "ombudsman":
        bands, name = (_ZONES, "zona") if year == 2021 else (_CATEGORIES, "kategori")
        return {"nilai": round(points, 2), name: _label(round(points, 2), bands)}
    if instrument == "spip":
        score = round(1 + 4 * min(points, 92) / 100, 3)
        return {"nilai": score, "level": float(int(score))}
    single: dict[str, dict[str, Said]] = {
        "opini_bpk": {"opini": dice.choices(_OPINIONS, _SHARES_WHEN_GOOD if level > 65 else _SHARES_WHEN_POOR)[0]},
        "sakip": {"predikat": _label(points, _RATINGS)},
        "spbe": {"total": round(1 + 4 * points / 100, 2)},
        "spi": {"total": round(points, 2)},
        "hukum": {"status": dice.choices(("tidak ada", "ada"), (88, 12))[0]},
    }
    return single[instrument]


def _label(points: float, bands: Iterable[tuple[int, str]]) -> str:
    return next(label for least, label in bands if points >= least)


def _by_province(records: list[Record]) -> Iterator[list[Record]]:
    """The records of each province, and before them the record of its government, which agencies list with its regions.

    The figure of a province is no sum of those of its regions.
    """
    for code in sorted({record.code[:2] for record in records}):
        of_province = [record for record in records if record.code[:2] == code]
        of_2024 = [
            total
            for record in of_province
            if record.year == 2024 and isinstance(total := record.values["total"], float)
        ]
        if of_2024:
            values: dict[str, Said] = {"total": round(min(99.0, fmean(of_2024) + 3.21), 2)}
            name = f"Provinsi {of_province[0].province}"
            yield [Record(code, name, of_province[0].province, 2024, values), *of_province]
        else:
            yield of_province


def _published(region: Region, seed: int, framework: Framework) -> Iterator[Record]:
    """The stages a pilot passes, which about one region in eight is."""
    dice = random_for(seed, PUBLISHED, region.code)
    if dice.random() > 1 / 8:
        return
    last = level_of(region, seed) + 5
    for stage, centre in zip(STAGES, (last - 38, last - 14, last), strict=True):
        score = round(min(99.0, max(5.0, centre + dice.uniform(-3, 3))), 2)
        values: dict[str, Said] = {"tahap": stage, "nilai": score}
        if stage == FINAL_STAGE and (predicate := framework.predicate(score)):
            values["predikat"] = predicate.name.id
        inside = (region.kecamatan, region.kabupaten) if region.level == "desa" else ()
        yield Record(region.code, region.name, region.province, ASSESSMENT_YEAR, values, stage=stage, inside=inside)
