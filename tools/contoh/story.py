"""The fictitious regions and indicators as typed records, read from the two YAML files beside this module."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import yaml

SEED = 2025
ASSESSMENT_YEAR = 2025
PROVINCE_CODE, PROVINCE = "01", "Provinsi Contoh"
STAGES = {"mandiri": "Penilaian Mandiri", "monev": "Monev", "penilaian": "Penilaian"}
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Panel:
    """What the working papers of a region aim at; `components` is empty where the last stage was not held."""

    mandiri: float
    monev: float
    spread: float
    published: bool
    components: Mapping[int, float] = field(default_factory=dict)
    disputed: tuple[int, ...] = ()
    pleno: Mapping[int, float] = field(default_factory=dict)
    unscored: Mapping[str, list[int]] = field(default_factory=dict)

    @property
    def stages(self) -> list[str]:
        """The stages for which there is a paper."""
        return [stage for stage in STAGES if stage != "penilaian" or self.components]


@dataclass(frozen=True)
class Survey:
    """How many answered the satisfaction survey and the mean answer (1-4) aimed at."""

    respondents: int
    mean: float


@dataclass(frozen=True)
class Region:
    """One fictitious region; `figures` maps an instrument to its figures by year."""

    code: str
    type: str
    short_name: str
    capital: str
    latitude: float
    longitude: float
    population: int
    story: str
    figures: Mapping[str, Mapping[int, Any]]
    panel: Panel | None
    survey: Survey | None

    @property
    def name(self) -> str:
        """The full name, such as "Kota Contoh Asri"."""
        return f"{self.type.capitalize()} {self.short_name}"

    @property
    def latest_mcp(self) -> float:
        """The latest final MCP score, which is the score of indicator 1."""
        scores = self.figures["mcp"]
        return float(scores[max(scores)])


@dataclass(frozen=True)
class Indicator:
    """One indicator of the working papers with the evidence and notes an assessor may write."""

    number: int
    component_number: int
    component: str
    name: str
    evidence: Mapping[str, str]
    notes: Mapping[str, str]


def regions() -> list[Region]:
    """The eight regions in the order of their codes."""
    return [_region(dict(entry)) for entry in _read("regions.yaml")]


def indicators() -> list[Indicator]:
    """The 19 indicators in printed order."""
    placed = [
        (number, component["component"], entry)
        for number, component in enumerate(_read("indicators.yaml"), 1)
        for entry in component["indicators"]
    ]
    return [
        Indicator(
            number=number,
            component_number=component_number,
            component=component,
            name=entry["name"],
            evidence=entry["evidence"],
            notes={level: entry[level] for level in ("strong", "fair", "weak")},
        )
        for number, (component_number, component, entry) in enumerate(placed, 1)
    ]


def random_for(*purpose: str) -> Random:
    """A generator of its own for every purpose, so that a change in one workbook leaves the others as they are."""
    return Random("/".join([str(SEED), *purpose]))


def _region(entry: dict[str, Any]) -> Region:
    panel, survey = entry.pop("panel", None), entry.pop("survey", None)
    own = {name: entry.pop(name) for name in _OWN_FIELDS}
    return Region(
        **own,
        figures=entry,
        panel=Panel(**panel) if panel else None,
        survey=Survey(**survey) if survey else None,
    )


_OWN_FIELDS = ("code", "type", "short_name", "capital", "latitude", "longitude", "population", "story")


def _read(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    return entries
