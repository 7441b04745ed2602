"""Units of a type of one's own, such as health centres or schools: the list in a period's folder, and its words.

A unit has a code and a name of its own; it need lie in no province and in none of the 514 kabupaten and kota.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from math import nan
from pathlib import Path
from typing import TYPE_CHECKING

from antikorupsi.common import WorkbookError, among, did_you_mean
from antikorupsi.rules.regions.lines import Line
from antikorupsi.rules.regions.models import Region
from antikorupsi.rules.regions.spelling import compact
from antikorupsi.rules.regions.unit_list import UnitList

if TYPE_CHECKING:  # it loads pydantic, which finding regions does without
    from antikorupsi.rules.unit_types import Units

_SHORTEST_CODE = 3  # characters: two digits are the code of a province
_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./_-]*[A-Za-z0-9])?")
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


def read_units(path: Path, units: "Units", *, simulated: bool) -> UnitList:
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


def _unit(line: Line, units: "Units", provinces: dict[str, str], *, simulated: bool) -> Region:
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


def _lines(path: Path, units: "Units") -> Iterator[Line]:
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


def _columns(path: Path, header: list[str], units: "Units") -> list[str]:
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
