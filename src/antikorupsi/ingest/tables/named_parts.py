"""Short texts that say nothing but what a figure is of: a part of the instrument, a plan, a claim, an office."""

import re
from functools import cache, lru_cache

from antikorupsi.ingest.tables.headings import normalised, phrases
from antikorupsi.ingest.tables.left_over import numbered_part
from antikorupsi.ingest.tables.versions import other_version_aside
from antikorupsi.ingest.tables.words import Kind, begins_with, words
from antikorupsi.rules import instrument_by_id

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
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
_LOOSE: tuple[Kind, ...] = ("general", "around", "around_status", "of_a_year", "years", "beside_year", "measures")


@lru_cache(maxsize=2**12)
def names_part(said: str, instrument_id: str) -> bool:
    """Whether a normalised text names a part, plan, claim or office, and beside it only ordinary words and years.

    `Internal`, `nilai klaim` and `Dinas Kesehatan` do, `melebihi target` and `realisasi rkpd` do not.
    """
    is_office = begins_with(said, "offices") and 1 < len(said.split()) <= _MOST_OF_OFFICE
    if is_office or (said and numbered_part(said) == said):
        return True
    is_reached = not words("reached").isdisjoint(said.split())
    rest, found = f" {_YEAR.sub(' ', said)} ", False
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
    offices = "|".join(sorted(map(re.escape, words("offices")), key=len, reverse=True))
    of_office = rf"(?:(?:{_BEFORE_OFFICES}) )+(?:internal|apip|{offices})(?: \w+){{0,2}}"
    return re.compile("|".join((*_OTHERWISE, of_office)))


@cache
def _things(instrument_id: str) -> tuple[str, ...]:
    """Parts of an instrument, its items but the main one, and what makes figures no main ones; the longest first."""
    instrument = instrument_by_id()[instrument_id]
    others = [column for column in instrument.measured if not column.by_year and column.type == "number"]
    parts = (*instrument.parts, *(name for column in others for name in column.names))
    listed = {word for kind in _THINGS for word in words(kind)} | set(map(normalised, parts))
    return tuple(sorted(listed - _loose_words(instrument_id), key=len, reverse=True))


@cache
def _loose_words(instrument_id: str) -> frozenset[str]:
    """Words that say nothing of what a figure is of, and those of the names of the instrument."""
    texts = (*phrases(instrument_by_id()[instrument_id]), *(text for kind in _LOOSE for text in words(kind)))
    return frozenset(word for text in texts for word in text.split())
