"""The words of `words.yaml`, by which rows and cells are known that hold no figure."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

import yaml

from antikorupsi.ingest.tables.headings import normalised
from antikorupsi.ingest.tables.phrase_index import PhraseIndex
from antikorupsi.rules import own_rules

Kind = (  # the keys of words.yaml
    Literal["missing", "totals", "plain_means", "sums", "whole_country", "notes", "quantities_always"]
    | Literal["quantities_of_general", "quantities", "counts", "duties", "duties_met", "duties_unmet", "drafts"]
    | Literal["stand_ins", "versions", "claimants", "early", "own_checks", "extremes", "before_extremes", "early_of"]
    | Literal["later_versions", "differences", "around_versions", "invented", "exercises", "of_exercises"]
    | Literal["headings_of_descriptions", "answers_yes", "answers_no", "styles", "other_times", "of_a_year"]
    | Literal["corrections", "withdrawals", "rounded", "repeated", "taken_from", "same_as", "open_cases"]
    | Literal["closed_cases", "comparisons"]
    | Literal["other_dates", "plans", "reached", "populations", "no_quantities", "state_agencies", "wider", "means"]
    | Literal["measures", "other_measures", "no_other_measures", "claims", "verified", "general", "of_results"]
    | Literal["around", "ordinary", "whole_regions", "groups_of_regions", "beside_type", "behind_type", "before_type"]
    | Literal["years", "years_of_data", "topics", "beside_year", "classes", "classes_of_figures", "shares"]
    | Literal["headings_of_indicators", "headings_of_days", "headings_of_units", "beside_names", "other_units"]
    | Literal["short_targets", "short_reached", "units", "headings_of_parts", "offices", "no_offices"]
    | Literal["before_senders", "beyond_regions", "of_reports", "not_of_parts", "units_of_surveys", "surveys"]
    | Literal["around_surveys", "agencies", "not_counted", "counted", "beside_not_counted", "of_validity"]
    | Literal["free_texts", "counts_of_answers", "english", "indonesian", "of_addresses", "around_status", "inferred"]
    | Literal["persons", "of_checks"]
)

_FILE = Path(__file__).with_name("words.yaml")


@cache
def words(kind: Kind) -> frozenset[str]:
    """The normalised words of one kind; without those for the units that are assessed, which name no part or office."""
    flat = (word for line in _listed()[kind] for word in (line if isinstance(line, list) else [line]))
    return frozenset(normalised(word) for word in flat) - _words_for_units()


@cache
def _words_for_units() -> frozenset[str]:
    """What units of a type of the period's own are called, such as puskesmas; empty for any other list."""
    units = own_rules().units
    said = [word for _, *words_of in units.words.said for word in words_of] if units else []
    return frozenset(map(normalised, said))


@cache
def _listed() -> dict[str, list[str | list[str]]]:
    """The file, which is read once for all kinds: every scalar as a text, at a third of the time of the strict reader.

    A test shows that the strict reader reads the same.
    """
    read = yaml.load(_FILE.read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 - it builds texts alone
    return cast("dict[str, list[str | list[str]]]", read)


def longest_first(texts: Iterable[str]) -> list[str]:
    """Some texts by their length, the longest first, and then by the alphabet: in the same order in every process."""
    return sorted(texts, key=lambda text: (-len(text), text))


def either(texts: Iterable[str]) -> str:
    """A pattern of any of some texts, the longest first."""
    return "|".join(map(re.escape, longest_first(texts)))


@cache
def _index(*kinds: Kind) -> PhraseIndex:
    return PhraseIndex(longest_first(frozenset[str]().union(*map(words, kinds))))


def without_words(text: str, *kinds: Kind) -> str:
    """A normalised text with two blanks for every phrase of some kinds, so that what stood around one makes no other.

    Longer phrases go first: `pan rb` within `kementerian pan rb` is none.
    """
    rest = f" {text} "
    for phrase in _index(*kinds).within(text):
        rest = rest.replace(f" {phrase} ", "  ")
    return rest


@lru_cache(maxsize=2**14)
def begins_with(text: str, kind: Kind) -> bool:
    """Whether a normalised text is one of the words, or begins with one and a blank."""
    return _index(kind).begins(text)


def words_in(text: str, kind: Kind) -> tuple[str, ...]:
    """The words of one kind that a text holds as whole words, the longest first."""
    return _words_in(normalised(text), kind)


@lru_cache(maxsize=2**14)
def _words_in(said: str, kind: Kind) -> tuple[str, ...]:
    return tuple(_index(kind).within(said))
