"""Names beside the codes of a table: of regions, criteria, indicators, instruments and items, in one language."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from antikorupsi.assess.sources import item_name
from antikorupsi.common import Language
from antikorupsi.rules import Framework, Regions, instrument_name

_BETWEEN = re.compile(r"[, ]+")  # a finding may name several regions, a need several criteria
_CRITERIA = ("criterion", "nearest", "failing", "without_data", "open_criteria", "refuted_criteria")


class _Naming(NamedTuple):
    """A column of names: what it is called, and how a name is found from the code and the columns `beside` it."""

    column: str
    name: Callable[..., str]
    beside: tuple[str, ...] = ()


class Names:
    """What the codes of a period are called in one language; an unknown code is its own name."""

    def __init__(self, framework: Framework, regions: Regions, words: Language) -> None:
        """Keeps the framework and the words; looks up regions and provinces once."""
        self._framework, self._words = framework, words
        self._regions = {region.code: region for region in regions}
        self._provinces = {province.code: province.name for province in regions.provinces}
        self._are_villages = regions.level == "desa"

    def beside(self, table: pd.DataFrame) -> pd.DataFrame:
        """The table with columns of names behind each column of codes, such as `region_name` behind `region`."""
        columns: dict[str, pd.Series] = {}
        for column in table.columns:
            columns[column] = table[column]
            for naming in self._namings.get(column, ()):
                if naming.column not in columns and set(naming.beside) <= set(table.columns):
                    columns[naming.column] = _named(table[[column, *naming.beside]], naming.name)
        return pd.DataFrame(columns, index=table.index)

    @cached_property
    def _namings(self) -> dict[str, list[_Naming]]:
        """By column of codes: the columns of names that stand behind it."""
        framework, pick = self._framework, self._words.pick
        criteria = _codes_of({criterion.id: pick(criterion.name) for criterion in framework.criteria})
        indicators = _codes_of({indicator.id: pick(indicator.name) for indicator in framework.indicators})
        weightings = _codes_of({scheme.id: pick(scheme.name) for scheme in framework.weights})
        namings = {column: [_Naming(f"{column}_name", criteria)] for column in _CRITERIA}
        namings |= {column: [_Naming(f"{column}_name", indicators)] for column in ("indicator", "indicators")}
        return namings | {
            "weights": [_Naming("weights_name", weightings)],
            "province": [_Naming("province_name", _codes_of(self._provinces))],
            "region": self._namings_of_regions(),
            "peer": [_Naming("peer_name", self._of_regions("name"))],
            "instrument": [
                _Naming("instrument_name", self._instrument, ("year",)),
                _Naming("instrument_name", self._instrument),
            ],
            "item": [
                _Naming("item_name", self._item, ("instrument", "year")),
                _Naming("item_name", self._item_of_criterion, ("criterion",)),
            ],
            "id": [_Naming("id_name", self._score, ("level",))],
            "measure": [_Naming("measure_name", self._measure)],
        }

    def _namings_of_regions(self) -> list[_Naming]:
        """Name and province; villages share their names, so that kecamatan and kabupaten tell them apart."""
        places = ("kecamatan", "kabupaten") if self._are_villages else ()
        return [
            _Naming("region_name", self._of_regions("name")),
            *[_Naming(place, self._of_regions(place)) for place in places],
            _Naming("province_name", self._of_regions("province")),
        ]

    def _of_regions(self, attribute: str) -> Callable[[str], str]:
        """Looks up an attribute of regions by their codes; the two digits of a province give its name."""
        return _codes_of({code: getattr(region, attribute) for code, region in self._regions.items()} | self._provinces)

    def _instrument(self, instrument: str, year: int | None = None) -> str:
        return instrument_name(instrument, self._words.code, year)

    def _item(self, item: str, instrument: str, year: int) -> str:
        return item_name(instrument, item, self._framework, self._words.code, year)

    def _item_of_criterion(self, item: str, criterion: str) -> str:
        return item_name(self._framework.criterion(criterion).instrument, item, self._framework, self._words.code)

    def _score(self, identifier: str, level: str) -> str:
        """A score is one of an indicator or a component, the computed total or the published one."""
        if level in ("total", "published"):
            return self._measure("total" if level == "total" else "published_total")
        components = {component.id: component.name for component in self._framework.components}
        names = components | {indicator.id: indicator.name for indicator in self._framework.indicators}
        return self._words.pick(names[identifier]) if identifier in names else identifier

    def _measure(self, measure: str) -> str:
        """What is ranked is a total, else a criterion."""
        totals = {"total": self._words.say("Total"), "published_total": self._words.say("Published total")}
        criteria = {criterion.id: self._words.pick(criterion.name) for criterion in self._framework.criteria}
        return (totals | criteria).get(measure, measure)


def _named(codes: pd.DataFrame, name: Callable[..., str]) -> pd.Series:
    """The names of the codes in the first column, each looked up once; "" for an empty cell."""
    rows = [tuple(row) for row in codes.to_numpy("object").tolist()]
    known = {row: "" if pd.isna(row[0]) or row[0] == "" else name(*row) for row in dict.fromkeys(rows)}
    return pd.Series([known[row] for row in rows], index=codes.index, dtype="str")


def _codes_of(names: Mapping[str, str]) -> Callable[[str], str]:
    """Looks up the names of the one or several codes in a cell."""
    return lambda codes: ", ".join(names.get(code, code) for code in _BETWEEN.split(codes))
