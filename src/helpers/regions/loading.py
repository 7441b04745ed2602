"""Lists of regions, provinces and aliases out of CSV files; a fault is named with its line, column and remedy."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from helpers.project import WorkbookError
from helpers.regions.models import Alias, Province, Region, RegionType
from helpers.regions.spelling import compact

DATA = Path(__file__).parent / "data"
OFFICIAL = DATA / "regions.csv"

REGION_COLUMNS = (
    "code",
    "type",
    "name",
    "short_name",
    "province_code",
    "province",
    "capital",
    "latitude",
    "longitude",
    "population",
    "bps_code",
)
_REGION_CODE = re.compile(r"(?:0[1-6]|1[1-9]|[2-9]\d)\.(?!00)\d\d")
_BPS_CODE = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Line:
    """One line of a CSV file, with what is needed to name a fault in it."""

    path: Path
    number: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """What a column says, which must be something."""
        if not self.cells[column]:
            raise self.fault(column, "is empty", "Fill it in.")
        return self.cells[column]

    def degrees(self, column: str, limit: float) -> float:
        """A coordinate in degrees between -limit and limit."""
        try:
            value = float(self.text(column))
        except ValueError:
            raise self.fault(column, "is not a number", "Write degrees with a dot: -8.095.") from None
        if not -limit <= value <= limit:
            raise self.fault(column, f"is not within {limit:g} degrees", "Check for a lost dot or swapped columns.")
        return value

    def count(self, column: str) -> int | None:
        """A number of persons, None where the cell is empty."""
        cell = self.cells[column]
        if cell and not cell.isdecimal():
            raise self.fault(column, "is not a whole number", "Write it without separators, or leave it empty.")
        return int(cell) if cell else None

    def fault(self, column: str, problem: str, remedy: str) -> WorkbookError:
        """The error for one cell."""
        cell = self.cells[column]
        return WorkbookError(f"{self.path.name}, line {self.number}, column {column}: {cell!r} {problem}. {remedy}")


def read_regions(path: Path) -> list[Region]:
    """The regions of a CSV list with the columns `REGION_COLUMNS`, all real or all fictitious.

    Fictitious ones have codes 01.01 to 06.99 and a name that no real region has.
    """
    regions: list[Region] = []
    taken: dict[str, int] = {}
    for line in _lines(path, REGION_COLUMNS):
        region = _region(line)
        for column in ("code", "bps_code", "name"):
            _refuse_second(line, column, taken)
        if regions and region.simulated != regions[0].simulated:
            raise line.fault(
                "code",
                "mixes fictitious and real regions",
                "Keep codes 01 to 06 (fictitious) and real codes in separate lists.",
            )
        if region.simulated and (region.type, compact(region.short_name)) in _real_names():
            raise line.fault("name", "is the name of a real region", "Give a fictitious region a name of its own.")
        regions.append(region)
    if not regions:
        raise WorkbookError(f"{path.name} holds no region. Add one line for each, under the header.")
    return regions


def read_provinces() -> list[Province]:
    """The provinces of Indonesia."""
    columns = ("code", "name", "split_from")
    return [
        Province(line.text("code"), line.text("name"), line.cells["split_from"] or None)
        for line in _lines(DATA / "provinces.csv", columns)
    ]


def read_aliases() -> list[Alias]:
    """The other names of regions and provinces that no spelling rule yields."""
    columns = ("code", "alias", "kind", "source")
    return [Alias(*map(line.text, columns)) for line in _lines(DATA / "aliases.csv", columns)]


@cache
def _real_names() -> frozenset[tuple[str, str]]:
    return frozenset((region.type, compact(region.short_name)) for region in read_regions(OFFICIAL))


def _lines(path: Path, columns: tuple[str, ...]) -> Iterator[Line]:
    """The lines below the header, stripped; a file that is no such list is refused before its first line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
                absent, needed = ", ".join(missing), ", ".join(columns)
                raise WorkbookError(f"{path.name}, line 1: column {absent} is missing. The columns are {needed}.")
            for row in reader:
                yield Line(path, reader.line_num, {column: row[column].strip() for column in columns})
    except FileNotFoundError:
        raise WorkbookError(f"{path} does not exist. Check the path of the list of regions.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise WorkbookError(f"{path.name} cannot be read ({error}). Save it as CSV in UTF-8.") from error


def _region(line: Line) -> Region:
    kind = _type(line)
    code = _code(line)
    return Region(
        code=code,
        type=kind,
        name=_name(line, kind),
        short_name=line.text("short_name"),
        province_code=code[:2],
        province=line.text("province"),
        capital=line.cells["capital"],
        latitude=line.degrees("latitude", 90),
        longitude=line.degrees("longitude", 180),
        population=line.count("population"),
        bps_code=_bps_code(line),
    )


def _code(line: Line) -> str:
    code = line.text("code")
    if not _REGION_CODE.fullmatch(code):
        raise line.fault(
            "code",
            "is not a code of a region",
            "Write two digits, a dot and two digits as text: 35.10, or 01.01 to 06.99 for a fictitious one.",
        )
    if line.text("province_code") != code[:2]:
        raise line.fault("province_code", f"does not begin the code {code}", f"Write {code[:2]}.")
    return code


def _type(line: Line) -> RegionType:
    match line.text("type"):
        case "kabupaten":
            return "kabupaten"
        case "kota":
            return "kota"
        case _:
            raise line.fault("type", "is not a type of region", "Write kabupaten or kota.")


def _name(line: Line, kind: RegionType) -> str:
    name, short_name = line.text("name"), line.text("short_name")
    start = kind.capitalize()
    if not name.startswith(f"{start} ") or not name.endswith(f" {short_name}"):
        raise line.fault("name", "does not fit type and short name", f"Write {start} {short_name}.")
    return name


def _bps_code(line: Line) -> str | None:
    code = line.cells["bps_code"]
    if code and not _BPS_CODE.fullmatch(code):
        raise line.fault("bps_code", "is not a BPS code", "Write four digits, or leave it empty.")
    return code or None


def _refuse_second(line: Line, column: str, taken: dict[str, int]) -> None:
    """Refuses what another line of the same list says already: each region is there once."""
    cell = line.cells[column]
    first = taken.setdefault(f"{column} {compact(cell)}", line.number)
    if cell and first != line.number:
        raise line.fault(column, f"stands in line {first} already", "Keep one of the two lines.")
