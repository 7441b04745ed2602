"""Whole columns whose figures, scale or row title show that they are something else than their instrument's figures."""

from collections.abc import Iterator

from antikorupsi.ingest.spreadsheets import Percent, Sheet, is_blank, text_of
from antikorupsi.ingest.tables.column_numbers import number_of
from antikorupsi.ingest.tables.evidence import rows_near
from antikorupsi.ingest.tables.headings import YEAR, normalised, phrases
from antikorupsi.ingest.tables.left_over import left_over
from antikorupsi.ingest.tables.qualifiers import weight_of
from antikorupsi.ingest.tables.reading import FaultAt, classify_aside
from antikorupsi.ingest.tables.records import Detail
from antikorupsi.ingest.tables.scale_words import bracketed_ends, brackets_in, ends_in, unit_in
from antikorupsi.ingest.tables.scales import Scale, is_of_points
from antikorupsi.ingest.tables.sections import section_text
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, fault_of_quantity
from antikorupsi.ingest.tables.words import begins_with, words, words_in

_FEWEST = 3  # figures of a column of regions that show its scale
_FEWEST_RANKS = 5
_LOW_SCALE = 10.0  # no column of regions on the scale of 0 to 100 ends so low
_TIES = 0.8  # of ranks are different at least
_MOST_CELLS = 2  # in a row that is a title or a note
_MOST_ROWS_OF_TITLES = 400  # in which rows that head others are looked for


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
    for row, cell in table.column(placed.index):
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


def other_scales(table: Table, sheet: Sheet) -> dict[int, Fault]:
    """The fault of every number column whose scale or unit is another than the heading, or a title or note, says.

    A scale that fits a column of the table is said of that one, and a unit of columns of numbers that nothing knows.
    `sheet` is the one that the table was read from.
    """
    numbers = [placed for placed in table.measured if placed.column.type == "number" and placed.column.range]
    texts = list(_texts_around(table, sheet)) if numbers else []
    ends = {end for text in texts for end in ends_in(text)}
    if ends & {_highest(placed) for placed in numbers}:
        ends = set()
    unit = next(filter(None, map(unit_in, texts)), "")
    if unit and any(map(table.holds_numbers, (index for index, _ in table.unknown))):
        unit = ""
    faults = {}
    for placed in numbers:
        details: dict[str, Detail] = {"instrument": placed.instrument.name.by_language}
        ends_here = {*ends_in(placed.heading), *bracketed_ends(placed.heading)} or ends
        units_here = map(unit_in, (f"({said})" for said in brackets_in(placed.heading)))
        if ends_here and _highest(placed) not in ends_here:
            faults[placed.index] = Fault("other_scale", details | {"said": max(ends_here), "highest": _highest(placed)})
        elif said := next(filter(None, units_here), "" if _says_unit(placed.heading) else unit):
            faults[placed.index] = Fault("other_unit", details | {"said": said})
    return faults


def _says_unit(heading: str) -> bool:
    """Whether a heading says in which unit its figures are."""
    return "%" in heading or bool(words_in(heading, "units"))


def _highest(placed: PlacedColumn) -> float:
    return placed.column.range[1] if placed.column.range else 0.0


def _texts_around(table: Table, sheet: Sheet) -> Iterator[str]:
    """The titles and notes of a table."""
    upright = [*rows_near(table.header_rows.start), *table.body, *table.beyond]
    for row in range(len(sheet.rows)) if table.sheet.turned else upright:
        if sheet.count(row) <= _MOST_CELLS:
            yield ": ".join(text_of(cell) for cell in sheet.rows[row] if not is_blank(cell))


def faults_of_row_title(table: Table) -> dict[int, FaultAt]:
    """The fault of every column with a general heading below a row of words that no list has, as below such a title.

    Where several rows head others they are names of groups, which no list needs to have.
    """
    titles = list(_rows_that_head(table))
    if len(titles) != 1 or titles[0][0] != table.body.start or table.sheet.turned or table.instrument.villages:
        return {}
    row, said = titles[0]
    unknown = said in words("totals") or left_over(said, table.instrument.id)
    if not unknown or begins_with(said, "notes") or begins_with(said, "groups_of_regions"):
        return {}
    cell = (row, next(index for index in table.span if not is_blank(table.sheet.value(row, index))))
    return {placed.index: FaultAt(_unclear(said, placed), cell) for placed in table.measured if _is_general(placed)}


def _rows_that_head(table: Table) -> Iterator[tuple[int, str]]:
    """The rows that hold one text alone and stand above a row with figures, each with its normalised text."""
    heading: tuple[int, str] | None = None
    for row in table.body[:_MOST_ROWS_OF_TITLES]:
        if table.filled(row) > 1:
            if heading is not None:
                yield heading
            heading = None
        elif text := normalised(section_text(table.cells(row))):
            heading = heading or (row, text)


def _is_general(placed: PlacedColumn) -> bool:
    heading = normalised(YEAR.sub(" ", placed.heading))
    return weight_of(heading, placed.instrument) == "general" or heading in phrases(placed.instrument)


def _unclear(said: str, placed: PlacedColumn) -> Fault:
    instrument, heading = placed.instrument.name.by_language, placed.column.names[0]
    details: dict[str, Detail] = {"quantity": said, "instrument": instrument, "heading": heading}
    return Fault("unclear_title", details)
