"""Which regions the KPK proposed, assessed and made pilots, as it or the press announced it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from antikorupsi.common import address, each_row
from antikorupsi.ingest import Observation
from antikorupsi.rules import PUBLISHED
from helpers.eligibility import AsOf, is_known

Standing = Literal["pilot", "assessed", "candidate"]
_STAGES: dict[str, Standing] = {"penetapan": "pilot", "penilaian": "assessed", "calon": "candidate"}
_DESIGNATED = {2025: date(2025, 12, 9)}  # the one day of a designation that is published: web.mataramkota.go.id


@dataclass(frozen=True)
class Pilot:
    """How far a region came in the programme: the furthest standing, its year, and the cells that say so.

    `day` is that of the designation of a pilot, where it is published; `chosen` the year it was chosen for first.
    """

    standing: Standing
    year: int
    cells: tuple[str, ...]
    day: date | None = None
    chosen: int = 0


def day_of_choice(year: int) -> AsOf:
    """The day on which regions were chosen for a year: 17 January.

    The letter by which the KPK chose Kota Blitar for 2025 is of 17 January 2025 (lenteratoday.com, post 214517). No
    other day of a choice is published: the same day of the year is assumed for all.
    """
    return AsOf(date(year, 1, 17), year)


def pilots_by_region(observations: pd.DataFrame, as_of: AsOf) -> dict[str, Pilot]:
    """By region the furthest it came by a day, and up to the year of the assessment; a pilot stays one."""
    years = observations["year"] <= as_of.assessment_year
    announced = observations[(observations["instrument"] == PUBLISHED) & years]
    found: dict[str, dict[Standing, list[tuple[int, str]]]] = {}
    for row in each_row(announced, Observation):
        if row.stage in _STAGES and is_known(row, as_of):
            found.setdefault(row.region, {}).setdefault(_STAGES[row.stage], []).append((int(row.year), address(row)))
    return {region: _furthest(stages) for region, stages in found.items()}


def _furthest(stages: dict[Standing, list[tuple[int, str]]]) -> Pilot:
    standing = next(each for each in _STAGES.values() if each in stages)
    year = max(said for said, _ in stages[standing])
    cells = tuple(cell for said, cell in stages[standing] if said == year)
    day = _DESIGNATED.get(year) if standing == "pilot" else None
    return Pilot(standing, year, cells, day, min(said for found in stages.values() for said, _ in found))
