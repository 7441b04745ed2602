"""Who must send what: the figures that criteria still lack, by agency, and how many regions each would settle."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from antikorupsi.common import with_dtypes
from antikorupsi.rules import Criterion, Framework, LabelInConsecutiveYears
from helpers.eligibility import AsOf, figures_by_region, open_years


class MissingFigureRow(NamedTuple):
    """One figure that a criterion lacks."""

    owner: str
    criterion: str
    region: str
    reason: str
    settles: bool
    years: str
    figures: int


def missing_by_criterion_and_region(
    verdicts: pd.DataFrame,
    observations: pd.DataFrame,
    framework: Framework,
    as_of: AsOf,
    sender_of: Callable[[Criterion, str], str],
) -> pd.DataFrame:
    """One row per criterion and region that lacks the figure for it, with the agency that has it and the reason.

    `sender_of` says from whom the figure of a criterion and region is expected.

    Only regions that fail nothing are asked for: a failure stands whatever else is sent. `settles` says that the
    figure is the last one that is missing, besides the checks that no agency publishes. Of a criterion of consecutive
    years `years` are those that the region lacks, with blanks between them, and `figures` is their number, else 1.
    """
    failing = set(verdicts.loc[verdicts["status"] == "fails", "region"])
    wanted = verdicts[
        (verdicts["status"] == "no_data") & (verdicts["reason"] != "not_assessed") & ~verdicts["region"].isin(failing)
    ]
    checks = {criterion.id for criterion in framework.criteria if criterion.checks}
    published = wanted[~wanted["criterion"].isin(checks)]
    alone = published.groupby("region")["criterion"].transform("size").eq(1).reindex(wanted.index, fill_value=False)
    last_checks = wanted["criterion"].isin(checks) & ~wanted["region"].isin(published["region"])
    owners = [
        sender_of(framework.criterion(each), region)
        for each, region in zip(wanted["criterion"], wanted["region"], strict=True)
    ]
    years = _open_years(wanted, observations, framework, as_of)
    wanted = wanted.assign(years=years, figures=[max(1, len(named.split())) for named in years])
    table = wanted.assign(owner=owners, settles=alone | last_checks)
    return with_dtypes(table, MissingFigureRow).sort_values(["owner", "criterion", "region"], ignore_index=True)


def _open_years(wanted: pd.DataFrame, observations: pd.DataFrame, framework: Framework, as_of: AsOf) -> pd.Series:
    """The years that each row asks for; "" of a criterion that any of several years meets."""
    in_a_row = {each.id: each for each in framework.criteria if isinstance(each.rule, LabelInConsecutiveYears)}
    instruments = {criterion.instrument for criterion in in_a_row.values()}
    figures = figures_by_region(observations[observations["instrument"].isin(instruments)])
    said = [
        " ".join(map(str, open_years(criterion, figures.get((region, criterion.instrument)), framework, as_of)))
        if criterion
        else ""
        for region, criterion in zip(wanted["region"], map(in_a_row.get, wanted["criterion"]), strict=True)
    ]
    return pd.Series(said, index=wanted.index, dtype="str")


class AgencyRow(NamedTuple):
    """How many figures of one criterion an agency has that are missing, and how many regions each would settle."""

    owner: str
    criterion: str
    missing: int
    settles: int


def count_by_agency(missing: pd.DataFrame) -> pd.DataFrame:
    """One row per agency and criterion: how many figures are `missing`, and how many regions each would settle."""
    counts = missing.groupby(["owner", "criterion"], sort=False).agg(
        missing=("figures", "sum"), settles=("settles", "sum")
    )
    return counts.reset_index().sort_values(["missing", "criterion"], ascending=[False, True], ignore_index=True)
