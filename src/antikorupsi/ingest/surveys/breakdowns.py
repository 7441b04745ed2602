"""The index of groups of respondents, one table for each dimension, without groups that are too small to show."""

import numpy as np

from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import Numbers
from antikorupsi.ingest.surveys.design import Codes, Design
from antikorupsi.ingest.surveys.disclosure import Counts, hidden_in_all
from antikorupsi.ingest.surveys.estimates import Index, Kind, indices_of_groups, points_of
from antikorupsi.ingest.surveys.groups import HIDDEN, Grouping
from antikorupsi.ingest.tables import Fault, Head, Reading, SurveyGroup
from antikorupsi.rules import SurveyDescription


def groups_of(
    respondents: Respondents,
    groupings: list[Grouping],
    kinds: list[Kind],
    design: Design,
    survey: SurveyDescription,
    head: Head,
    reading: Reading,
) -> list[SurveyGroup]:
    """A row for every group that may be shown, and one for all that are hidden in a dimension.

    That more were hidden than are known to reveal somebody is a remark.
    """
    hiding = hidden_in_all(
        [each.codes for each in groupings],
        [each.never for each in groupings],
        [_answers_by_group(respondents.answers, each, kinds, survey) for each in groupings],
    )
    if hiding.cut_short:
        fault = respondents.at(Fault("groups_not_searched", {}))
        reading.find(fault, head.place.code, respondents.table.sheet)
    rows: list[SurveyGroup] = []
    for grouping, unseen in zip(groupings, hiding.hidden, strict=True):
        shown = [code for code in np.unique(grouping.codes).tolist() if code not in unseen]
        own = _kinds(grouping, shown, kinds, survey)
        indices = _indices(respondents.answers, grouping.codes, shown, own, design, survey)
        rows += [
            _row(respondents, grouping, head, code, index, survey) for code, index in zip(shown, indices, strict=True)
        ]
        if any((grouping.codes == code).any() for code in unseen):
            rows.append(_blank_row(respondents, grouping, head))
    return rows


def _answers_by_group(answers: Numbers, grouping: Grouping, kinds: list[Kind], survey: SurveyDescription) -> Counts:
    """How many of each group answered each question of each kind of respondents; a row for every question.

    A question that does not count for a group has as many answers as the group has respondents.
    """
    codes = np.arange(len(grouping.names))
    sizes = np.bincount(grouping.codes, minlength=len(codes))
    counted = _kinds(grouping, codes.tolist(), kinds, survey)
    rows = []
    for kind in kinds:
        relevant = np.array([any(own.members is kind.members for own in each) for each in counted], dtype=np.bool_)
        for item in kind.asked:
            who = kind.members & ~np.isnan(answers[:, item])
            rows.append(np.where(relevant, np.bincount(grouping.codes[who], minlength=len(codes)), sizes))
    return np.array(rows, dtype=np.int64).reshape(-1, len(codes))


def _kinds(grouping: Grouping, shown: list[int], kinds: list[Kind], survey: SurveyDescription) -> list[list[Kind]]:
    """Whose answers make the index of each group: a kind of respondents has an index of its own, without weights."""
    if survey.respondent_groups is None or grouping.dimension != survey.respondent_groups.item:
        return [kinds for _ in shown]
    labels = [group.label for group in survey.respondent_groups.groups]
    alone = {label: Kind(kind.members, 1.0, kind.asked) for label, kind in zip(labels, kinds, strict=bool(kinds))}
    return [[alone[name]] if (name := grouping.names[code]) in alone else kinds for code in shown]


def _indices(
    answers: Numbers,
    codes: Codes,
    shown: list[int],
    kinds: list[list[Kind]],
    design: Design,
    survey: SurveyDescription,
) -> list[Index]:
    """The indices of the groups shown; a group in which nobody answered a question that counts has none."""
    place = np.full(int(codes.max(initial=0)) + 1, -1)
    for number, code in enumerate(shown):
        place[code] = number
    groups = place[codes]
    return indices_of_groups(points_of(answers, survey), kinds, groups, design, survey)


def _row(
    respondents: Respondents, grouping: Grouping, head: Head, code: int, index: Index, survey: SurveyDescription
) -> SurveyGroup:
    known = not np.isnan(index.value)
    return SurveyGroup(
        region=head.place.code,
        instrument=respondents.table.instrument.id,
        year=head.year,
        dimension=grouping.dimension,
        group=grouping.names[code],
        respondents=int((grouping.codes == code).sum()),
        value=index.value if known else None,
        lower=index.lower if known and not np.isnan(index.lower) else None,
        upper=index.upper if known and not np.isnan(index.upper) else None,
        label=survey.quality(index.value) or "" if known else "",
        simulated=respondents.table.simulated,
        file=respondents.table.sheet.file,
        sheet=respondents.table.sheet.name,
        cell=grouping.cells,
    )


def _blank_row(respondents: Respondents, grouping: Grouping, head: Head) -> SurveyGroup:
    return SurveyGroup(
        region=head.place.code,
        instrument=respondents.table.instrument.id,
        year=head.year,
        dimension=grouping.dimension,
        group=HIDDEN,
        suppressed=True,
        simulated=respondents.table.simulated,
        file=respondents.table.sheet.file,
        sheet=respondents.table.sheet.name,
        cell=grouping.cells,
    )
