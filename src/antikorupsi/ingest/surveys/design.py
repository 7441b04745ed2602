"""How respondents were drawn: weights, strata, clusters and the size of the population, where a file tells them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.spreadsheets import Value, parse_number, text_of
from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import Numbers, read_numbers, read_words
from antikorupsi.ingest.tables import Fault, FaultAt, Reading
from antikorupsi.rules import SurveyDescription

Codes = npt.NDArray[np.int64]

_POPULATION_LABELS = ("populasi", "jumlah populasi", "population")


@dataclass(frozen=True)
class Design:
    """A weight for every respondent, their strata and clusters as codes, and how many people their stratum holds."""

    weights: Numbers
    stratum: Codes | None = None
    cluster: Codes | None = None
    population: Numbers | None = None

    @property
    def degrees_of_freedom(self) -> int:
        """Clusters (or respondents) less strata: below one there is no interval."""
        units = len(self.weights) if self.cluster is None else len(np.unique(_pairs(self.stratum, self.cluster)))
        return units - (1 if self.stratum is None else len(np.unique(self.stratum)))

    @property
    def people(self) -> float | None:
        """How many people the population holds, None where nobody says."""
        if self.population is None:
            return None
        if self.stratum is None:
            return float(self.population[0])
        return float(sum(self.population[self.stratum == code][0] for code in np.unique(self.stratum)))

    def separately(self, kinds: Codes) -> "Design":
        """The same design where respondents of different kinds were drawn apart from one another."""
        return Design(self.weights, _pairs(self.stratum, kinds), self.cluster, self.population)


def read_design(respondents: Respondents, survey: SurveyDescription, reading: Reading, region: str) -> Design:
    """The design of a survey; a column that does not hold for every respondent is a finding and is not used."""
    weights = _numbers(respondents, survey.weight, reading, region)
    stratum = _codes(respondents, survey.stratum, reading, region)
    cluster = _codes(respondents, survey.cluster, reading, region)
    population = _numbers(respondents, survey.population, reading, region)
    if population is None and stratum is None:
        population = _labelled_population(respondents)
    if population is not None and not _holds(population, stratum, respondents, reading, region):
        population = None
    ones = np.ones(len(respondents))
    return Design(ones if weights is None else weights, stratum, cluster, None if cluster is not None else population)


def _pairs(first: Codes | None, second: Codes) -> Codes:
    if first is None:
        return second
    return np.unique(np.stack([first, second]), axis=1, return_inverse=True)[1].reshape(-1)


def _numbers(respondents: Respondents, item: str | None, reading: Reading, region: str) -> Numbers | None:
    found = respondents.cells(item) if item else None
    if found is None or not any(cell is not None for cell in found[1]):
        return None
    placed, cells = found
    numbers = read_numbers(cells, placed.column).numbers
    unusable = ~(np.isfinite(numbers) & (numbers > 0))
    if unusable.any():
        _unusable(respondents, placed.index, placed.column.names[0], unusable, reading, region)
        return None
    return numbers


def _codes(respondents: Respondents, item: str | None, reading: Reading, region: str) -> Codes | None:
    found = respondents.cells(item) if item else None
    if found is None or not any(cell is not None for cell in found[1]):
        return None
    placed, cells = found
    words = read_words(cells, text_of)
    unusable = np.array([word is None for word in words])
    if unusable.any():
        _unusable(respondents, placed.index, placed.column.names[0], unusable, reading, region)
        return None
    return np.unique(words.astype(str), return_inverse=True)[1].astype(np.int64)


def _unusable(
    respondents: Respondents, index: int, column: str, unusable: npt.NDArray[np.bool_], reading: Reading, region: str
) -> None:
    first = respondents.rows[int(np.flatnonzero(unusable)[0])]
    fault = Fault("unusable_design", {"column": column, "cells": int(unusable.sum())})
    reading.find(FaultAt(fault, (first, index)), region, respondents.table.sheet)


def _labelled_population(respondents: Respondents) -> Numbers | None:
    """The population that a label above the table names, NaN where the label names no number."""
    labels = respondents.table.labels
    label = next((label for label in _POPULATION_LABELS if label in labels), None)
    return None if label is None else np.full(len(respondents), _people(labels[label][0]))


def _people(written: Value) -> float:
    """A number of people: a dot or comma in it groups thousands."""
    if isinstance(written, str):
        return parse_number(written.casefold().replace("orang", ""), ",") or np.nan
    return float(written) if isinstance(written, int | float) and not isinstance(written, bool) else np.nan


def _holds(population: Numbers, stratum: Codes | None, respondents: Respondents, reading: Reading, region: str) -> bool:
    """Whether every stratum has one size, and it is no smaller than its sample."""
    strata = np.zeros(len(respondents), dtype=np.int64) if stratum is None else stratum
    for code in np.unique(strata):
        sizes = population[strata == code]
        if not (np.ptp(sizes) == 0 and sizes[0] >= len(sizes)):
            fault = Fault("unusable_population", {"respondents": len(sizes)})
            reading.find(FaultAt(fault, (respondents.table.header, 0)), region, respondents.table.sheet)
            return False
    return True
