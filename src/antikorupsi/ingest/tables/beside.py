"""What a row says beside its figures: that they are interim, targets, or of another year than the rest says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from antikorupsi.ingest.spreadsheets import text_of
from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.status import status_beside
from antikorupsi.ingest.tables.table import PlacedColumn, Table
from antikorupsi.ingest.tables.values import Fault, read_year
from antikorupsi.ingest.tables.words import words

_LONGEST_REMARK = 60  # longer ones tell a story
_OF_A_YEAR = re.compile(
    r"(?:angka|nilai|data|hasil|skor|indeks)(?: (?:ini|tersebut|untuk|dari|adalah|tahun|ta))* ((?:19|20)\d\d)"
)


@dataclass(frozen=True)
class Beside:
    """The remarks of a table's rows, and its columns that are not known, as far as they speak of the figures."""

    table: Table

    def status(self, row: int, placed: PlacedColumn) -> str:
        """The status that a remark, or a star at the region of its row, gives a figure; "" where none does."""
        said = (status_beside(text, placed.instrument) for _, text in self._texts(row, placed))
        return next(filter(None, said), "interim" if row in self.table.interim_rows else "")

    def fault(self, row: int, placed: PlacedColumn, year: int) -> FaultAt | None:
        """What is wrong where a row names two years, or says that its figure is a target or of another year."""
        columns = self.table.of_role("year") if placed.year is None else []
        years = dict.fromkeys(filter(None, (read_year(self.table.sheet.value(row, each.index)) for each in columns)))
        if len(years) > 1:
            return FaultAt(_of_years(*years), (row, columns[0].index))
        for index, text in self._texts(row, placed):
            said = normalised(text)
            if said in words("quantities_always"):
                details = {"quantity": text, "instrument": self.table.instrument.name.id}
                return FaultAt(Fault("other_quantity", details), (row, index))
            if (other := _OF_A_YEAR.fullmatch(said)) and int(other[1]) != year:
                return FaultAt(_of_years(year, int(other[1])), (row, index))
        return None

    def _texts(self, row: int, placed: PlacedColumn) -> Iterator[tuple[int, str]]:
        """The short texts of a row in columns of remarks, and in those that are not known."""
        notes = [note.index for note in self.table.of_role("note") if note.year in (None, placed.year)]
        for index in (*notes, *(index for index, _ in self.table.unknown)):
            value = self.table.sheet.value(row, index)
            if isinstance(value, str) and len(value) < _LONGEST_REMARK:
                yield index, text_of(value)


def _of_years(*years: int) -> Fault:
    return Fault("two_years", {"years": ", ".join(map(str, years))})
