"""Respondents' answers into an index with its interval: the public satisfaction survey (SKM) of Permenpan RB 14/2017.

Only sums leave this module: no answer of a single respondent, no free text and no person is kept.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit  # scipy.stats has the same, and takes a second to import

from helpers.instruments import (
    FaultAt,
    Head,
    Observation,
    Reading,
    Table,
    classify_aside,
    mark_header,
    read_head,
)
from helpers.instruments.scales import Scale, read_scale
from helpers.instruments.values import Fault, read_figure
from helpers.regions import Regions
from helpers.spreadsheets import is_blank, range_name

LEAST_RESPONDENTS = 10
POINTS_PER_STEP = 25.0  # the index runs from 25 to 100: a mean of 1 to 4, times 25
CONFIDENCE = 0.95

Answers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class SatisfactionIndex:
    """The index (IKM, 25-100), its 95 % interval, the mean of each unsur (NRR, 1-4) and the number of respondents."""

    value: float
    lower: float
    upper: float
    unsur: list[float]
    respondents: int


def satisfaction_index(answers: Answers) -> SatisfactionIndex:
    """IKM = sum over the nine unsur of NRR x 1/9, times 25 (Permenpan RB 14/2017, annex).

    `answers` has a row per respondent and a column per unsur, NaN where a question was left open. The interval is that
    of the mean of the respondents' own indices (Student's t, simple random sampling).
    """
    unsur = np.nanmean(answers, axis=0)
    value = float(unsur.mean() * POINTS_PER_STEP)
    own_index = np.nanmean(answers, axis=1) * POINTS_PER_STEP
    standard_error = own_index.std(ddof=1) / len(own_index) ** 0.5
    margin = float(standard_error * stdtrit(len(own_index) - 1, (1 + CONFIDENCE) / 2))
    return SatisfactionIndex(value, value - margin, value + margin, [float(mean) for mean in unsur], len(own_index))


def read_survey(table: Table, regions: Regions, reading: Reading) -> None:
    """The index of one survey sheet as observations, whose cell is the range of the answers they were computed from.

    Fewer than 10 respondents are a finding and no figure; an answer that is none is a finding and counts as open.
    """
    mark_header(table, reading)
    head = read_head(table, regions, with_stage=False)
    answers, rows = _read_answers(table, reading)
    if isinstance(head, FaultAt):
        reading.find(head)
    elif len(answers) < LEAST_RESPONDENTS:
        details = {"respondents": str(len(answers)), "least": str(LEAST_RESPONDENTS)}
        reading.find(FaultAt(Fault("small_survey", details), (table.header, 0)), head.place.code)
    elif table.simulated and not head.place.simulated:
        fault = Fault("simulated_real_region", {"region": head.place.name})
        reading.find(FaultAt(fault, (table.header, 0)), head.place.code)
    else:
        columns = [placed.index for placed in table.measured]
        cells = range_name((rows[0], columns[0]), (rows[-1], columns[-1]))
        reading.observations += _observations(satisfaction_index(answers), head, table, cells)


def _read_answers(table: Table, reading: Reading) -> tuple[Answers, list[int]]:
    """The answers of all respondents who gave any, and the rows they stand in."""
    marks = {
        placed.index: (read_scale(table.sheet, table.body, placed.index, placed.column, placed.heading))
        for placed in table.measured
    }
    answers: list[list[float]] = []
    rows: list[int] = []
    for row in table.body:
        filled = any(not is_blank(table.sheet.value(row, placed.index)) for placed in table.measured)
        if aside := classify_aside(table, row, has_figures=filled):
            reading.mark(row, aside)
            continue
        given = [_answer(table, row, placed.index, marks[placed.index], reading) for placed in table.measured]
        reading.mark(row, "empty" if np.isnan(given).all() else "figures")
        if not np.isnan(given).all():
            answers.append(given)
            rows.append(row)
    return np.array(answers, dtype=np.float64).reshape(len(answers), len(table.measured)), rows


def _answer(table: Table, row: int, index: int, mark: Scale, reading: Reading) -> float:
    written = table.sheet.value(row, index)
    if is_blank(written):
        return float("nan")
    placed = next(placed for placed in table.measured if placed.index == index)
    reading.account.cells += 1
    figure = read_figure(written, placed.column, mark)
    if isinstance(figure, Fault):
        reading.account.faulty += 1
        reading.find(FaultAt(figure, (row, index)))
        return float("nan")
    if figure.value is None:
        reading.account.missing += 1
        return float("nan")
    reading.account.observations += 1
    return figure.value


def _observations(index: SatisfactionIndex, head: Head, table: Table, cells: str) -> list[Observation]:
    figures = {
        "ikm": index.value,
        "ikm_bawah": index.lower,
        "ikm_atas": index.upper,
        "responden": float(index.respondents),
    }
    figures |= {placed.column.item or "": mean for placed, mean in zip(table.measured, index.unsur, strict=True)}
    return [
        Observation(
            region=head.place.code,
            instrument=table.instrument.id,
            item=item,
            year=head.year,
            value=value,
            simulated=table.simulated,
            file=table.sheet.file,
            sheet=table.sheet.name,
            cell=cells,
        )
        for item, value in figures.items()
    ]
