"""Does the rule agree with the KPK's own choices? Every region it chose, judged as of its choice, by criterion.

The sample is small and knows no rejected region well: it says whether a rule can be the KPK's, and sets no threshold.
"""

from datetime import date

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.pilots import ANNOUNCED
from helpers.eligibility import AsOf, verdict_by_region_and_criterion

# The letter by which the KPK chose Kota Blitar for 2025 is of 17 January 2025 (lenteratoday.com, post 214517). No other
# day of a choice is published: the same day of the year is assumed for all.
CHOICE_MONTH, CHOICE_DAY = 1, 17
_CHOSEN = ("calon", "penilaian", "penetapan")
COLUMNS = {
    "choice": "Int64",
    "region": "str",
    "criterion": "str",
    "status": "str",
    "value": "float64",
    "label": "str",
    "year": "Int64",
    "reason": "str",
    "cells": "str",
}


def choices_of(observations: pd.DataFrame) -> pd.DataFrame:
    """One row per region that the KPK chose, with the year for which it was chosen first; `choice` is that year."""
    announced = observations[(observations["instrument"] == ANNOUNCED) & observations["stage"].isin(_CHOSEN)]
    first = announced.groupby("region")["year"].min()
    return first.rename("choice").reset_index()


def verdict_by_choice_and_criterion(assessment: Assessment) -> pd.DataFrame:
    """One row per chosen region and criterion: its verdict as of 17 January of the year it was chosen for.

    `status` meets agrees with the choice, fails contradicts it by the figure beside it, no_data cannot tell.
    """
    choices = choices_of(assessment.observations)
    parts = [
        _judged_for(assessment, year, choices.loc[choices["choice"] == year, "region"].to_list()).assign(choice=year)
        for year in sorted(set(choices["choice"].to_list()))
    ]
    table = pd.concat(parts) if parts else pd.DataFrame(columns=list(COLUMNS))
    return table[list(COLUMNS)].astype(COLUMNS).sort_values(["choice", "region"], kind="stable", ignore_index=True)


def agreement_by_criterion(assessment: Assessment) -> pd.DataFrame:
    """One row per criterion: of the chosen regions how many `agree`, `contradict` and cannot be told (`unknown`).

    Beside it the base rate: of the regions not chosen, judged on the same days, the `others_known` and the share of
    these that meet it (`others_meet`, 0 to 1, empty where none is known).
    """
    chosen = verdict_by_choice_and_criterion(assessment)
    others = _others(assessment, chosen)
    rows = [
        {
            "criterion": criterion.id,
            "chosen": int((chosen["criterion"] == criterion.id).sum()),
            **{
                name: int(((chosen["criterion"] == criterion.id) & (chosen["status"] == status)).sum())
                for name, status in (("agree", "meets"), ("contradict", "fails"), ("unknown", "no_data"))
            },
            "others_known": int((others["criterion"] == criterion.id).sum()),
            "others_meet": others.loc[others["criterion"] == criterion.id, "status"].eq("meets").mean(),
        }
        for criterion in assessment.framework.criteria
    ]
    return pd.DataFrame(rows)


def _others(assessment: Assessment, chosen: pd.DataFrame) -> pd.DataFrame:
    """The verdicts there are on regions that were never chosen, on the days of the choices."""
    never = [code for code in assessment.codes() if code not in set(chosen["region"])]
    parts = [_judged_for(assessment, int(year), never) for year in sorted(chosen["choice"].unique())]
    table = pd.concat(parts) if parts else pd.DataFrame(columns=list(COLUMNS))
    return table[table["status"] != "no_data"]


def _judged_for(assessment: Assessment, year: int, codes: list[str]) -> pd.DataFrame:
    """The verdicts on some regions as of the day of a choice."""
    as_of = AsOf(date(year, CHOICE_MONTH, CHOICE_DAY), year)
    regions, seen = assessment.period.regions, assessment.observations
    verdicts = verdict_by_region_and_criterion(seen[seen["region"].isin(codes)], regions, assessment.framework, as_of)
    return verdicts[verdicts["region"].isin(codes)]
