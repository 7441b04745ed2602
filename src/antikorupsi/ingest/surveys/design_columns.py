"""The columns that say how respondents were drawn, into the design of their survey."""

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.spreadsheets import Value, as_seen, is_blank
from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import Mask, Numbers, read_numbers, read_words
from antikorupsi.ingest.surveys.design import Codes, Design, with_sizes
from antikorupsi.ingest.surveys.groups import plain_name
from antikorupsi.ingest.tables import Fault, FaultAt, PlacedColumn, is_missing_mark

_MOST_LOST = 0.5  # assumption: a column that fails more of the respondents than this describes no design


@dataclass(frozen=True)
class Drawn:
    """The respondents whose place in the design is known, their design, and how many others were left out."""

    respondents: Respondents
    design: Design
    left_out: int


def read_design(respondents: Respondents) -> Drawn | FaultAt:
    """The design of a survey, or why there is none.

    A respondent without a usable weight, stratum or cluster is a finding and is left out. Strata with populations and
    without weights are weighted by them.
    """
    survey, columns = respondents.survey, _Columns(respondents)
    weights = columns.numbers(survey.weight)
    stratum = columns.codes(survey.stratum)
    cluster = columns.codes(survey.cluster)
    if columns.unusable is not None:
        return columns.unusable
    for fault in columns.faults:
        respondents.find(fault)
    kept = ~columns.lost
    left = respondents.only(kept) if columns.lost.any() else respondents
    design = Design(
        np.ones(len(left)) if weights is None else weights[kept],
        None if stratum is None else _coded(stratum[kept]),
        None if cluster is None else _coded(cluster[kept]),
    )
    sized = with_sizes(left, design, weighted=weights is not None)
    if weights is not None and _are_equal(design.weights):
        by_size = with_sizes(left, design, weighted=False)
        if by_size.refusal is None and not _are_equal(by_size.design.weights):
            found = respondents.cells(survey.weight)
            remark = respondents.at(Fault("equal_weights", {}), found[0].index if found else None)
            sized = replace(by_size, faults=[*by_size.faults, remark])
    for fault in sized.faults:
        respondents.find(fault)
    return sized.refusal or Drawn(left, sized.design, len(respondents) - len(left))


def _are_equal(weights: Numbers) -> bool:
    """Whether all weights are the same, so that they weigh nobody more than others."""
    return bool(len(weights) == 0 or np.allclose(weights, weights[0]))


@dataclass
class _Columns:
    """Reads columns of the design; `lost` are the respondents for whom one of them holds nothing usable."""

    respondents: Respondents
    lost: Mask = field(init=False)
    faults: list[FaultAt] = field(default_factory=list)
    unusable: FaultAt | None = None

    def __post_init__(self) -> None:
        """Starts without a loss."""
        self.lost = np.zeros(len(self.respondents), dtype=np.bool_)

    def numbers(self, item: str | None) -> Numbers | None:
        """The numbers above zero of a column, NaN where there is none; None without such a column."""
        if (found := self._cells(item)) is None:
            return None
        placed, cells = found
        numbers = read_numbers(cells, placed.column).numbers
        usable = np.isfinite(numbers) & (numbers > 0)
        self._lose(placed, ~usable)
        return np.where(usable, numbers, np.nan)

    def codes(self, item: str | None) -> npt.NDArray[np.object_] | None:
        """The names in a column without case and blanks, None for a respondent without one."""
        if (found := self._cells(item)) is None:
            return None
        placed, cells = found
        words = read_words(cells, _name)
        self._lose(placed, np.array([word is None for word in words], dtype=np.bool_))
        return words

    def _cells(self, item: str | None) -> tuple[PlacedColumn, list[Value]] | None:
        found = self.respondents.cells(item)
        if found is None or all(is_blank(cell) or is_missing_mark(cell) for cell in found[1]):
            return None
        return found

    def _lose(self, placed: PlacedColumn, unusable: Mask) -> None:
        name, count = placed.column.names[0], int(unusable.sum())
        places = np.flatnonzero(unusable).tolist()
        rows = [self.respondents.rows[place] for place in places]
        if count > _MOST_LOST * len(self.respondents):
            details: dict[str, str | float] = {"column": name, "cells": count}
            self.unusable = self.unusable or FaultAt(Fault("unusable_design", details), (rows[0], placed.index))
        self.faults += [
            FaultAt(Fault("respondent_without_design", {"column": name}), (row, placed.index)) for row in rows
        ]
        self.lost |= unusable


def _name(cell: Value) -> str | None:
    """What a stratum or cluster is called, however it is written: without case, blanks, leading zeros, unseen signs."""
    return "".join(as_seen(plain_name(cell)).casefold().split()) or None


def _coded(words: npt.NDArray[np.object_]) -> Codes:
    return np.unique(words.astype(str), return_inverse=True)[1].astype(np.int64)
