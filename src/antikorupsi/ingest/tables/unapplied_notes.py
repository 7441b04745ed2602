"""Rows below figures that call them interim, targets or claims in words that no rule has applied to any of them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from antikorupsi.ingest.spreadsheets import Cell
from antikorupsi.ingest.tables.footnotes import footnote_in
from antikorupsi.ingest.tables.headings import YEAR, all_phrases, normalised
from antikorupsi.ingest.tables.lone_rows import lone_rows
from antikorupsi.ingest.tables.notes import THESE
from antikorupsi.ingest.tables.reading import FaultAt
from antikorupsi.ingest.tables.records import Observation
from antikorupsi.ingest.tables.status import says_interim, status_in
from antikorupsi.ingest.tables.table import Table
from antikorupsi.ingest.tables.values import Fault
from antikorupsi.ingest.tables.versions import other_version_in
from antikorupsi.ingest.tables.words import Kind, words, words_in

_KINDS: tuple[Kind, ...] = ("quantities_always", "stand_ins", "withdrawals", "drafts", "invented")
_CLAUSE_ENDS = re.compile(r"[:;,.(]\s+|[()]")
_LONGEST = 14  # words of a clause; longer ones tell a story
_NEGATIONS = frozenset({"bukan", "tidak lagi", "not"})
_OF_FIGURES = frozenset({"data", "angka", "tabel", "predikat", "opini", "kategori", "persentase"})
_ORDER_OF_TIME = frozenset({"sampai", "hingga", "s d", "setelah", "terhadap"})  # compare nothing here


def unapplied_notes(table: Table, figures: Sequence[Observation], found_in: frozenset[str]) -> list[FaultAt]:
    """A warning at each note below final figures that says that they are none, without a finding in its cell.

    `figures` are those of the table, `found_in` the cells of the sheet's findings. What calls figures interim was
    applied where some of them are; that figures of made-up regions are made up is no doubt.
    """
    if not any(seen.status == "final" for seen in figures):
        return []
    agreed = words("invented") if all(seen.simulated for seen in figures) else frozenset()
    some_interim = any(seen.status != "final" for seen in figures)
    faults = []
    for cell, text in _notes(table):
        place = cell[::-1] if table.sheet.turned else cell
        said = _doubt_in(text, table.instrument.id)
        if (
            said
            and said not in agreed
            and table.sheet.cell_name(*place) not in found_in
            and not (some_interim and said == "interim")
        ):
            details = {"note": text}
            faults.append(FaultAt(Fault("note_not_applied", details), place))
    return faults


def _notes(table: Table) -> Iterator[tuple[Cell, str]]:
    """The lone rows below the figures with their cells, without legends (`S = sementara`) and footnotes of signs."""
    upright = table.sheet.turn() if table.sheet.turned else table.sheet
    for row in lone_rows(upright, table.rows_of_notes):
        footnote = footnote_in(row.text)
        if "=" not in row.text and not (footnote and footnote[0] in dict(table.footnotes)):
            yield row.cell, row.text


@lru_cache(maxsize=2**10)
def _doubt_in(text: str, instrument_id: str) -> str:
    """What a clause of a note says of figures by which they are no final ones: a word for it, or "interim"."""
    footnote = footnote_in(text)
    for clause in _CLAUSE_ENDS.split(footnote[1] if footnote else text):
        said = normalised(clause).split()
        is_on_figures = bool(status_in(" ".join(said))) or _speaks_of_figures(said)
        if len(said) <= _LONGEST and is_on_figures and (found := _doubt(" ".join(said), instrument_id)):
            return found
    return ""


def _speaks_of_figures(said: list[str]) -> bool:
    """Whether words name figures, and do not compare them."""
    text = THESE.sub(" angka ", " ".join(said))
    compares = set(words_in(text, "comparisons")) - _ORDER_OF_TIME
    known = _OF_FIGURES | words("general") | {word for phrase in all_phrases() for word in phrase.split()}
    return not compares and not known.isdisjoint(said) and _NEGATIONS.isdisjoint(said)


def _doubt(said: str, instrument_id: str) -> str:
    if words_in(said, "wider") or words_in(said, "reached"):
        return ""
    if says_interim(said, instrument_id):
        return "interim"
    if any(word.isdigit() and not YEAR.fullmatch(word) for word in said.split()):
        return ""  # a number beside a target is that of the target
    found = (*(word for kind in _KINDS for word in words_in(said, kind)), other_version_in(said))
    return next(filter(None, found), "")
