"""Questions that are numbered on behind those of the instrument: the first of them are of another questionnaire."""

import re

from antikorupsi.ingest.tables import Fault, FaultAt, Table, normalised
from antikorupsi.rules import SurveyDescription

_NUMBERED = re.compile(r"(?P<letters>[a-z][a-z ]*?) ?(?P<number>\d{1,2})(?![\d.,])")


def numbered_on(table: Table, survey: SurveyDescription) -> FaultAt | None:
    """The fault of a table whose questions have bare numbers and go on behind the last of the instrument; else None.

    `U1` to `U14` is the questionnaire before; beside `U1 Persyaratan` to `U9 Sarana` a tenth question changes nothing.
    """
    numbered = [
        _NUMBERED.fullmatch(normalised(each.heading)) for each in table.measured if each.column.item in survey.items
    ]
    bare = {found["letters"] for found in numbered if found}
    more = {
        index: heading
        for index, heading in table.unknown
        if (found := _NUMBERED.match(normalised(heading)))
        and found["letters"] in bare
        and int(found["number"]) > len(survey.items)
    }
    if not more:
        return None
    details: dict[str, str | float] = {"columns": ", ".join(more.values()), "count": len(survey.items)}
    return FaultAt(Fault("questions_of_other_form", details), table.heading_cell(min(more)))
