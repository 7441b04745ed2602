"""What stands above the header of a working paper or survey: whose it is, which stage, which year."""

from dataclasses import dataclass

from helpers.instruments.places import Place, named, place_of
from helpers.instruments.reading import FaultAt
from helpers.instruments.table import Table, normalised
from helpers.instruments.values import Fault, fault_of_year, read_year
from helpers.regions import RegionError, Regions
from helpers.spreadsheets import text_of

STAGES = ("mandiri", "monev", "penilaian")
_REGION_LABELS = ("kode wilayah", "daerah", "pemerintah daerah", "kabupaten/kota")


@dataclass(frozen=True)
class Head:
    """The region, year and (for working papers) stage that a whole sheet speaks of."""

    place: Place
    year: int
    stage: str = ""


def read_head(table: Table, regions: Regions, *, with_stage: bool) -> Head | FaultAt:
    """The head of a sheet, or the first thing it does not say clearly."""
    place = _place(table, regions)
    if isinstance(place, FaultAt):
        return place
    written, cell = table.labels.get("tahun", (None, (table.header, 0)))
    year = read_year(written)
    if year is None:
        return FaultAt(fault_of_year(written), cell)
    if not with_stage:
        return Head(place, year)
    written, cell = table.labels.get("tahap", (None, (table.header, 0)))
    stage = normalised(written).removeprefix("penilaian ")
    if stage not in STAGES:
        return FaultAt(Fault("unknown_label", {"value": text_of(written) or "-", "known": ", ".join(STAGES)}), cell)
    return Head(place, year, stage)


def _place(table: Table, regions: Regions) -> Place | FaultAt:
    for label in _REGION_LABELS:
        if label in table.labels:
            written, cell = table.labels[label]
            try:
                return place_of(regions.find(written if isinstance(written, int | float | str) else text_of(written)))
            except RegionError as error:
                nearest = getattr(error, "nearest", ()) or getattr(error, "candidates", ())
                return FaultAt(Fault("unknown_region", {"name": text_of(written), "nearest": named(nearest)}), cell)
    return FaultAt(Fault("row_without_region", {}), (table.header, 0))
