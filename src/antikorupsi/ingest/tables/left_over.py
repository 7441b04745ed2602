"""What a title says besides instrument, places, times and ordinary words: it may name a part, a plan or an office."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from antikorupsi.ingest.tables.dates import date_words, month_of
from antikorupsi.ingest.tables.headings import YEAR, labels_by_spelling, normalised, phrases
from antikorupsi.ingest.tables.other_measures import places
from antikorupsi.ingest.tables.versions import other_version_aside
from antikorupsi.ingest.tables.words import Kind, begins_with, either, longest_first, words
from antikorupsi.rules import instrument_by_id

_SHORTEST = 3  # letters
_NUMBER_OR_ROMAN = re.compile(r"\d+|[ivx]+|(?:19|20)\d\d\w?|[a-z]?\d+[a-z]?")
_TRAILING = re.compile(r"(?<=[a-z]{3})\d+$")  # Sheet1, final2
_NUMBERED_PART = re.compile(
    r"\b((?:area|domain|dimensi|aspek|komponen|indikator|variabel|pilar|unsur|parameter|sub \w+)"
    r"(?: intervensi)? (?:ke )?(?:\d{1,2}|[ivx]{1,4}|[a-h]))\b"
)
# Other rules know what these say: which quantity, plan, office or area a text names.
_KINDS: tuple[Kind, ...] = (
    *("general", "around", "measures", "of_results", "years", "beside_year", "units", "ordinary", "means", "wider"),
    *("quantities", "quantities_always", "quantities_of_general", "plans", "reached", "no_quantities", "populations"),
    *("drafts", "classes", "whole_country", "around_status", "before_type", "beside_type", "claims", "verified"),
)
_KINDS_OF_DATES = ("quarters", "semesters", "cut_off", "of_regulations", "meetings", "releases", "results")
_LONGEST_REMARK = 5  # words; longer ones tell a story
_PARTS = r"(?:area|domain|komponen|aspek|indikator|pilar|unsur|triwulan|tw|semester|opd|responden)"
_BEFORE_OFFICES = "hasil|nilai|skor|indeks|evaluasi|lhe|penilaian|evaluator|reviu|self|dari|oleh|tim"
_SUMMARIES = "rata rata|rata2|rerata|rataan|mean|median|nilai tengah|gabungan|agregat|konversi|interpolasi|ekstrapolasi"
_OTHERWISE = (
    rf"(?:hanya|baru|tanpa|minus|kecuali|(?:belum|tidak) termasuk)(?: \d+)? {_PARTS}(?: \w+)*",
    r"(?:capaian |realisasi |persentase |persen |\d{1,3} ){0,4}(?:dari|terhadap|atas) target(?: \w+)?",
    r"sebelum \w+",
    rf"(?:(?:nilai|angka|skor|indeks|hasil) )*(?:{_SUMMARIES})(?: \w+){{0,3}}",
)
_COUNTED = re.compile(rf"(?:hanya |baru )?(?P<some>\d{{1,3}}) (?:dari|per) (?P<all>\d{{1,3}}) {_PARTS}(?: \w+)*")
_MOST_OF_OFFICE = 5  # words of the name of an office
_THINGS: tuple[Kind, ...] = ("quantities_always", "plans", "populations", "stand_ins", "claims")
_LOOSE: tuple[Kind, ...] = (
    *("general", "around", "around_status", "of_a_year", "years", "beside_year", "measures", "notes"),
)


@lru_cache(maxsize=2**12)
def left_over(text: str, instrument_id: str) -> str:
    """The words of a normalised title that no list has an explanation for, "" where there is none.

    A part by its number (`Area 3`) is left over too.
    """
    if found := numbered_part(text):
        return found
    rest = f" {text} "
    for phrase in _phrases(instrument_id):
        rest = rest.replace(f" {phrase} ", "  ")
    known = _known_words(instrument_id)
    return " ".join(word for word in rest.split() if not _is_ordinary(word, known))


def numbered_part(text: str) -> str:
    """The first part that a normalised text names by its number: `area 3`, `aspek b`; "" where it names none."""
    found = _NUMBERED_PART.search(text)
    return found[1] if found else ""


def _is_ordinary(word: str, known: Collection[str]) -> bool:
    bare = _TRAILING.sub("", word)
    return (
        len(word) < _SHORTEST
        or _NUMBER_OR_ROMAN.fullmatch(word) is not None
        or month_of(bare) is not None
        or bare in known
        or bare in places()
    )


@cache
def _phrases(instrument_id: str) -> tuple[str, ...]:
    """All that is known by several words, the longest first: names of instruments, agencies, other lists."""
    named = {text for text in (*_listed(), *_names(instrument_id)) if " " in text}
    return tuple(longest_first(named))


@cache
def _known_words(instrument_id: str) -> frozenset[str]:
    """The single words of lists and names, and every word of the names of an instrument and its main figures."""
    instrument = instrument_by_id()[instrument_id]
    single = (text for text in (*_listed(), *_names(instrument_id)) if " " not in text)
    names = [*instrument.recognised_by, instrument.name.id, instrument.name.en]
    names += [
        name for column in instrument.columns if column.by_year or column.type != "number" for name in column.names
    ]
    return frozenset((*single, *(word for name in names for word in normalised(name).split())))


@cache
def _listed() -> frozenset[str]:
    """The words of lists, the names of all instruments, and statuses."""
    said = [*labels_by_spelling("status")]
    for instrument in instrument_by_id().values():
        said += [*instrument.recognised_by, instrument.name.id, instrument.name.en, instrument.owner]
    listed = (word for kind in _KINDS for word in words(kind))
    dates = (word for kind in _KINDS_OF_DATES for word in date_words(kind))
    return frozenset((*listed, *dates, *map(normalised, said)))


@cache
def _names(instrument_id: str) -> frozenset[str]:
    """The names of an instrument, of its columns and parts, and its labels: other rules know these."""
    instrument = instrument_by_id()[instrument_id]
    names = [
        *instrument.recognised_by,
        instrument.name.id,
        instrument.name.en,
        *instrument.parts,
        *instrument.interim,
        *instrument.ignored,
    ]
    names += [name for column in instrument.columns for name in column.names]
    names += [
        text for column in instrument.columns for label, texts in column.labels.items() for text in (label, *texts)
    ]
    return frozenset(map(normalised, names))


@lru_cache(maxsize=2**12)
def names_part(said: str, instrument_id: str) -> bool:
    """Whether a normalised text names a part, plan, claim or office, and beside it only ordinary words and years.

    `Internal`, `nilai klaim` and `Dinas Kesehatan` do, `melebihi target` and `realisasi rkpd` do not.
    """
    is_office = begins_with(said, "offices") and 1 < len(said.split()) <= _MOST_OF_OFFICE
    if is_office or (said and numbered_part(said) == said):
        return True
    is_reached = not words("reached").isdisjoint(said.split())
    rest, found = f" {YEAR.sub(' ', said)} ", False
    for thing in _things(instrument_id):
        if f" {thing} " in rest and not (is_reached and thing in words("plans")):
            rest, found = rest.replace(f" {thing} ", "  "), True
    return found and _loose_words(instrument_id).issuperset(rest.split())


@lru_cache(maxsize=2**12)
def says_otherwise(said: str) -> bool:
    """Whether a short normalised remark says that a figure is no whole or final one: `7 dari 8 area`, `sebelum reviu`.

    One that compares (`di atas rata-rata`) is none of these; the caller leaves it out.
    """
    if len(said.split()) > _LONGEST_REMARK:
        return False
    counted = _COUNTED.fullmatch(said)
    if counted is not None:
        return int(counted["some"]) < int(counted["all"])
    return _otherwise().fullmatch(said) is not None or bool(other_version_aside(said))


@cache
def _otherwise() -> re.Pattern[str]:
    of_office = rf"(?:(?:{_BEFORE_OFFICES}) )+(?:internal|apip|{either(words('offices'))})(?: \w+){{0,2}}"
    return re.compile("|".join((*_OTHERWISE, of_office)))


@cache
def _things(instrument_id: str) -> tuple[str, ...]:
    """Parts of an instrument, its items but the main one, and what makes figures no main ones; the longest first."""
    instrument = instrument_by_id()[instrument_id]
    others = [column for column in instrument.measured if not column.by_year and column.type == "number"]
    parts = (*instrument.parts, *(name for column in others for name in column.names))
    listed = {word for kind in _THINGS for word in words(kind)} | set(map(normalised, parts))
    return tuple(longest_first(listed - _loose_words(instrument_id)))


@cache
def _loose_words(instrument_id: str) -> frozenset[str]:
    """Words that say nothing of what a figure is of, and those of the names of the instrument."""
    texts = (*phrases(instrument_by_id()[instrument_id]), *(text for kind in _LOOSE for text in words(kind)))
    return frozenset(word for text in texts for word in text.split()) - {"sumber", "source"}
