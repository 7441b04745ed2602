"""How respondents were drawn: weights, strata, clusters, and sizes of the population, which also weigh respondents."""

import re
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
import numpy.typing as npt

from antikorupsi.ingest.spreadsheets import Value, is_blank, parse_number
from antikorupsi.ingest.surveys.answers import Respondents
from antikorupsi.ingest.surveys.columns import Numbers, cells_of
from antikorupsi.ingest.tables import POPULATION_LABELS, Fault, FaultAt, Table, is_missing_mark

Codes = npt.NDArray[np.int64]
# People are whole: three digits behind a mark are thousands, and only zeros may stand behind a decimal mark.
_PEOPLE = re.compile(r"[^\d-]*?(\d{1,3}(?:[.,' ]\d{3})+|\d+)(?:[.,]0+)?([^\d]*)")
_MOST_PEOPLE = 1e10
_MULTIPLE = re.compile(r"\b(?:ribu|rb|juta|jt|thousand|million)\b", re.IGNORECASE)
_CHI_SQUARE, _SHARE, _MARGIN = 3.841, 0.5, 0.05  # 95 %, the least favourable share, five points


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
        units = len(self.weights) if self.cluster is None else len(np.unique(pairs(self.stratum, self.cluster)))
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
        return Design(self.weights, pairs(self.stratum, kinds), self.cluster, self.population)


def pairs(first: Codes | None, second: Codes) -> Codes:
    """A code for each pair of codes that occurs."""
    if first is None:
        return second
    return np.unique(np.stack([first, second]), axis=1, return_inverse=True)[1].reshape(-1)


@dataclass(frozen=True)
class Sized:
    """A design with sizes, what is wrong with them, and why there is no design where respondents cannot be weighed."""

    design: Design
    faults: list[FaultAt]
    refusal: FaultAt | None = None


@dataclass(frozen=True)
class _Sizes:
    """The size that each respondent's cell names, NaN where it names none; `wrong` are cells that name no number."""

    numbers: Numbers
    index: int | None
    wrong: list[FaultAt]


def with_sizes(respondents: Respondents, design: Design, *, weighted: bool) -> Sized:
    """The design with the size of every stratum; without weights a respondent stands for size / sample of it.

    The sizes are not used where a stratum has none, several, or one below its sample. Respondents of such strata
    cannot be weighed: without weights the survey is refused.
    """
    sizes = _column_of_sizes(respondents) or _label_of_size(respondents, design)
    if sizes is None:
        found = None if weighted or design.stratum is None else _like_sizes(respondents, design.stratum)
        unnamed = found and respondents.at(Fault("sizes_unnamed", {"column": found[1]}), found[0])
        return Sized(design, [], unnamed)
    strata = np.zeros(len(respondents), dtype=np.int64) if design.stratum is None else design.stratum
    known = _by_stratum(sizes.numbers, strata)
    if np.isnan(known).any():
        return _unusable(respondents, design, sizes, strata, weighted=weighted)
    population = None if design.cluster is not None else known
    if weighted or design.stratum is None:
        return Sized(replace(design, population=population), sizes.wrong)
    samples = np.bincount(strata)[strata]
    remark = respondents.at(Fault("weighted_by_population", {}), sizes.index)
    return Sized(replace(design, weights=known / samples, population=population), [*sizes.wrong, remark])


def _column_of_sizes(respondents: Respondents) -> _Sizes | None:
    found = respondents.cells(respondents.survey.population)
    if found is None or all(map(_is_empty, found[1])):
        return None
    placed, cells = found
    numbers = np.array([_size(cell) for cell in cells])
    places = [place for place, cell in enumerate(cells) if not _is_empty(cell) and np.isnan(numbers[place])]
    fault = Fault("unusable_population", {"respondents": 1})
    return _Sizes(numbers, placed.index, [FaultAt(fault, (respondents.rows[place], placed.index)) for place in places])


