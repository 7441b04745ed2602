"""The stages at which the panel scores a region: what counts is the latest of them."""

import pandas as pd

from antikorupsi.rules import STAGES

_PLACES = {stage: place for place, stage in enumerate(STAGES)}


def is_of_latest_stage(rows: pd.DataFrame) -> pd.Series:
    """Of rows with a region and a stage of the panel: whether each is of the latest stage of its region."""
    # As whole numbers also where there are no rows: Arrow would look for the latest of texts with threads of its own.
    places = rows["stage"].map(_PLACES).astype("int64")
    return places == places.groupby(rows["region"]).transform("max")


def scores_of_latest(scores: pd.DataFrame, stage: str) -> pd.DataFrame:
    """The scores of a stage, of those regions that the panel scored at no later one."""
    indicators = scores[scores["level"] == "indicator"]
    latest = indicators[is_of_latest_stage(indicators)]
    regions = latest.loc[latest["stage"] == stage, "region"]
    return scores[(scores["stage"] == stage) & scores["region"].isin(list(regions.unique()))]
