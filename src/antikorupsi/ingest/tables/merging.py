"""One finding over a range of cells where many have the same fault, such as a column of figures without a year."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from antikorupsi.ingest.spreadsheets import Cell, Sheet, is_blank, range_name
from antikorupsi.ingest.tables.records import Finding

_FEWEST = 4  # cells in a range: fewer are mended one by one
_MOST_REGIONS = 600  # codes that a finding names; beyond, it names none
_NAME = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
Area = tuple[int, int, int, int]  # first row, first column, last row, last column


def merge_alike(findings: Sequence[Finding], sheet: Sheet) -> list[Finding]:
    """The findings, with those of the same rule and sentence in cells that touch as one over their range.

    Blank cells between them do not part them. The region of a merged finding is the list of all regions, by code.
    """
    alike: dict[tuple[str, str], dict[Cell, int]] = defaultdict(dict)
    for place, finding in enumerate(findings):
        if cell := _cell_of(finding.cell):
            alike[finding.rule, json.dumps(finding.details, sort_keys=True, default=str)].setdefault(cell, place)
    merged: dict[int, Finding] = {}
    gone: set[int] = set()
    for places in alike.values():
        for area, cells in _areas(places, sheet) if len(places) >= _FEWEST else []:
            if len(cells) >= _FEWEST:
                inside = [places[cell] for cell in cells]
                merged[min(inside)] = _merged([findings[place] for place in sorted(inside)], area)
                gone |= set(inside)
    return [
        merged.get(place, finding) for place, finding in enumerate(findings) if place in merged or place not in gone
    ]


def _cell_of(name: str) -> Cell | None:
    """The row and column of a cell's name, from zero; None for ranges and whole sheets."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _areas(cells: Iterable[Cell], sheet: Sheet) -> list[tuple[Area, list[Cell]]]:
    """Rectangles around cells, with the cells in each: those below one another first, then equal ones side by side."""
    areas: list[tuple[Area, list[Cell]]] = []
    for (top, left, bottom, right), below in sorted(_runs(cells, sheet), key=_by_rows):
        last, inside = areas[-1] if areas else (None, [])
        if last and (last[0], last[2]) == (top, bottom) and last[3] == left - 1:
            inside += below
            areas[-1] = ((top, last[1], bottom, right), inside)
        else:
            areas.append(((top, left, bottom, right), below))
    return areas


def _by_rows(run: tuple[Area, list[Cell]]) -> tuple[int, int, int]:
    top, left, bottom, _ = run[0]
    return top, bottom, left


def _runs(cells: Iterable[Cell], sheet: Sheet) -> list[tuple[Area, list[Cell]]]:
    """Cells of one column with nothing but blank cells between them, as the area around them and the cells."""
    runs: list[tuple[Area, list[Cell]]] = []
    for row, column in sorted(cells, key=lambda cell: cell[::-1]):
        last, inside = runs[-1] if runs else (None, [])
        if last and last[1] == column and all(is_blank(sheet.value(each, column)) for each in range(last[2] + 1, row)):
            inside.append((row, column))
            runs[-1] = ((last[0], column, row, column), inside)
        else:
            runs.append(((row, column, row, column), [(row, column)]))
    return runs


def _merged(findings: Sequence[Finding], area: Area) -> Finding:
    regions = list(dict.fromkeys(finding.region for finding in findings if finding.region))
    read = {finding.value_read for finding in findings}
    return replace(
        findings[0],
        cell=range_name(area[:2], area[2:]),
        value_read=read.pop() if len(read) == 1 else "",
        region=", ".join(regions) if len(regions) <= _MOST_REGIONS else "",
    )
