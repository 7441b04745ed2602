"""A criterion's figures over the years that can be compared: the same item, judged by the same classes."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from antikorupsi.common import each_row, expanded, table_of, with_dtypes
from antikorupsi.ingest import Observation, drop_rounded_duplicates
from antikorupsi.rules import AtLeast, Bands, Criterion, Framework, LabelAtLeast
from helpers.eligibility import AsOf, bar_in_time, figure_of


class SeriesRow(NamedTuple):
    """One final figure of one year beside what its criterion needs."""

    region: str
    criterion: str
    item: str
    scale: int
    year: int
    value: float
    needed: float


KEY = ["region", "criterion"]
NO_CLASSES = -1  # the scale of an instrument that has no classes at all: all its years are alike


def figure_by_region_criterion_and_year(
    observations: pd.DataFrame, verdicts: pd.DataFrame, framework: Framework, as_of: AsOf
) -> pd.DataFrame:
    """One row per region, criterion and comparable year: `value` and the value `needed`, the higher the better.

    Comparable are years up to that of the verdict in which the same item was measured and the same classes held; only
    final figures that are known on the day count. A rating behind which a number is published is followed by the
    number, any other by its place in the order: 0 is the best, -1 one step below. Where sources differ beyond rounding
    the lowest figure counts.
    """
    instruments = [criterion.instrument for criterion in framework.criteria]
    judged = expanded(observations[observations["instrument"].isin(instruments)])
    in_time = [not bar_in_time(figure_of(row), row.instrument, as_of) for row in each_row(judged, Observation)]
    final = judged[np.array(in_time, dtype=bool)]
    known = verdicts.loc[verdicts["year"].notna(), [*KEY, "year"]].rename(columns={"year": "until"})
    parts = [
        _of_verdict(_of_criterion(final[final["instrument"] == criterion.instrument], criterion, framework), known)
        for criterion in framework.criteria
        if isinstance(criterion.rule, AtLeast | LabelAtLeast)
    ]
    figures = pd.concat(parts) if parts else table_of([], SeriesRow)
    return with_dtypes(figures, SeriesRow).sort_values([*KEY, "year"], ignore_index=True)


def _of_verdict(figures: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """The figures that can be compared with the one of the verdict's year, of the first item that has one."""
    both = figures.merge(known, on=KEY)
    latest = both[both["year"] == both["until"]].sort_values([*KEY, "place"]).drop_duplicates(KEY)
    return both[both["year"] <= both["until"]].merge(latest[[*KEY, "item", "scale"]], on=[*KEY, "item", "scale"])


def _of_criterion(observations: pd.DataFrame, criterion: Criterion, framework: Framework) -> pd.DataFrame:
    """All figures of a criterion, one row per region, item, scale and year, with the item's `place` in preference."""
    parts = [
        _one_a_year(figures).assign(criterion=criterion.id, item=item, scale=scale, needed=needed, place=place)
        for place, (item, scale, needed, figures) in enumerate(_by_item_and_scale(observations, criterion, framework))
    ]
    return pd.concat(parts) if parts else pd.DataFrame(columns=[*SeriesRow._fields, "place"])


def _by_item_and_scale(
    observations: pd.DataFrame, criterion: Criterion, framework: Framework
) -> Iterator[tuple[str, int, float, pd.DataFrame]]:
    """Each item of a criterion and scale: what is needed on it, and its figures; numbers come before labels."""
    rule, scales = criterion.rule, _scales(criterion, framework)
    for item in criterion.items:
        for scale, classes in scales:
            valued = observations[
                (observations["item"] == item)
                & observations["value"].notna()
                & _within(observations["year"], criterion, classes)
            ]
            needed = _needed(rule, classes) if isinstance(rule, AtLeast | LabelAtLeast) else None
            if needed is not None:
                yield item, scale, needed, valued[["region", "year", "value"]]
    if isinstance(rule, LabelAtLeast):
        for item in criterion.items:
            for scale, classes in scales:
                labelled = observations[
                    (observations["item"] == item)
                    & observations["label"].notna()
                    & _within(observations["year"], criterion, classes)
                ]
                yield item, scale, -float(rule.order.index(rule.minimum)), _in_steps(labelled, rule)


def _scales(criterion: Criterion, framework: Framework) -> list[tuple[int, Bands | None]]:
    """The classes of a criterion's instrument, each with its number; one scale without classes if it has none."""
    known: list[tuple[int, Bands | None]] = [
        (number, bands)
        for number, bands in enumerate(framework.bands)
        if bands.instrument == criterion.instrument and bands.item in criterion.items
    ]
    return known or [(NO_CLASSES, None)]


def _needed(rule: AtLeast | LabelAtLeast, classes: Bands | None) -> float | None:
    """The number to reach: the threshold, or where the class of the lowest accepted label begins."""
    if isinstance(rule, AtLeast):
        return rule.threshold
    least = rule.order.index(rule.minimum)
    met = [
        band.lower
        for band in (classes.bands if classes else [])
        if (label := rule.equals.get(band.label, band.label)) in rule.order and rule.order.index(label) <= least
    ]
    return min(met, default=None)


def _within(year: pd.Series, criterion: Criterion, classes: Bands | None) -> pd.Series:
    """Whether years are among those that the rule can judge and in which the classes hold."""
    inside = pd.Series(data=True, index=year.index)
    for first, last in (criterion.comparable_years, classes.years if classes else (None, None)):
        inside &= (first is None or year >= first) & (last is None or year <= last)
    return inside


def _in_steps(labelled: pd.DataFrame, rule: LabelAtLeast) -> pd.DataFrame:
    place = {label: -float(number) for number, label in enumerate(rule.order)}
    steps = labelled["label"].replace(rule.equals).map(place)
    return labelled.assign(value=steps)[["region", "year", "value"]]


def _one_a_year(figures: pd.DataFrame) -> pd.DataFrame:
    """One value a region and year: the lowest of those that are not roundings of more precise ones."""
    distinct = figures.drop_duplicates()
    several = distinct.duplicated(["region", "year"], keep=False)
    lowest = distinct[several].groupby(["region", "year"])["value"].agg(_lowest)
    return pd.concat([distinct[~several], lowest.reset_index()], ignore_index=True)


def _lowest(values: pd.Series) -> float:
    return min(drop_rounded_duplicates(float(value) for value in values))
