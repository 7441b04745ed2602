"""The index of a survey and its 95 % interval, for all respondents and for groups of them.

The index is a mean of means, each over those who answered the question. The variance under the sampling design is
known of one weighted mean; so that it holds of the index too, every respondent is given the value that the index
takes to first order from their answers (Taylor linearisation): the weighted mean of these values is the index.
"""

from dataclasses import dataclass

import numpy as np

from antikorupsi.ingest.surveys.columns import Mask, Numbers
from antikorupsi.ingest.surveys.design import Codes, Design
from antikorupsi.ingest.surveys.sampling_error import NO_INTERVAL, Bounds, intervals
from antikorupsi.rules import SurveyDescription


@dataclass(frozen=True)
class Kind:
    """Respondents of one kind: which they are, their share of the index, and which items they were asked."""

    members: Mask
    share: float
    asked: list[int]


@dataclass(frozen=True)
class Index:
    """The index of some respondents; NaN where an item of it was answered by none of them."""

    value: float
    lower: float
    upper: float


def item_means(answers: Numbers, weights: Numbers) -> list[float]:
    """The weighted mean of every item over those who answered it; NaN where nobody did."""
    weight = np.where(np.isnan(answers), 0.0, weights[:, None])
    total = weight.sum(axis=0)
    sums = (weight * np.nan_to_num(answers)).sum(axis=0)
    return [float(mean) for mean in np.divide(sums, total, out=np.full(len(total), np.nan), where=total > 0)]


def points_of(answers: Numbers, survey: SurveyDescription) -> Numbers:
    """Answers on the scale of the index, those to reversed items counted the other way round."""
    (lowest, highest), (least, most) = survey.scale, survey.points
    turned = np.array([item in survey.reversed for item in survey.items])
    upright = np.where(turned, lowest + highest - answers, answers)
    return np.asarray(least + (upright - lowest) * ((most - least) / (highest - lowest)))


def linearised(points: Numbers, weights: Numbers, kinds: list[Kind], members: Mask) -> tuple[float, Numbers]:
    """The index of the members, and for each of them the value whose weighted mean is the index to first order.

    Without kinds of respondents, or where one of them has nobody, there is no index: NaN.
    """
    total = float(weights[members].sum())
    values = np.zeros(len(points))
    index = 0.0 if kinds else np.nan
    for kind in kinds:
        of_kind = kind.members & members
        theirs = points[of_kind][:, kind.asked]
        means = np.array(item_means(theirs, weights[of_kind]))
        index += kind.share * float(means.mean())
        answered = ~np.isnan(theirs)
        weight = (answered * weights[of_kind][:, None]).sum(axis=0)
        scaled = np.where(answered, theirs - means, 0.0) * np.divide(total, weight, where=weight > 0, out=weight.copy())
        values[of_kind] = kind.share * scaled.mean(axis=1)
    return index, np.where(members, values + index, 0.0)


def index_of(points: Numbers, kinds: list[Kind], design: Design, survey: SurveyDescription) -> Index:
    """The index of all respondents with its interval."""
    everyone = np.ones(len(points), dtype=np.bool_)
    value, values = linearised(points, design.weights, kinds, everyone)
    if np.isnan(value):
        return Index(np.nan, np.nan, np.nan)
    bounds = intervals(values, design).get(0, NO_INTERVAL)
    return _within(value, bounds, survey)


def indices_of_groups(
    points: Numbers, kinds: list[list[Kind]], groups: Codes, design: Design, survey: SurveyDescription
) -> list[Index]:
    """The index of group 0, 1, 2 ... with its interval; `kinds` has those of each group, -1 marks nobody's group.

    Strata and clusters without members of a group stay part of the design, as estimates for domains need it.
    """
    values, indices, shown = np.zeros(len(points)), [], groups.copy()
    for group, of_group in enumerate(kinds):
        index, theirs = linearised(points, design.weights, of_group, groups == group)
        indices.append(index)
        if np.isnan(index):
            shown[groups == group] = -1
        else:
            values += theirs
    bounds = intervals(values, design, shown)
    return [_within(index, bounds.get(group, NO_INTERVAL), survey) for group, index in enumerate(indices)]


def _within(value: float, bounds: Bounds, survey: SurveyDescription) -> Index:
    """An index whose interval does not leave the scale, and holds the index whatever the rounding."""
    if np.isnan(bounds).any():
        return Index(value, np.nan, np.nan)
    lower, upper = max(bounds[0], min(survey.points)), min(bounds[1], max(survey.points))
    return Index(value, min(lower, value), max(upper, value))
