"""What stands above the header of a working paper or survey: whose it is, which stage, which year."""

import re
from dataclasses import dataclass

from antikorupsi.ingest.spreadsheets import Cell, Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.owners import owner_of
from antikorupsi.ingest.tables.place import Place, named, narrowed, place_of
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.titles import (
    PLACE_LABELS,
    REGION_LABELS,
    STAGE_LABELS,
    VILLAGE_LABELS,
    YEAR_LABELS,
    read_titles,
    unit_labels,
)
from antikorupsi.ingest.tables.values import Fault, fault_of_year, read_year
from antikorupsi.rules import STAGES, AmbiguousRegion, RegionError, Regions

_NAMED_STAGE = re.compile(rf"\b(?:tahap|stage)(?: penilaian)? ({'|'.join(STAGES)})\b")


@dataclass(frozen=True)
class Head:
    """The region, year and (for working papers) stage that a whole sheet speaks of."""

    place: Place
    year: int
    stage: str = ""


def read_head(table: Table, regions: Regions, *, with_stage: bool) -> Head | FaultAt:
    """The head of a sheet, or the first thing it does not say clearly."""
    place = read_place_or_owner(table, regions)
    if isinstance(place, FaultAt):
        return place
    year = read_head_year(table)
    if isinstance(year, FaultAt):
        return year
    if not with_stage:
        return Head(place, year)
    stage = _read_stage(table)
    return stage if isinstance(stage, FaultAt) else Head(place, year, stage)


def _read_stage(table: Table) -> str | FaultAt:
    """The stage that a label above the table says, else the only one in titles or names."""
    written, cell = _first_label(table, STAGE_LABELS)
    if is_blank(written):
        stages = _stages_in_titles(table)
        missing = FaultAt(Fault("missing_stage", {"known": ", ".join(STAGES)}), cell)
        return stages.pop() if len(stages) == 1 else missing
    stage = normalised(written).removeprefix("penilaian ")
    if stage not in STAGES:
        return FaultAt(Fault("unknown_label", {"value": text_of(written), "known": ", ".join(STAGES)}), cell)
    return stage


def _stages_in_titles(table: Table) -> set[str]:
    """The stages that titles or names say: Lembar Penilaian Tahap Monev."""
    texts = read_titles(table.sheet, range(table.header_rows.start)).texts
    return {found[1] for text in texts for found in _NAMED_STAGE.finditer(normalised(text))}


def read_head_year(table: Table) -> int | FaultAt:
    """The year that a label above the table says, else the one that titles, sheet or file speak of."""
    written, cell = _first_label(table, YEAR_LABELS)
    year = read_year(written) if written is not None else table.year
    return FaultAt(fault_of_year(written), cell) if year is None else year


def _first_label(table: Table, labels: tuple[str, ...]) -> tuple[Value, Cell]:
    """The value and the cell of the first label that stands above the table; the header where none does."""
    known = (table.labels[label] for label in labels if label in table.labels)
    return next(known, (None, (table.header, 0)))


def read_place(table: Table, regions: Regions) -> Place | FaultAt:
    """The region that a label above the table names."""
    for label in _labels_of(regions):
        if label in table.labels:
            written, cell = table.labels[label]
            try:
                return place_of(regions.find(written if isinstance(written, int | float | str) else text_of(written)))
            except RegionError as error:
                nearest = getattr(error, "nearest", ()) or getattr(error, "candidates", ())
                places = [text_of(table.labels[place][0]) for place in PLACE_LABELS if place in table.labels]
                inside = narrowed(nearest, places, regions)
                if isinstance(error, AmbiguousRegion) and len(inside) == 1:
                    return place_of(inside[0])
                return FaultAt(Fault("unknown_region", {"name": text_of(written), "nearest": named(nearest)}), cell)
    return FaultAt(Fault("row_without_region", {}), (table.header, 0))


def _labels_of(regions: Regions) -> tuple[str, ...]:
    """The labels beside which a sheet says whose it is."""
    if regions.level == "desa":
        return VILLAGE_LABELS
    return REGION_LABELS if regions.level == "kabupaten_kota" else unit_labels()


def read_place_or_owner(table: Table, regions: Regions) -> Place | FaultAt:
    """The region that a label above the table names, or else the only one in titles, sheet or file name."""
    place = read_place(table, regions)
    if isinstance(place, FaultAt) and place.fault.rule == "row_without_region":
        owner = owner_of(read_titles(table.sheet, range(table.header_rows.start)).texts, regions)
        return place if owner is None else place_of(owner)
    return place
