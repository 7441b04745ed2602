"""All tables of the uncertainty of an assessment, made from its scores, verdicts and observations."""

from dataclasses import replace

import numpy as np
import pandas as pd

from antikorupsi.assess.stages import scores_of_latest
from antikorupsi.assess.uncertainty.bounds import bound_by_region_family_and_treatment
from antikorupsi.assess.uncertainty.draws import draws_in_parts
from antikorupsi.assess.uncertainty.leaving_out import change_by_region_and_left_out
from antikorupsi.assess.uncertainty.not_run import reason_by_region_and_step
from antikorupsi.assess.uncertainty.sensitivity import EVERYWHERE, influence_by_region_and_source
from antikorupsi.assess.uncertainty.sources import Known, Method, known_of
from antikorupsi.assess.uncertainty.summaries import range_by_region_in_parts
from antikorupsi.assess.uncertainty.variants import verdict_by_region_and_variant
from antikorupsi.rules import STAGES, Regions

Tables = dict[str, pd.DataFrame]
OF_TOTALS = ("region_ranges", "bounds", "influences", "left_out")
OF_VERDICTS = ("variants", "not_run")


def uncertainty_tables(judged: Tables, observations: pd.DataFrame, regions: Regions, method: Method) -> Tables:
    """Six tables, each with a row as its maker says: region_ranges, bounds, influences, left_out, variants, not_run.

    A region is examined at the latest stage that has scores; only those of the method's stage are ranked, and only they
    count for all regions together. `judged` holds `scores` and `verdicts`. Where it holds the tables of OF_TOTALS too,
    made by the same method from the same scores, they are taken as they are.
    """
    stages = [replace(method, stage=stage) for stage in STAGES]
    known = {
        each.stage: known_of(scores_of_latest(judged["scores"], each.stage), observations, each) for each in stages
    }
    made = {name: judged[name] for name in OF_TOTALS if name in judged}
    if len(made) < len(OF_TOTALS):
        made = _joined([_of_totals(known[each.stage], each, ranked=each == method) for each in stages])
    variants = verdict_by_region_and_variant(judged["verdicts"], observations, regions, method.framework, method.as_of)
    not_run = reason_by_region_and_step(known, method, judged | made, regions)
    return made | {"variants": variants, "not_run": not_run}


def _of_totals(known: Known, method: Method, *, ranked: bool) -> Tables:
    """What depends on scores and weights only; one core, so that a process that does this can be forked."""
    framework, declared = method.framework, method.declared
    tables = {
        "region_ranges": range_by_region_in_parts(known, draws_in_parts(known, framework, declared), framework),
        "bounds": bound_by_region_family_and_treatment(known, framework, declared),
        "influences": influence_by_region_and_source(known, framework, declared),
        "left_out": change_by_region_and_left_out(known, framework, declared),
    }
    if ranked:
        return tables
    tables["influences"] = tables["influences"][tables["influences"]["region"] != EVERYWHERE]
    return {name: _unranked(table) for name, table in tables.items()}


def _unranked(table: pd.DataFrame) -> pd.DataFrame:
    ranks = [name for name in table.columns if str(name).startswith("rank")]
    empty = pd.Series(np.nan, index=table.index)
    return table.assign(**{name: empty.astype(table[name].dtype) for name in ranks})


def _joined(parts: list[Tables]) -> Tables:
    return {name: pd.concat([part[name] for part in parts], ignore_index=True) for name in OF_TOTALS}
