"""Figures of a table that its own sums, means and counts contradict: nobody can tell which is right, so none is used.

A total is refuted by all of its parts in a single row, a percentage by the counts beside it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import isnan, nan

from antikorupsi.ingest.spreadsheets import Cell, Value
from antikorupsi.ingest.tables.column_numbers import ColumnNumbers, decimals_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import FaultAt, Reading
from antikorupsi.ingest.tables.records import Detail, Observation
from antikorupsi.ingest.tables.sums import Contradiction, sums_below, sums_beside
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, read_year
from antikorupsi.ingest.tables.words import Kind, without_words, words_in
from antikorupsi.rules import Column, column_of, instrument_by_id

_OFF = 1e-6
_COUNT = re.compile(r"\d+|\d{1,3}(?:[., ]\d{3})+")
_NO_DIGIT = re.compile(r"\D")
_ByItem = Mapping[str, Observation]


def check_arithmetic(table: Table, reading: Reading) -> None:
    """Adds a finding for every contradiction and takes back the figures that it is about."""
    numbers = ColumnNumbers(table)
    columns = [placed.index for placed in table.measured] if _needs_places(numbers) else []
    cells = {table.sheet.cell_name(row, index): (row, index) for row in table.body for index in columns}
    regions = {cells[seen.cell][0] for seen in reading.observations if seen.cell in cells and "." in seen.region}
    found = [*sums_beside(numbers), *sums_below(numbers, regions)]
    told = {cell for each in found for cell in each.cells}
    left = [seen for seen in reading.observations if cells.get(seen.cell) not in told]
    for each in [*found, *refuted_totals(table, left, cells), *refuted_shares(table, left, cells)]:
        reading.find(each.at, sheet=table.sheet)
        reading.take_back({table.sheet.cell_name(*cell) for cell in each.cells})


def _needs_places(numbers: ColumnNumbers) -> bool:
    """Whether any rule asks for the places of figures: those on feet, on totals and their parts, and on percentages."""
    table = numbers.table
    of_parts = any(placed.column.part_of or placed.instrument.counts_persons for placed in table.measured)
    return of_parts or bool(numbers.totals or table.of_role("item"))


def refuted_totals(table: Table, seen: Iterable[Observation], cells: Mapping[str, Cell]) -> Iterator[Contradiction]:
    """The totals among the figures of a table that lie where their parts in the same row cannot put them.

    In a table with a column of items the rows of a region and year count as one; `cells` are the places of figures.
    """
    is_long = bool(table.of_role("item"))
    if not is_long and not any(placed.column.part_of for placed in table.measured):
        return
    rows: dict[tuple[object, ...], dict[str, Observation]] = defaultdict(dict)
    for each in seen:
        if each.cell in cells:
            row = each.region if is_long else cells[each.cell][0]
            rows[row, each.instrument, each.year].setdefault(each.item, each)
    for (_, instrument, year), found in rows.items():
        for whole, parts in _totals(str(instrument)):
            if whole.item in found and len(found) > 1:
                yield from _beyond_parts(table, (whole, parts, int(str(year))), found, cells)


@cache
def _totals(instrument_id: str) -> list[tuple[Column, list[Column]]]:
    """The totals of an instrument that are made of all their parts, each with these."""
    measured = instrument_by_id()[instrument_id].measured
    return [(each, [part for part in measured if part.part_of == each.item]) for each in measured if each.made_of]


def _beyond_parts(
    table: Table, meant: tuple[Column, list[Column], int], found: _ByItem, cells: Mapping[str, Cell]
) -> Iterator[Contradiction]:
    """The contradiction of one total and its parts, if there is one."""
    whole, parts, year = meant
    total = found[str(whole.item)]
    lowest, highest = _bounds(whole, parts, year, found)
    if lowest <= (total.value or 0.0) <= highest:
        return
    given = [found[str(part.item)] for part in parts if part.item in found]
    off = _OFF + _half_unit([total]) + _half_unit(given) * (len(given) if whole.made_of == "sum" else 1)
    if given and not lowest - off <= (total.value or 0.0) <= highest + off:
        places = [cells[each.cell] for each in given]
        details: dict[str, Detail] = {
            "total": next(placed.heading for placed in table.measured if placed.index == cells[total.cell][1]),
            "value": total.value or 0.0,
            "lowest": round(lowest, 4),
            "highest": round(highest, 4),
            "parts": table.sheet.range_name(min(places), max(places)),
        }
        at = FaultAt(Fault("total_beyond_parts", details), cells[total.cell])
        classes = [each for each in found.values() if _is_class_of(each, whole)]
        yield Contradiction(at, (cells[total.cell], *places, *(cells[each.cell] for each in classes)))


def _is_class_of(seen: Observation, whole: Column) -> bool:
    """Whether a figure is the class behind which a total stands: the rating beside a score."""
    column = column_of(seen.instrument, seen.item)
    return column is not None and column.or_number == whole.item


def _bounds(whole: Column, parts: list[Column], year: int, found: _ByItem) -> tuple[float, float]:
    """Between which figures a total lies by its parts: all that its scale has where they do not say.

    A mean says nothing while a part is missing; a year in which lists of parts overlap has two whole ones. What
    corrects a mean may lower it as far as nobody writes by how much.
    """
    scale = whole.range or (0.0, 0.0)
    values = {str(part.item): _value(found, part) for part in parts if part.item in found and not part.corrects}
    in_force = {str(part.item): part for part in parts if part.is_part_in(year) and not part.corrects}
    if whole.made_of == "sum":
        missing = [part.range or scale for item, part in in_force.items() if item not in values]
        known = sum(values[item] for item in values if item in in_force)
        complete = bool(in_force)
        bounds = (known + sum(low for low, _ in missing), known + sum(high for _, high in missing))
    else:
        lists = [{item for item, part in in_force.items() if part.is_part_in(other)} for other in (year - 1, year + 1)]
        complete = any(each and each <= values.keys() for each in lists)
        bounds = (min(values.values(), default=0.0), max(values.values(), default=0.0))
    corrections = [part for part in parts if part.corrects]
    lowering = sum(abs(_value(found, part)) for part in corrections if part.item in found)
    is_open = any(part.item not in found for part in corrections)
    return (scale[0] if is_open else bounds[0] - lowering, bounds[1]) if complete else scale


def _value(found: _ByItem, part: Column) -> float:
    return found[str(part.item)].value or 0.0


def _half_unit(seen: Iterable[Observation]) -> float:
    """Half a unit of the last decimal of some figures: by so much rounding may part them from others."""
    return 0.5 * 10.0 ** -decimals_of(each.value or 0.0 for each in seen)


def refuted_shares(table: Table, seen: Iterable[Observation], cells: Mapping[str, Cell]) -> Iterator[Contradiction]:
    """The percentages of persons with a duty that no count beside them gives: 95 % of 100 of whom 50 reported."""
    placed = [each for each in table.measured if each.instrument.counts_persons and each.column.unit == "percent"]
    counts = {each.index: _counts_beside(table, each, alone=len(placed) == 1) for each in placed if table.unknown}
    for each in seen if any(counts.values()) else ():
        row, index = cells.get(each.cell, (0, -1))
        shares = _shares(table, row, counts.get(index, {}))
        off = 10.0 ** -decimals_of([each.value or 0.0]) + _OFF  # offices cut digits off as often as they round
        if shares and each.value is not None and not any(abs(share - each.value) <= off for share in shares):
            said = ", ".join(table.sheet.cell_name(row, column) for column in sorted(counts[index]))
            details: dict[str, Detail] = {"value": each.value, "computed": _rounded(shares[0]), "parts": said}
            yield Contradiction(FaultAt(Fault("share_of_counts_differs", details), (row, index)), ((row, index),))


def _rounded(share: float) -> Detail:
    return "-" if isnan(share) else round(share, 2)


def _counts_beside(table: Table, share: PlacedColumn, *, alone: bool) -> dict[int, Kind]:
    """The columns that count persons of the year of a percentage; without a year they are of one that stands alone."""
    years = (share.year, None) if alone else (share.year,)
    kinds = {index: _kind_of_count(normalised(said)) for index, said in table.unknown if read_year(said) in years}
    return {index: kind for index, kind in kinds.items() if kind is not None}


def _shares(table: Table, row: int, counts: Mapping[int, Kind]) -> list[float]:
    """Every percentage that the counts of a row may mean, none where they give none; of nobody it is not a number."""
    of_kind: dict[Kind, list[int]] = defaultdict(list)
    for index, kind in counts.items():
        if (count := _count(table.sheet.value(row, index))) is not None:
            of_kind[kind].append(count)
    met, unmet = of_kind["duties_met"], of_kind["duties_unmet"]
    wholes = of_kind["duties"] or ([sum(met) + sum(unmet)] if met and unmet else [])
    parts = [(part, whole) for whole in wholes for part in (*met, sum(met), *(whole - each for each in unmet))]
    shares = [100 * part / whole for part, whole in parts if whole > 0 and (met or unmet)]
    return shares or [nan for whole in wholes if whole == 0]


def _count(cell: Value) -> int | None:
    """The whole number of a cell, of a text with marks of thousands too; None for anything else."""
    if isinstance(cell, str) and _COUNT.fullmatch(cell.strip()):
        return int(_NO_DIGIT.sub("", cell))
    is_whole = isinstance(cell, int | float) and not isinstance(cell, bool) and float(cell).is_integer()
    return int(cell) if is_whole and isinstance(cell, int | float) else None


def _kind_of_count(heading: str) -> Kind | None:
    """What a heading counts: persons with a duty, those of them who met it or did not; None for any other."""
    rest = without_words(heading, "duties")
    kinds: tuple[Kind, ...] = ("duties_unmet", "duties_met")
    met = next((kind for kind in kinds if words_in(rest, kind)), None)
    return met or ("duties" if words_in(heading, "duties") else None)
