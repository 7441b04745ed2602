"""Which indicators lack evidence in the working papers of a region's latest stage."""

from collections.abc import Collection
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


_GIVEN, _EVIDENCE, _STATUS = ("skor", "pleno"), ("bukti", "tautan_bukti"), ("status_bukti",)
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
    papers = (observations["instrument"] == PANEL) & (observations["year"] == assessment_year)
    scored = papers & observations["stage"].isin(list(STAGES))
    seen = observations.loc[scored, ["region", "stage", "item", "label", "file", "sheet", "cell"]]
    latest = seen[is_of_latest_stage(seen)]
    indicators = [indicator.id for indicator in framework.indicators]
    given, named, said = (_of_kinds(latest, indicators, kinds) for kinds in (_GIVEN, _EVIDENCE, _STATUS))
    found = pd.concat([_evidence_labels(said), _beside(given, named, "unnamed"), _beside(named, given, "unscored")])
    first = found.drop_duplicates(["region", "indicator"])
    shown = pd.concat([_cells_of(cells, first) for cells in (given, named, said)])
    shown = shown.drop_duplicates(["region", "indicator"])
    table = first.merge(shown, on=["region", "indicator"]).sort_values(["region", "indicator"], ignore_index=True)
    return with_dtypes(table, EvidenceRow)


def _of_kinds(papers: pd.DataFrame, indicators: Collection[str], kinds: Collection[str]) -> pd.DataFrame:
    """The cells of some kinds with their `indicator`, as categories: of a large country they are most figures."""
    indicator_of = {f"{name}.{kind}": name for name in indicators for kind in kinds}
    cells = papers[papers["item"].isin(list(indicator_of))]
    named = cells["item"].astype("str").map(indicator_of)
    return cells.assign(indicator=named.astype(pd.CategoricalDtype(sorted(indicators))))


def _evidence_labels(said: pd.DataFrame) -> pd.DataFrame:
    """The labels of the papers by which evidence is absent or there in part."""
    lacking = said.assign(lacking=said["label"].astype("str").map(_SAID))
    known = lacking[lacking["lacking"].notna()]
    return known.sort_values("lacking", kind="stable")[["region", "stage", "indicator", "lacking"]]


def _beside(some: pd.DataFrame, others: pd.DataFrame, lacking: str) -> pd.DataFrame:
    """The indicators that have some of one kind and none of the other."""
    key = ["region", "stage", "indicator"]
    both = some[key].drop_duplicates().merge(others[key].drop_duplicates(), on=key, how="left", indicator=True)
    return both[both["_merge"] == "left_only"][key].assign(lacking=lacking)


def _cells_of(cells: pd.DataFrame, wanted: pd.DataFrame) -> pd.DataFrame:
    """The addresses of the cells of each region and indicator that is wanted, one a line."""
    key = ["region", "indicator"]
    of_wanted = cells.merge(wanted[key], on=key)
    grouped = of_wanted.assign(address=addresses(of_wanted)).groupby(key, sort=True)["address"].agg("\n".join)
    return grouped.rename("cells").reset_index()
