"""The words of `words.yaml`, by which rows and cells are known that hold no figure."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

from antikorupsi.common import read_plain
from antikorupsi.ingest.tables.headings import normalised

OfTypes = Literal["beside_type", "behind_type", "before_type", "groups_of_regions"]
OfQuantities = Literal["quantities", "quantities_always", "quantities_of_general", "plans", "reached", "no_quantities"]
OfOthers = Literal[
    "populations", "counts", "state_agencies", "wider", "means", "measures", "other_measures", "no_other_measures"
]
OfRows = Literal["missing", "totals", "plain_means", "sums", "whole_country", "notes"]
OfGroups = Literal["of_results", "claims", "verified"]
OfVersions = (
    Literal["versions", "claimants", "early", "early_of", "later_versions", "around_versions", "differences"]
    | Literal["invented", "exercises", "of_exercises", "answers_yes", "answers_no", "styles"]
    | Literal["own_checks", "extremes", "before_extremes"]
)
OfNotes = Literal["inferred", "around_status", "ordinary"]
OfRemarks = Literal["stand_ins", "other_times", "comparisons", "of_a_year", "other_dates", "drafts"]
OfCorrections = Literal["corrections", "withdrawals", "taken_from", "same_as", "open_cases", "closed_cases"]
OfHeadings = (
    Literal["classes", "classes_of_figures", "shares", "units", "years", "beside_year"]
    | Literal["headings_of_descriptions", "years_of_data", "topics"]
    | Literal[
        "headings_of_indicators",
        "headings_of_units",
        "headings_of_days",
        "beside_names",
        "short_targets",
        "short_reached",
        "other_units",
    ]
)
OfPersons = Literal["persons", "of_checks"]
OfParts = Literal["headings_of_parts", "offices", "not_of_parts"]
OfOffices = Literal["whole_regions", "no_offices", "before_senders", "beyond_regions", "of_reports"]
OfSurveys = (
    Literal["units_of_surveys", "surveys", "around_surveys", "of_addresses", "agencies", "free_texts"]
    | Literal["counts_of_answers", "not_counted", "counted", "beside_not_counted", "of_validity"]
)
OfLanguages = Literal["english", "indonesian"]
OfDuties = Literal["duties", "duties_met", "duties_unmet"]
Kind = (
    Literal["general", "around"]
    | OfHeadings
    | OfParts
    | OfOffices
    | OfSurveys
    | OfLanguages
    | OfDuties
    | OfPersons
    | OfOthers
    | OfRows
    | OfGroups
    | OfVersions
    | OfTypes
    | OfQuantities
    | OfRemarks
    | OfCorrections
    | OfNotes
)

_FILE = Path(__file__).with_name("words.yaml")


@cache
def words(kind: Kind) -> frozenset[str]:
    """The normalised words of one kind."""
    flat = (word for line in _listed()[kind] for word in (line if isinstance(line, list) else [line]))
    return frozenset(normalised(word) for word in flat)


@cache
def _listed() -> dict[str, list[str | list[str]]]:
    """The file, which is read once for all kinds."""
    return cast("dict[str, list[str | list[str]]]", read_plain(_FILE))


@cache
def _first_words(kind: Kind) -> frozenset[str]:
    """The first word of every phrase of one kind: a text that holds none of these holds no phrase."""
    return frozenset(phrase.partition(" ")[0] for phrase in words(kind))


@lru_cache(maxsize=2**14)
def begins_with(text: str, kind: Kind) -> bool:
    """Whether a normalised text is one of the words, or begins with one and a blank."""
    if text.partition(" ")[0] not in _first_words(kind):
        return False
    return any(text == word or text.startswith(f"{word} ") for word in words(kind))


def words_in(text: str, kind: Kind) -> tuple[str, ...]:
    """The words of one kind that a text holds as whole words."""
    return _words_in(normalised(text), kind)


@lru_cache(maxsize=2**14)
def _words_in(said: str, kind: Kind) -> tuple[str, ...]:
    if _first_words(kind).isdisjoint(said.split(" ")):
        return ()
    padded = f" {said} "
    return tuple(word for word in words(kind) if f" {word} " in padded)
