"""The kinds of respondents a survey tells apart, such as staff, users and experts, and their shares of the index."""

import numpy as np

from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import read_words
from antikorupsi.ingest.surveys.design import Design
from antikorupsi.ingest.surveys.estimates import Kind
from antikorupsi.ingest.tables import Fault, FaultAt, Reading, label_of
from antikorupsi.rules import SurveyDescription


def read_kinds(
    respondents: Respondents, survey: SurveyDescription, design: Design, reading: Reading, region: str
) -> tuple[list[Kind], Design]:
    """The kinds of respondents, and the design in which each kind was drawn apart; no kinds where one is missing."""
    described = survey.respondent_groups
    items = list(range(len(survey.items)))
    if described is None:
        return [Kind(np.ones(len(respondents), dtype=np.bool_), 1.0, items)], design
    found = respondents.cells(described.item)
    table = respondents.table
    labels = [group.label for group in described.groups]
    words = read_words(found[1], lambda cell: label_of(cell, found[0].column)) if found else np.array([])
    whole = sum(group.weight for group in described.groups)
    kinds = []
    for group in described.groups:
        members = words == group.label
        if not np.any(members):
            at = FaultAt(Fault("missing_respondent_group", {"group": group.name.id}), (table.header, 0))
            reading.find(at, region, table.sheet)
            return [], design
        asked = [place for place in items if not group.items or survey.items[place] in group.items]
        kinds.append(Kind(members, group.weight / whole, asked))
    codes = np.array([labels.index(word) if word in labels else len(labels) for word in words], dtype=np.int64)
    return kinds, design.separately(codes)
