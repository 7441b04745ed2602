"""Rows inside a table that head the rows below them: a year, a status, another quantity or item of the instrument."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from antikorupsi.ingest.spreadsheets import Value, is_blank, text_of
from antikorupsi.ingest.tables.headings import normalised, phrases, spoken_of
from antikorupsi.ingest.tables.qualifiers import qualified
from antikorupsi.ingest.tables.region_types import types_in
from antikorupsi.ingest.tables.words import begins_with, words
from antikorupsi.rules import Column, Instrument, common_columns

_ENUMERATION = re.compile(r"^(?:[a-z]|[ivx]{1,4}|\d{1,3})$")
_LEADING = re.compile(r"^\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)]\s+", re.IGNORECASE)
_YEAR = re.compile(r"^(?:tahun anggaran|tahun penilaian|tahun|th|ta|periode|year)? ?((?:19|20)\d\d)$")
_BEFORE_STATUS = re.compile(r"^(?:angka|data|nilai|status|hasil) ")


@dataclass(frozen=True)
class Section:
    """What rows above said of the rows below them, and in which row they said it."""

    year: int | None = None
    status: str = ""
    quantity: str = ""
    column: Column | None = None
    row: int = -1

    def after(self, text: str, row: int, instrument: Instrument) -> "Section":
        """The section below a row that holds one text; a text that heads nothing leaves it as it is."""
        said = normalised(text)
        if not said or begins_with(said, "notes"):
            return self
        if status := status_in(said):
            return replace(self, status=status, row=row)
        if year := _YEAR.match(_without_names(said, instrument)):
            return replace(self, year=int(year[1]), quantity="", column=None, row=row)
        others = spoken_of(said) - {instrument.id}
        if others and instrument.id not in spoken_of(said):
            return replace(self, quantity=text.strip(), column=None, row=row)
        found = qualified((), (said,), instrument, frozenset())
        if found is not None:
            return replace(self, quantity=found.quantity, column=found.column, row=row)
        return replace(self, quantity="", column=None) if said in words("general") else self


def section_text(cells: Iterable[Value]) -> str:
    """The one text of a row that heads others, without the letter or number before it; "" for any other row."""
    texts = [text_of(cell) for cell in cells if not is_blank(cell)]
    rest = [text for text in texts if not _ENUMERATION.match(normalised(text))] if len(texts) > 1 else texts
    return _LEADING.sub("", rest[0]) if len(rest) == 1 else ""


def is_section(text: str) -> bool:
    """Whether a text beside a letter or number heads rows: a type of region, a year or a status."""
    said = normalised(text)
    return bool(said) and (bool(types_in(said)) or bool(_YEAR.match(said)) or bool(status_in(said)))


def is_interim(texts: Iterable[str]) -> bool:
    """Whether titles or names say of all figures that they are not final: `(angka sementara)`."""
    words_of_status = [text for text, label in _statuses().items() if label == "interim"]
    return any(f" {status} " in f" {normalised(text)} " for text in texts for status in words_of_status)


def status_in(said: str) -> str:
    """The status that a normalised text says and nothing else: `angka sementara`; "" where it says none."""
    return _statuses().get(said) or _statuses().get(_BEFORE_STATUS.sub("", said), "")


@cache
def _statuses() -> dict[str, str]:
    column = next(column for column in common_columns() if column.role == "status")
    return {normalised(text): label for label, texts in column.labels.items() for text in (label, *texts)}


def _without_names(said: str, instrument: Instrument) -> str:
    """A text without the instrument's name and general words before its year: `indeks spi tahun 2023`."""
    for phrase in (*phrases(instrument), *words("general"), "data"):
        said = said.removeprefix(f"{phrase} ")
    return said
