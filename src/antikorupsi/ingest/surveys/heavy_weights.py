"""Weights so large that what is published would be the answers of a few respondents."""

import numpy as np

from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import Mask, Numbers
from antikorupsi.ingest.surveys.disclosure import LEAST_RESPONDENTS, effective_sizes, is_enough
from antikorupsi.ingest.surveys.estimates import Kind
from antikorupsi.ingest.tables import Fault, FaultAt
from antikorupsi.rules import SurveyDescription


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


def heavy_weight(
    respondents: Respondents, survey: SurveyDescription, weights: Numbers, members: Mask | None = None
) -> FaultAt:
    """The fault at the largest weight of some respondents, all unless given."""
    counted = weights if members is None else np.where(members, weights, 0.0)
    place = int(counted.argmax())
    effective = float(effective_sizes(counted.sum(keepdims=True), (counted**2).sum(keepdims=True))[0])
    details: dict[str, float] = {"effective": round(effective, 1), "least": LEAST_RESPONDENTS}
    fault = Fault("heavy_weight", details)
    found = respondents.cells(survey.weight) if survey.weight else None
    return respondents.at(fault) if found is None else FaultAt(fault, (respondents.rows[place], found[0].index))
