"""Which regions are nearest to being eligible: criteria met, open and refuted, at the newest date in the data."""

from operator import attrgetter
from typing import NamedTuple

import pandas as pd

from antikorupsi.common import with_dtypes
from antikorupsi.rules import Framework
from helpers.eligibility import AsOf, eligibility_by_region, newest_day


class ShortlistRow(NamedTuple):
    """One region that meets a criterion."""

    region: str
    eligibility: str
    met: int
    open: int
    refuted: int
    open_criteria: str
    refuted_criteria: str


_STATUSES = {"met": "meets", "open": "no_data", "refuted": "fails"}


def day_of_shortlist(observations: pd.DataFrame, framework: Framework, as_of: AsOf) -> AsOf:
    """The day of the verdicts, or the newest date in the data where that is later.

    A day that was asked for says what may be known: the shortlist knows no more.
    """
    if as_of != AsOf.end_of(as_of.assessment_year):
        return as_of
    return max(as_of, newest_day(observations, framework, as_of), key=attrgetter("day"))


def shortlist_by_region(verdicts: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """One row per region that meets a criterion, nearest first: the fewest refuted, then the most met.

    `met`, `open` and `refuted` count the criteria by `verdicts`; `open_criteria` and `refuted_criteria` name them, with
    blanks between them. Of equals the order is that of the codes.
    """
    verdicts = verdicts[verdicts["reason"] != "not_assessed"]
    eligibility = eligibility_by_region(verdicts, framework)
    of_status = {name: verdicts[verdicts["status"] == status].groupby("region") for name, status in _STATUSES.items()}
    table = pd.DataFrame({name: groups.size() for name, groups in of_status.items()}, index=eligibility.index).fillna(0)
    for name in ("open", "refuted"):
        table[f"{name}_criteria"] = of_status[name]["criterion"].agg(" ".join).reindex(table.index, fill_value="")
    table = table.assign(eligibility=eligibility).rename_axis("region").reset_index()
    nearest = table[table["met"] > 0].sort_values(["refuted", "met", "region"], ascending=[True, False, True])
    return with_dtypes(nearest, ShortlistRow).reset_index(drop=True)
