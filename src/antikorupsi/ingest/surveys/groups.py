"""The groups of a survey's respondents by each dimension: who belongs to which, and what the groups are called."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import numpy as np

from antikorupsi.ingest.spreadsheets import Value, as_seen, text_of
from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import number_of, read_words
from antikorupsi.ingest.surveys.design import Codes
from antikorupsi.ingest.tables import Fault, FaultAt, PlacedColumn, Scale, label_of, normalised
from antikorupsi.rules import Dimension, NumberBand

BLANK = "tidak diisi"
HIDDEN = "kelompok lain (disembunyikan)"
_UNKNOWN = "?"  # what is no group of the dimension
_PRIVATE = "!"  # what looks like a person
_WHOLE = re.compile(r"(\d{1,30})(?:[.,]0{1,10})?")
_YEARS_OLD = re.compile(r"(\d{1,3}) (?:tahun|thn|th|years?)")
_LONGEST_NAME = 60  # what is longer is a sentence, not the name of a group
_DIGITS = re.compile(r"(?:\d[\s./-]*){7,}")  # telephone numbers, NIK (16 digits), NIP (18 digits)
_ADDRESS = re.compile(r"@|https?:|www\.|\b(?:jl|jln|jalan|rt|rw)\b\.?\s*\w", re.IGNORECASE)


@dataclass(frozen=True)
class Grouping:
    """One dimension: the names of its groups and every respondent's group; `never` are those not to be shown."""

    dimension: str
    names: list[str]
    codes: Codes
    never: set[int]
    cells: str


def read_grouping(respondents: Respondents, dimension: Dimension) -> Grouping | None:
    """The groups of one dimension, None where the table has no such column or nobody's cell in it is filled.

    A cell that names none of the known groups is a finding; its respondent is counted with the blank ones.
    """
    found = respondents.cells(dimension.item)
    if found is None:
        return None
    placed, cells = found
    words = _words(placed, cells, dimension.bands)
    known = [band.label for band in dimension.bands] or list(placed.column.labels)
    for place in np.flatnonzero(words == _UNKNOWN):
        details = {"column": placed.column.names[0], "known": ", ".join(known)}
        at = (respondents.rows[int(place)], placed.index)
        respondents.find(FaultAt(Fault("not_a_group", details), at))
    names = _names(words, known)
    if not names:
        return None
    numbers = {name: number for number, name in enumerate([*names, BLANK])}
    never = {numbers[_PRIVATE]} if _PRIVATE in numbers else set[int]()
    codes = np.array([numbers.get(word, numbers[BLANK]) for word in words.tolist()], dtype=np.int64)
    return Grouping(dimension.item, [*names, BLANK], codes, never, respondents.column_range(placed))


def _names(words: np.ndarray[tuple[int], np.dtype[np.object_]], known: list[str]) -> list[str]:
    """The groups that occur, in the order of the instrument file, else of the alphabet."""
    occur = {word for word in words.tolist() if word not in (None, _UNKNOWN)}
    return [name for name in known if name in occur] + sorted(occur - set(known))


def _words(
    placed: PlacedColumn, cells: list[Value], bands: list[NumberBand]
) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    if bands:
        return read_words(cells, lambda cell: _band_of(cell, placed, bands))
    if placed.column.labels:
        return read_words(cells, lambda cell: label_of(cell, placed.column) or _UNKNOWN)
    spelling = _spellings(cells)
    return read_words(cells, lambda cell: _PRIVATE if looks_personal(_seen(cell)) else spelling[_key(cell)])


def _spellings(cells: list[Value]) -> dict[str, str]:
    """The most frequent spelling of every group that is written in several ways."""
    spelling: dict[str, str] = {}
    for cell, _ in Counter(cells).most_common():
        spelling.setdefault(_key(cell), _seen(cell))
    return spelling


def _seen(cell: Value) -> str:
    return as_seen(text_of(cell))


def _key(cell: Value) -> str:
    """What the spellings of a group have in common."""
    return normalised(plain_name(cell))


def plain_name(cell: Value) -> str:
    """The name of a group, stratum or cluster; 01 and "1.0" are 1."""
    text = as_seen(unicodedata.normalize("NFKC", text_of(cell))).strip()
    number = _WHOLE.fullmatch(text)
    return number[1].lstrip("0") or "0" if number else text


def _band_of(cell: Value, placed: PlacedColumn, bands: list[NumberBand]) -> str:
    """The band of a number such as an age, written as 41, "41 tahun" or as the band itself."""
    said = normalised(cell)
    if label := next((band.label for band in bands if normalised(band.label) == said), None):
        return label
    aged = _YEARS_OLD.fullmatch(said)
    number = float(aged[1]) if aged else number_of(cell, placed.column, Scale())
    if isinstance(number, Fault) or number is None:
        return _UNKNOWN
    return next((band.label for band in bands if band.lowest <= int(number) <= band.highest), _UNKNOWN)


def looks_personal(text: str) -> bool:
    """Whether a text holds a number of seven digits or more, a postal or e-mail address, a link, or a sentence."""
    return len(text) > _LONGEST_NAME or bool(_DIGITS.search(text) or _ADDRESS.search(text))
