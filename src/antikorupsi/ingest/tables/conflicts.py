"""Figures that two sources publish differently: within rounding the more precise one counts, else neither alone."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import cast

from antikorupsi.common import LANGUAGES
from antikorupsi.ingest.tables.records import Finding, Observation
from antikorupsi.rules import column_name, instrument_name

_ROUNDING = 0.01  # a score that close to a bound may belong to either class


def _decimals(value: float) -> int:
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounding_of(value: float) -> float:
    """By how much a score may be rounded beside a class: 0.5 of a whole number, else 0.01."""
    return _ROUNDING if _decimals(value) else 0.5


def drop_rounded_duplicates(values: Iterable[float]) -> list[float]:
    """The values that stand after roundings of more precise ones are dropped, highest first.

    A value is dropped if a standing one with more decimals lies within half a unit of its last decimal: 98 beside
    97.98. Different values with the same number of decimals never are roundings of each other. One value left means
    the sources agree; several mean they differ.
    """
    by_decimals: dict[int, list[float]] = defaultdict(list)
    for value in set(values):
        by_decimals[_decimals(value)].append(value)
    standing: list[Decimal] = []  # ascending
    for decimals, alike in sorted(by_decimals.items(), reverse=True):
        half = Decimal(5).scaleb(-decimals - 1)
        exact = [Decimal(repr(value)) for value in alike]
        standing = sorted([*standing, *(value for value in exact if not _has_near(standing, value, half))])
    return list(map(float, reversed(standing)))


def _has_near(ascending: list[Decimal], value: Decimal, distance: Decimal) -> bool:
    """Whether any of the ascending numbers lies within a distance of a value."""
    place = bisect_left(ascending, value - distance)
    return place < len(ascending) and ascending[place] <= value + distance


def find_conflicts(observations: Iterable[Observation]) -> list[Finding]:
    """A finding for every figure whose final values differ beyond rounding, or whose labels differ."""
    by_figure: dict[tuple[str, ...], list[Observation]] = {}
    for seen in observations:
        if seen.status == "final" and (seen.value is not None or not seen.stage):
            key = (seen.region, seen.instrument, seen.item, str(seen.year), seen.dated, seen.stage, seen.assessor)
            # Two papers of the panel for one stage are one finding (panel_checks), not one for every score.
            paper = (seen.file, seen.sheet) if seen.stage and seen.assessor else ()
            by_figure.setdefault(key + paper, []).append(seen)
    return [conflict(group) for group in by_figure.values() if len(group) > 1 and _differ(group)]


def _differ(group: list[Observation]) -> bool:
    values = [seen.value for seen in group if seen.value is not None]
    labels = {seen.label for seen in group if seen.label is not None}
    return len(drop_rounded_duplicates(values)) > 1 or len(labels) > 1


def conflict(group: list[Observation]) -> Finding:
    """The finding that sources differ, with the place of each."""
    last = group[-1]
    values = [(_read(seen), cell_of(seen)) for seen in group]
    return Finding(
        rule="two_values",
        file=last.file,
        sheet=last.sheet,
        cell=last.cell,
        value_read=last.label or f"{last.value:.10g}",
        region=last.region,
        details={"item": _name(group), "year": str(last.year), "values": values},
    )


def cell_of(seen: Observation) -> str:
    """Where a figure stands, as sentences name it: a.xlsx, SPI!F12."""
    return f"{seen.file}, {seen.sheet}!{seen.cell}"


def _read(seen: Observation) -> str | float:
    return cast("str | float", seen.label or seen.value)


def _name(group: list[Observation]) -> dict[str, str]:
    """What the figures are called, by language: the instrument, the number of an indicator if any, their columns."""
    return {code: ", ".join(_parts_of_name(group, code)) for code in LANGUAGES}


def _parts_of_name(group: list[Observation], code: str) -> Iterator[str]:
    first = group[0]
    indicator, _, _ = first.item.rpartition(".")
    yield instrument_name(first.instrument, code, first.year)
    if indicator:
        yield f"No. {int(indicator[1:])}"
    yield " / ".join(dict.fromkeys(_column_of(seen, code) for seen in group))


def _column_of(seen: Observation, code: str) -> str:
    return seen.assessor or column_name(seen.instrument, seen.item.rpartition(".")[2], code, seen.year)
