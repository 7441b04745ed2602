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
from antikorupsi.ingest.surveys.counted_patterns import counted_patterns
from antikorupsi.ingest.surveys.design import Design
from antikorupsi.ingest.surveys.design_columns import Drawn, read_design
from antikorupsi.ingest.surveys.disclosure import LEAST_RESPONDENTS, is_enough
from antikorupsi.ingest.surveys.estimates import Kind, index_of, item_means, points_of
from antikorupsi.ingest.surveys.excerpts import is_excerpt
from antikorupsi.ingest.surveys.groups import read_grouping
from antikorupsi.ingest.surveys.heads import read_heads
from antikorupsi.ingest.surveys.heavy_weights import effective_answers, heavy_weight, rests_on_enough
from antikorupsi.ingest.surveys.kinds import read_kinds
from antikorupsi.ingest.surveys.named_scales import scale_runs_otherwise
from antikorupsi.ingest.surveys.not_counted import rows_not_counted, without_rows
from antikorupsi.ingest.surveys.off_scale import off_scale
from antikorupsi.ingest.surveys.other_forms import numbered_on
from antikorupsi.ingest.surveys.recaps import recap, without_answers
from antikorupsi.ingest.surveys.samples import needed_respondents
from antikorupsi.ingest.surveys.times_of_answers import SOME_OF_OTHER_YEAR, days_at_odds
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
    """The index of each survey of a table, its interval, the means of its items, its respondents, and their groups.

    A table holds one survey for every region and year that its rows or its head name. A figure's cell is the range of
    the answers it was computed from. Fewer than ten respondents are a finding and no figure; an answer that is none is
    a finding and counts as open.
    """
    survey = table.instrument.survey
    if survey is None:
        raise ValueError(f"{table.instrument.id}.yaml has respondents and describes no survey")
    reading.conceal = True
    mark_header(table, reading)
    answers = read_answers(table, survey, regions)
    means = recap(answers, survey)
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
    heads = read_heads(answers, regions, survey)
    alone = len(heads.rows) == 1 and not heads.faults
    parts = {head: answers.respondents(rows, alone=alone) for head, rows in heads.rows.items()}
    scales = off_scale(answers, heads.rows)
    for fault, region in scales.faults:
        reading.find(fault, region, table.sheet)
    used = [
        row
        for head, part in parts.items()
        if head not in scales.heads
        for row in _read_part(part, survey, head, reading)
    ]
    for fault in (*heads.faults, *([heads.remark] if heads.remark else [])):
        reading.find(fault, sheet=table.sheet)
    if not answers.rows and not heads.faults and not scales.faults:
        reading.find(_too_small(answers.respondents([], alone=True)), sheet=table.sheet)
    regions_of_rows = {row: head.place.code for head, part in parts.items() for row in part.rows}
    enter(answers, reading, regions_of_rows, used, scales.rows)


def _refusal_of_table(table: Table, survey: SurveyDescription, regions: Regions) -> FaultAt | None:
    """Why nothing of a whole table may be used, None where it may."""
    if is_excerpt(table.sheet):
        return FaultAt(Fault("survey_excerpt", {}), (table.header, 0))
    if fault := survey_of_other(table, regions) or scale_runs_otherwise(table, survey):
        return fault
    if fault := numbered_on(table, survey):
        return fault
    if repeated := repeated_items(table, survey):
        details = {"columns": ", ".join(dict.fromkeys(each.column.names[0] for each in repeated))}
        return FaultAt(Fault("question_twice", details), table.heading_cell(repeated[0].index))
    return None


def _read_part(respondents: Respondents, survey: SurveyDescription, head: Head, reading: Reading) -> list[int]:
    """Publishes one survey of a table; the rows that were used, none where a finding says why it may not be."""
    table, region = respondents.table, head.place.code
    refusal = _refusal(respondents, head, reading) or days_at_odds(respondents, survey, head.year)
    if refusal is not None and refusal.fault.rule == SOME_OF_OTHER_YEAR:
        reading.find(refusal, region, table.sheet)
        refusal = None
    drawn = refusal or read_design(respondents, survey, reading, region)
    if isinstance(drawn, Drawn) and len(drawn.respondents) < LEAST_RESPONDENTS:
        drawn = _too_small(drawn.respondents)
    if isinstance(drawn, FaultAt):
        reading.find(drawn, region, table.sheet)
        return []
    _publish(drawn, survey, head, reading)
    return drawn.respondents.rows


