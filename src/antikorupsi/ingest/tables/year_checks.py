"""Figures of years after that of the assessment, or published before their year had ended: mistyped, or too new."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from antikorupsi.ingest.tables.records import Detail, Finding, Observation
from antikorupsi.rules import instrument_by_id

_AHEAD = 2  # years after the assessment: who judges a period later than that has a new one
_MOST_SINGLE = 12  # figures of a sheet that are named one by one; more are a column or a newer file

_OF_MANY = {
    "year_after_assessment": "years_after_assessment",
    "check_after_assessment": "checks_after_assessment",
    "published_in_future": "many_published_in_future",
    "published_within_year": "many_published_within_year",
}


def check_years(observations: Iterable[Observation], assessment_year: int) -> list[Finding]:
    """A finding for every figure of a later year than the assessment's, or with a day that it cannot have.

    That is a day of publication before its own year had ended, or one more than two years after the assessment's.

    Of a sheet with many of them it is one for all.

    A check counts by its day and not by its year: the day as of which a verdict is asked for says whether it is used.
    """
    of_checks = {
        instrument.id
        for instrument in instrument_by_id().values()
        if any(each.role == "dated" for each in instrument.columns)
    }
    sheets: dict[tuple[str, str, int, str], list[Observation]] = defaultdict(list)
    for seen in observations:
        if seen.year > assessment_year:
            what = "check" if seen.instrument in of_checks else "year"
            sheets[seen.file, seen.sheet, seen.year, f"{what}_after_assessment"].append(seen)
        elif _day_ahead(seen, assessment_year):
            sheets[seen.file, seen.sheet, seen.year, "published_in_future"].append(seen)
        elif _is_published_within_its_year(seen):
            sheets[seen.file, seen.sheet, seen.year, "published_within_year"].append(seen)
    return [finding for (*_, rule), found in sheets.items() for finding in _of_sheet(found, str(assessment_year), rule)]


def _day_ahead(seen: Observation, assessment_year: int) -> str:
    """The day of publication or retrieval that lies too long after the assessment's year to be right; "" if none."""
    return next((day for day in (seen.published, seen.retrieved) if day[:4] > str(assessment_year + _AHEAD)), "")


def _is_published_within_its_year(seen: Observation) -> bool:
    """Whether a final figure has a day of its own year, though its instrument comes out after the year."""
    if seen.status != "final" or seen.published[:4] != str(seen.year):
        return False
    known = instrument_by_id()[seen.instrument].usual_release
    return known is not None and seen.published < known.earliest(seen.year).isoformat()


def _of_sheet(found: list[Observation], assessment_year: str, rule: str) -> Iterator[Finding]:
    """One finding a figure, or one for all where they are many."""
    many = len(found) > _MOST_SINGLE
    for seen in found[:1] if many else found:
        details: dict[str, Detail] = {
            "year": str(seen.year),
            "assessment": assessment_year,
            "day": _day_ahead(seen, int(assessment_year)) or seen.published,
            "count": len(found),
        }
        finding = seen.finding(_OF_MANY[rule] if many else rule, details, str(seen.year))
        yield replace(finding, region="") if many else finding
