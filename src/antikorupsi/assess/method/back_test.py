"""Does the rule agree with the KPK's own choices? Every region it chose, judged as of its choice, by criterion.

The sample is small and knows no rejected region well: it says whether a rule can be the KPK's, and sets no threshold.
"""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from antikorupsi.assess.assessment import Assessment
from antikorupsi.assess.pilots import day_of_choice
from antikorupsi.common import expanded
from antikorupsi.rules import PUBLISHED

_CHOSEN = ("calon", "penilaian", "penetapan")
_KEPT = 2  # assessments whose back test a process keeps: its table and its figures are asked for one after the other


class AgreementRow(NamedTuple):
    """How one criterion agrees with the choices."""

    criterion: str
    chosen: int
    agree: int
    contradict: int
    unknown: int
    others_known: int
    others_meet: float


def choices_of(observations: pd.DataFrame) -> pd.DataFrame:
    """One row per region that the KPK chose, with the year for which it was chosen first; `choice` is that year."""
    announced = expanded(observations[(observations["instrument"] == PUBLISHED) & observations["stage"].isin(_CHOSEN)])
    first = announced.groupby("region")["year"].min()
    return first.rename("choice").reset_index()


def verdict_by_choice_and_criterion(assessment: Assessment) -> pd.DataFrame:
    """One row per chosen region and criterion: its verdict as of 17 January of the year it was chosen for (`choice`).

    `status` meets agrees with the choice, fails contradicts it by the figure beside it, no_data cannot tell.
    """
    chosen = choices_of(assessment.kept_observations)
    return _on_the_days_of_choices(assessment).merge(chosen, on=["region", "choice"])


def agreement_by_criterion(assessment: Assessment) -> pd.DataFrame:
    """One row per criterion: of the chosen regions how many `agree`, `contradict` and cannot be told (`unknown`).

    Beside it the base rate: the regions not chosen are judged as of each of the same days. `others_known` counts these
    verdicts, a region once for every day, `others_meet` is the share that meet it (0 to 1, empty where none is known).
    """
    chosen, judged = verdict_by_choice_and_criterion(assessment), _on_the_days_of_choices(assessment)
    others = judged[~judged["region"].isin(chosen["region"]) & (judged["status"] != "no_data")]
    return pd.DataFrame([_agreement(criterion.id, chosen, others) for criterion in assessment.framework.criteria])


def _agreement(criterion: str, chosen: pd.DataFrame, others: pd.DataFrame) -> dict[str, object]:
    of_chosen, rest = (table.loc[table["criterion"] == criterion, "status"] for table in (chosen, others))
    statuses = {"agree": "meets", "contradict": "fails", "unknown": "no_data"}
    return {
        "criterion": criterion,
        "chosen": len(of_chosen),
        **{name: int((of_chosen == status).sum()) for name, status in statuses.items()},
        "others_known": len(rest),
        "others_meet": rest.eq("meets").mean(),
    }


@lru_cache(maxsize=_KEPT)
def _on_the_days_of_choices(assessment: Assessment) -> pd.DataFrame:
    """The verdicts on all regions as of the day of each year's choice, with the year in `choice`."""
    years = sorted(set(choices_of(assessment.kept_observations)["choice"].to_list()))
    tables = [assessment.verdicts_as_of(day_of_choice(year)).assign(choice=year) for year in years]
    return pd.concat(tables, ignore_index=True) if tables else assessment.verdicts.head(0).assign(choice=0)
