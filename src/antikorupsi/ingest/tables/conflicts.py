"""Figures that several sources give differently, and figures of years or days that they cannot have."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

import numpy as np

from antikorupsi.common import LANGUAGES
from antikorupsi.ingest.tables.place import region_called
from antikorupsi.ingest.tables.records import Detail, Finding, Observation, SurveyGroup
from antikorupsi.rules import Regions, column_name, instrument_by_id, instrument_name

_ROUNDING = 0.01  # a score that close to a bound may belong to either class
Survey = tuple[str, str, int]
Sheet = tuple[str, str]
_AHEAD = 2  # years after the assessment: who judges a period later than that has a new one
_MOST_SINGLE = 12  # figures of a sheet that are named one by one; more are a column or a newer file
_OF_MANY = {
    "year_after_assessment": "years_after_assessment",
    "check_after_assessment": "checks_after_assessment",
    "published_in_future": "many_published_in_future",
    "published_within_year": "many_published_within_year",
}


def _decimals(value: float) -> int:
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounding_of(value: float) -> float:
    """By how much a score may be rounded beside a class: 0.5 of a whole number, else 0.01."""
    return _ROUNDING if _decimals(value) else 0.5


def drop_rounded_duplicates(values: Iterable[float]) -> list[float]:
    """The values without those that are roundings of more precise ones, highest first.

    A value is dropped if one with more decimals that is kept lies within half a unit of its last decimal: 98 beside
    97.98. Different values with the same number of decimals are never roundings of each other. One value left means
    that the sources agree, several that they differ.
    """
    by_decimals: dict[int, list[float]] = defaultdict(list)
    for value in set(values):
        by_decimals[_decimals(value)].append(value)
    standing: list[Decimal] = []  # ascending
    for decimals, alike in sorted(by_decimals.items(), reverse=True):
        half = Decimal(5).scaleb(-decimals - 1)
        exact = [Decimal(repr(value)) for value in alike]
        standing = sorted([*standing, *(value for value in exact if not _has_near(standing, value, half))])
    return list(map(float, reversed(standing)))


def _has_near(ascending: list[Decimal], value: Decimal, distance: Decimal) -> bool:
    """Whether any of the ascending numbers lies within a distance of a value."""
    place = bisect_left(ascending, value - distance)
    return place < len(ascending) and ascending[place] <= value + distance


def find_conflicts(observations: Iterable[Observation]) -> list[Finding]:
    """A finding for every figure whose final values differ beyond rounding, or whose labels differ."""
    final = [seen for seen in observations if seen.status == "final" and (seen.value is not None or not seen.stage)]
    # Of millions of figures few are given twice; a dict of all would take hundreds of bytes a figure, hashes take 8.
    hashes = np.fromiter((hash(_figure_of(seen)) for seen in final), dtype=np.int64, count=len(final))
    ordered = np.sort(hashes)
    given_twice = np.flatnonzero(np.isin(hashes, ordered[1:][ordered[1:] == ordered[:-1]]))
    by_figure: dict[tuple[str, ...], list[Observation]] = {}
    for seen in (final[place] for place in given_twice.tolist()):
        by_figure.setdefault(_figure_of(seen), []).append(seen)
    return [conflict(group) for group in by_figure.values() if len(group) > 1 and _differ(group)]


def _figure_of(seen: Observation) -> tuple[str, ...]:
    """What observations of one figure have in common."""
    key = (seen.region, seen.instrument, seen.item, str(seen.year), seen.dated, seen.stage, seen.assessor)
    # Two papers of the panel for one stage are one finding (panel_checks), not one for every score.
    return (*key, seen.file, seen.sheet) if seen.stage and seen.assessor else key


def _differ(group: list[Observation]) -> bool:
    values = [seen.value for seen in group if seen.value is not None]
    labels = {seen.label for seen in group if seen.label is not None}
    return len(drop_rounded_duplicates(values)) > 1 or len(labels) > 1


def conflict(group: list[Observation]) -> Finding:
    """The finding that sources differ, with the place of each."""
    last = group[-1]
    values = [(cast("str | float", seen.label or seen.value), cell_of(seen)) for seen in group]
    details: dict[str, Detail] = {
        "item": {code: ", ".join(_parts_of_name(group, code)) for code in LANGUAGES},
        "year": str(last.year),
        "values": values,
    }
    return last.finding("two_values", details, last.label or f"{last.value:.10g}")


def cell_of(seen: Observation) -> str:
    """Where a figure stands, as sentences name it: a.xlsx, SPI!F12."""
    return f"{seen.file}, {seen.sheet}!{seen.cell}"


def _parts_of_name(group: list[Observation], code: str) -> Iterator[str]:
    first = group[0]
    indicator, _, _ = first.item.rpartition(".")
    yield instrument_name(first.instrument, code, first.year)
    if indicator:
        yield f"No. {int(indicator[1:])}"
    yield " / ".join(dict.fromkeys(_column_of(seen, code) for seen in group))


def _column_of(seen: Observation, code: str) -> str:
    return seen.assessor or column_name(seen.instrument, seen.item.rpartition(".")[2], code, seen.year)


def keep_one_sheet_of_each_survey(
    observations: list[Observation], groups: list[SurveyGroup], regions: Regions
) -> list[Finding]:
    """Leaves, of all sheets with answers to one survey of a region and year, the one with most respondents.

    The others are removed and become findings, before any check that prints figures of several sheets side by side: a
    sheet that holds most of another would tell of the few whom only one of them holds.
    """
    sizes: dict[Survey, dict[Sheet, float]] = defaultdict(dict)
    counts: dict[tuple[Survey, Sheet], Observation] = {}
    for seen in observations:
        if seen.item == "responden" and _is_survey(seen.instrument):
            survey, sheet = (seen.region, seen.instrument, seen.year), (seen.file, seen.sheet)
            sizes[survey][sheet] = seen.value or 0
            counts[survey, sheet] = seen
    ordered = {survey: sorted(sheets, key=lambda sheet: (-sheets[sheet], sheet)) for survey, sheets in sizes.items()}
    withheld = {(survey, sheet) for survey, sheets in ordered.items() for sheet in sheets[1:]}
    observations[:] = [seen for seen in observations if _key(seen) not in withheld]
    groups[:] = [group for group in groups if _key(group) not in withheld]
    return [
        _finding(counts[survey, sheet], region_called(survey[0], regions), shown=ordered[survey][0])
        for survey, sheet in sorted(withheld)
    ]


def _is_survey(instrument: str) -> bool:
    known = instrument_by_id().get(instrument)
    return known is not None and known.layout == "respondents"


def _key(row: Observation | SurveyGroup) -> tuple[Survey, Sheet]:
    return (row.region, row.instrument, row.year), (row.file, row.sheet)


def _finding(seen: Observation, called: str, *, shown: Sheet) -> Finding:
    details = survey_in_parts(called, seen.year, shown, (seen.file, seen.sheet))
    return replace(seen.finding("survey_in_parts", details, ""), cell=seen.cell.partition(":")[0])


def survey_in_parts(region: str, year: int, shown: Sequence[str], other: Sequence[str]) -> dict[str, Detail]:
    """The details of the finding on a second sheet of one survey; both are called by file and sheet."""
    return {"region": region, "year": str(year), "shown": ", ".join(shown), "other": ", ".join(other)}


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
