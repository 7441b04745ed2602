"""Who must send what: the figures that criteria still lack, by agency, and how many regions each would settle."""

import pandas as pd

from antikorupsi.rules import Framework

COLUMNS = {
    "owner": "str",
    "criterion": "str",
    "region": "str",
    "reason": "str",
    "settles": "bool",
}


def missing_by_criterion_and_region(verdicts: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """One row per criterion and region that lacks the figure for it, with the agency that has it and the reason.

    Only regions that fail nothing are asked for: a failure stands whatever else is sent. `settles` says that the
    figure is the last one that is missing, besides the checks that no agency publishes.
    """
    failing = set(verdicts.loc[verdicts["status"] == "fails", "region"])
    wanted = verdicts[
        (verdicts["status"] == "no_data") & (verdicts["reason"] != "not_assessed") & ~verdicts["region"].isin(failing)
    ]
    checks = {own.id for own in framework.criteria if own.checks}
    published = wanted[~wanted["criterion"].isin(checks)]
    alone = published.groupby("region")["criterion"].transform("size").eq(1).reindex(wanted.index, fill_value=False)
    last_checks = wanted["criterion"].isin(checks) & ~wanted["region"].isin(published["region"])
    owners = {own.id: own.owner for own in framework.criteria}
    table = wanted.assign(owner=wanted["criterion"].map(owners), settles=alone | last_checks)
    return table[list(COLUMNS)].astype(COLUMNS).sort_values(["owner", "criterion", "region"], ignore_index=True)


def count_by_agency(missing: pd.DataFrame) -> pd.DataFrame:
    """One row per agency and criterion: how many figures are `missing`, and how many regions each would settle."""
    counts = missing.groupby(["owner", "criterion"], sort=False).agg(
        missing=("region", "size"), settles=("settles", "sum")
    )
    return counts.reset_index().sort_values(["missing", "criterion"], ascending=[False, True], ignore_index=True)
