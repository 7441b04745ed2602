"""Writes into one sheet in the manner of one file, and records the true figure of each cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from antikorupsi.ingest import Cell
from antikorupsi.simulate.drafts import Content, Formula, SheetDraft, TrueFigure
from antikorupsi.simulate.manners import Manner, code_as, label_as, name_as, number_as
from antikorupsi.simulate.story import Missing, Record, Said

_HEADINGS = {"number": "No", "code": "Kode Wilayah", "region": "Pemerintah Daerah", "province": "Provinsi"}
_HEADINGS_OF_VILLAGES = {"code": "Kode Desa", "region": "Desa", "kecamatan": "Kecamatan", "kabupaten": "Kabupaten"}
_WIDTHS = {"number": 6, "code": 10, "region": 34}


@dataclass(frozen=True)
class Measured:
    """One item of a table and the heading its column has."""

    item: str
    heading: str


@dataclass(frozen=True)
class Figures:
    """The figures of a table: the instrument, what is measured, and the records."""

    instrument: str
    measured: Sequence[Measured]
    records: Sequence[Record]

    def only(self, records: Sequence[Record]) -> "Figures":
        """The same table with fewer records."""
        return replace(self, records=records)

    @property
    def years(self) -> list[int]:
        """The years there are figures of."""
        return sorted({record.year for record in self.records})


@dataclass(frozen=True)
class Keys:
    """The cells that say whose a row is."""

    key: Cell
    code_at: Cell | None = None


class Pen:
    """Writes into one sheet in one manner."""

    def __init__(self, draft: SheetDraft, manner: Manner, dice: Random) -> None:
        """`dice` draws the spellings of labels."""
        self.draft, self.manner, self.dice = draft, manner, dice

    def heading(self, cell: Cell, text: str) -> None:
        """Writes a heading."""
        self.draft.put(cell, text, "header")
        self.draft.widths.setdefault(cell[1], max(9.0, min(24.0, len(text) * 0.9)))

    def group(self, first: Cell, last: Cell, text: str) -> None:
        """Writes a heading over several columns or rows, merged or with the merge lost."""
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                self.draft.put((row, column), None, "header")
        self.heading(first, text)
        if self.manner.merged and first != last:
            self.draft.merged.append((first, last))

    def who_headings(self, row: int, *, height: int = 1) -> list[str]:
        """Writes the headings of the columns that say whose a row is, and returns their roles."""
        roles = ["number", *(["code"] if self.manner.code != "none" else []), "region"]
        roles += ["kecamatan", "kabupaten"] if self.manner.villages else []
        roles += ["province"] if self.manner.province else []
        words = _HEADINGS | (_HEADINGS_OF_VILLAGES if self.manner.villages else {})
        for place, role in enumerate(roles):
            column = self.manner.left + place
            self.group((row, column), (row + height - 1, column), words[role])
            self.draft.widths[column] = _WIDTHS.get(role, 18)
        return roles

    def who(self, row: int, roles: Sequence[str], number: int, record: Record) -> Keys:
        """Writes whose a row is."""
        cells: dict[str, Content | None] = {
            "number": number,
            "code": code_as(record.code, self.manner.code),
            "region": name_as(record.name, self.manner.name),
            "province": record.province,
        } | dict(zip(("kecamatan", "kabupaten"), record.inside, strict=False))
        places = {role: (row, self.manner.left + place) for place, role in enumerate(roles)}
        for role, cell in places.items():
            style = {"number": "centre", "code": "code"}.get(role, "text")
            self.draft.put(cell, cells[role], style)
        return Keys(places["region"], places.get("code"))

    def figure(self, cell: Cell, said: Said | None, true: TrueFigure, formula: str = "") -> None:
        """Writes a figure in the manner of the file and records the true one; None leaves the cell empty."""
        if said is None:
            self.draft.put(cell, None, "text")
        elif isinstance(said, Missing):
            self.draft.put(cell, said.written, "centre")
            self.draft.figures[cell] = replace(true, missing=said.written)
        elif isinstance(said, str):
            self.draft.put(cell, label_as(true.instrument, true.item, said, self.dice), "centre")
            self.draft.figures[cell] = replace(true, label=said)
        else:
            written = number_as(said, self.manner.number)
            if formula and isinstance(written, float):
                written = Formula(formula, said)
            self.draft.put(cell, written, "percent" if self.manner.number == "percent format" else "number")
            self.draft.figures[cell] = replace(true, value=said)
