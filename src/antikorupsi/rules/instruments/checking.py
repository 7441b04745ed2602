"""What instrument files must not claim of one another: ids, words that recognise a workbook, and headings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from antikorupsi.common import KeyPath, MarkedMapping, Mistake, mistake_error
from antikorupsi.rules.instruments.models import Column, Instrument

_SHORTEST = 3  # letters of a word that recognises a workbook
_BREAK = re.compile(r"[\W_]+")
# Words that any table may hold: none of them alone names an instrument.
_GENERAL = frozenset(
    {"nilai", "skor", "indeks", "index", "score", "hasil", "akhir", "total", "data", "tahun", "year", "kota", "daerah"}
    | {"kabupaten", "provinsi", "region", "capaian", "rekap", "laporan", "tabel", "kategori", "predikat", "peringkat"}
)


def refuse_collisions(files: Sequence[tuple[MarkedMapping, Instrument]], common: Iterable[Column]) -> None:
    """Raises WorkbookError with file, line and the other instrument for the first file that claims another's words.

    `common` are the columns that any workbook may have, such as keys of regions.
    """
    keys = {_plain(name): column.names[0] for column in common if column.role != "personal" for name in column.names}
    for place, (marked, instrument) in enumerate(files):
        before = [other for _, other in files[:place]]
        if found := [*_of_id(instrument, before), *_of_words(instrument, before)]:
            raise mistake_error(marked, found)
    for marked, instrument in files:
        others = [other for _, other in files if other is not instrument]
        if found := list(_of_headings(instrument, others, keys)):
            raise mistake_error(marked, found)


def _of_id(instrument: Instrument, before: Iterable[Instrument]) -> Iterator[Mistake]:
    if any(other.id == instrument.id for other in before):
        problem = f"another file describes an instrument {instrument.id!r} already"
        yield Mistake(("id",), problem, "Give this one an id of its own, or mend the other file.")


def _of_words(instrument: Instrument, others: Iterable[Instrument]) -> Iterator[Mistake]:
    taken = {_plain(phrase): other.id for other in others for phrase in other.recognised_by}
    for place, phrase in enumerate(instrument.recognised_by):
        said, path = _plain(phrase), ("recognised_by", place)
        if len(said) < _SHORTEST or said in _GENERAL:
            problem = f"{phrase!r} stands in workbooks of any kind"
            yield Mistake(path, problem, f"Write a name of at least {_SHORTEST} letters that no other workbook holds.")
        elif said in taken:
            yield Mistake(
                path, f"{phrase!r} recognises {taken[said]} already", "Write a name that is this one's alone."
            )


def _of_headings(instrument: Instrument, others: Sequence[Instrument], keys: Mapping[str, str]) -> Iterator[Mistake]:
    """Headings that stand twice, and in tables of regions those of keys and those that name another instrument."""
    seen = set[str]()
    for path, heading, column in _headings(instrument):
        said = _plain(heading)
        if said in seen:
            yield Mistake(path, f"{heading!r} heads another column of this file too", "Keep it at one of them.")
        seen.add(said)
        if instrument.layout != "region_rows" or not column.item or column.role is not None:
            continue
        if said in keys:
            problem = f"{heading!r} heads a column that every workbook may have ({keys[said]})"
            yield Mistake(path, problem, "Write the heading of the figures.")
        elif other := next(
            (other.id for other in others if _names(said, other) and not _names(said, instrument)), None
        ):
            yield Mistake(
                path, f"{heading!r} names another instrument, {other}", "Write the headings of this one's files."
            )


def _headings(instrument: Instrument) -> Iterator[tuple[KeyPath, str, Column]]:
    for index, column in enumerate(instrument.columns):
        unique = {_plain(name): place for place, name in reversed([*enumerate(column.names)])}
        for place in sorted(unique.values()):
            yield ("columns", index, "names", place), column.names[place], column


def _names(heading: str, instrument: Instrument) -> bool:
    """Whether a heading holds a name of an instrument, other than one of general words."""
    phrases = (_plain(phrase) for phrase in instrument.recognised_by)
    return any(f" {said} " in f" {heading} " for said in phrases if not _GENERAL.issuperset(said.split()))


def _plain(text: str) -> str:
    return " ".join(_BREAK.sub(" ", text.casefold()).split())
