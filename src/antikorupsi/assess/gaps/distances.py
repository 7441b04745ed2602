"""How far every criterion of a region is from its threshold, which way it goes, and where that leads."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.assess.gaps.opinions import needed_in_a_row
from antikorupsi.assess.gaps.series import KEY, figure_by_region_criterion_and_year
from antikorupsi.assess.gaps.trends import trend_by_region_and_criterion
from antikorupsi.common import FINEST, WholeOrNA, exceeds, reaches, with_dtypes
from antikorupsi.rules import AtLeast, Criterion, Framework, LabelAtLeast, LabelInConsecutiveYears, scale_of
from helpers.eligibility import AsOf


class GapRow(NamedTuple):
    """How far one figure lies from what its criterion needs."""

    region: str
    criterion: str
    status: str
    item: str
    value: float
    needed: float
    distance: float
    unit: str
    steps: WholeOrNA
    share: float
    years: str
    change: float
    trend: float
    projected: float
    low: float
    high: float
    missed: float
    missed_unmoved: float
    outlook: str
    no_trend: str


@dataclass(frozen=True)
class Aim:
    """The year of an assessment, and the year whose figures the next one counts: its own."""

    assessment_year: int

    @property
    def next_assessment(self) -> int:
        """The assessment after this one."""
        return self.assessment_year + 1

    @property
    def counted_year(self) -> int:
        """The latest year whose figures the next assessment counts."""
        return self.assessment_year


def gap_by_region_and_criterion(
    observations: pd.DataFrame, verdicts: pd.DataFrame, framework: Framework, as_of: AsOf
) -> pd.DataFrame:
    """One row per region and criterion, in the order of the verdicts.

    `value` and `needed` are in the criterion's own unit, and `distance` = needed - value: above 0 it is missing, below
    0 to spare. `unit` is points; steps of a rating scale behind which no number is published (value -1: one step below
    the best); years in a row (opinions); or empty. `steps` are those of the scale that are missing, of any rating.
    `share` is the distance as a share of the scale's length, by which criteria can be compared.
    `change` is the latest of the comparable `years` (text: 2023 2024) less the first. `trend`, `projected`, `missed`
    and `missed_unmoved` are those of trends.trend_by_region_and_criterion, for the year that the next assessment
    counts; `low` and `high` are as far from `projected` as lines missed past years, in the unit that the figures are
    known to and half of it apart at least, and `outlook` says what that means:
    reaches or stays_below for criteria that fail, holds or falls_below for those that are met, open where the threshold
    lies between. Where it is empty `no_trend` says why: no_figure, no_scale (labels without an order), contradicted,
    too_few_years, or off (the framework says nothing of trends).
    """
    figures = figure_by_region_criterion_and_year(observations, verdicts, framework, as_of)
    least = framework.trend.least_years if framework.trend else np.iinfo(np.int64).max
    trends = trend_by_region_and_criterion(figures, Aim(as_of.assessment_year).counted_year, int(least))
    latest = figures.drop_duplicates(KEY, keep="last")[[*KEY, "item", "value", "needed"]]
    judged = verdicts[[*KEY, "status", "label", "reason"]]
    gaps = judged.merge(latest, on=KEY, how="left").merge(trends, on=KEY, how="left")
    gaps["distance"] = (gaps["needed"] - gaps["value"]).round(FINEST) + 0.0  # never -0
    parts = [
        _of_consecutive_years(
            rows, criterion.rule, needed_in_a_row(observations, verdicts, criterion, framework, as_of)
        )
        if isinstance(criterion.rule, LabelInConsecutiveYears)
        else _of_criterion(rows, criterion, framework)
        for criterion in framework.criteria
        for rows in [_unmeasured(gaps[gaps["criterion"] == criterion.id])]
    ]
    table = pd.concat(parts).sort_index() if parts else gaps
    return with_dtypes(table.reindex(columns=GapRow._fields), GapRow).reset_index(drop=True)


def _unmeasured(gaps: pd.DataFrame) -> pd.DataFrame:
    """The rows of one criterion, with no unit, steps, share and outlook."""
    return gaps.assign(unit="", steps=pd.array([pd.NA] * len(gaps), dtype="Int64"), share=np.nan, outlook="")


def _of_consecutive_years(rows: pd.DataFrame, rule: LabelInConsecutiveYears, missing: pd.Series) -> pd.DataFrame:
    """The rows of a criterion of consecutive years; `missing` is how many more each region needs."""
    distance = rows["region"].map(missing).to_numpy()
    return rows.assign(needed=float(rule.years), distance=distance, unit="years", no_trend="no_scale")


def _of_criterion(rows: pd.DataFrame, criterion: Criterion, framework: Framework) -> pd.DataFrame:
    """The rows of one criterion with unit, steps, share and outlook."""
    rule = criterion.rule
    if not isinstance(rule, AtLeast | LabelAtLeast):
        return rows.assign(no_trend="no_scale")
    ends = _ends(criterion)
    rows["unit"] = rows["item"].map({item: unit for item, (unit, _, _) in ends.items()}).fillna("")
    lowest = rows["item"].map({item: low for item, (_, low, _) in ends.items()}).astype("float64")
    highest = rows["item"].map({item: high for item, (_, _, high) in ends.items()}).astype("float64")
    rows["share"] = rows["distance"] / (highest - lowest)
    rows["projected"] = rows["projected"].clip(lowest, highest)
    rows["low"], rows["high"] = (own_end.clip(lowest, highest) for own_end in _range(rows))
    if isinstance(rule, LabelAtLeast):
        rows["steps"] = _steps(rows, rule)
    rows["outlook"] = _outlook(rows, strict=isinstance(rule, AtLeast) and rule.strict)
    return rows.assign(no_trend=_no_trend(rows, framework))


def _range(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """From where to where a line leads: as far as it missed past years, and never finer than its figures are known."""
    off, grain = np.maximum(rows["missed"], rows["grain"] / 2), rows["grain"]
    low, high = (((rows["projected"] + way * off) / grain).round(FINEST) for way in (-1, 1))
    return (np.floor(low) * grain).round(FINEST), (np.ceil(high) * grain).round(FINEST) + 0.0  # never -0


def _ends(criterion: Criterion) -> dict[str, tuple[str, float, float]]:
    """By item: whether it is in points or steps, and the lowest and highest value it can have."""
    rule = criterion.rule
    worst = 1.0 - len(rule.order) if isinstance(rule, LabelAtLeast) else -np.inf
    ranges = {item: scale_of(criterion.instrument, item) for item in criterion.items}
    return {item: ("points", *scale) if scale else ("steps", worst, 0.0) for item, scale in ranges.items()}


def _steps(rows: pd.DataFrame, rule: LabelAtLeast) -> pd.Series:
    """How many steps of the order are missing, by the label of the verdict; none where it is good enough."""
    place = {label: number for number, label in enumerate(rule.order)}
    first = rows["label"].fillna("").str.split(", ").str[0].replace(rule.equals)
    return (first.map(place).astype("Int64") - place[rule.minimum]).clip(lower=0)


def _outlook(rows: pd.DataFrame, *, strict: bool) -> pd.Series:
    """What low and high mean for the verdict; empty where there are none or the sources differ."""
    above = exceeds if strict else reaches
    surely, possibly = above(rows["low"], rows["needed"]), above(rows["high"], rows["needed"])
    failing = rows["status"] == "fails"
    words = np.where(surely, np.where(failing, "reaches", "holds"), "open")
    words = np.where(possibly, words, np.where(failing, "stays_below", "falls_below"))
    said = pd.Series(words, index=rows.index)
    return said.where(rows["projected"].notna() & (rows["status"] != "no_data"), "")


def _no_trend(rows: pd.DataFrame, framework: Framework) -> pd.Series:
    """Why there is no outlook; empty where there is one."""
    why = pd.Series("too_few_years" if framework.trend else "off", index=rows.index)
    why = why.mask(rows["reason"] == "contradicted", "contradicted")
    return why.mask(rows["item"].isna(), "no_figure").mask(rows["outlook"] != "", "")
