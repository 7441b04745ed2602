"""One table of respondents into figures and groups; only sums leave this module, and no finding repeats an answer."""

import numpy as np

from antikorupsi.ingest.surveys.answers import (
    Respondents,
    enter,
    read_answers,
    repeated_items,
    unread_questions,
)
from antikorupsi.ingest.surveys.breakdowns import groups_of
from antikorupsi.ingest.surveys.design import Design, needed_respondents
from antikorupsi.ingest.surveys.design_columns import Drawn, read_design
from antikorupsi.ingest.surveys.disclosure import LEAST_RESPONDENTS, is_enough
from antikorupsi.ingest.surveys.estimates import Kind, index_of, item_means, points_of
from antikorupsi.ingest.surveys.groups import read_grouping
from antikorupsi.ingest.surveys.heads import SOME_OF_OTHER_YEAR, days_at_odds, read_heads
from antikorupsi.ingest.surveys.kinds import effective_answers, heavy_weight, read_kinds, rests_on_enough
from antikorupsi.ingest.surveys.not_counted import rows_not_counted, without_rows
from antikorupsi.ingest.surveys.other_tables import (
    counted_patterns,
    is_excerpt,
    numbered_on,
    off_scale,
    recap,
    without_answers,
)
from antikorupsi.ingest.surveys.scales import scale_runs_otherwise
from antikorupsi.ingest.surveys.whose_titles import survey_of_other
from antikorupsi.ingest.tables import (
    Detail,
    Fault,
    FaultAt,
    Head,
    Observation,
    Reading,
    Table,
    mark_header,
    survey_in_parts,
)
from antikorupsi.rules import Regions, SurveyDescription

LEFT_OUT = "tidak_dihitung"  # how many respondents could not be counted, as their place in the design is unknown


def read_survey(table: Table, regions: Regions, reading: Reading) -> None:
    """Adds the index of each survey in a table to `reading`, with its interval, item means, respondents and groups.

    A table holds one survey for each region and year that its rows or head name; the cell of an index is the range of
    answers behind it. Fewer than ten respondents give a finding and no figure; an answer off the scale gives a finding
    and counts as unanswered. Raises ValueError where the instrument describes no survey.
    """
    survey = table.instrument.survey
    if survey is None:
        raise ValueError(f"{table.instrument.id}.yaml has respondents and describes no survey")
    reading.conceal = True
    mark_header(table, reading)
    answers = read_answers(table, survey, regions)
    means = recap(answers)
    not_counted = rows_not_counted(answers)
    refusal = _refusal_of_table(table, survey, regions) or means or not_counted.unclear or counted_patterns(answers)
    if refusal is not None:
        enter(without_answers(answers) if means else answers, reading, {}, used=(), off_scale=table.body)
        reading.find(refusal, sheet=table.sheet)
        return
    for fault in not_counted.faults:
        reading.find(fault, sheet=table.sheet)
    answers = without_rows(answers, not_counted.rows)
    for placed in unread_questions(table, survey):
        details: dict[str, Detail] = {"column": placed.heading, "instrument": table.instrument.name.by_language}
        reading.find(FaultAt(Fault("unknown_column", details), table.heading_cell(placed.index)), sheet=table.sheet)
    heads = read_heads(answers, regions)
    alone = len(heads.rows) == 1 and not heads.faults
    parts = {head: answers.respondents(rows, head, reading, alone=alone) for head, rows in heads.rows.items()}
    scales = off_scale(answers, heads.rows)
    for fault, region in scales.faults:
        reading.find(fault, region, table.sheet)
    used = [row for head, part in parts.items() if head not in scales.heads for row in _read_part(part, head)]
    for fault in (*heads.faults, *([heads.remark] if heads.remark else [])):
        reading.find(fault, sheet=table.sheet)
    if not answers.rows and not heads.faults and not scales.faults:
        nobody = answers.respondents([], None, reading, alone=True)
        nobody.find(_too_small(nobody))
    regions_of_rows = {row: head.place.code for head, part in parts.items() for row in part.rows}
    enter(without_answers(answers) if scales.unread else answers, reading, regions_of_rows, used, scales.rows)


def _refusal_of_table(table: Table, survey: SurveyDescription, regions: Regions) -> FaultAt | None:
    """Why nothing of a whole table may be used, None where it may."""
    if is_excerpt(table.sheet):
        return FaultAt(Fault("survey_excerpt", {}), (table.header, 0))
    if fault := survey_of_other(table, regions) or scale_runs_otherwise(table, survey) or numbered_on(table, survey):
        return fault
    if repeated := repeated_items(table, survey):
        details = {"columns": ", ".join(dict.fromkeys(each.column.names[0] for each in repeated))}
        return FaultAt(Fault("question_twice", details), table.heading_cell(repeated[0].index))
    return None


