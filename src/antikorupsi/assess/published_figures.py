"""Every published figure of a period as one table, in the form that the history of publications keeps."""

from functools import lru_cache

import pandas as pd

from antikorupsi.assess.history import KEY, WHAT, tidy
from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.common import expanded

_KEPT = 8  # assessments whose figures a process keeps


@lru_cache(maxsize=_KEPT)
def figures_of(assessment: PeriodTables) -> pd.DataFrame:
    """Every published figure, one row each: region, kind, id, value, label, year, status, cells.

    `kind` is criterion, eligibility, or the level of a score, whose id is its stage and id.
    """
    verdicts = assessment.verdicts.assign(kind="criterion", id=assessment.verdicts["criterion"])
    scores = expanded(assessment.kept_scores)
    scores = scores.assign(kind=scores["level"], id=scores["stage"] + ":" + scores["id"], label="", status="")
    eligibility = pd.DataFrame({"region": assessment.eligibility.index, "status": assessment.eligibility.to_numpy()})
    overall = eligibility.assign(kind="eligibility", id="eligibility")
    tables = [verdicts, scores.rename(columns={"score": "value"}), overall]
    figures = pd.concat([table.reindex(columns=[*KEY, *WHAT, "cells"]) for table in tables], ignore_index=True)
    return tidy(figures)
