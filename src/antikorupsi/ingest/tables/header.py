"""The header of a table: its rows, its instrument, and its columns: known, unknown, or of other quantities."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Sheet, Value
from antikorupsi.ingest.tables.headings import normalised, read_heading
from antikorupsi.ingest.tables.table import Blocked, PlacedColumn
from antikorupsi.rules import Instrument, Region, common_columns, instrument_by_id


@dataclass(frozen=True)
class Header:
    """A header: its rows, the instrument most of its columns belong to, and what its columns were found to mean.

    `blocked` are the columns that would be a main figure if nothing said that they are another quantity; `qualified`
    says whether what stands around made a column another item of the instrument; `tied` names the instruments between
    which nothing decides.
    """

    rows: range
    instrument: Instrument
    columns: list[PlacedColumn]
    unknown: list[tuple[int, str]]
    owner: Region | None = None
    numbered: bool = False
    blocked: tuple[Blocked, ...] = ()
    qualified: bool = False
    tied: tuple[str, ...] = ()

    @property
    def own(self) -> int:
        """How many columns are of the header's own instrument."""
        return sum(1 for placed in self.columns if placed.column.item and placed.instrument.id == self.instrument.id)

    def filled_below(self, sheet: Sheet, index: int, most: int) -> list[Value]:
        """The filled cells of a column in the first rows below the header, as many rows as `most`."""
        return sheet.filled(self.rows.stop, index, most)

    def without(self, columns: Collection[PlacedColumn], blocked: Iterable[Blocked] = ()) -> "Header":
        """The header with some of its columns as unknown ones; `blocked` are those of other quantities."""
        left = {placed.index: placed.heading for placed in columns}
        return replace(
            self,
            columns=[placed for placed in self.columns if placed.index not in left],
            unknown=[*self.unknown, *left.items()],
            blocked=(*self.blocked, *blocked),
        )

    def with_common(self, role: str, index: int, heading: str) -> "Header":
        """The header with a column in a place that any workbook may have; it belongs to no instrument in particular."""
        column = next(column for column in common_columns() if column.role == role)
        placed = PlacedColumn(column, index, heading, next(iter(instrument_by_id().values())))
        columns = [*(each for each in self.columns if each.index != index), placed]
        return replace(self, columns=columns, unknown=[each for each in self.unknown if each[0] != index])

    @property
    def is_paper(self) -> bool:
        """Whether it is that of a working paper by its number and its indicators, whatever heads the scores."""
        if self.instrument.layout != "panel" or not any(placed.column.role == "number" for placed in self.columns):
            return False
        labels = {normalised(name) for name in self.instrument.ignored}
        return any(normalised(heading) in labels for _, heading in self.unknown)

    @property
    def worth(self) -> tuple[int, int, int, int, int]:
        """More figures, more known columns, more years of figures, more of them named, fewer rows: a better header."""
        measured = [placed for placed in self.columns if placed.column.item]
        years = sum(1 for placed in measured if placed.year)
        named = sum(1 for placed in measured if not is_bare(placed.heading))
        unclear = sum(1 for column in self.blocked if column.why == "unclear_groups")
        figures = len(measured) + len(self.blocked)
        return figures, len(self.columns) + unclear, years + unclear, named, -len(self.rows)


@lru_cache(maxsize=2**12)
def is_bare(written: str) -> bool:
    """Whether a heading is nothing but a year."""
    heading = read_heading([written])
    return heading is not None and not heading.parts