def _read_part(respondents: Respondents, head: Head) -> list[int]:
    """Publishes one survey of a table; the rows that were used, none where a finding says why it may not be."""
    refusal = _refusal(respondents, head) or days_at_odds(respondents, head.year)
    if refusal is not None and refusal.fault.rule == SOME_OF_OTHER_YEAR:
        respondents.find(refusal)
        refusal = None
    drawn = refusal or read_design(respondents)
    if isinstance(drawn, Drawn) and len(drawn.respondents) < LEAST_RESPONDENTS:
        drawn = _too_small(drawn.respondents)
    if isinstance(drawn, FaultAt):
        respondents.find(drawn)
        return []
    _publish(drawn)
    return drawn.respondents.rows


def _refusal(respondents: Respondents, head: Head) -> FaultAt | None:
    """Why nothing of a survey may be used, None where it may."""
    table = respondents.table
    if table.simulated and not head.place.simulated:
        return respondents.at(Fault("simulated_real_region", {"region": head.place.name}))
    if len(respondents) < LEAST_RESPONDENTS:
        return _too_small(respondents)
    same = (head.place.code, table.instrument.id, head.year)
    shown = [seen for seen in respondents.reading.observations if (seen.region, seen.instrument, seen.year) == same]
    if shown:
        first, (row, column) = (shown[0].file, shown[0].sheet, shown[0].cell), (table.header, table.span[0])
        second = (table.sheet.file, table.sheet.name, table.sheet.cell_name(row, column))
        return respondents.at(Fault("survey_in_parts", survey_in_parts(str(head.place.name), head.year, first, second)))
    return None


def _too_small(respondents: Respondents) -> FaultAt:
    return respondents.at(Fault("small_survey", {"respondents": len(respondents), "least": LEAST_RESPONDENTS}))


def _publish(drawn: Drawn) -> None:
    respondents = drawn.respondents
    kinds, design = read_kinds(respondents, drawn.design)
    _remark_sample(respondents, design)
    figures = _figures(respondents, kinds, design)
    if drawn.left_out:
        figures[LEFT_OUT] = float(drawn.left_out)
    respondents.reading.observations += _observations(figures, respondents)
    found = [read_grouping(respondents, each) for each in respondents.survey.dimensions]
    groupings = [grouping for grouping in found if grouping is not None]
    respondents.reading.groups += groups_of(respondents, groupings, kinds, design)


def _remark_sample(respondents: Respondents, design: Design) -> None:
    """A remark where fewer answered than the instrument file, or the table of sample sizes, asks for."""
    least, count = respondents.survey.minimum_sample, len(respondents)
    details: dict[str, float] = {"respondents": count, "least": least}
    if count < least:
        respondents.find(Fault("below_minimum_sample", details))
    elif design.people is not None and count < (needed := needed_respondents(design.people)):
        respondents.find(Fault("below_sample_table", details | {"population": design.people, "needed": needed}))


def _figures(respondents: Respondents, kinds: list[Kind], design: Design) -> dict[str, float]:
    """Every figure of the survey by its item; the index only where enough answered each of its questions.

    A figure that one respondent outweighs is none, and a finding on the largest weight.
    """
    survey, answered = respondents.survey, (~np.isnan(respondents.answers)).sum(axis=0)
    figures = {"responden": float(len(respondents))}
    for placed, count in zip(respondents.placed, answered, strict=True):
        if count < LEAST_RESPONDENTS:
            respondents.find(Fault("unanswered_item", {"item": placed.column.names[0]}), placed.index)
    outweighed = not rests_on_enough(respondents.answers, design.weights, kinds)
    enough = (answered >= LEAST_RESPONDENTS) & is_enough(effective_answers(respondents.answers, design.weights))
    if outweighed or (answered[~enough] >= LEAST_RESPONDENTS).any():
        respondents.find(heavy_weight(respondents, design.weights))
    if enough.all() and kinds and not outweighed:
        index = index_of(points_of(respondents.answers, survey), kinds, design, survey)
        bounds = {f"{survey.index}_bawah": index.lower, f"{survey.index}_atas": index.upper}
        figures |= {survey.index: index.value, **bounds}
    means = item_means(respondents.answers, design.weights)
    figures |= {item: mean for item, mean, shown in zip(survey.items, means, enough, strict=True) if shown}
    return {item: value for item, value in figures.items() if not np.isnan(value)}


def _observations(figures: dict[str, float], respondents: Respondents) -> list[Observation]:
    survey, common = respondents.survey, {**respondents.origin, "cell": respondents.range_name}
    labels = {item: survey.quality(value) if item == survey.index else None for item, value in figures.items()}
    return [Observation(**common, item=item, value=value, label=labels[item]) for item, value in figures.items()]
