"""Coverage by outcome: of which verdicts the figures are known, from which sources, and by which kind of statement.

Figures are known where the press praised or blamed, and statements on whole provinces are made of success: both make
the share of criteria that are met no share of the country.
"""

from typing import NamedTuple, get_args

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.common import address, each_row, with_dtypes
from antikorupsi.ingest import Observation
from antikorupsi.rules import SourceKind

_OF_PROVINCES = ("closed", "remainder")  # counted in a statement on a province, not said of the region by name
_KNOWN = {"meets": "met", "fails": "failed"}


class OutcomeRow(NamedTuple):
    """The verdicts on one criterion."""

    criterion: str
    met: int
    failed: int
    met_by_statement: int
    failed_by_statement: int


class SourceOutcomeRow(NamedTuple):
    """The verdicts that rest on one kind of source."""

    source_kind: str
    met: int
    failed: int


def outcome_by_criterion(assessment: Assessment) -> pd.DataFrame:
    """One row per criterion: how many verdicts are `met` and `failed`, and of these how many rest on a statement.

    Columns: criterion, met, failed, met_by_statement, failed_by_statement: figures that count a region in a statement
    on its province and do not name it.
    """
    known = _known_verdicts(assessment)
    stated = known[known["basis"].isin(_OF_PROVINCES)]
    table = pd.DataFrame({"criterion": [criterion.id for criterion in assessment.framework.criteria]}).set_index(
        "criterion"
    )
    for status, name in _KNOWN.items():
        table[name] = known[known["status"] == status].groupby("criterion").size()
        table[f"{name}_by_statement"] = stated[stated["status"] == status].groupby("criterion").size()
    return with_dtypes(table.fillna(0).reset_index(), OutcomeRow)


def outcome_by_source(assessment: Assessment) -> pd.DataFrame:
    """One row per kind of source that a verdict rests on: source_kind, met, failed, the best kinds first."""
    known = _known_verdicts(assessment)
    kinds = [kind for kind in get_args(SourceKind) if kind in set(known["source_kind"])]
    counts = {name: known[known["status"] == status].groupby("source_kind").size() for status, name in _KNOWN.items()}
    table = pd.DataFrame(counts, index=pd.Index(kinds, name="source_kind")).reindex(kinds)
    return with_dtypes(table.fillna(0).reset_index(), SourceOutcomeRow)


def _known_verdicts(assessment: Assessment) -> pd.DataFrame:
    """The verdicts that are given, with basis and kind of source of the first figure that each rests on."""
    said = {address(row): (row.basis, row.source_kind) for row in each_row(assessment.kept_observations, Observation)}
    known = assessment.verdicts[assessment.verdicts["status"].isin(list(_KNOWN))]
    first = [said[cells.split("\n")[0]] for cells in known["cells"]]
    sources = pd.DataFrame(first, columns=["basis", "source_kind"], index=known.index)
    return known[["region", "criterion", "status"]].join(sources)
