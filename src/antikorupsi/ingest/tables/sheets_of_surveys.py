"""Several sheets of one survey: their differences could reveal what each of them hides, so that one alone is shown."""

from collections import defaultdict
from collections.abc import Sequence

from antikorupsi.ingest.tables.place import region_called
from antikorupsi.ingest.tables.records import Detail, Finding, Observation
from antikorupsi.ingest.tables.survey_groups import SurveyGroup
from antikorupsi.rules import Regions, instrument_by_id

Survey = tuple[str, str, int]
Sheet = tuple[str, str]


def keep_one_sheet_of_each_survey(
    observations: list[Observation], groups: list[SurveyGroup], regions: Regions
) -> list[Finding]:
    """Leaves, of all sheets with answers to one survey of a region and year, the one with most respondents.

    The others are removed and become findings, before any check that prints figures of several sheets side by side: a
    sheet that holds most of another would tell of the few whom only one of them holds.
    """
    sizes: dict[Survey, dict[Sheet, float]] = defaultdict(dict)
    cells: dict[tuple[Survey, Sheet], str] = {}
    for seen in observations:
        if seen.item == "responden" and _is_survey(seen.instrument):
            survey, sheet = (seen.region, seen.instrument, seen.year), (seen.file, seen.sheet)
            sizes[survey][sheet] = seen.value or 0
            cells[survey, sheet] = seen.cell
    ordered = {survey: sorted(sheets, key=lambda sheet: (-sheets[sheet], sheet)) for survey, sheets in sizes.items()}
    withheld = {(survey, sheet) for survey, sheets in ordered.items() for sheet in sheets[1:]}
    observations[:] = [seen for seen in observations if _key(seen) not in withheld]
    groups[:] = [group for group in groups if _key(group) not in withheld]
    return [
        _finding(survey, sheet, cells[survey, sheet], region_called(survey[0], regions), shown=ordered[survey][0])
        for survey, sheet in sorted(withheld)
    ]


def _is_survey(instrument: str) -> bool:
    known = instrument_by_id().get(instrument)
    return known is not None and known.layout == "respondents"


def _key(row: Observation | SurveyGroup) -> tuple[Survey, Sheet]:
    return (row.region, row.instrument, row.year), (row.file, row.sheet)


def _finding(survey: Survey, sheet: Sheet, cells: str, called: str, *, shown: Sheet) -> Finding:
    region, _, year = survey
    file, name = sheet
    return Finding(
        rule="survey_in_parts",
        file=file,
        sheet=name,
        cell=cells.partition(":")[0],
        region=region,
        details=survey_in_parts(called, year, shown, sheet),
    )


def survey_in_parts(region: str, year: int, shown: Sequence[str], other: Sequence[str]) -> dict[str, Detail]:
    """The details of the finding on a second sheet of one survey; both are called by file and sheet."""
    return {"region": region, "year": str(year), "shown": ", ".join(shown), "other": ", ".join(other)}
