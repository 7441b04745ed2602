"""Whom figures are about: an instrument that lists its subjects has no figures of anybody else, such as village heads.

A status "Ada" of a village head would accuse the head of the region, so the list is closed.
"""

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import Literal

from antikorupsi.ingest.tables.headings import mentions, normalised, phrases
from antikorupsi.ingest.tables.other_measures import places
from antikorupsi.ingest.tables.words import longest_first, words
from antikorupsi.rules import Instrument, instrument_by_id

# From these words on a title says when or where, and no longer whom.
_WHEN_OR_WHERE = re.compile(
    r"\b(?:tahun|ta|th|per|pada|sampai|hingga|s d|se|di|kabupaten|kab|kota|provinsi|prov|januari|februari|maret|april"
    r"|mei|juni|juli|agustus|september|oktober|november|desember)\b.*"
)
_OF_POSITIONS = frozenset({"jabatan", "posisi", "subjek", "subyek", "pihak", "siapa", "pejabat", "unsur"})
_SUBJECT, _NAME = "#", "="  # signs for a known subject and for the instrument's name: normalised texts hold neither
_JOINED = re.compile(r"\b(?:dan|atau|serta|beserta|maupun|and|or) (\w+)")
_OF_AGENCIES = frozenset({"opd", "skpd", "dinas", "badan", "perangkat", "agency", "agencies"})
_LIMITING = re.compile(r"\b(?:hanya|saja|khusus|yang|diperiksa|dicek|diteliti|untuk|baru|only)\b")
_ACTING = ("penjabat sementara", "pelaksana tugas", "pelaksana harian", "penjabat", "pj", "pjs", "plt", "plh")


@lru_cache(maxsize=2**12)
def other_subject(text: str, instrument_id: str) -> str:
    """What a normalised title or heading names besides the subjects of an instrument; "" where it names nobody else.

    A text that speaks of the instrument may name its subjects only; any other text is searched for office-holders.
    Where figures count persons, any holder of an office in a text makes them figures of some alone.
    """
    instrument = instrument_by_id()[instrument_id]
    if not instrument.subjects:
        return _person_in(text, _holders()) if instrument.counts_persons else ""
    rest = _without_subjects(text, instrument.id)
    if mentions(text, instrument):
        for phrase in longest_first(phrases(instrument)):
            rest = rest.replace(f" {phrase} ", f" {_NAME} ")
        if left := _left_of(_WHEN_OR_WHERE.sub(" ", _named_in(rest))):
            return left
    return _person_in(rest, words("persons"))


@cache
def _holders() -> frozenset[str]:
    """The words for holders of offices, those who are subjects of some instrument among them."""
    return words("persons").union(*(_subjects(instrument.id) for instrument in instrument_by_id().values()))


def _named_in(text: str) -> str:
    """The words of a title that name subjects: all where no known subject is named, else those joined to a known one.

    Behind a known subject a title may go on freely: `Status Hukum Kepala Daerah, himpunan kedua`.
    """
    before, known, behind = text.partition(_SUBJECT)
    if not known:
        return text.replace(_NAME, " ")
    joined = " ".join(match[1] for match in _JOINED.finditer(behind))
    return f"{before.rpartition(_NAME)[2]} {joined}"


def other_position(cell: str, instrument: Instrument) -> str:
    """The text of a cell below a heading such as Jabatan where it names anybody but the subjects of an instrument."""
    rest = _WHEN_OR_WHERE.sub(" ", _without_subjects(normalised(cell), instrument.id))
    return cell if instrument.subjects and _left_of(rest) else ""


def other_person(remark: str, instrument: Instrument) -> str:
    """The text of a remark where it names an office-holder and no subject of an instrument.

    `Mantan Bupati` and `Wakil Bupati` name no subject.
    """
    said = normalised(remark)
    return (
        remark
        if instrument.subjects and _person_in(said, words("persons")) and not names_subject(said, instrument.id)
        else ""
    )


@lru_cache(maxsize=2**12)
def names_subject(text: str, instrument_id: str) -> bool:
    """Whether a normalised text names a subject of an instrument that no word before it makes another person."""
    before = re.findall(rf"(\w+)? {_SUBJECT}", _without_subjects(text, instrument_id))
    return any(word not in words("persons") for word in before)


def office_alone(text: str, instrument: Instrument) -> Literal["", "regions", "agencies"]:
    """Whether a text names heads of regions alone or heads of agencies alone, and says nothing else: `Kepala OPD`."""
    said = normalised(text)
    named = [subject for subject in _subjects(instrument.id) if f" {subject} " in f" {said} "]
    offices = {bool(_OF_AGENCIES.intersection(subject.split())) for subject in named}
    rest = _LIMITING.sub(" ", _WHEN_OR_WHERE.sub(" ", _without_subjects(said, instrument.id)))
    if len(offices) != 1 or _left_of(rest):
        return ""
    return "agencies" if offices.pop() else "regions"


def heads_positions(heading: str) -> bool:
    """Whether the cells below a heading say whose status a row is: `Jabatan`, `Nama Jabatan`."""
    return not _OF_POSITIONS.isdisjoint(normalised(heading).split())


@lru_cache(maxsize=2**12)
def _without_subjects(text: str, instrument_id: str) -> str:
    """A normalised text between blanks, a sign for each subject of an instrument and the words for who acts for it."""
    rest = f" {text} "
    for subject in _subjects(instrument_id):
        for acting in (*(f"{word} " for word in _ACTING), ""):
            rest = rest.replace(f" {acting}{subject} ", f" {_SUBJECT} ")
    return rest


@cache
def _subjects(instrument_id: str) -> tuple[str, ...]:
    """The normalised subjects of an instrument, the longest first."""
    return tuple(longest_first(map(normalised, instrument_by_id()[instrument_id].subjects)))


def _left_of(text: str) -> str:
    """The words of a text that are neither general nor names of places."""
    known = words("around") | words("general") | words("of_results") | words("of_checks") | places()
    return " ".join(word for word in text.split() if len(word) > 2 and not word.isdigit() and word not in known)


def _person_in(text: str, persons: Collection[str]) -> str:
    """The first of some words for holders of offices in a text, the longest of those there; "" where there is none."""
    padded = f" {text} "
    found = longest_first(word for word in persons if f" {word} " in padded)
    return min(found, key=lambda word: padded.index(f" {word} "), default="")
