"""The panel's working papers: scores of seven assessors on 19 indicators, with evidence and notes, per stage."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from random import Random
from statistics import fmean

from contoh.story import ASSESSMENT_YEAR, STAGES, Indicator, Panel, Region, indicators, random_for
from contoh.workbooks import Page, Value

ASSESSORS = ("KPK", "Kemendagri", "KemenPANRB", "Kemenkeu", "BPKP", "Ombudsman", "Inspektorat Provinsi")
HEADINGS = (
    "No", "Komponen", "Indikator", *ASSESSORS, "Pleno", "Bukti Dukung", "Jenis Bukti", "Status Bukti", "Catatan",
)  # fmt: skip
MCP_INDICATOR = 1
# Who goes along in a stage: the first two are done by the KPK and those near at hand.
_ASSESSORS_OF_STAGE = {
    "mandiri": ("KPK", "Inspektorat Provinsi"),
    "monev": ("KPK", "Kemendagri", "BPKP", "Inspektorat Provinsi"),
    "penilaian": ASSESSORS,
}
# Deviations of seven assessors who disagree by 38 points; together they lie below what was aimed at.
_DISPUTE = (-30, -21, -12, -5, 2, 6, 8)

_ABSENT = 0.05  # chance that an assessor leaves an indicator of the last stage to the others
_NOT_SCORED = "Belum dinilai: bukti dukung belum disampaikan."


@dataclass(frozen=True)
class Scored:
    """What the panel gave one indicator: a score per assessor, and the value of the plenary meeting if there is one."""

    by_assessor: Mapping[str, float]
    pleno: float | None = None

    @property
    def value(self) -> float | None:
        """The score that counts: the plenary value, else the mean of the assessors, else none."""
        if self.pleno is not None:
            return self.pleno
        return fmean(self.by_assessor.values()) if self.by_assessor else None


def panel_pages(regions: list[Region]) -> list[Page]:
    """All working papers, region by region and stage by stage."""
    return [_paper(region, stage) for region in regions if region.panel for stage in region.panel.stages]


@cache
def _all_indicators() -> tuple[Indicator, ...]:
    return tuple(indicators())


def totals_by_stage(region: Region) -> dict[str, float]:
    """The mean of all scored indicators per stage, by the name of the stage in the workbooks."""
    totals = {}
    for stage in region.panel.stages if region.panel else []:
        values = [scored.value for scored in scores(region, stage).values()]
        totals[STAGES[stage]] = fmean(value for value in values if value is not None)
    return totals


def scores(region: Region, stage: str) -> dict[int, Scored]:
    """What the panel gave every indicator in a stage, by the indicator's number; indicator 1 repeats the MCP score."""
    if region.panel is None:
        return {}
    dice = random_for("panel", region.code, stage)
    targets = _targets(region, region.panel, stage)
    scored = {number: _scored(region.panel, stage, number, target, dice) for number, target in targets.items()}
    return {MCP_INDICATOR: Scored({"KPK": region.latest_mcp}), **scored}


def _targets(region: Region, panel: Panel, stage: str) -> dict[int, float]:
    """The score aimed at for every indicator but the first, so that the means of the story come out."""
    dice = random_for("targets", region.code)
    others = [indicator for indicator in _all_indicators() if indicator.number != MCP_INDICATOR]
    lift = {indicator.number: dice.uniform(-1, 1) for indicator in others}
    if stage == "penilaian":
        return _around_components(panel, others, lift)
    aim = panel.mandiri if stage == "mandiri" else panel.monev
    scored = [number for number in lift if number not in panel.unscored.get(stage, [])]
    wanted = (aim * (len(scored) + 1) - region.latest_mcp) / len(scored)  # so that the mean with the MCP is the aim
    centre = fmean(lift[number] for number in scored)
    return {number: wanted + 12 * (lift[number] - centre) for number in lift}


def _around_components(panel: Panel, others: list[Indicator], lift: Mapping[int, float]) -> dict[int, float]:
    targets: dict[int, float] = {}
    for component, aim in panel.components.items():
        numbers = [indicator.number for indicator in others if indicator.component_number == component]
        centre = fmean(lift[number] for number in numbers)
        targets |= {number: aim + 2 * (lift[number] - centre) for number in numbers}
    return targets


def _scored(panel: Panel, stage: str, number: int, target: float, dice: Random) -> Scored:
    if number in panel.unscored.get(stage, []):
        return Scored({})
    last = stage == "penilaian"
    disputed = last and number in panel.disputed
    present = [name for name in _ASSESSORS_OF_STAGE[stage] if disputed or not (last and dice.random() < _ABSENT)]
    if disputed:
        given = [min(100.0, round(target) + deviation) for deviation in dice.sample(_DISPUTE, len(_DISPUTE))]
    else:
        given = _whole_scores_with_mean(target, [dice.gauss(0, panel.spread) for _ in present])
    return Scored(dict(zip(present, given, strict=True)), panel.pleno.get(number) if last else None)


def _whole_scores_with_mean(target: float, deviations: list[float]) -> list[float]:
    """Whole scores of 0 to 100 around the target whose mean is as near to it as whole numbers allow."""
    centre = fmean(deviations)
    given = [min(100, max(0, round(target + deviation - centre))) for deviation in deviations]
    missing = round(target * len(given)) - sum(given)
    step = 1 if missing > 0 else -1
    while missing:
        place = min(range(len(given)), key=lambda index: step * given[index])
        given[place] += step
        missing -= step
    return [float(score) for score in given]


def _paper(region: Region, stage: str) -> Page:
    number = list(STAGES).index(stage) + 1
    by_number = scores(region, stage)
    rows = [_row(region, stage, indicator, by_number[indicator.number]) for indicator in _all_indicators()]
    labels: list[tuple[str, Value]] = [
        ("Daerah", region.name), ("Kode Wilayah", region.code), ("Tahap", STAGES[stage]), ("Tahun", ASSESSMENT_YEAR),
    ]  # fmt: skip
    return Page(
        file=f"Lembar Penilaian {region.code} {number} {stage}.xlsx",
        sheet="Lembar Penilaian",
        title=f"Lembar Penilaian Percontohan Kabupaten/Kota Antikorupsi - {STAGES[stage]}",
        headings=HEADINGS,
        rows=rows,
        notes=("Catatan: skala 0-100; sel kosong = tidak dinilai, bukan nol.",),
        labels=labels,
        freeze_after=3,
        number_formats=dict.fromkeys((*ASSESSORS, "Pleno"), "General"),
    )


def _row(region: Region, stage: str, indicator: Indicator, scored: Scored) -> list[Value]:
    given = [scored.by_assessor.get(name) for name in ASSESSORS]
    value = scored.value
    row: list[Value] = [indicator.number, indicator.component, indicator.name, *given, scored.pleno]
    if value is None:
        return [*row, None, None, "tidak ada", _NOT_SCORED]
    dice = random_for("evidence", region.code, stage, str(indicator.number))
    kind = dice.choice(list(indicator.evidence))
    level = "strong" if value >= 85 else "fair" if value >= 60 else "weak"
    return [*row, indicator.evidence[kind], kind, _evidence_status(value, dice), indicator.notes[level]]


def _evidence_status(value: float, dice: Random) -> str:
    """Whether the evidence was there: the lower the score, the less of it."""
    if value >= 80:
        return "ada"
    return dice.choice(["ada", "sebagian"] if value >= 60 else ["sebagian", "tidak ada"])
