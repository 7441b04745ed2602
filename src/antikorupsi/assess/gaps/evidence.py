"""Which indicators lack evidence in the working papers of a region's latest stage."""

from typing import NamedTuple

import pandas as pd

from antikorupsi.assess.stages import is_of_latest_stage
from antikorupsi.common import addresses, with_dtypes
from antikorupsi.rules import PANEL, STAGES, Framework


class EvidenceRow(NamedTuple):
    """One indicator whose scores lack evidence or a remark."""

    region: str
    stage: str
    indicator: str
    lacking: str
    cells: str


_GIVEN, _EVIDENCE = ("skor", "pleno"), ("bukti", "tautan_bukti")
# What the paper says of the evidence, and what is lacking then.
_SAID = {"tidak ada": "absent", "sebagian": "in_part"}


def evidence_by_region_and_indicator(
    observations: pd.DataFrame, framework: Framework, assessment_year: int
) -> pd.DataFrame:
    """One row per region and indicator whose evidence is `lacking` at the latest stage with a paper of the year.

    absent: the paper says that there is none; in_part: that it is there in part; unnamed: there is a score and no
    evidence beside it; unscored: there is evidence and no score. Of several the first holds. `cells` are those of the
    scores, else of the evidence.
    """
    papers = observations[(observations["instrument"] == PANEL) & (observations["year"] == assessment_year)]
    papers = papers[papers["stage"].isin(list(STAGES))]
    latest = papers[is_of_latest_stage(papers)]
    parts = latest["item"].str.split(".", n=1)
    cells = latest.assign(indicator=parts.str[0], kind=parts.str[1], address=addresses(latest))
    cells = cells[cells["indicator"].isin([indicator.id for indicator in framework.indicators])]
    given, named = cells[cells["kind"].isin(_GIVEN)], cells[cells["kind"].isin(_EVIDENCE)]
    said = cells[cells["kind"] == "status_bukti"]
    found = pd.concat([_evidence_labels(said), _beside(given, named, "unnamed"), _beside(named, given, "unscored")])
    first = found.drop_duplicates(["region", "indicator"])
    shown = pd.concat([_cells_of(given), _cells_of(named), _cells_of(said)]).drop_duplicates(["region", "indicator"])
    table = first.merge(shown, on=["region", "indicator"]).sort_values(["region", "indicator"], ignore_index=True)
    return with_dtypes(table, EvidenceRow)


def _evidence_labels(said: pd.DataFrame) -> pd.DataFrame:
    """The labels of the papers by which evidence is absent or there in part."""
    lacking = said.assign(lacking=said["label"].map(_SAID))
    known = lacking[lacking["lacking"].notna()]
    return known.sort_values("lacking", kind="stable")[["region", "stage", "indicator", "lacking"]]


def _beside(some: pd.DataFrame, others: pd.DataFrame, lacking: str) -> pd.DataFrame:
    """The indicators that have some of one kind and none of the other."""
    key = ["region", "stage", "indicator"]
    both = some[key].drop_duplicates().merge(others[key].drop_duplicates(), on=key, how="left", indicator=True)
    return both[both["_merge"] == "left_only"][key].assign(lacking=lacking)


def _cells_of(cells: pd.DataFrame) -> pd.DataFrame:
    grouped = cells.groupby(["region", "indicator"], sort=True)["address"].agg("\n".join)
    return grouped.rename("cells").reset_index()
