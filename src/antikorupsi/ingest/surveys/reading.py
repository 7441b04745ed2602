"""One table of respondents into figures and groups; only sums leave this module, and no finding repeats an answer."""

from dataclasses import replace

import numpy as np

from antikorupsi.ingest.surveys.answers import Respondents, enter, read_respondents
from antikorupsi.ingest.surveys.breakdowns import groups_of
from antikorupsi.ingest.surveys.design import Design, read_design
from antikorupsi.ingest.surveys.disclosure import LEAST_RESPONDENTS
from antikorupsi.ingest.surveys.estimates import Kind, index_of, item_means, points_of
from antikorupsi.ingest.surveys.groups import read_grouping
from antikorupsi.ingest.surveys.kinds import read_kinds
from antikorupsi.ingest.surveys.samples import needed_respondents
from antikorupsi.ingest.tables import (
    Fault,
    FaultAt,
    Head,
    Observation,
    Reading,
    Table,
    mark_header,
    owner_of,
    read_head,
    read_titles,
)
from antikorupsi.rules import Regions, SurveyDescription


def read_survey(table: Table, regions: Regions, reading: Reading) -> None:
    """The index of a survey, its interval, the means of its items, its respondents, and the index of their groups.

    A figure's cell is the range of the answers it was computed from. Fewer than ten respondents are a finding and no
    figure; an answer that is none is a finding and counts as open.
    """
    survey = table.instrument.survey
    if survey is None:
        raise ValueError(f"{table.instrument.id}.yaml has respondents and describes no survey")
    reading.conceal = True
    mark_header(table, reading)
    respondents = read_respondents(table, survey)
    head = _head(table, regions)
    region = "" if isinstance(head, FaultAt) else head.place.code
    refusal = head if isinstance(head, FaultAt) else _refusal(respondents, head)
    enter(respondents, reading, region, refused=refusal is not None)
    if refusal is not None:
        reading.find(refusal, region, table.sheet)
    elif not isinstance(head, FaultAt):
        _publish(respondents, survey, head, reading)


def _head(table: Table, regions: Regions) -> Head | FaultAt:
    """Whose survey it is and of which year; a region that no label names may be named by title, sheet or file."""
    head = read_head(table, regions, with_stage=False)
    if isinstance(head, FaultAt) and head.fault.rule == "row_without_region":
        owner = owner_of(read_titles(table.sheet, range(table.header_rows.start)).texts, regions)
        if owner is not None:
            labels = {"kode wilayah": (owner.code, (0, 0))}
            head = read_head(replace(table, labels=table.labels | labels), regions, with_stage=False)
    return _concealed(head) if isinstance(head, FaultAt) else head


def _concealed(fault: FaultAt) -> FaultAt:
    """The fault of a head without what was written there."""
    if fault.fault.rule in ("row_without_region", "unknown_region"):
        return FaultAt(Fault("survey_region", {"nearest": fault.fault.details.get("nearest", "-")}), fault.cell)
    return FaultAt(Fault("survey_year", {}), fault.cell)


def _refusal(respondents: Respondents, head: Head) -> FaultAt | None:
    """Why nothing of a survey may be used, None where it may."""
    table = respondents.table
    if table.simulated and not head.place.simulated:
        return FaultAt(Fault("simulated_real_region", {"region": head.place.name}), (table.header, 0))
    if len(respondents) < LEAST_RESPONDENTS:
        details = {"respondents": len(respondents), "least": LEAST_RESPONDENTS}
        return FaultAt(Fault("small_survey", details), (table.header, 0))
    return None


def _publish(respondents: Respondents, survey: SurveyDescription, head: Head, reading: Reading) -> None:
    design = read_design(respondents, survey, reading, head.place.code)
    kinds, design = read_kinds(respondents, survey, design, reading, head.place.code)
    _remark_sample(respondents, survey, design, head, reading)
    figures = _figures(respondents, survey, kinds, design, head, reading)
    reading.observations += _observations(figures, respondents, survey, head)
    found = [read_grouping(respondents, each, reading, head.place.code) for each in survey.dimensions]
    groupings = [grouping for grouping in found if grouping is not None]
    reading.groups += groups_of(respondents, groupings, kinds, design, survey, head)


def _remark_sample(
    respondents: Respondents, survey: SurveyDescription, design: Design, head: Head, reading: Reading
) -> None:
    """A remark where fewer answered than the instrument file, or the table of sample sizes, asks for."""
    table, count = respondents.table, len(respondents)
    details: dict[str, float] = {"respondents": count, "least": survey.minimum_sample}
    if count < survey.minimum_sample:
        at = FaultAt(Fault("below_minimum_sample", details), (table.header, 0))
        reading.find(at, head.place.code, table.sheet)
    elif design.people is not None and count < (needed := needed_respondents(design.people)):
        details |= {"population": design.people, "needed": needed}
        reading.find(FaultAt(Fault("below_sample_table", details), (table.header, 0)), head.place.code, table.sheet)


def _figures(
    respondents: Respondents,
    survey: SurveyDescription,
    kinds: list[Kind],
    design: Design,
    head: Head,
    reading: Reading,
) -> dict[str, float]:
    """Every figure of the survey by its item; the index only where enough answered each of its questions."""
    answered = (~np.isnan(respondents.answers)).sum(axis=0)
    figures = {"responden": float(len(respondents))}
    for placed, count in zip(respondents.placed, answered, strict=True):
        if count < LEAST_RESPONDENTS:
            at = FaultAt(
                Fault("unanswered_item", {"item": placed.column.names[0]}), (respondents.table.header, placed.index)
            )
            reading.find(at, head.place.code, respondents.table.sheet)
    if (answered >= LEAST_RESPONDENTS).all() and kinds:
        index = index_of(points_of(respondents.answers, survey), kinds, design, survey)
        figures |= {
            survey.index: index.value,
            f"{survey.index}_bawah": index.lower,
            f"{survey.index}_atas": index.upper,
        }
    means = item_means(respondents.answers, design.weights)
    figures |= {
        item: mean
        for item, mean, count in zip(survey.items, means, answered, strict=True)
        if count >= LEAST_RESPONDENTS
    }
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
