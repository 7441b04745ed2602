"""From any spelling or code to the one region it stands for, or to an honest "which one?"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import overload

from antikorupsi.common import WorkbookError, count_of, markup
from antikorupsi.rules.regions import loading
from antikorupsi.rules.regions.codes import code_and_name, read_code, read_village_code, tidy, without_footnote
from antikorupsi.rules.regions.index import ProvinceNames, RegionNames
from antikorupsi.rules.regions.localities import Localities
from antikorupsi.rules.regions.models import Alias, AmbiguousRegion, Level, Province, Region, RegionNotFound
from antikorupsi.rules.regions.spelling import compact, name_and_place
from antikorupsi.rules.regions.suggestions import nearest

CODE_SYSTEMS = ("kemendagri", "bps", "bps_2010")
_OWNER = {
    "kemendagri": "the ministry (Kemendagri)",
    "bps": "the statistics office (BPS)",
    "bps_2010": "the statistics office (BPS) from 2010 to 2022",
}
_KINDS: dict[Level, str] = {"kabupaten_kota": "kabupaten or kota", "desa": "village (desa)"}
# A longer text names no region; the limit bounds the work on a cell full of prose.
LONGEST_TEXT = 200
_REGION_DIGITS = len("3572")
EMPTY = {"", "nan", "nat", "none", "null", "na"}


class Regions(Sequence[Region]):
    """All regions of a country in code order, found by any spelling of their name or by their code.

    They are of one level: kabupaten and kota, or villages. `kind` is what one of them is called in a sentence.
    """

    def __init__(
        self,
        regions: Iterable[Region],
        provinces: Iterable[Province] = (),
        aliases: Iterable[Alias] = (),
        former_codes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Builds the tables for `find`; provinces that are not given are taken from the regions.

        `former_codes` are codes of the statistics office from 2010 to 2022, by region, where they were other ones.
        """
        self._regions = tuple(sorted(regions, key=lambda region: region.code))
        from_regions = {
            region.province_code: Province(region.province_code, region.province)
            for region in self._regions
            if region.province_code
        }
        given = {province.code: province for province in provinces}
        self._provinces = dict(sorted((from_regions | given).items()))
        self.level: Level = self._regions[0].level if self._regions else "kabupaten_kota"
        self.kind = _KINDS.get(self.level, self.level)
        self._localities = Localities(self._regions)
        aliases = tuple(aliases)
        self._aliases = aliases
        self._names = RegionNames(self._regions, aliases)
        self._province_names = ProvinceNames(self._provinces.values(), aliases)
        self._by_code = {
            "kemendagri": {region.code.replace(".", ""): region for region in self._regions},
            "bps": {region.bps_code: region for region in self._regions if region.bps_code},
            "bps_2010": {
                code: region for region in self._regions if (code := former_codes.get(region.code, region.bps_code))
            },
        }

    @classmethod
    def read(cls, path: Path | str) -> "Regions":
        """The regions of a CSV list, such as a fictitious country; a `WorkbookError` names line, column and remedy."""
        return cls(loading.read_regions(Path(path)))

    @property
    def provinces(self) -> tuple[Province, ...]:
        """All provinces in code order."""
        return tuple(self._provinces.values())

    @property
    def simulated(self) -> bool:
        """Whether these regions are fictitious."""
        return any(region.simulated for region in self._regions)

    def other_names(self, code: str) -> tuple[str, ...]:
        """The aliases of a region or province by its code, such as Jatim of 35."""
        return tuple(alias.text for alias in self._aliases if alias.code == code)

    def get(self, code: str) -> Region:
        """The region with exactly this Kemendagri code, written `35.72`; `RegionNotFound` if there is none."""
        region = self._by_code["kemendagri"].get(code.replace(".", ""))
        if region is None or region.code != code:
            raise RegionNotFound(code, f"{code} is not the code of a {self.kind}.")
        return region

    def find(self, text_or_code: object, province: object = None, code_system: str | None = None) -> Region:
        """The one region a cell stands for: name in any spelling, code as text or number, or both together.

        `province` (name, abbreviation or code) narrows the choice and must not contradict it. `code_system` says
        whose codes are meant: `kemendagri` (default), `bps` or `bps_2010` (its list from 2010 to 2022, before Papua was
        divided); the same four digits often mean different regions.
        Raises `AmbiguousRegion` where several regions are written like this and `RegionNotFound` where none is.
        Never guesses: names that are only similar are suggested, not taken. A type that is written is binding.
        """
        system = _known_system(code_system)
        text = _line(text_or_code)
        if compact(text) in EMPTY:
            raise RegionNotFound(text, "An empty cell names no region.")
        inside = self._required_province(province, text)
        digits = self._read_code(text_or_code)
        candidates = (self._of_code(digits, system, text),) if digits else self._of_text(text, system, inside)
        return _only(self._within(candidates, inside, text), text)

    def candidates(self, text: object) -> tuple[Region, ...]:
        """The regions that a text names, several where it may mean either, none where it names none. Never raises.

        A name beside a province in which it does not lie names none.
        """
        line = _line(text)
        if len(line) > LONGEST_TEXT:
            return ()
        try:
            return self._of_name(line)
        except RegionNotFound:
            return ()

    def within(self, candidates: Iterable[Region], place: object) -> tuple[Region, ...]:
        """Those of the candidates that lie in a kecamatan, kabupaten, kota or province, by its name or code."""
        codes = self.codes_of(_line(place))
        return tuple(region for region in candidates if region.code.startswith(codes)) if codes else ()

    def kabupaten_of(self, code: object) -> str:
        """The kabupaten or kota whose code stands where that of a village should; "" where it is none's."""
        digits = read_code(code) or ""
        around = self._localities.kabupaten(f"{digits[:2]}.{digits[2:]}")
        return around.name if around else ""

    def find_province(self, text_or_code: object) -> Province | None:
        """The province a text (`Jawa Timur`, `Pemprov Jatim`) or code (`35`) stands for, None if it stands for none."""
        digits = read_code(text_or_code)
        return self._provinces.get(digits) if digits else self._province_names.find(_line(text_or_code))

    def could_name_province(self, text: str) -> bool:
        """Whether some words of a text may be the name of a province: in most titles none can."""
        return self._province_names.could_be_in(text)

    def is_also_province(self, text: object) -> bool:
        """Whether a text is, word for word, the name of a province.

        Jambi, Bengkulu, Gorontalo and Yogyakarta are: without a type word or a province beside them, they may mean
        either. `Kota Jambi` is not.
        """
        return self._province_names.bare(_line(text)) is not None

    @overload
    def __getitem__(self, index: int) -> Region: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Region]: ...
    def __getitem__(self, index: int | slice) -> Region | Sequence[Region]:
        """The region or regions at a place in code order."""
        return self._regions[index]

    def __len__(self) -> int:
        """The number of regions."""
        return len(self._regions)

    def __iter__(self) -> Iterator[Region]:
        """The regions in code order."""
        return iter(self._regions)

    def __repr__(self) -> str:
        """How many regions in how many provinces."""
        regions = count_of(len(self), "region", "regions")
        return f"Regions({regions} in {count_of(len(self._provinces), 'province', 'provinces')})"

    def _repr_html_(self) -> str:
        """What repr says, and one row per province with its number of regions."""
        counts = Counter(region.province_code for region in self)
        rows = [(province.code, province.name, str(counts[province.code])) for province in self.provinces]
        return str(markup.table(["code", "province", "regions"], rows, repr(self), numeric=[2]))

    def _required_province(self, province: object, text: str) -> Province | None:
        if compact(_line(province)) in EMPTY:
            return None
        found = self.find_province(province)
        if found is None:
            raise RegionNotFound(text, f"{_line(province)} is not a province, so {text} cannot be looked for in it.")
        return found

    def _read_code(self, value: object) -> str | None:
        """The digits of a code; those of a kabupaten or a province are read among villages too, to be named as such."""
        return (read_village_code(value) if self.level == "desa" else None) or read_code(value)

    def _of_code(self, digits: str, system: str, text: str) -> Region:
        if region := self._by_code[system].get(digits):
            return region
        if system == "kemendagri" and (province := self._provinces.get(digits.removesuffix("00"))):
            raise RegionNotFound(text, f"{text} is the code of the province {province.name}, not of a {self.kind}.")
        if self.level == "desa" and len(digits) == _REGION_DIGITS:
            around = self._localities.kabupaten(f"{digits[:2]}.{digits[2:]}")
            whose = f"of {around.name}" if around else "of a kabupaten or kota"
            raise RegionNotFound(text, f"{text} is the code {whose}, not of a {self.kind}: those have ten digits.")
        # 35.5 stands for 35.50; where that does not exist, 35.05 was probably meant.
        other = self._by_code[system].get(f"{digits[:2]}0{digits[2:3]}") if digits.endswith("0") else None
        reason = f"{text} is not the code of a {self.kind} in the list of {_OWNER[system]}."
        raise RegionNotFound(text, reason, (other,) if other else ())

    def _of_text(self, text: str, system: str, inside: Province | None) -> tuple[Region, ...]:
        if len(text) > LONGEST_TEXT:
            raise RegionNotFound(text, f"A text this long names no {self.kind}: {text[:60]}…")
        if candidates := self._of_name(text):
            return candidates
        code, name = code_and_name(text) or ("", "")
        if region := self._by_code[system].get(code):
            return (self._confirmed(region, name, text),)
        if province := self._province_names.find(text):
            raise RegionNotFound(text, f"{province.name} is a province, not a {self.kind}.")
        if self.level != "desa" and read_village_code(text):
            raise RegionNotFound(text, f"{text} is the code of a village (desa), not of a {self.kind}.")
        near = nearest(text, (region for region in self if inside is None or self._lies_in(region, inside)))
        raise RegionNotFound(text, f"No {self.kind} is called {text}.", near)

    def _confirmed(self, region: Region, name: str, text: str) -> Region:
        """The region of a code beside which a name stands, which must be its own."""
        if region not in self._of_name(name):
            raise RegionNotFound(text, f"Code and name differ: {region.code} is {region.name}, not {name}.", (region,))
        return region

    def _of_name(self, text: str) -> tuple[Region, ...]:
        return self._named(text) or self._in_place(text)

    def _named(self, text: str) -> tuple[Region, ...]:
        """The regions a name stands for; of two spellings beside a slash both must, if they agree on any."""
        if (candidates := self._names.candidates(text)) or "/" not in text:
            return candidates
        sides = [set(self._names.candidates(side)) for side in text.split("/")]
        agreed = set.intersection(*sides) or (set.union(*sides) if all(sides) else set())
        return tuple(sorted(agreed, key=lambda region: region.code))

    def _in_place(self, text: str) -> tuple[Region, ...]:
        """The regions of a name with its province behind it: `Banjar, Jawa Barat`; of a village also its kecamatan."""
        parts = name_and_place(text)
        if parts is None:
            return ()
        if self.level == "desa":
            return self.within(self._of_name(parts[0]), parts[1])
        province = self.find_province(parts[1])
        return self._within(self._named(parts[0]), province, text) if province else ()

    def codes_of(self, place: str) -> tuple[str, ...]:
        """How the codes of the regions begin that lie in a place: two digits of a province, or more for villages."""
        province = self.find_province(place)
        return (*self._localities.codes(place), *([province.code] if province else []))

    def _within(self, candidates: tuple[Region, ...], inside: Province | None, text: str) -> tuple[Region, ...]:
        if inside is None or not candidates:
            return candidates
        if kept := tuple(region for region in candidates if self._lies_in(region, inside)):
            return kept
        places = " and ".join(sorted({region.province for region in candidates}))
        raise RegionNotFound(text, f"{text} is in {places}, not in {inside.name}.", candidates)

    def _lies_in(self, region: Region, province: Province) -> bool:
        """Whether a region is in a province or was before that was divided, as a table of those years rightly says."""
        return province.code in (region.province_code, self._provinces[region.province_code].split_from)


@cache
def official() -> Regions:
    """The 514 kabupaten and kota of Indonesia in 38 provinces, after Kepmendagri 300.2.2-2430/2025."""
    return Regions(
        loading.read_regions(loading.OFFICIAL),
        loading.read_provinces(),
        loading.read_aliases(),
        loading.read_former_codes(),
    )


def _known_system(code_system: str | None) -> str:
    system = code_system or "kemendagri"
    if system not in CODE_SYSTEMS:
        raise WorkbookError(
            f"Code system {system!r} is unknown: use 'kemendagri' (the ministry), 'bps' or 'bps_2010' "
            "(the statistics office)."
        )
    return system


def _line(value: object) -> str:
    return "" if value is None else tidy(without_footnote(str(value)))


def _only(candidates: tuple[Region, ...], text: str) -> Region:
    if len(candidates) > 1:
        raise AmbiguousRegion(text, candidates)
    return candidates[0]
