"""A period: the folder of its spreadsheets, the year it assesses, and whose figures it may hold."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import index
from pathlib import Path
from typing import SupportsIndex

from pydantic import BaseModel, ConfigDict

from antikorupsi.assess.expected import NamedDelivery, WrittenDelivery, delivery_mistakes, read_deliveries
from antikorupsi.assess.unit_lists import read_unit_list
from antikorupsi.common import (
    DEFAULT_FRAMEWORK,
    MarkedMapping,
    Mistake,
    WorkbookError,
    count_of,
    did_you_mean,
    entry_of,
    fault_of_name,
    mistake_error,
    nearest_first,
    parse_marked_file,
    raw_folder,
    raw_parent,
    validated,
)
from antikorupsi.ingest import Folder
from antikorupsi.rules import OwnRules, Regions, Units, frameworks, using
from antikorupsi.rules import regions as region_lists

DESCRIPTION = "periode.yaml"
_YEARS = range(1900, 2100)
_DIGITS_OF_YEAR = 4


class _Description(BaseModel):
    """What `periode.yaml` may say."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    year: int | None = None
    framework: str | None = None
    regions: str | None = None
    units: Units | None = None
    simulated: bool = False
    also_reads: list[str] = []
    deliveries: list[WrittenDelivery] = []


@dataclass(frozen=True)
class Period:
    """What `data/raw/<name>/` is about; `periode.yaml` in it may say what the folder's name does not.

    `also_reads` are the other periods whose files it reads too, so that no figure has to stand in two folders: they
    are called by the period's name, a slash and their own. `deliveries` are those that `periode.yaml` names; the usual
    ones of the criteria are expected besides (see deliveries.deliveries_of). `own` are the framework and instruments
    that lie in the folder.
    """

    name: str
    folder: Path
    year: int
    framework: str
    regions: Regions
    simulated: bool
    regions_file: str = ""
    also_reads: "tuple[Period, ...]" = ()
    deliveries: tuple[NamedDelivery, ...] = ()
    own: OwnRules = field(default_factory=OwnRules)

    def __repr__(self) -> str:
        """Name, year, framework and how many regions."""
        made_up = ", simulated" if self.simulated else ""
        regions = count_of(len(self.regions), "region", "regions")
        return f"Period({self.name!r}, {self.year}, {self.framework!r}, {regions}{made_up})"

    @property
    def folders(self) -> list[Folder]:
        """Every folder that is read: the period's own, then the others, whose names stand before their files' names."""
        others = [
            Folder(
                other.folder,
                other.own_files,
                f"{other.name}/",
                other.regions if other.regions is not self.regions else None,
            )
            for other in self.also_reads
        ]
        return [Folder(self.folder, self.own_files), *others]

    @property
    def own_files(self) -> frozenset[str]:
        """The names of files in the folder that describe the period and are no agency's spreadsheet."""
        rules = (path.relative_to(self.folder).as_posix() for path in self.own.files)
        return frozenset({DESCRIPTION, "README.md", self.regions_file, *rules})


def available_periods(raw: Path | str | None = None) -> list[str]:
    """The names of all periods: the folders below `data/raw`."""
    parent = raw_parent(raw)
    folders = [path for path in parent.iterdir() if path.is_dir()] if parent.is_dir() else []
    return sorted(path.name for path in folders if not fault_of_name(path.name))


def open_period(name: str | int, raw: Path | str | None = None, above: tuple[str, ...] = ()) -> Period:
    """The period of that name, such as "2025" or 2025; raises WorkbookError with all names, the nearest first, if none.

    A folder called like a year assesses that year by the default framework over the official regions; any other name
    needs a `periode.yaml` that gives at least the year. `above` are the periods that read this one too.
    """
    name = _name_of(name)
    folder = raw_folder(name, raw)
    if not folder.is_dir():
        raise WorkbookError(_no_such_period(name, folder, available_periods(raw)))
    described = _description(folder / DESCRIPTION)
    if described.year is None and not name.isdecimal():
        raise WorkbookError(
            f"{folder / DESCRIPTION}: the period {name!r} is no year, so the file must say `year: 2025`."
        )
    year = int(name[: _DIGITS_OF_YEAR + 1]) if described.year is None else described.year
    if year not in _YEARS:
        source = folder if described.year is None else folder / DESCRIPTION
        raise WorkbookError(f"{source}: the year must lie between {_YEARS[0]} and {_YEARS[-1]}, not {str(year)[:20]}.")
    regions = _listed(described, folder)
    own = OwnRules.in_folder(folder, described.units.headings if described.units else None)
    return Period(
        name=name,
        folder=folder,
        year=year,
        framework=_framework(described.framework, own, folder),
        regions=regions,
        simulated=described.simulated,
        regions_file=described.regions or "",
        also_reads=tuple(_others(described.also_reads, folder, regions, above)),
        deliveries=_deliveries(described.deliveries, folder / DESCRIPTION, regions, year, own),
        own=own,
    )


