"""The kinds of respondents a survey tells apart, such as staff, users and experts, and their shares of the index."""

import numpy as np

from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import Mask, read_words
from antikorupsi.ingest.surveys.design import Design
from antikorupsi.ingest.surveys.disclosure import LEAST_RESPONDENTS
from antikorupsi.ingest.surveys.estimates import Kind
from antikorupsi.ingest.tables import Fault, FaultAt, Reading, label_of
from antikorupsi.rules import SurveyDescription


def read_kinds(
    respondents: Respondents, survey: SurveyDescription, design: Design, reading: Reading, region: str
) -> tuple[list[Kind], Design]:
    """The kinds of respondents, and the design in which each kind was drawn apart; no kinds where one is too small."""
    described = survey.respondent_groups
    items = list(range(len(survey.items)))
    if described is None:
        return [Kind(np.ones(len(respondents), dtype=np.bool_), 1.0, items)], design
    found = respondents.cells(described.item)
    labels = [group.label for group in described.groups]
    words = read_words(found[1], lambda cell: label_of(cell, found[0].column)) if found else np.array([])
    whole = sum(group.weight for group in described.groups)
    kinds = []
    for group in described.groups:
        members = words == group.label
        asked = [place for place in items if not group.items or survey.items[place] in group.items]
        if fault := _fault(respondents, np.asarray(members), asked, group.name.by_language):
            reading.find(fault, region, respondents.table.sheet)
            return [], design
        kinds.append(Kind(members, group.weight / whole, asked))
    codes = np.array([labels.index(word) if word in labels else len(labels) for word in words], dtype=np.int64)
    return kinds, design.separately(codes)


def _fault(respondents: Respondents, members: Mask, asked: list[int], name: dict[str, str]) -> FaultAt | None:
    """Why the answers of one kind make no index: nobody is of it, or too few answered one of its questions."""
    if not members.any():
        return respondents.at(Fault("missing_respondent_group", {"group": name}))
    answered = (~np.isnan(respondents.answers[members][:, asked])).sum(axis=0)
    if answered.min() < LEAST_RESPONDENTS:
        return respondents.at(Fault("small_respondent_group", {"group": name, "least": LEAST_RESPONDENTS}))
    return None
