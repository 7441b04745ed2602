"""The index of groups of respondents, one table for each dimension, without groups that are too small to show."""

import numpy as np

from antikorupsi.ingest.spreadsheets import Cell
from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import Numbers
from antikorupsi.ingest.surveys.design import Codes, Design
from antikorupsi.ingest.surveys.disclosure import LEAST_RESPONDENTS, Answered, hidden_in_all
from antikorupsi.ingest.surveys.estimates import Index, Kind, indices_of_groups, points_of
from antikorupsi.ingest.surveys.groups import HIDDEN, Grouping
from antikorupsi.ingest.surveys.kinds import heavy_weight
from antikorupsi.ingest.tables import Fault, FaultAt, SurveyGroup
from antikorupsi.rules import SurveyDescription


def groups_of(
    respondents: Respondents, groupings: list[Grouping], kinds: list[Kind], design: Design
) -> list[SurveyGroup]:
    """A row for every group that may be shown, and one for all that are hidden in a dimension.

    That more were hidden than are known to reveal somebody is a remark.
    """
    survey = respondents.survey
    answered = [_answers_by_group(respondents.answers, each, kinds, design, survey) for each in groupings]
    _find_heavy_weights(respondents, groupings, answered, design)
    hiding = hidden_in_all([each.codes for each in groupings], [each.never for each in groupings], answered)
    if hiding.cut_short:
        respondents.find(Fault("groups_not_searched", {}))
    rows: list[SurveyGroup] = []
    for grouping, unseen in zip(groupings, hiding.hidden, strict=True):
        shown = [code for code in np.unique(grouping.codes).tolist() if code not in unseen]
        indices = _indices(respondents, grouping.codes, shown, _kinds(grouping, shown, kinds, survey), design)
        rows += [_row(respondents, grouping, code, index) for code, index in zip(shown, indices, strict=True)]
        if any((grouping.codes == code).any() for code in unseen):
            origin, dimension = respondents.origin, grouping.dimension
            rows.append(SurveyGroup(**origin, dimension=dimension, group=HIDDEN, suppressed=True, cell=grouping.cells))
    return rows


def _find_heavy_weights(
    respondents: Respondents, groupings: list[Grouping], answered: list[Answered], design: Design
) -> None:
    """A finding on the largest weight of every group that enough respondents answered and one of them outweighs."""
    faults: dict[Cell, FaultAt] = {}
    for grouping, answers in zip(groupings, answered, strict=True):
        enough = (answers.counts >= LEAST_RESPONDENTS).all(axis=0)
        for group in np.flatnonzero(enough).tolist():
            if not answers.enough([group]):
                fault = heavy_weight(respondents, design.weights, grouping.codes == group)
                faults.setdefault(fault.cell, fault)
    for fault in faults.values():
        respondents.find(fault)


def _answers_by_group(
    answers: Numbers, grouping: Grouping, kinds: list[Kind], design: Design, survey: SurveyDescription
) -> Answered:
    """How many of each group answered each question of each kind of respondents; a row for every question.

    A question that does not count for a group has as many answers as the group has respondents.
    """
    codes = np.arange(len(grouping.names))
    counted = _kinds(grouping, codes.tolist(), kinds, survey)
    sums: list[Numbers] = [np.ones(len(answers)), design.weights, design.weights**2]
    everyone: list[Numbers] = [np.bincount(grouping.codes, weights, len(codes)).astype(np.float64) for weights in sums]
    rows: list[list[Numbers]] = [[counts] for counts in everyone]
    for kind in kinds:
        relevant = np.array([any(other.members is kind.members for other in each) for each in counted], dtype=np.bool_)
        for item in kind.asked:
            who = kind.members & ~np.isnan(answers[:, item])
            for own, row, whole in zip(sums, rows, everyone, strict=True):
                row.append(np.where(relevant, np.bincount(grouping.codes[who], own[who], len(codes)), whole))
    counts, weights, squares = map(np.array, rows)
    return Answered(counts.astype(np.int64), weights, squares)


def _kinds(grouping: Grouping, shown: list[int], kinds: list[Kind], survey: SurveyDescription) -> list[list[Kind]]:
    """Whose answers make the index of each group: a kind of respondents has an index of its own, without weights."""
    if survey.respondent_groups is None or grouping.dimension != survey.respondent_groups.item:
        return [kinds for _ in shown]
    labels = [group.label for group in survey.respondent_groups.groups]
    alone = {label: Kind(kind.members, 1.0, kind.asked) for label, kind in zip(labels, kinds, strict=bool(kinds))}
    return [[alone[name]] if (name := grouping.names[code]) in alone else kinds for code in shown]


def _indices(
    respondents: Respondents, codes: Codes, shown: list[int], kinds: list[list[Kind]], design: Design
) -> list[Index]:
    """The indices of the groups shown; a group in which nobody answered a question that counts has none."""
    place = np.full(int(codes.max(initial=0)) + 1, -1)
    for number, code in enumerate(shown):
        place[code] = number
    points = points_of(respondents.answers, respondents.survey)
    return indices_of_groups(points, kinds, place[codes], design, respondents.survey)


def _row(respondents: Respondents, grouping: Grouping, code: int, index: Index) -> SurveyGroup:
    known = not np.isnan(index.value)
    return SurveyGroup(
        **respondents.origin,
        dimension=grouping.dimension,
        group=grouping.names[code],
        respondents=int((grouping.codes == code).sum()),
        value=index.value if known else None,
        lower=index.lower if known and not np.isnan(index.lower) else None,
        upper=index.upper if known and not np.isnan(index.upper) else None,
        label=respondents.survey.quality(index.value) or "" if known else "",
        cell=grouping.cells,
    )
