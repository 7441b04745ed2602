"""Units of a type of one's own, such as health centres or schools: the list in a period's folder, and its words.

A unit has a code and a name of its own; it need lie in no province and in none of the 514 kabupaten and kota.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import nan
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from antikorupsi.common import WorkbookError, among, did_you_mean
from antikorupsi.rules.regions.lines import Line
from antikorupsi.rules.regions.models import Region
from antikorupsi.rules.regions.spelling import compact
from antikorupsi.rules.regions.unit_list import UnitList

if TYPE_CHECKING:  # it loads pydantic, which finding regions does without
    from antikorupsi.rules.unit_types import Units

_ROWS_ABOVE = 30  # a list stands below a title at most
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


class UnitSheet(NamedTuple):
    """A sheet of a spreadsheet that holds a list: its texts from cell A1 on, and how messages name a cell."""

    name: str
    rows: Sequence[Sequence[str]]
    cell_name: Callable[[int, int], str]

    def place(self, row: int, column: int) -> str:
        """A cell as messages name it; rows and columns count from zero."""
        return f"sheet {self.name!r}, cell {self.cell_name(row, column)}"


def read_units(path: Path, units: "Units", *, simulated: bool, sheets: Sequence[UnitSheet] | None = None) -> UnitList:
    """The units of a list; a `WorkbookError` names line or cell, column and remedy of the first fault.

    `sheets` are those of a spreadsheet, which who calls has read; without them the file is a CSV file.
    """
    found: list[Region] = []
    taken: dict[str, str] = {}
    provinces: dict[str, str] = {}
    for line in _lines(path, units) if sheets is None else _lines_of_sheets(path, sheets, units):
        unit = _unit(line, units, provinces, simulated=simulated)
        for column, key in (("code", compact(unit.code)), ("name", unit.slug)):
            first = taken.setdefault(f"{column} {key}", line.place(column))
            if first != line.place(column):
                raise line.fault(column, f"stands in {first} already", "Give each unit its own.")
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


def _lines_of_sheets(path: Path, sheets: Sequence[UnitSheet], units: "Units") -> Iterator[Line]:
    """The filled rows below the header, which is the first row of any sheet that names code or name."""
    known = {compact(name) for name in ("code", "kode", "name", "nama", *units.code_headings, *units.name_headings)}
    found = [
        (sheet, row)
        for sheet in sheets
        for row, cells in enumerate(sheet.rows[:_ROWS_ABOVE])
        if known & set(map(compact, cells))
    ]
    if not found:
        headings = f"{units.code_headings[0]} and {units.name_headings[0]}"
        raise WorkbookError(
            f"{path.name} holds no list: no row of its first {_ROWS_ABOVE} has the headings {headings}."
        )
    sheet, top = found[0]
    columns = _columns(path, list(sheet.rows[top]), units, f"sheet {sheet.name!r}, row {top + 1}")
    for row, texts in enumerate(sheet.rows[top + 1 :], top + 1):
        named = [(column, at) for at, column in enumerate(columns) if column]
        cells = dict.fromkeys(UNIT_COLUMNS, "") | {column: texts[at].strip() for column, at in named if at < len(texts)}
        if any(cells.values()):
            yield Line(path, row + 1, cells, {column: sheet.place(row, at) for column, at in named})


def _columns(path: Path, header: list[str], units: "Units", place: str = "line 1") -> list[str]:
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
            raise WorkbookError(f"{path.name}, {place}: there is no column {heading!r}. {remedy}")
        if column and column in columns:
            raise WorkbookError(f"{path.name}, {place}: the column {heading!r} stands there twice. Keep one.")
        columns.append(column)
    for column, heading in zip(("code", "name"), shown, strict=False):
        if column not in columns:
            raise WorkbookError(f"{path.name}, {place}: column {heading} is missing. {among(shown)}")
    return columns
