"""Units of a type of a period's own by any spelling: their code, their name, or both."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from antikorupsi.rules.regions.codes import tidy
from antikorupsi.rules.regions.models import AmbiguousRegion, Province, Region, RegionNotFound
from antikorupsi.rules.regions.registry import EMPTY, LONGEST_TEXT, Regions
from antikorupsi.rules.regions.spelling import compact

if TYPE_CHECKING:  # it loads pydantic, which finding regions does without
    from antikorupsi.rules.unit_types import Units

_WHOLE = re.compile(r"(\d+)[.,]0+")  # a code that a spreadsheet turned into a number


@dataclass(frozen=True)
class _Spelling:
    """How a unit may be written: its code and its name, with or without the words for its type."""

    units: "Units"

    def names(self, name: str) -> set[str]:
        """The compact spellings of a name."""
        said = compact(name)
        kinds = sorted({compact(word) for word in (self.units.one.id, self.units.one.en, *self.units.name_headings)})
        short = {said.removeprefix(kind) for kind in kinds if said.startswith(kind)} - {""}
        return {said, *short, *(f"{kind}{each}" for kind in kinds for each in (short or {said}))}


class UnitList(Regions):
    """Units of a type of their own, found by code or name; see `Regions` for what its methods promise."""

    def __init__(self, regions: Iterable[Region], units: "Units") -> None:
        """Builds the tables for `find`."""
        super().__init__(regions)
        self.units = units
        self.kind = units.one.en
        self._unit_by_code: dict[str, Region] = {compact(region.code): region for region in self}
        self._units_by_name: dict[str, list[Region]] = {}
        spelling = _Spelling(units)
        for region in self:
            for name in sorted(spelling.names(region.name)):
                self._units_by_name.setdefault(name, []).append(region)

    def __reduce__(self) -> "tuple[type[UnitList], tuple[tuple[Region, ...], Units]]":
        """A list is sent to another process as its units."""
        return UnitList, (tuple(self), self.units)

    def get(self, code: str) -> Region:
        """The unit with exactly this code; `RegionNotFound` if there is none."""
        region = self._unit_by_code.get(compact(code))
        if region is None or region.code != code:
            raise RegionNotFound(code, f"{code} is not the code of a {self.kind}.")
        return region

    def find(self, text_or_code: object, province: object = None, code_system: str | None = None) -> Region:
        """The one unit of a code or a name, or of a code with its name behind it; a province narrows the choice."""
        text = _line(text_or_code)
        if compact(text) in EMPTY:
            raise RegionNotFound(text, f"An empty cell names no {self.kind}.")
        if len(text) > LONGEST_TEXT:
            raise RegionNotFound(text, f"A text this long names no {self.kind}: {text[:60]}…")
        candidates = self.candidates(text)
        inside = self.find_province(province) if province is not None else None
        kept = tuple(each for each in candidates if inside is None or each.province_code == inside.code)
        if len(kept) > 1:
            raise AmbiguousRegion(text, kept)
        if candidates and not kept:
            places = ", ".join(sorted({each.province for each in candidates}))
            raise RegionNotFound(text, f"{text} is in {places}, not in {_line(province)}.", candidates)
        if not kept:
            raise RegionNotFound(text, f"No {self.kind} has the name or code {text}.", self._nearest(text))
        return kept[0]

    def candidates(self, text: object) -> tuple[Region, ...]:
        """The units that a text names: by code, by name, or by a code with its own name behind it."""
        said = compact(_line(text))
        if not said or len(said) > LONGEST_TEXT:
            return ()
        if region := self._unit_by_code.get(said):
            return (region,)
        if said.isdigit() and (padded := self._padded(said)):
            return (padded,)
        return tuple(self._units_by_name.get(said, ())) or self._with_code(said)

    def _padded(self, digits: str) -> Region | None:
        """The unit of a code whose leading zeros a spreadsheet dropped."""
        found = [region for code, region in self._unit_by_code.items() if code.isdigit() and code.lstrip("0") == digits]
        return found[0] if len(found) == 1 else None

    def _with_code(self, said: str) -> tuple[Region, ...]:
        """The units whose code and name, the one behind the other, are the whole compact text."""
        parts = ((self._unit_by_code.get(said[:end]), said[end:]) for end in range(1, len(said)))
        found = (region for region, name in parts if region and region in self._units_by_name.get(name, ()))
        return tuple(dict.fromkeys(found))

    def _nearest(self, text: str) -> tuple[Region, ...]:
        from rapidfuzz import fuzz, process  # loaded only where something was not found

        names = {region.code: compact(region.name) for region in self}
        near = process.extract(compact(text), names, scorer=fuzz.ratio, score_cutoff=70, limit=3)
        return tuple(self.get(code) for _, _, code in near)

    def within(self, candidates: Iterable[Region], place: object) -> tuple[Region, ...]:
        """Those of the candidates that lie in a province, by its name or code."""
        inside = self.find_province(place)
        return tuple(region for region in candidates if inside is not None and region.province_code == inside.code)

    def codes_of(self, place: str) -> tuple[str, ...]:
        """The codes of the units that lie in a province."""
        return tuple(region.code for region in self.within(self, place))

    def kabupaten_of(self, _code: object) -> str:
        """Units are not listed by kabupaten and kota."""
        return ""

    def find_province(self, text_or_code: object) -> Province | None:
        """The province of that name, one of those in the list; never by a code, which is none of the ministry's."""
        name = compact(_line(text_or_code)).removeprefix("provinsi")
        found = [each for each in self.provinces if name and name in (compact(each.name), each.code)]
        return found[0] if found else None

    def is_also_province(self, _text: object) -> bool:
        """A unit is never called like its province without being meant."""
        return False


def _line(value: object) -> str:
    text = "" if value is None else tidy(str(value))
    return whole[1] if (whole := _WHOLE.fullmatch(text)) else text
