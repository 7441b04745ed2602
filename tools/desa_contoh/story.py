"""The villages of the set and the scores that the panel gave them, all from `villages.yaml` and no dice."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from helpers import framework as frameworks
from helpers.framework import Indicator
from helpers.regions import Region

FRAMEWORK = frameworks.load("desa-2021")
YEAR = 2025
ASSESSORS = ("KPK", "Kemendagri", "Inspektorat Provinsi")
PROVINCES = {"01": "Provinsi Contoh", "02": "Provinsi Contoh Timur"}
_SPREAD = 4  # points: how far indicators lie from the centre of their stage, at most


@dataclass(frozen=True)
class Village:
    """A village and the centre of its scores by stage; `without` are the numbers of indicators that nobody scored."""

    region: Region
    scores: dict[str, float]
    without: frozenset[int] = field(default_factory=frozenset)

    def given(self, stage: str, indicator: Indicator) -> dict[str, float]:
        """What each assessor gave an indicator: the indicators go up and down around the centre, so do assessors."""
        if indicator.number in self.without:
            return {}
        own = self.scores[stage] + (indicator.number * 7) % (2 * _SPREAD + 1) - _SPREAD
        return {name: own + place - 1 for place, name in enumerate(ASSESSORS)}


def villages() -> list[Village]:
    """The eight villages in the order of their codes."""
    told = yaml.safe_load((Path(__file__).parent / "villages.yaml").read_text(encoding="utf-8"))
    return [Village(_region(each), each["scores"], frozenset(each.get("without", ()))) for each in told]


def papers() -> Iterator[tuple[Village, str]]:
    """Every village with each stage that it was scored in."""
    return ((village, stage) for village in villages() for stage in village.scores)


def _region(told: dict[str, object]) -> Region:
    code, name, (latitude, longitude) = str(told["code"]), str(told["name"]), told["at"]  # type: ignore[misc]
    return Region(
        code=code,
        type="desa",
        name=f"Desa {name}",
        short_name=name,
        province_code=code[:2],
        province=PROVINCES[code[:2]],
        capital="",
        latitude=latitude,
        longitude=longitude,
        population=int(str(told["population"])),
        kecamatan=str(told["kecamatan"]),
        kabupaten=str(told["kabupaten"]),
    )
