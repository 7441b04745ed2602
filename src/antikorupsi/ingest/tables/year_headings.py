"""Headings of columns of years: those of the year of the figures, and those of the year of something else."""

from collections.abc import Sequence
from functools import lru_cache

from antikorupsi.ingest.tables.headings import normalised, phrases, spoken_of
from antikorupsi.ingest.tables.other_measures import without
from antikorupsi.ingest.tables.table import PlacedColumn
from antikorupsi.ingest.tables.words import words
from antikorupsi.rules import instrument_by_id

_KEYS = frozenset({"region", "code", "bps_code", "province", "number"})


@lru_cache(maxsize=2**12)
def names_year(heading: str, instrument_id: str) -> bool:
    """Whether a heading says year, and else only words for figures and the names of the instrument: `Tahun MCP`."""
    said = f" {normalised(heading)} ".replace(" t a ", " ta ").split()
    names = (word for phrase in phrases(instrument_by_id()[instrument_id]) for word in phrase.split())
    others = {*words("beside_year"), *names, *(word for text in words("general") for word in text.split())}
    years = words("years")
    return not years.isdisjoint(said) and all(word in years or word in others for word in said)


def years_of_others(columns: Sequence[tuple[PlacedColumn, str]]) -> list[PlacedColumn]:
    """The columns `Tahun` below the heading of a group that is about something else, such as Pelantikan.

    `columns` are the known ones, each with the normalised heading of its group; a group that a key or a figure stands
    in too says nothing of its years.
    """
    shared = {group for placed, group in columns if placed.column.item or placed.column.role in _KEYS}
    years = ((placed, group) for placed, group in columns if placed.column.role == "year")
    return [placed for placed, group in years if group not in shared and not _is_of_figures(group)]


def _is_of_figures(group: str) -> bool:
    """Whether the heading of a group names an instrument, or says no more than who, when and that these are figures."""
    return bool(spoken_of(group)) or not without(group, (*words("general"), *words("years"), *words("beside_year")))