def _refusal(respondents: Respondents, head: Head, reading: Reading) -> FaultAt | None:
    """Why nothing of a survey may be used, None where it may."""
    table = respondents.table
    if table.simulated and not head.place.simulated:
        return respondents.at(Fault("simulated_real_region", {"region": head.place.name}))
    if len(respondents) < LEAST_RESPONDENTS:
        return _too_small(respondents)
    same = (head.place.code, table.instrument.id, head.year)
    shown = [seen for seen in reading.observations if (seen.region, seen.instrument, seen.year) == same]
    if shown:
        first, (row, column) = (shown[0].file, shown[0].sheet, shown[0].cell), (table.header, table.span[0])
        second = (table.sheet.file, table.sheet.name, table.sheet.cell_name(row, column))
        return respondents.at(Fault("survey_in_parts", survey_in_parts(str(head.place.name), head.year, first, second)))
    return None


def _too_small(respondents: Respondents) -> FaultAt:
    return respondents.at(Fault("small_survey", {"respondents": len(respondents), "least": LEAST_RESPONDENTS}))


def _publish(drawn: Drawn, survey: SurveyDescription, head: Head, reading: Reading) -> None:
    respondents = drawn.respondents
    kinds, design = read_kinds(respondents, survey, drawn.design, reading, head.place.code)
    _remark_sample(respondents, survey, design, head, reading)
    figures = _figures(respondents, survey, kinds, design, head, reading)
    if drawn.left_out:
        figures[LEFT_OUT] = float(drawn.left_out)
    reading.observations += _observations(figures, respondents, survey, head)
    found = [read_grouping(respondents, each, reading, head.place.code) for each in survey.dimensions]
    groupings = [grouping for grouping in found if grouping is not None]
    reading.groups += groups_of(respondents, groupings, kinds, design, survey, head, reading)


def _remark_sample(
    respondents: Respondents, survey: SurveyDescription, design: Design, head: Head, reading: Reading
) -> None:
    """A remark where fewer answered than the instrument file, or the table of sample sizes, asks for."""
    table, count = respondents.table, len(respondents)
    details: dict[str, float] = {"respondents": count, "least": survey.minimum_sample}
    if count < survey.minimum_sample:
        reading.find(respondents.at(Fault("below_minimum_sample", details)), head.place.code, table.sheet)
    elif design.people is not None and count < (needed := needed_respondents(design.people)):
        details |= {"population": design.people, "needed": needed}
        reading.find(respondents.at(Fault("below_sample_table", details)), head.place.code, table.sheet)


def _figures(
    respondents: Respondents,
    survey: SurveyDescription,
    kinds: list[Kind],
    design: Design,
    head: Head,
    reading: Reading,
) -> dict[str, float]:
    """Every figure of the survey by its item; the index only where enough answered each of its questions.

    A figure that one respondent outweighs is none, and a finding on the largest weight.
    """
    answered = (~np.isnan(respondents.answers)).sum(axis=0)
    figures = {"responden": float(len(respondents))}
    for placed, count in zip(respondents.placed, answered, strict=True):
        if count < LEAST_RESPONDENTS:
            fault = Fault("unanswered_item", {"item": placed.column.names[0]})
            reading.find(respondents.at(fault, placed.index), head.place.code, respondents.table.sheet)
    outweighed = not rests_on_enough(respondents.answers, design.weights, kinds)
    enough = (answered >= LEAST_RESPONDENTS) & is_enough(effective_answers(respondents.answers, design.weights))
    if outweighed or (answered[~enough] >= LEAST_RESPONDENTS).any():
        reading.find(heavy_weight(respondents, survey, design.weights), head.place.code, respondents.table.sheet)
    if enough.all() and kinds and not outweighed:
        index = index_of(points_of(respondents.answers, survey), kinds, design, survey)
        figures |= {
            survey.index: index.value,
            f"{survey.index}_bawah": index.lower,
            f"{survey.index}_atas": index.upper,
        }
    means = item_means(respondents.answers, design.weights)
    figures |= {item: mean for item, mean, shown in zip(survey.items, means, enough, strict=True) if shown}
    return {item: value for item, value in figures.items() if not np.isnan(value)}


def _observations(
    figures: dict[str, float], respondents: Respondents, survey: SurveyDescription, head: Head
) -> list[Observation]:
    table = respondents.table
    cells = respondents.range_name
    return [
        Observation(
            region=head.place.code,
            instrument=table.instrument.id,
            item=item,
            year=head.year,
            value=value,
            label=survey.quality(value) if item == survey.index else None,
            simulated=table.simulated,
            file=table.sheet.file,
            sheet=table.sheet.name,
            cell=cells,
        )
        for item, value in figures.items()
    ]