def _like_sizes(respondents: Respondents, strata: Codes) -> tuple[int, str] | None:
    """The place and heading of a column that is not known and holds one number for each stratum, as sizes are."""
    known, rows = np.unique(strata), [respondents.table.sheet.rows[row] for row in respondents.rows]
    for index, heading in respondents.table.unknown:
        numbers = np.array([_number(cell) for cell in cells_of(rows, index)])
        values = [np.unique(numbers[strata == code]) for code in known]
        if np.isnan(numbers).any() or any(len(each) > 1 for each in values):
            continue
        different = {float(each[0]) for each in values}
        if len(different) > 1 and not different <= set(range(len(known) + 1)):  # else they number the strata
            return index, heading
    return None


def _number(cell: Value) -> float:
    """A number of people, or a share such as 10%; NaN for any other cell."""
    if isinstance(cell, str) and cell.strip().endswith("%"):
        share = parse_number(cell.strip(" %").replace(",", "."), ".")
        return np.nan if share is None else share
    people = people_of(cell)
    return np.nan if people is None else people


def _label_of_size(respondents: Respondents, design: Design) -> _Sizes | None:
    """The size that a label above the table names, which is that of all strata and of all surveys of the table."""
    label = labelled_people(respondents.table)
    if label is None or design.stratum is not None or not respondents.alone:
        return None
    return _Sizes(np.full(len(respondents), np.nan if label[0] is None else label[0]), None, [])


def _is_empty(cell: Value) -> bool:
    return is_blank(cell) or is_missing_mark(cell)


def _size(cell: Value) -> float:
    people = people_of(cell)
    return people if people is not None and 0 < people < np.inf else np.nan


def _by_stratum(sizes: Numbers, strata: Codes) -> Numbers:
    """The one size of every respondent's stratum, NaN where it has none, several, or one below its sample."""
    known = np.full(len(sizes), np.nan)
    for code in np.unique(strata):
        members = strata == code
        named = np.unique(sizes[members & ~np.isnan(sizes)])
        if len(named) == 1 and named[0] >= members.sum():
            known[members] = named[0]
    return known


def _unusable(respondents: Respondents, design: Design, sizes: _Sizes, strata: Codes, *, weighted: bool) -> Sized:
    known = _by_stratum(sizes.numbers, strata)
    sample = int((strata == strata[np.flatnonzero(np.isnan(known))[0]]).sum())
    unusable = respondents.at(Fault("unusable_population", {"respondents": sample}), sizes.index)
    several = len(np.unique(sizes.numbers[~np.isnan(sizes.numbers)])) > 1
    if weighted or (design.stratum is None and not several):
        return Sized(design, [*sizes.wrong, unusable])
    return Sized(
        design, sizes.wrong, respondents.at(Fault("strata_without_weights", {"respondents": sample}), sizes.index)
    )


def people_of(written: Value) -> float | None:
    """The number of people that a cell names, None where it names none for certain or more than live."""
    if isinstance(written, int | float) and not isinstance(written, bool):
        return float(written) if written <= _MOST_PEOPLE else None
    found = _PEOPLE.fullmatch(" ".join(written.split())) if isinstance(written, str) else None
    if found is None or _MULTIPLE.search(found[2]):
        return None
    people = float(re.sub(r"\D", "", found[1]))
    return people if people <= _MOST_PEOPLE else None


def labelled_people(table: Table) -> tuple[float | None] | None:
    """The number of people that a label above a table names, None where there is no such label."""
    label = next((label for label in POPULATION_LABELS if label in table.labels), None)
    return None if label is None else (people_of(table.labels[label][0]),)


def needed_respondents(population: float) -> int:
    """The sample size of Krejcie and Morgan (1970), on which the table in Permenpan RB 14/2017 rests."""
    spread = _CHI_SQUARE * _SHARE * (1 - _SHARE)
    return ceil(spread * population / (_MARGIN**2 * (population - 1) + spread))
