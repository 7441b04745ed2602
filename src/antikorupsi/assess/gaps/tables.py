"""All tables of what would change a verdict, made from an assessment's verdicts, scores and observations."""

import pandas as pd

from antikorupsi.assess.gaps.distances import gap_by_region_and_criterion
from antikorupsi.assess.gaps.evidence import evidence_by_region_and_indicator
from antikorupsi.assess.gaps.peers import peer_by_region_and_criterion
from antikorupsi.assess.gaps.totals import gain_by_region_and_indicator, improvements_by_region
from antikorupsi.rules import Framework, Regions
from helpers.eligibility import AsOf

Tables = dict[str, pd.DataFrame]
OF_GAPS = ("gaps", "peers", "gains", "improvements", "lacking_evidence")


def gap_tables(
    judged: Tables, observations: pd.DataFrame, regions: Regions, framework: Framework, as_of: AsOf
) -> Tables:
    """Five tables, each with a row as its maker says, by the names of OF_GAPS; `judged` holds verdicts and scores."""
    gains = gain_by_region_and_indicator(judged["scores"], framework)
    return {
        "gaps": gap_by_region_and_criterion(observations, judged["verdicts"], framework, as_of),
        "peers": peer_by_region_and_criterion(judged["verdicts"], regions, framework),
        "gains": gains,
        "improvements": improvements_by_region(gains, framework),
        "lacking_evidence": evidence_by_region_and_indicator(observations, framework, as_of.assessment_year),
    }
