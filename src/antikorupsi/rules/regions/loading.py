"""Lists of regions, villages, provinces and aliases out of CSV files; a fault is named with line, column, remedy."""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

from antikorupsi.common import WorkbookError
from antikorupsi.rules.regions.lines import Columns, Line, read_lines
from antikorupsi.rules.regions.models import Alias, Province, Region, RegionType
from antikorupsi.rules.regions.spelling import compact
from antikorupsi.rules.regions.villages import VILLAGE_COLUMNS, VillageList

DATA = Path(__file__).parent / "data"
OFFICIAL = DATA / "regions.csv"
FORMER = DATA / "former_bps_codes.csv"

REGION_COLUMNS = (
    "code", "type", "name", "short_name", "province_code", "province", "capital", "latitude", "longitude",
    "population", "bps_code",
)  # fmt: skip
_REGION_CODE = re.compile(r"(?:0[1-6]|1[1-9]|[2-9]\d)\.(?!00)\d\d")
_BPS_CODE = re.compile(r"\d{4}")


def read_regions(path: Path) -> list[Region]:
    """The regions of a CSV list with the columns `REGION_COLUMNS`, or the villages of one with `VILLAGE_COLUMNS`.

    All are of one level, and all real or all fictitious. Fictitious ones have codes that begin with 01 to 06 and a name
    that no real one has.
    """
    regions: list[Region] = []
    taken: dict[str, int] = {}
    villages = VillageList()
    for line in read_lines(path, _columns_for):
        of_villages = "kecamatan" in line.cells
        region = villages.village(line) if of_villages else _region(line)
        for column in ("code", "bps_code") if of_villages else ("code", "bps_code", "name"):
            _refuse_second(line, column, taken)
        if regions and region.simulated != regions[0].simulated:
            raise line.fault(
                "code",
                "mixes fictitious and real regions",
                "Keep codes 01 to 06 (fictitious) and real codes in separate lists.",
            )
        _refuse_real_name(line, region)
        regions.append(region)
    if not regions:
        raise WorkbookError(f"{path.name} holds no region. Add one line for each, under the header.")
    return regions


def _columns_for(header: Collection[str]) -> Columns:
    """A list with a column for the kecamatan is one of villages."""
    return VILLAGE_COLUMNS if "kecamatan" in header else REGION_COLUMNS


def _refuse_real_name(line: Line, region: Region) -> None:
    """Refuses a fictitious region called like a real one; those of villages are not all known here: they say so."""
    if not region.simulated:
        return
    if region.type == "desa" and "contoh" not in compact(region.short_name):
        raise line.fault("name", "could be the name of a real village", "Give a fictitious one a name with Contoh.")
    if (region.type, compact(region.short_name)) in _real_names():
        raise line.fault("name", "is the name of a real region", "Give a fictitious region a name of its own.")


def read_provinces() -> list[Province]:
    """The provinces of Indonesia."""
    columns = ("code", "name", "split_from", "administrative", "short", "column", "row")
    return [
        Province(
            line.text("code"),
            line.text("name"),
            line.cells["split_from"] or None,
            line.text("administrative") == "1",
            line.text("short"),
            (int(line.text("column")), int(line.text("row"))),
        )
        for line in read_lines(DATA / "provinces.csv", lambda _: columns)
    ]


def read_aliases() -> list[Alias]:
    """The other names of regions and provinces that no spelling rule yields."""
    columns = ("code", "alias", "kind", "source")
    return [Alias(*map(line.text, columns)) for line in read_lines(DATA / "aliases.csv", lambda _: columns)]


@cache
def _real_names() -> frozenset[tuple[str, str]]:
    return frozenset((region.type, compact(region.short_name)) for region in read_regions(OFFICIAL))


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
        is_administrative=code[:2] in _administrative_provinces(),
    )


@cache
def _administrative_provinces() -> frozenset[str]:
    return frozenset(province.code for province in read_provinces() if province.administrative)


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
        case "desa":
            columns = ", ".join(VILLAGE_COLUMNS)
            remedy = f"Keep villages in a list of their own, with the columns {columns}."
            raise line.fault("type", "stands in a list of kabupaten and kota", remedy)
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


def read_former_codes() -> dict[str, str]:
    """By region code: its code at the statistics office from 2010 to 2022, where that was another one."""
    lines = FORMER.read_text(encoding="utf-8").splitlines()[1:]
    codes = (line.partition(",") for line in lines)
    return {code: former for code, _, former in codes}
