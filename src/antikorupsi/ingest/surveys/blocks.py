"""Blocks of respondents' rows below what heads them: the head of the sheet, or titles among the rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from antikorupsi.ingest.surveys.answers import AnswerTable
from antikorupsi.ingest.tables import (
    YEAR_LABELS,
    Fault,
    FaultAt,
    Place,
    Table,
    Titles,
    is_title_row,
    normalised,
    owner_of,
    place_of,
    read_head_year,
    read_place,
    read_place_or_owner,
    read_titles,
    read_year,
    unit_in,
)
from antikorupsi.rules import Regions

_KINDS = re.compile(r"\b(?:kota|kabupaten|kab|pemkot|pemkab|desa|pemdes)\b")
_CONCEALED_ALREADY = frozenset(
    {"survey_region", "survey_region_bare", "survey_year", "survey_heads_differ", "survey_of_unit"}
    | {"answers_of_other_year"}
)


@dataclass(frozen=True)
class Block:
    """Rows of a table under one head; the head's place and year, or why it names none.

    `dated` says whether a label names the year: a row of another year contradicts a label, and a title does not count.
    """

    rows: range
    place: Place | FaultAt
    year: int | FaultAt
    dated: bool


def blocks_of(answers: AnswerTable, regions: Regions) -> Iterator[Block]:
    """The blocks of a table from top to bottom; a title that names neither a region nor a year starts none."""
    table = answers.table
    block = Block(
        table.body, read_place_or_owner(table, regions), read_head_year(table), any(map(table.labels.get, YEAR_LABELS))
    )
    for heading in _headings(answers):
        titles = read_titles(table.sheet, heading)
        place, year = _place_of(titles, heading, table, regions), _year_of(titles, table)
        if place is None and year is None:
            continue
        yield replace(block, rows=range(block.rows.start, heading[0]))
        block = Block(
            rows=range(heading[-1] + 1, table.body.stop),
            place=block.place if place is None else place,
            year=block.year if year is None else year,
            dated=block.dated if year is None else any(map(titles.labels.get, YEAR_LABELS)),
        )
    yield block


def _headings(answers: AnswerTable) -> Iterator[list[int]]:
    """Title rows among the rows of respondents, those that follow one another together."""
    start, run = answers.table.body.start, list[int]()
    for place, kind in enumerate(answers.classes):
        if kind in ("title", "note") and is_title_row(answers.table.sheet.rows[start + place], least=1):
            run.append(start + place)
        elif kind == "figures" and run:
            yield run
            run = []


def _place_of(titles: Titles, heading: Sequence[int], table: Table, regions: Regions) -> Place | FaultAt | None:
    """The region that titles among the rows name; a fault where they name one that is not known for certain."""
    place = read_place(replace(table, labels=titles.labels), regions)
    if not (isinstance(place, FaultAt) and place.fault.rule == "row_without_region"):
        return place
    said = titles.texts[2:]  # without the names of file and sheet
    if unit := unit_in(said, regions):
        return FaultAt(Fault("survey_of_unit", {"unit": unit}), (heading[0], table.span[0]))
    found = {region.code: region for text in said for region in regions.candidates(text)}
    owner = owner_of(said, regions) or (next(iter(found.values())) if len(found) == 1 else None)
    if owner is not None:
        return place_of(owner)
    doubtful = found or any(_KINDS.search(normalised(text)) for text in said)
    return FaultAt(Fault("row_without_region", {}), (heading[0], table.span[0])) if doubtful else None


def _year_of(titles: Titles, table: Table) -> int | FaultAt | None:
    if any(label in titles.labels for label in YEAR_LABELS):
        return read_head_year(replace(table, labels=titles.labels, year=None))
    return titles.year if any(read_year(text) for text in titles.texts[2:]) else None


def concealed(fault: FaultAt) -> FaultAt:
    """The fault of a head without what was written there."""
    if fault.fault.rule in _CONCEALED_ALREADY:
        return fault
    if "year" in fault.fault.rule:
        return FaultAt(Fault("survey_year", {}), fault.cell)
    return FaultAt(Fault("survey_region", {"nearest": fault.fault.details.get("nearest", "-")}), fault.cell)
