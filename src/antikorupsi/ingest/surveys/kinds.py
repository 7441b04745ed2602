"""The kinds of respondents a survey tells apart (staff, users, experts), and whether enough of each kind answered."""

import numpy as np

from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import Mask, Numbers, read_words
from antikorupsi.ingest.surveys.design import Design
from antikorupsi.ingest.surveys.disclosure import LEAST_RESPONDENTS, effective_sizes, is_enough
from antikorupsi.ingest.surveys.estimates import Kind
from antikorupsi.ingest.tables import Fault, FaultAt, label_of


def read_kinds(respondents: Respondents, design: Design) -> tuple[list[Kind], Design]:
    """The kinds of respondents, and the design in which each kind was drawn apart; no kinds where one is too small."""
    survey = respondents.survey
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
            respondents.find(fault)
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


def effective_answers(answers: Numbers, weights: Numbers) -> Numbers:
    """For every item (column of the answers) its effective sample size, 0 where nobody answered it."""
    given = (~np.isnan(answers)).astype(np.float64)
    return effective_sizes(weights @ given, weights**2 @ given)


def rests_on_enough(answers: Numbers, weights: Numbers, kinds: list[Kind]) -> bool:
    """Whether the answers to each question of each kind of respondents have a sufficient effective sample size."""
    return all(
        is_enough(effective_answers(answers[kind.members][:, kind.asked], weights[kind.members])).all()
        for kind in kinds
    )


def heavy_weight(respondents: Respondents, weights: Numbers, members: Mask | None = None) -> FaultAt:
    """The fault at the largest weight of some respondents, all unless given."""
    counted = weights if members is None else np.where(members, weights, 0.0)
    place = int(counted.argmax())
    effective = float(effective_sizes(counted.sum(keepdims=True), (counted**2).sum(keepdims=True))[0])
    fault = Fault("heavy_weight", {"effective": round(effective, 1), "least": LEAST_RESPONDENTS})
    found = respondents.cells(respondents.survey.weight)
    return respondents.at(fault) if found is None else FaultAt(fault, (respondents.rows[place], found[0].index))
