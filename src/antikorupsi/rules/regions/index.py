"""Which regions and provinces a spelling stands for, looked up in tables that are built once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from antikorupsi.rules.regions.models import Alias, Province, Region
from antikorupsi.rules.regions.spelling import Reading, compact, province_names, readings, spellings

_PROVINCE_DIGITS = 2


class RegionNames:
    """The regions of every spelling; a spelling with a type word only ever leads to regions of that type."""

    def __init__(self, regions: Sequence[Region], aliases: Iterable[Alias]) -> None:
        """Enters each region under its names and under the aliases that carry its code."""
        self._regions: dict[Reading, list[Region]] = defaultdict(list)
        others: dict[str, list[str]] = defaultdict(list)
        for alias in aliases:
            others[alias.code].append(alias.text)
        for region in regions:
            # Behind the type word of Kota Administrasi Jakarta Pusat there is more than its short name.
            full = region.name.removeprefix(f"{region.type.capitalize()} ")
            self._enter(region, {region.short_name, full, *others.get(region.code, ())})

    def candidates(self, text: str) -> tuple[Region, ...]:
        """All regions that one of the readings of the text names, in code order."""
        return _candidates(self, text)

    def read_as(self, reading: Reading) -> Sequence[Region]:
        """The regions of one reading of a text."""
        return self._regions.get(reading, ())

    def _enter(self, region: Region, names: set[str]) -> None:
        for spelling in frozenset().union(*map(spellings, names)):
            for kind in (region.type, ""):
                self._regions[Reading(kind, spelling)].append(region)


@lru_cache(maxsize=2**14)  # many rules ask of the same names whose they are
def _candidates(names: RegionNames, text: str) -> tuple[Region, ...]:
    found = {region.code: region for reading in readings(text) for region in names.read_as(reading)}
    return tuple(found[code] for code in sorted(found))


class ProvinceNames:
    """The province of every spelling of its name."""

    def __init__(self, provinces: Iterable[Province], aliases: Iterable[Alias]) -> None:
        """Enters each province under its name and under the aliases that carry its code of two digits."""
        by_code = {province.code: province for province in provinces}
        names = [(province, province.name) for province in by_code.values()]
        names += [(by_code[alias.code], alias.text) for alias in aliases if len(alias.code) == _PROVINCE_DIGITS]
        self._provinces: dict[str, Province | None] = {}
        for province, name in names:
            for spelling in spellings(name):
                # A short form of two names (Sulawesi Teng.) names neither province.
                first = self._provinces.setdefault(spelling, province)
                self._provinces[spelling] = province if first == province else None

    def bare(self, text: str) -> Province | None:
        """The province of a text that is its name and nothing else."""
        return self._provinces.get(compact(text))

    def could_be_in(self, text: str) -> bool:
        """Whether a text holds the letters of a province's name, so that some of its words may be that name."""
        return any(map(compact(text).__contains__, self._provinces))

    def find(self, text: str) -> Province | None:
        """The province of a text that is its name, with or without words such as Provinsi, Prov. or Pemprov."""
        return next((found for name in province_names(text) if (found := self._provinces.get(name))), None)
