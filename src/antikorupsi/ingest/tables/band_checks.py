"""Figures whose classes contradict each other: a score and the category beside it, or those of two sources."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from antikorupsi.ingest.spreadsheets import text_of
from antikorupsi.ingest.tables.conflicts import cell_of, conflict, rounding_of
from antikorupsi.ingest.tables.headings import normalised, read_heading
from antikorupsi.ingest.tables.reading import Reading
from antikorupsi.ingest.tables.records import Detail, Finding, Observation
from antikorupsi.ingest.tables.scales import number_and_class
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.words import words_in
from antikorupsi.rules import Band, Bands, column_of, has_levels, instrument_by_id

_ROW = re.compile(r"\d+$")


def check_bands(
    observations: Sequence[Observation], words: Sequence[Observation], bands: Sequence[Bands]
) -> list[Finding]:
    """One finding for every two figures of a region and year that lie in different classes; both are kept.

    `words` name classes beside the scores of their row and are no figures.
    """
    instruments = {known.instrument for known in bands}
    rows: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    years: dict[tuple[str, str, int], list[Observation]] = defaultdict(list)
    for seen in (*observations, *words):
        if seen.instrument in instruments:
            rows[*_row_of(seen), seen.region, seen.instrument, str(seen.year)].append(seen)
    for seen in observations:
        if seen.instrument in instruments and seen.status == "final" and not seen.stage:
            years[seen.region, seen.instrument, seen.year].append(seen)
    in_rows = [finding for row in rows.values() for finding in _contradictions(row, bands)]
    several = (group for group in years.values() if len({seen.item for seen in group}) > 1)
    return in_rows + [finding for group in several for finding in _between_rows(group, bands)]


def _between_rows(group: list[Observation], bands: Sequence[Bands]) -> Iterator[Finding]:
    """Of one region, instrument and year; without what `_contradictions` finds in a row."""
    known = next(
        (each for each in bands if each.instrument == group[0].instrument and each.hold_in(group[0].year)), None
    )
    alike: dict[tuple[str, frozenset[str]], list[Observation]] = defaultdict(list)
    for seen in group:
        if labels := frozenset(band.label for band in _classes_of(seen, known, bands)):
            alike[seen.item, labels].append(seen)
    for ((item, labels), first), ((other, others), second) in combinations(alike.items(), 2):
        in_one_row = {_row_of(seen) for seen in first} & {_row_of(seen) for seen in second}
        said = in_one_row or _has_class(alike, item, others) or _has_class(alike, other, labels)
        if item != other and not labels & others and not said:
            yield conflict([*first, *second])


def _has_class(alike: Iterable[tuple[str, frozenset[str]]], item: str, labels: frozenset[str]) -> bool:
    """Whether an item has another figure in some classes: then its own two figures are a conflict that says it all."""
    return any(alike_item == item and labels & classes for alike_item, classes in alike)


def _row_of(seen: Observation) -> tuple[str, str, str]:
    row = _ROW.search(seen.cell)
    return seen.file, seen.sheet, row[0] if row else ""


def _classes_of(seen: Observation, known: Bands | None, bands: Sequence[Bands]) -> list[Band]:
    """The classes a figure lies in or names; none of one that has no class."""
    of_figure = next((each for each in bands if _are_of(each, seen)), None)
    if of_figure is not None and seen.value is not None:
        return _classes(of_figure, seen.value)
    return _classes_called(known.bands, seen.written) if known and _is_category(seen) else []


def _contradictions(row: list[Observation], bands: Sequence[Bands]) -> Iterator[Finding]:
    for known in bands:
        scores = [score for score in row if score.value is not None and _are_of(known, score)] or _of_parts(row, known)
        by_classes = {
            tuple(band.label for band in _classes(known, score.value or 0)): score for score in reversed(scores)
        }
        categories = [seen for seen in row if _is_category(seen)] if any(by_classes) else []
        for category in categories:
            meant = {band.label for band in _classes_called(known.bands, category.written)}
            for classes, score in by_classes.items():
                if score is not category and classes and meant and meant.isdisjoint(classes):
                    yield _finding(score, category, classes)


def _of_parts(row: list[Observation], known: Bands) -> list[Observation]:
    """The score that all parts of a row give where none is written, as finely as rounded parts can give one."""
    whole = column_of(known.instrument, known.item)
    found = {seen.item: seen for seen in row if seen.instrument == known.instrument and seen.value is not None}
    if whole is None or not whole.made_of or not found or not known.hold_in(row[0].year):
        return []
    parts = instrument_by_id()[known.instrument].parts_of(whole)
    if any(each.corrects for each in parts):
        return []
    given = [found.get(str(each.item)) for each in parts if each.is_part_in(row[0].year)]
    figures = sorted((each for each in given if each is not None), key=lambda each: (len(each.cell), each.cell))
    if not figures or len(figures) < len(given):
        return []
    score = sum(each.value or 0.0 for each in figures) / (1 if whole.made_of == "sum" else len(figures))
    first, last = figures[0], figures[-1]
    return [replace(first, item=known.item, value=round(score, 1), label=None, cell=f"{first.cell}:{last.cell}")]


def _are_of(bands: Bands, score: Observation) -> bool:
    return (bands.instrument, bands.item) == (score.instrument, score.item) and bands.hold_in(score.year)


def _classes(bands: Bands, value: float) -> list[Band]:
    """The classes of a score and of what it may be rounded from."""
    off = rounding_of(value)
    found = (bands.band(value + shift) for shift in (-off, 0, off))
    return list({band.label: band for band in found if band is not None}.values())


def _is_category(seen: Observation) -> bool:
    """Whether a figure is a class: a label, or the number of a level."""
    return seen.label is not None or (seen.value is not None and has_levels(seen.instrument, seen.item))


def _classes_called(classes: Iterable[Band], written: str) -> list[Band]:
    """The classes that a category names, those called just so before others; none is of other years."""
    said = normalised(written)
    exact = [band for band in classes if said in (normalised(band.label), normalised(band.name.id))]
    return exact or [band for band in classes if f" {said} " in f" {normalised(band.name.id)} "]


def _finding(score: Observation, category: Observation, classes: Iterable[str]) -> Finding:
    details: dict[str, Detail] = {
        "values": [(score.value or 0.0, cell_of(score)), (category.written, cell_of(category))],
        "year": str(score.year),
        "expected": ", ".join(classes),
    }
    return category.finding("score_and_category_differ", details)


def class_words(table: Table, reading: Reading) -> Iterator[Observation]:
    """The classes in columns that are not read, each as one of the figure on its left, only to be checked.

    None of a turned table, in which a class stands in a row of its own.
    """
    if table.sheet.turned or table.instrument.layout != "region_rows":
        return
    beside = _in_one_cell(table)
    yield from (
        replace(seen, item="class", value=None, label=beside[seen.cell])
        for seen in (reading.observations if beside else ())
        if seen.cell in beside and seen.value is not None
    )
    columns = {index: heading for index, heading in table.unknown if words_in(normalised(heading), "classes")}
    measured = sorted(table.measured, key=lambda placed: placed.index)
    for seen in reading.observations if columns else []:
        found = _ROW.search(seen.cell)
        row = int(found[0]) - 1 if found else -1
        for index, heading in columns.items():
            left = next((placed for placed in reversed(measured) if placed.index < index), None)
            read = read_heading(heading.split(" / "))
            of_year = read is None or read.year in (None, seen.year)
            text = text_of(table.sheet.value(row, index))
            if text and row in table.body and of_year and left is not None and left.instrument.id == seen.instrument:
                yield replace(seen, item="class", value=None, label=text, cell=table.sheet.cell_name(row, index))


def _in_one_cell(table: Table) -> dict[str, str]:
    """By name of cell the class that stands beside the number in it: `77,1 (Waspada)`."""
    cells = (
        (table.sheet.cell_name(row, placed.index), placed.column, value)
        for placed in table.measured
        if placed.column.type == "number"
        for row, value in table.column(placed.index)
        if isinstance(value, str)
    )
    found = ((name, number_and_class(value, column)[1]) for name, column, value in cells)
    return {name: said for name, said in found if said}
