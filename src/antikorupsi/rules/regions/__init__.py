"""Who is assessed: 514 regions; any spelling or code leads to the one region, or to an honest "which one?".

`regions.find("Kab. Blitar").code == "35.05"`. Names, codes and coordinates are described in `data/README.md`.
"""

from pathlib import Path

from antikorupsi.rules.regions.loading import REGION_COLUMNS
from antikorupsi.rules.regions.models import (
    AmbiguousRegion,
    Level,
    Province,
    Region,
    RegionError,
    RegionNotFound,
    RegionType,
)
from antikorupsi.rules.regions.registry import CODE_SYSTEMS, Regions, official
from antikorupsi.rules.regions.unit_list import UnitList
from antikorupsi.rules.regions.units import UNIT_COLUMNS, UnitSheet, read_units
from antikorupsi.rules.regions.villages import VILLAGE_COLUMNS

__all__ = [
    "CODE_SYSTEMS", "REGION_COLUMNS", "UNIT_COLUMNS", "VILLAGE_COLUMNS", "AmbiguousRegion", "Level", "Province",
    "Region", "RegionError", "RegionNotFound", "RegionType", "Regions", "UnitList", "UnitSheet", "find",
    "find_province", "is_also_province", "official", "read", "read_units",
]  # fmt: skip


def find(text_or_code: object, province: object = None, code_system: str | None = None) -> Region:
    """The one region of Indonesia a cell stands for; see `Regions.find`."""
    return official().find(text_or_code, province, code_system)


def find_province(text_or_code: object) -> Province | None:
    """The province of Indonesia a text or code stands for, None if it stands for none."""
    return official().find_province(text_or_code)


def is_also_province(text: object) -> bool:
    """Whether a text is, word for word, the name of a province of Indonesia; see `Regions.is_also_province`."""
    return official().is_also_province(text)


def read(path: Path | str) -> Regions:
    """The regions of a CSV list, such as a fictitious country; see `Regions.read`."""
    return Regions.read(path)
