"""Which regions the KPK proposed, assessed and made pilots, as it or the press announced it."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from antikorupsi.common import address, each_row

ANNOUNCED = "nilai_akhir"
Standing = Literal["pilot", "assessed", "candidate"]
_STAGES: dict[str, Standing] = {"penetapan": "pilot", "penilaian": "assessed", "calon": "candidate"}


@dataclass(frozen=True)
class Pilot:
    """How far a region came in the programme: the furthest standing, its year, and the cells that say so."""

    standing: Standing
    year: int
    cells: tuple[str, ...]


def pilots_by_region(observations: pd.DataFrame, assessment_year: int) -> dict[str, Pilot]:
    """By region the furthest it came up to the year of the assessment; a pilot stays one whatever comes after it."""
    announced = observations[(observations["instrument"] == ANNOUNCED) & (observations["year"] <= assessment_year)]
    found: dict[str, dict[Standing, list[tuple[int, str]]]] = {}
    for row in each_row(announced):
        if row.stage in _STAGES:
            found.setdefault(row.region, {}).setdefault(_STAGES[row.stage], []).append((int(row.year), address(row)))
    return {region: _furthest(stages) for region, stages in found.items()}


def _furthest(stages: dict[Standing, list[tuple[int, str]]]) -> Pilot:
    standing = next(each for each in _STAGES.values() if each in stages)
    year = max(own for own, _ in stages[standing])
    return Pilot(standing, year, tuple(cell for own, cell in stages[standing] if own == year))
