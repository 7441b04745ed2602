"""Whole columns whose figures show that they are something else: another scale, ranks, numbers of respondents."""

from antikorupsi.ingest.spreadsheets import Percent
from antikorupsi.ingest.tables.column_numbers import number_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import classify_aside
from antikorupsi.ingest.tables.scales import Scale, is_of_points
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity
from antikorupsi.ingest.tables.words import words, words_in

_FEWEST = 3  # figures of a column of regions that show its scale
_FEWEST_RANKS = 5
_LOW_SCALE = 10.0  # no column of regions on the scale of 0 to 100 ends so low
_TIES = 0.8  # of ranks are different at least


def faults_of_figures(table: Table, scales: dict[int, Scale]) -> dict[int, Fault]:
    """The fault of every number column whose figures, taken together, are no figures of its item."""
    faults = {}
    for placed in table.measured:
        if placed.column.type == "number" and is_of_points(placed.column):
            numbers = _numbers(table, placed, scales.get(placed.index, Scale()))
            fault = _of_counts(placed, numbers) or _of_low_scale(table, placed, numbers)
            if fault is not None:
                faults[placed.index] = fault
    return faults


def _numbers(table: Table, placed: PlacedColumn, scale: Scale) -> list[float]:
    """The numbers of a column, without totals and notes; none where they are shares of one or show percent signs."""
    numbers = list[float]()
    for row in table.body:
        cell = table.sheet.value(row, placed.index)
        number = number_of(cell, scale.mark)
        if number is not None and classify_aside(table, row, has_figures=True) is None:
            if isinstance(cell, Percent) or (isinstance(cell, str) and "%" in cell):
                return []
            numbers.append(number)
    return [] if scale.fractions else numbers


def _of_counts(placed: PlacedColumn, numbers: list[float]) -> Fault | None:
    """The fault of a column of respondents: headed so and by a word for a count, or whole numbers without `Nilai`."""
    said = normalised(placed.heading)
    respondents = "responden" in said.split() or "respondents" in said.split()
    if not placed.column.part_of or not respondents or not numbers:
        return None
    is_score = any(words("general").intersection(said.split()))
    counted = words_in(said, "counts") or (not is_score and all(number.is_integer() for number in numbers))
    if not counted:
        return None
    return fault_of_quantity("other_quantity", placed.heading, placed.instrument)


def _of_low_scale(table: Table, placed: PlacedColumn, numbers: list[float]) -> Fault | None:
    """The fault of a main column whose figures all lie below 10, or are the places 1 to n; none of interim ones."""
    given = [number for number in numbers if number]
    is_interim = placed.status == "interim" or table.status.label == "interim"
    if placed.column.part_of or is_interim or table.of_role("item") or len(given) < _FEWEST:
        return None
    is_low = max(given) <= _LOW_SCALE and max(given) > 1
    if not is_low and not _are_ranks(given):
        return None
    details = {"count": len(given), "lowest": min(given), "highest": max(given)}
    return Fault("figures_of_low_scale", details)


def _are_ranks(numbers: list[float]) -> bool:
    """Whether whole numbers run from 1 to about as many as they are."""
    whole = all(number.is_integer() for number in numbers)
    different = len(set(numbers)) >= _TIES * len(numbers)
    near = max(numbers) <= len(numbers) / _TIES
    return whole and different and near and min(numbers) == 1 and len(numbers) >= _FEWEST_RANKS
