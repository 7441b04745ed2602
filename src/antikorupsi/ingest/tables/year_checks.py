"""Figures of years after that of the assessment: mistyped years, or files that are newer than what is assessed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from antikorupsi.ingest.tables.records import Finding, Observation

_MOST_SINGLE = 12  # figures of a sheet that are named one by one; more are a column or a newer file


def check_years(observations: Iterable[Observation], assessment_year: int) -> list[Finding]:
    """A finding for every figure of a later year than the assessment's, one for all of a sheet where they are many."""
    sheets: dict[tuple[str, str, int], list[Observation]] = defaultdict(list)
    for seen in observations:
        if seen.year > assessment_year:
            sheets[seen.file, seen.sheet, seen.year].append(seen)
    return [finding for later in sheets.values() for finding in _of_sheet(later, assessment_year)]


def _of_sheet(later: list[Observation], assessment_year: int) -> Iterator[Finding]:
    many = len(later) > _MOST_SINGLE
    for seen in later[:1] if many else later:
        yield Finding(
            rule="years_after_assessment" if many else "year_after_assessment",
            file=seen.file,
            sheet=seen.sheet,
            cell=seen.cell,
            value_read=str(seen.year),
            region="" if many else seen.region,
            details={"year": str(seen.year), "assessment": str(assessment_year), "count": len(later)},
        )
