"""The figures that decide a criterion, taken out of the report's own sources, as a reviewer would change them."""

from dataclasses import dataclass

import pandas as pd

from antikorupsi.assess import RegionAssessment
from antikorupsi.ingest import standing_values
from antikorupsi.rules import AtLeast, Criterion, LabelInConsecutiveYears


@dataclass(frozen=True)
class Deciding:
    """One input of a criterion: a number or a label, the year it is of, and its cells."""

    value: float | str
    year: int
    cells: tuple[str, ...]


def deciding_figures(view: RegionAssessment, criterion: Criterion, verdict: pd.Series) -> list[Deciding]:
    """The one or more figures the verdict follows from: of several sources those that differ, of several years each."""
    cells = [cell for cell in str(verdict["cells"] or "").splitlines() if cell in view.sources.index]
    rows = view.sources.loc[cells]
    if rows.empty:
        return []
    if isinstance(criterion.rule, LabelInConsecutiveYears):
        return _of_years(rows)
    item = next(own for own in criterion.items if own in set(rows["item"]))
    rows = rows[rows["item"] == item]
    if isinstance(criterion.rule, AtLeast):
        values = [float(value) for value in rows["value"].dropna()]
        return [_deciding(value, rows[rows["value"] == value]) for value in standing_values(values)]
    labels = [_label(view, criterion, row) for _, row in rows.iterrows()]
    return [_deciding(label, rows[[own == label for own in labels]]) for label in dict.fromkeys(labels)]


def _deciding(value: float | str, rows: pd.DataFrame) -> Deciding:
    return Deciding(value, int(rows["year"].iloc[0]), tuple(rows.index))


def _of_years(rows: pd.DataFrame) -> list[Deciding]:
    """One label a year, the latest first; a year whose sources differ has both, joined by a stroke."""
    found = []
    for year in sorted(set(rows["year"].astype(int)), reverse=True):
        own = rows[rows["year"] == year]
        found.append(Deciding(" / ".join(dict.fromkeys(own["label"])), year, tuple(own.index)))
    return found


def _label(view: RegionAssessment, criterion: Criterion, row: pd.Series) -> str:
    """The label of a figure, or that of the class its value lies in."""
    if isinstance(row["label"], str) and row["label"]:
        return row["label"]
    band = view.framework.band(criterion.instrument, row["item"], int(row["year"]), float(row["value"]))
    return band.label if band else "-"
