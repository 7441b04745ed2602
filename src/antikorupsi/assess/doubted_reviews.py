"""Problems with reviews that only the assessment shows: unknown codes, and offices that approve what they prepared.

They are no findings of reading: a review is held against what is published, which comes after.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from antikorupsi.assess.answers import Standing, standings_by_region
from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.assess.review_codes import review_codes
from antikorupsi.common import LANGUAGES
from antikorupsi.ingest import Detail, Finding, findings_frame, with_words
from antikorupsi.rules import instrument_name

_CODE_OF_ANOTHER, _UNKNOWN_CODE = _OF_CODES = ("form_code_of_another", "form_unknown_code")


def review_findings(assessment: PeriodTables, folder: Path | None) -> pd.DataFrame:
    """One row per problem with a latest review, in the columns of `findings`.

    `folder` is the folder of reports with the history of publications. A code is unknown if neither the report as it
    is nor a publication of the history has it. Who prepared a figure cannot be who approves it; where nobody wrote who
    prepared them, the row says that this was not checked.
    """
    found = [
        finding
        for standings in standings_by_region(assessment, folder).values()
        for finding in _of_reviews(assessment, standings)
    ]
    return with_words(findings_frame(found), assessment.words())


def _of_reviews(assessment: PeriodTables, standings: Iterable[Standing]) -> Iterator[Finding]:
    for standing in standings:
        review = standing.review
        if standing.of_region:
            other = assessment.period.regions.get(standing.of_region).name
            yield _finding(standing, _CODE_OF_ANOTHER, {"value": review.review_code, "other": other})
        elif standing.changes is None:
            yield _finding(
                standing,
                _UNKNOWN_CODE,
                {"value": review.review_code, "nearest": standing.nearest or review_codes(assessment)[review.region]},
            )
        if review.state != "approved":
            continue
        if standing.prepared:
            yield _finding(standing, "form_approves_own_figures", {"instruments": _names(standing.prepared)})
        elif standing.prepared is None:
            yield _finding(standing, "form_preparer_unknown", {})


def _finding(standing: Standing, rule: str, details: Mapping[str, Detail]) -> Finding:
    review = standing.review
    written = review.review_code if rule in _OF_CODES else review.office
    place = {"file": review.file, "sheet": review.sheet, "cell": review.cell, "region": review.region}
    return Finding(rule=rule, **place, value_read=written, details=details)


def _names(instruments: Iterable[str]) -> Mapping[str, str]:
    return {code: ", ".join(instrument_name(each, code) for each in instruments) for code in LANGUAGES}
