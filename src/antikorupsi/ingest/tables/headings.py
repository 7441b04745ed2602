"""Headings as people write them, and the columns of instruments that they mean."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from antikorupsi.ingest.spreadsheets import Value, as_seen, text_of
from antikorupsi.ingest.tables.phrase_index import PhraseIndex
from antikorupsi.ingest.tables.questions import question_of
from antikorupsi.rules import Column, Instrument, Role, common_columns, instrument_by_id

_DIGIT = re.compile(r"\d")
_NO_WORD = re.compile(r"[^\w+]+|_")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEAR_WORDS = re.compile(r"\b(?:tahun anggaran|tahun|thn|th|ta|year)\b")
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|[*¹²³]+|(?<=(?:19|20)\d\d)\s*[\da-z]\)\s*$|%")
_GLUED_YEAR = re.compile(r"\b(tahun|thn|th|ta)\.?(?=(?:19|20)\d\d\b)", re.IGNORECASE)  # Th2024, TA2023
_SHORT_YEAR = re.compile(r"^\s*['\u2018\u2019](\d\d)\s*$")  # '24
_OF_RELEASE = re.compile(
    r"\((?:lhp|terbit|terbitan|rilis|dirilis|publikasi|diterbitkan|diumumkan)\b[^)]*\)", re.IGNORECASE
)
_FIGURE = re.compile(r"[\d\s.,+-]*")
_PLAIN = re.compile(r"[^\d()\[\]*\u00b9\u00b2\u00b3%_\r\n]*")  # without years, remarks, signs and second lines
_BRACKETS = re.compile(r"[()\[\]]")
_BETWEEN_LANGUAGES = re.compile(r"[\r\n]+")
_LONGEST_HEADING = 200
_LONGEST_NAME = 80
_GRID = re.compile(r"\[([^\[\]]+)\]\s*$")  # forms name a row of a grid in brackets behind the question


@dataclass(frozen=True)
class Heading:
    """The words above one column, top to bottom, and the one year among them; `written` is what the sheet says.

    `whole` is the lowest of them with its remarks in brackets, which some names of columns hold; `unclear` are the
    headings of groups that may stand over it or not.
    """

    parts: tuple[str, ...]
    year: int | None
    written: str
    whole: str = ""
    unclear: str = ""

    @property
    def readings(self) -> tuple[str, ...]:
        """The texts that may name the column: all its rows together, then the lowest of them.

        What stands above never names it alone: an unknown column below the heading of a group is unknown.
        """
        whole = [self.whole] if self.whole and self.whole in columns_by_name() else []
        return tuple(dict.fromkeys([*whole, " ".join(self.parts), self.parts[-1]])) if self.parts else ()


@dataclass(frozen=True)
class Meant:
    """The column a heading means; `instrument` is None for columns that any workbook may have."""

    column: Column
    instrument: Instrument | None = None


def normalised(value: Value) -> str:
    """A heading or label without case, punctuation and extra blanks: "Nilai  MCP*" and "nilai_mcp" are "nilai mcp"."""
    return _normalised(value if isinstance(value, str) else text_of(value))


@lru_cache(maxsize=2**16)
def _normalised(text: str) -> str:
    return " ".join(_NO_WORD.sub(" ", as_seen(text).lower()).split())


def read_heading(cells: Iterable[Value]) -> Heading | None:
    """The heading of a column from its cells, top to bottom; None where they are blank or hold two different years."""
    written_in_each = (_in_one_language(cell) if isinstance(cell, str) else cell for cell in cells)
    return _read_heading(tuple(text_of(cell)[:_LONGEST_HEADING] for cell in written_in_each))


@lru_cache(maxsize=2**12)  # a row is tried in several headers, and working papers are alike
def _read_heading(cells: tuple[str, ...]) -> Heading | None:
    texts = list(cells)
    written = " / ".join(dict.fromkeys(filter(None, texts)))
    texts = [_with_clear_year(text.replace("_", " ")) for text in texts]
    years = {int(year) for text in texts for year in YEAR.findall(text)}
    if not written or len(years) > 1:
        return Heading((normalised(written),), None, written) if written else None
    parts = [_without_year(text) if years else _bare(text) for text in texts]
    if not years and not any(parts):
        parts = [normalised(text) for text in texts]
    lowest = next(text for text in reversed(texts) if text)
    whole = normalised(lowest) if _BRACKETS.search(lowest) else ""
    return Heading(tuple(dict.fromkeys(filter(None, parts))), next(iter(years), None), written, whole)


@lru_cache(maxsize=2**12)
def _in_one_language(text: str) -> str:
    """The first line of a heading whose lines all name the same column: `Kabupaten/Kota` above `Regency/City`."""
    lines = [line for line in _BETWEEN_LANGUAGES.split(text) if line.strip()]
    if len(lines) < 2 or _normalised(text) in columns_by_name():
        return text
    meant = [_columns_named(line) for line in lines]
    return lines[0] if meant[0].intersection(*meant[1:]) else text


def _columns_named(line: str) -> set[tuple[str, str]]:
    """The columns that a text names, each by its instrument and first name."""
    named = columns_by_name().get(_without_year(line), [])
    return {(each.instrument.id if each.instrument else "", each.column.names[0]) for each in named}


def _with_clear_year(text: str) -> str:
    """A heading with the year of its figures as four digits by themselves, and without that of their publication."""
    if not _DIGIT.search(text):
        return text
    text = _SHORT_YEAR.sub(r"20\1", _GLUED_YEAR.sub(r"\1 ", text))
    without = _OF_RELEASE.sub(" ", text)
    return without if YEAR.search(without) else text


def _bare(text: str) -> str:
    """A heading without remarks in brackets, signs of footnotes and units."""
    return _normalised(_ASIDE.sub(" ", text)) or ("persen" if "%" in text else "")


def asides_of(written: str) -> tuple[str, ...]:
    """What stands in brackets in a heading, normalised: `Nilai MCP (per 30 September)`."""
    return tuple(filter(None, (_normalised(text) for text in _ASIDE.findall(written))))


def _without_year(text: str) -> str:
    if text == "%":
        return "persen"  # below a year it is the share of a target, or the unit
    return " ".join(_YEAR_WORDS.sub(" ", YEAR.sub(" ", _normalised(_ASIDE.sub(" ", text)))).split())


def phrases(instrument: Instrument) -> tuple[str, ...]:
    """The words by which a text is seen to speak of an instrument."""
    return _phrases()[instrument.id]


@cache
def all_phrases() -> frozenset[str]:
    """The words by which a text is seen to speak of any instrument."""
    return frozenset[str]().union(*_phrases().values())


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    return {each.id: tuple(normalised(words) for words in each.recognised_by) for each in instrument_by_id().values()}


def mentions(text: str, instrument: Instrument) -> bool:
    """Whether a normalised text holds, as whole words, any phrase an instrument is recognised by."""
    padded = f" {text} "
    return any(f" {words} " in padded for words in phrases(instrument))


@lru_cache(maxsize=2**14)
def spoken_of(text: str) -> frozenset[str]:
    """The ids of all instruments with a name or word in a normalised text."""
    return frozenset[str]().union(*(_spoken_by()[phrase] for phrase in _phrase_index().within(text)))


@cache
def _phrase_index() -> PhraseIndex:
    return PhraseIndex(_spoken_by())


@cache
def _spoken_by() -> dict[str, set[str]]:
    """By phrase the ids of the instruments that are recognised by it."""
    ids: dict[str, set[str]] = defaultdict(set)
    for instrument_id, said in _phrases().items():
        for phrase in said:
            ids[phrase].add(instrument_id)
    return ids


@cache
def columns_by_name() -> dict[str, list[Meant]]:
    """Maps every normalised name of every column to the columns that it may mean."""
    names: dict[str, list[Meant]] = defaultdict(list)
    for instrument in instrument_by_id().values():
        for column in instrument.columns:
            for name in filter(None, {normalised(name) for name in column.names}):
                names[name].append(Meant(column, instrument))
    for column in common_columns():
        for name in {normalised(name) for name in column.names}:
            names[name].append(Meant(column))
    return names


@cache
def labels_by_spelling(role: Role) -> dict[str, str]:
    """By every normalised spelling of the labels of a column that any workbook may have, such as status: the label."""
    column = next(column for column in common_columns() if column.role == role)
    return {normalised(text): label for label, texts in column.labels.items() for text in (label, *texts)}


def is_known(value: Value) -> bool:
    """Whether a cell alone could be a heading: the name of a column, or such a name with a year."""
    if not isinstance(value, str) or len(value) > _LONGEST_HEADING or _FIGURE.fullmatch(value):
        return False  # no name of a column and no question is a number
    return _could_be_heading(value)


@lru_cache(maxsize=2**14)
def _could_be_heading(text: str) -> bool:
    is_name = len(text) <= _LONGEST_NAME and _is_name(text)
    return is_name or any(_question(text, instrument) for instrument in _surveys())


def _is_name(text: str) -> bool:
    """Whether a text is the name of a column, or such a name with a year."""
    if _PLAIN.fullmatch(text):  # as most texts are: it has one reading
        return bool(said := _normalised(text)) and said in columns_by_name()
    heading = read_heading([text])
    return heading is not None and any(reading in columns_by_name() for reading in heading.readings)


@cache
def _surveys() -> list[Instrument]:
    return [instrument for instrument in instrument_by_id().values() if instrument.survey is not None]


def _question(written: str, instrument: Instrument) -> Column | None:
    """The item of a survey that a heading asks about; what a form puts in brackets counts before the rest."""
    if instrument.survey is None:
        return None
    grid = _GRID.search(written)
    texts = [*([grid[1]] if grid else []), written]
    return next((item for text in texts if (item := question_of(_normalised(text), instrument, _normalised))), None)


def meaning_of(heading: Heading, primary: Instrument) -> Meant | None:
    """The column a heading means in a table of the primary instrument, None where nothing is known by it.

    A heading that speaks of another instrument means that instrument's column, so that one table may hold several.
    """
    if not heading.parts:
        return main_of(primary) if heading.year is not None else None
    said = frozenset[str]().union(*(spoken_of(part) for part in heading.parts))
    is_of_primary = any(_is_of(each, {primary.id}) for each in columns_by_name().get(heading.readings[0], []))
    allowed = {primary.id} if is_of_primary or not said or primary.id in said else said
    for text in heading.readings:
        meant = [each for each in columns_by_name().get(text, []) if each.instrument is None or _is_of(each, allowed)]
        if meant:
            return min(meant, key=lambda each: each.instrument is None)
    if asked := _question(heading.written, primary):
        return Meant(asked, primary)
    if heading.year is not None and allowed != {primary.id} and all(text in _all_phrases() for text in heading.parts):
        return main_of(instrument_by_id()[min(allowed)])
    return None


def _is_of(meant: Meant, allowed: Iterable[str]) -> bool:
    return meant.instrument is not None and meant.instrument.id in allowed


def main_of(instrument: Instrument) -> Meant | None:
    """The column a heading means that is nothing but a year."""
    return next((Meant(column, instrument) for column in instrument.columns if column.by_year and column.item), None)


@cache
def _all_phrases() -> frozenset[str]:
    return frozenset(words for phrases in _phrases().values() for words in phrases)
