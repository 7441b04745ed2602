"""All tables of the uncertainty of an assessment, made from its scores, verdicts and observations."""

import pandas as pd

from helpers.regions import Regions
from helpers.uncertainty.bounds import bound_by_region_family_and_treatment
from helpers.uncertainty.draws import draws_of
from helpers.uncertainty.leaving_out import change_by_region_and_left_out
from helpers.uncertainty.not_run import reason_by_region_and_step
from helpers.uncertainty.sensitivity import influence_by_region_and_source
from helpers.uncertainty.sources import Known, Method, known_of
from helpers.uncertainty.summaries import range_by_region
from helpers.uncertainty.variants import verdict_by_region_and_variant

Tables = dict[str, pd.DataFrame]
OF_TOTALS = ("region_ranges", "bounds", "influences", "left_out")
OF_VERDICTS = ("variants", "not_run")


def uncertainty_tables(judged: Tables, observations: pd.DataFrame, regions: Regions, method: Method) -> Tables:
    """Six tables, each with a row as its maker says: region_ranges, bounds, influences, left_out, variants, not_run.

    `judged` holds `scores` and `verdicts`. Where it holds the tables of OF_TOTALS too, made by the same method from the
    same scores, they are taken as they are.
    """
    known = known_of(judged["scores"], observations, method)
    made = {name: judged[name] for name in OF_TOTALS if name in judged}
    if len(made) < len(OF_TOTALS):
        made = _of_totals(known, method)
    variants = verdict_by_region_and_variant(judged["verdicts"], observations, regions, method.framework, method.year)
    not_run = reason_by_region_and_step(known, method, judged | made, regions)
    return made | {"variants": variants, "not_run": not_run}


def _of_totals(known: Known, method: Method) -> Tables:
    """What depends on scores and weights only; one core, so that a process that does this can be forked."""
    framework, declared = method.framework, method.declared
    drawn = draws_of(known, framework, declared)
    return {
        "region_ranges": range_by_region(known, drawn, framework),
        "bounds": bound_by_region_family_and_treatment(known, framework, declared),
        "influences": influence_by_region_and_source(known, framework, declared),
        "left_out": change_by_region_and_left_out(known, framework, declared),
    }
