"""Units of a type of one's own, such as health centres or schools: the list in a period's folder, and its words.

A unit has a code and a name of its own; it need lie in no province and in none of the 514 kabupaten and kota.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import nan
from pathlib import Path

from pydantic import Field

from antikorupsi.common import UnitWords, WorkbookError, among, did_you_mean
from antikorupsi.rules.basis import Strict, Text, Words
from antikorupsi.rules.own import UnitHeadings
from antikorupsi.rules.regions.lines import Line
from antikorupsi.rules.regions.models import AmbiguousRegion, Province, Region, RegionNotFound
from antikorupsi.rules.regions.registry import Regions
from antikorupsi.rules.regions.spelling import compact

_TAKEN = ("kabupaten", "kota", "desa", "kabupaten_kota", "provinsi")  # types that other lists hold
_SHORTEST_CODE = 3  # characters: two digits are the code of a province
_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./_-]*[A-Za-z0-9])?")
_WHOLE = re.compile(r"(\d+)[.,]0+")  # a code that a spreadsheet turned into a number
_LONGEST_TEXT = 200
_EMPTY = {"", "nan", "nat", "none", "null", "na"}
# By column of the list: the other headings that it may have, besides those of the unit's type.
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("kode",),
    "name": ("nama",),
    "province": ("provinsi",),
    "latitude": ("lintang",),
    "longitude": ("bujur",),
    "population": ("penduduk", "jumlah penduduk"),
}
UNIT_COLUMNS = tuple(_COLUMNS)
_OTHER_NAMES = [name for names in _COLUMNS.values() for name in names]


class ManyWords(Strict):
    """The words for several units; Indonesian has no plural, so that they may be left out there."""

    id: Words | None = None
    en: Words


class Units(Strict):
    """What `periode.yaml` says of the units it lists: their type, the words for one and several, and the headings.

    `name_headings` and `code_headings` are the headings of the columns in which spreadsheets name a unit.
    """

    type: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    one: Text
    many: ManyWords
    name_headings: list[Words] = Field(min_length=1)
    code_headings: list[Words] = Field(min_length=1)

    @property
    def words(self) -> UnitWords:
        """The words of pages."""
        return UnitWords(
            (("id", self.one.id, self.many.id or self.one.id), ("en", self.one.en, self.many.en)),
            self.name_headings[0],
            self.code_headings[0],
        )

    @property
    def headings(self) -> UnitHeadings:
        """The headings by which spreadsheets name units."""
        return UnitHeadings(tuple(self.name_headings), tuple(self.code_headings), self.words)

    def fault(self) -> tuple[str, str] | None:
        """What is wrong with the type, and the remedy; None for nothing."""
        if self.type in _TAKEN:
            return f"{self.type!r} is a type that the workbook knows", "Write another word, or leave units out."
        return None


def read_units(path: Path, units: Units, *, simulated: bool) -> "UnitList":
    """The units of a CSV list; a `WorkbookError` names line, column and remedy of the first fault."""
    found: list[Region] = []
    taken: dict[str, int] = {}
    provinces: dict[str, str] = {}
    for line in _lines(path, units):
        unit = _unit(line, units, provinces, simulated=simulated)
        for column, key in (("code", compact(unit.code)), ("name", unit.slug)):
            first = taken.setdefault(f"{column} {key}", line.number)
            if first != line.number:
                raise line.fault(column, f"stands in line {first} already", "Give each unit its own.")
        found.append(unit)
    if not found:
        raise WorkbookError(f"{path.name} holds no {units.one.en}. Add one line for each, under the header.")
    return UnitList(found, units)


def _unit(line: Line, units: Units, provinces: dict[str, str], *, simulated: bool) -> Region:
    code, name = line.text("code"), " ".join(line.text("name").split())
    if not _CODE.fullmatch(code) or len(code) < _SHORTEST_CODE:
        remedy = f"Write letters and digits, dots or dashes between them, {_SHORTEST_CODE} characters or more."
        raise line.fault("code", "is no code", remedy)
    if not compact(name):
        raise line.fault("name", "is no name", "Write the name in letters.")
    province = line.cells["province"]
    return Region(
        code=code,
        type=units.type,
        name=name,
        short_name=name,
        province_code=_province_code(province, provinces),
        province=province,
        capital="",
        latitude=line.degrees("latitude", 90) if line.cells["latitude"] else nan,
        longitude=line.degrees("longitude", 180) if line.cells["longitude"] else nan,
        population=line.count("population"),
        fictitious=simulated,
    )


def _province_code(name: str, known: dict[str, str]) -> str:
    """The code of a province: two digits in the order in which the list names them, "" for none."""
    return known.setdefault(name, f"{len(known) + 1:02d}") if name else ""


def _lines(path: Path, units: Units) -> Iterator[Line]:
    """The lines below the header; columns are separated by commas or, as Excel writes them in Indonesia, semicolons."""
    try:
        if path.exists() and not path.is_file():  # a named pipe would be waited for
            raise WorkbookError(f"{path} is no file. Put the list itself there.")
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            reader = csv.reader(file, delimiter=";" if first.count(";") > first.count(",") else ",")
            columns = _columns(path, next(reader, []), units)
            for row in reader:
                cells = dict.fromkeys(UNIT_COLUMNS, "")
                cells |= {column: cell.strip() for column, cell in zip(columns, row, strict=False) if column}
                if any(cells.values()):
                    yield Line(path, reader.line_num, cells)
    except FileNotFoundError:
        raise WorkbookError(f"{path} does not exist. Check the path of the list of {units.many.en}.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise WorkbookError(f"{path.name} cannot be read ({error}). Save it as CSV in UTF-8.") from error


def _columns(path: Path, header: list[str], units: Units) -> list[str]:
    """By place in the header: the column, in any of its names; raises WorkbookError for an unknown one."""
    names = {compact(name): column for column, others in _COLUMNS.items() for name in (column, *others)}
    names |= {compact(name): "name" for name in units.name_headings}
    names |= {compact(name): "code" for name in units.code_headings}
    shown = [units.code_headings[0], units.name_headings[0], *UNIT_COLUMNS[2:]]
    columns: list[str] = []
    for heading in header:
        column = names.get(compact(heading), "")
        if not column and heading.strip():
            remedy = f"{did_you_mean(heading, [*shown, *_COLUMNS, *_OTHER_NAMES])} {among(shown)}".strip()
            raise WorkbookError(f"{path.name}, line 1: there is no column {heading!r}. {remedy}")
        if column and column in columns:
            raise WorkbookError(f"{path.name}, line 1: the column {heading!r} stands there twice. Keep one.")
        columns.append(column)
    for column, heading in zip(("code", "name"), shown, strict=False):
        if column not in columns:
            raise WorkbookError(f"{path.name}, line 1: column {heading} is missing. {among(shown)}")
    return columns


@dataclass(frozen=True)
class _Spelling:
    """How a unit may be written: its code and its name, with or without the words for its type."""

    units: Units

    def names(self, name: str) -> set[str]:
        """The compact spellings of a name."""
        said = compact(name)
        kinds = sorted({compact(word) for word in (self.units.one.id, self.units.one.en, *self.units.name_headings)})
        short = {said.removeprefix(kind) for kind in kinds if said.startswith(kind)} - {""}
        return {said, *short, *(f"{kind}{each}" for kind in kinds for each in (short or {said}))}


class UnitList(Regions):
    """Units of a type of their own, found by code or name; see `Regions` for what its methods promise."""

    def __init__(self, regions: Iterable[Region], units: Units) -> None:
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

    def __reduce__(self) -> tuple[type["UnitList"], tuple[tuple[Region, ...], Units]]:
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
        if compact(text) in _EMPTY:
            raise RegionNotFound(text, f"An empty cell names no {self.kind}.")
        if len(text) > _LONGEST_TEXT:
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
        if not said or len(said) > _LONGEST_TEXT:
            return ()
        if region := self._unit_by_code.get(said):
            return (region,)
        if said.isdigit() and (padded := self._padded(said)):
            return (padded,)
        return tuple(self._units_by_name.get(said, ())) or self._with_code(_line(text))

    def _padded(self, digits: str) -> Region | None:
        """The unit of a code whose leading zeros a spreadsheet dropped."""
        found = [region for code, region in self._unit_by_code.items() if code.isdigit() and code.lstrip("0") == digits]
        return found[0] if len(found) == 1 else None

    def _with_code(self, text: str) -> tuple[Region, ...]:
        code, _, name = text.replace("-", " ", 1).partition(" ") if " " in text else ("", "", "")
        region = self._unit_by_code.get(compact(code)) or self._unit_by_code.get(compact(text.partition(" ")[0]))
        rest = text.partition(" ")[2].strip(" -–—")
        return (region,) if region and region in self._units_by_name.get(compact(rest or name), ()) else ()

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
    text = "" if value is None else " ".join(str(value).split())
    return whole[1] if (whole := _WHOLE.fullmatch(text)) else text
