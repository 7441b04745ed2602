"""Figures of years after that of the assessment: mistyped years, or files that are newer than what is assessed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from antikorupsi.ingest.tables.records import Finding, Observation
from antikorupsi.rules import instrument_by_id

_MOST_SINGLE = 12  # figures of a sheet that are named one by one; more are a column or a newer file


def check_years(observations: Iterable[Observation], assessment_year: int) -> list[Finding]:
    """A finding for every figure of a later year than the assessment's, one for all of a sheet where they are many.

    A check counts by its day and not by its year: the day as of which a verdict is asked for says whether it is used.
    """
    of_checks = {own.id for own in instrument_by_id().values() if any(each.role == "dated" for each in own.columns)}
    sheets: dict[tuple[str, str, int, bool], list[Observation]] = defaultdict(list)
    for seen in observations:
        if seen.year > assessment_year:
            sheets[seen.file, seen.sheet, seen.year, seen.instrument in of_checks].append(seen)
    return [
        finding
        for (*_, is_check), later in sheets.items()
        for finding in _of_sheet(later, assessment_year, "check" if is_check else "year")
    ]


def _of_sheet(later: list[Observation], assessment_year: int, what: str) -> Iterator[Finding]:
    many = len(later) > _MOST_SINGLE
    for seen in later[:1] if many else later:
        yield Finding(
            rule=f"{what}s_after_assessment" if many else f"{what}_after_assessment",
            file=seen.file,
            sheet=seen.sheet,
            cell=seen.cell,
            value_read=str(seen.year),
            region="" if many else seen.region,
            details={"year": str(seen.year), "assessment": str(assessment_year), "count": len(later)},
        )