def _framework(named: str | None, own: OwnRules, folder: Path) -> str:
    """The id of the framework of a period: the one that is named, else the one in its folder, else the default."""
    of_folder = [frameworks.own_id(own.framework)] if own.framework else []
    known = [*of_folder, *frameworks.available()]
    if named is not None and named not in known:
        remedy = f"there are {', '.join(known)}.{did_you_mean(named, known)}"
        raise WorkbookError(f"{folder / DESCRIPTION}: framework {named!r} is unknown; {remedy}")
    return named or next(iter(of_folder), DEFAULT_FRAMEWORK)


def _name_of(period: object) -> str:
    """The name of a period given as a text or as a year; raises WorkbookError for anything else."""
    if isinstance(period, str):
        return period
    if isinstance(period, SupportsIndex) and not isinstance(period, bool):
        return str(index(period))
    raise WorkbookError(f'A period is a text or a year, such as "contoh" or 2025, not {period!r}.')


def _others(names: list[str], folder: Path, regions: Regions, above: tuple[str, ...]) -> Iterator[Period]:
    """The periods beside this one whose files it reads too, and those which they read, each once."""
    seen: set[str] = set()
    for name in names:
        place = f"{folder / DESCRIPTION}, also_reads"
        if name in (*above, folder.name):
            raise WorkbookError(f"{place}: {name!r} reads this period in turn. Break the circle.")
        if (folder / name).exists():
            raise WorkbookError(f"{place}: the folder holds an entry {name!r} of its own. Rename it.")
        other = open_period(name, folder.parent, (*above, folder.name))
        if other.regions.level != regions.level:
            raise WorkbookError(
                f"{place}: {name!r} lists others than this period does, so its files cannot be read here."
            )
        for each in (other, *other.also_reads):
            if each.name not in seen:
                seen.add(each.name)
                yield each


def _deliveries(
    written: list[WrittenDelivery], path: Path, regions: Regions, year: int, own: OwnRules
) -> tuple[NamedDelivery, ...]:
    """The deliveries that the file names; raises WorkbookError with the line of every mistake in them."""
    marked = parse_marked_file(path) if written else None
    if marked is None:
        return ()
    with using(own):
        if mistakes := list(delivery_mistakes(written, regions, year)):
            raise mistake_error(marked, mistakes)
        return read_deliveries(written, regions, year)


def _listed(described: _Description, folder: Path) -> Regions:
    """The list that the file of a period names, else the official one."""
    if described.regions == "":
        raise WorkbookError(
            f"{folder / DESCRIPTION}: regions must name a list of regions; leave it out for the official one."
        )
    _refuse_units(described, folder / DESCRIPTION)
    if described.regions is None:
        return region_lists.official()
    place = entry_of(folder, described.regions, "list of regions")
    return _regions(place, described.units, simulated=described.simulated)


def _refuse_units(described: _Description, path: Path) -> None:
    """Refuses units without a list of them, and a type of units that another list holds."""
    fault = described.units.fault() if described.units else None
    if described.units and not described.regions:
        fault = "no list of them is named", "Add `regions:` with the name of the list, such as `regions: unit.csv`."
    if fault and (marked := parse_marked_file(path)):
        raise mistake_error(marked, [Mistake(("units",), *fault)])


def _regions(path: Path, units: Units | None, *, simulated: bool) -> Regions:
    """The list of a period, read once by a process while the file is what it was."""
    seen = path.stat() if path.exists() else None
    known = (seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino) if seen else ()
    said = units.model_dump_json() if units else ""
    return _read(path, known, said, simulated)


@lru_cache(maxsize=8)
def _read(path: Path, _seen: tuple[int, ...], units: str, simulated: bool) -> Regions:
    if units:
        return read_unit_list(path, Units.model_validate_json(units), simulated=simulated)
    return region_lists.read(path)


def _no_such_period(name: str, folder: Path, names: list[str]) -> str:
    listed = ", ".join(nearest_first(name, names)) or "none"
    return (
        f"There is no period {name!r}: the folder {folder} does not exist.{did_you_mean(name, names)} "
        f"Periods here: {listed}. For a new one make the folder and put its spreadsheets there."
    )


def _description(path: Path) -> _Description:
    """What the file of a period says; nothing where there is none, or an empty one."""
    described = parse_marked_file(path) if path.exists() else None
    if described is None:
        return _Description()
    if not isinstance(described, MarkedMapping):
        keys = ", ".join(_Description.model_fields)
        raise WorkbookError(f"{path} must hold {keys}, one a line, such as `year: 2025`.")
    return validated(described, _Description)
