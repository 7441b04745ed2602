"""One finding over a range of cells where many have the same fault, such as a column of figures without a year."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
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
            alike[finding.rule, _sentence(finding)].setdefault(cell, place)
    merged: dict[int, Finding] = {}
    gone: set[int] = set()
    for places in alike.values():
        for area in _areas(sorted(places), sheet) if len(places) >= _FEWEST else []:
            inside = [place for cell, place in places.items() if _holds(area, cell)]
            if len(inside) >= _FEWEST:
                merged[min(inside)] = _merged([findings[place] for place in sorted(inside)], area)
                gone |= set(inside)
    return [merged.get(place, own) for place, own in enumerate(findings) if place in merged or place not in gone]


def _sentence(finding: Finding) -> str:
    return json.dumps(finding.details, sort_keys=True, default=str)


def _cell_of(name: str) -> Cell | None:
    """The row and column of a cell's name, from zero; None for ranges and whole sheets."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def _holds(area: Area, cell: Cell) -> bool:
    return area[0] <= cell[0] <= area[2] and area[1] <= cell[1] <= area[3]


def _areas(cells: Sequence[Cell], sheet: Sheet) -> list[Area]:
    """Rectangles around cells: those below one another first, then equal ones side by side."""
    runs: list[Area] = []
    for row, column in sorted(cells, key=lambda cell: cell[::-1]):
        last = runs[-1] if runs else None
        if last and last[1] == column and all(is_blank(sheet.value(each, column)) for each in range(last[2] + 1, row)):
            runs[-1] = (last[0], column, row, column)
        else:
            runs.append((row, column, row, column))
    areas: list[Area] = []
    for top, left, bottom, right in sorted(runs, key=lambda run: (run[0], run[2], run[1])):
        last = areas[-1] if areas else None
        if last and (last[0], last[2]) == (top, bottom) and last[3] == left - 1:
            areas[-1] = (top, last[1], bottom, right)
        else:
            areas.append((top, left, bottom, right))
    return areas


def _merged(findings: Sequence[Finding], area: Area) -> Finding:
    regions = list(dict.fromkeys(finding.region for finding in findings if finding.region))
    read = {finding.value_read for finding in findings}
    return replace(
        findings[0],
        cell=range_name(area[:2], area[2:]),
        value_read=read.pop() if len(read) == 1 else "",
        region=", ".join(regions) if len(regions) <= _MOST_REGIONS else "",
    )
