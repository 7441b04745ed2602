"""The regions and years that respondents' rows name themselves."""

import re
from collections.abc import Sequence

from antikorupsi.ingest.spreadsheets import is_blank, text_of
from antikorupsi.ingest.surveys.blocks import Block
from antikorupsi.ingest.tables import Fault, FaultAt, Place, Places, Table, is_missing_mark, normalised, read_year
from antikorupsi.rules import AmbiguousRegion, RegionNotFound, Regions

_KEYS = ("code", "bps_code", "region")
_CODES = ("code", "bps_code")
_TYPES = ("kabupaten", "kota")
_AROUND = ("province", "kecamatan", "kabupaten")
_NUMBERING = re.compile(r"^\(?(?:\d{1,3}|[a-z])[.)]\s+", re.IGNORECASE)
_PROVINCE = 2  # digits of a province's code


class RowPlaces:
    """The place of each row of a table; equal cells are resolved once, and are one finding."""

    def __init__(self, table: Table, regions: Regions) -> None:
        self._table, self._regions = table, regions
        self._keyed = any(table.of_role(role) for role in _KEYS)
        self._places = Places(table, regions)
        self._known: dict[tuple[str, ...], Place | FaultAt] = {}
        self._blank: FaultAt | None = None

    def of(self, rows: Sequence[int], block: Block) -> list[tuple[Sequence[int], Place | FaultAt]]:
        """Rows of one block with their place: their own, else the block's; a row that differs from it has a fault."""
        if not self._keyed:
            return [(rows, block.place)] if rows else []
        said = [self._own(row) for row in rows]
        if isinstance(block.place, FaultAt):
            carried = _carried(said)
            found = [
                each or above or self._nobody(row, block) for row, each, above in zip(rows, said, carried, strict=True)
            ]
        else:
            found = [self._checked(row, each, block.place) for row, each in zip(rows, said, strict=True)]
        return [([row], place) for row, place in zip(rows, found, strict=True)]

    def _own(self, row: int) -> Place | FaultAt | None:
        """The place that a row names, None where its cells are blank; merged cells name the place of all their rows."""
        named = self._table.sheet.first_merged(row, self._table.key)[0]
        values = [self._table.value(named, role) for role in _KEYS]
        if all(is_blank(value) or is_missing_mark(value) for value in values):
            return None
        around = [self._table.value(named, role) for role in _AROUND]
        key = tuple(map(text_of, (*values, self._places.name_of(named), *around)))
        if key not in self._known:
            place = self._bare_name(named) or self._places.of(named)
            fault = place if isinstance(place, Fault) else Fault("row_without_region", {})
            usable = isinstance(place, Place) and len(place.code) > _PROVINCE
            self._known[key] = place if usable and isinstance(place, Place) else self._at(fault, named)
        return self._known[key]

    def _bare_name(self, row: int) -> Fault | None:
        """The fault of an answer that names a kabupaten and a kota alike, whatever other respondents wrote.

        A heading such as Kabupaten says which of the two is meant; the other rows of free answers do not.
        """
        if self._regions.level != "kabupaten_kota" or any(
            not is_blank(self._table.value(row, role)) for role in _CODES
        ):
            return None
        headings = {normalised(placed.heading) for placed in self._table.of_role("region")}
        if len(headings) == 1 and headings <= set(_TYPES):
            return None
        name, province = self._places.name_of(row), text_of(self._table.value(row, "province"))
        try:
            self._regions.find(_NUMBERING.sub("", text_of(name)), province=province or None)
        except AmbiguousRegion as error:
            return Fault("survey_region_bare", {"candidates": ", ".join(each.name for each in error.candidates)})
        except RegionNotFound:
            return None
        return None

    def _checked(self, row: int, said: Place | FaultAt | None, above: Place) -> Place | FaultAt:
        if said is None or isinstance(said, FaultAt) or said.code == above.code:
            return said or above
        key = ("differs", said.code)
        return self._known.setdefault(key, self._at(Fault("survey_heads_differ", {}), row))

    def _nobody(self, row: int, block: Block) -> FaultAt:
        """The fault of a row without a region where some rows name theirs; the head's where none does."""
        if isinstance(block.place, FaultAt) and not self._known:
            return block.place
        self._blank = self._blank or self._at(Fault("row_without_region", {}), row)
        return self._blank

    def _at(self, fault: Fault, row: int) -> FaultAt:
        return FaultAt(fault, (row, self._table.key))


def _carried(said: Sequence[Place | FaultAt | None]) -> list[Place | FaultAt | None]:
    """For every row the place named above it, where the next one that is named below it is the same or none is left.

    None is left below: then the rows must name one place alone, or the last of several might reach too far.
    """
    several = len({place.code for place in said if isinstance(place, Place)}) > 1
    following: Place | FaultAt | None = None
    after = list[Place | FaultAt | None]()
    for place in reversed(said):
        after.append(following)
        following = place or following
    after.reverse()
    above: Place | FaultAt | None = None
    found = list[Place | FaultAt | None]()
    for place, later in zip(said, after, strict=True):
        above = place or above
        found.append(above if later == above or (later is None and not several) else None)
    return found


class RowYears:
    """The year of each row of a table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns = table.of_role("year")
        self._faults: dict[str, FaultAt] = {}

    def of(self, rows: Sequence[int], block: Block) -> list[tuple[Sequence[int], int | FaultAt]]:
        """Rows with their year: their own, else the block's; one that differs from a label above it has a fault."""
        if not self._columns:
            return [(rows, block.year)]
        return [([row], self._year(row, block)) for row in rows]

    def _year(self, row: int, block: Block) -> int | FaultAt:
        named = self._table.sheet.first_merged(row, self._columns[0].index)[0]
        written = self._table.value(named, "year")
        if is_blank(written) or is_missing_mark(written):
            return block.year
        year = read_year(written)
        if year is None or (block.dated and isinstance(block.year, int) and block.year != year):
            fault = Fault("survey_year" if year is None else "survey_heads_differ", {})
            return self._faults.setdefault(text_of(written), FaultAt(fault, (row, self._columns[0].index)))
        return year
