"""Verdicts, totals, ranks and intervals of a period under other thresholds and weights, within 200 ms.

The functions are those of a run. Results that a change does not affect are cached: figures, the verdicts on the other
criteria, the interval of the same weights.
"""

import numpy as np
import pandas as pd

from antikorupsi.assess import (
    Assessment,
    Known,
    Method,
    draws_of,
    known_of,
    part_of,
    range_by_region,
    ranks_of,
    scores_of_latest,
)
from antikorupsi.common import WorkbookError
from antikorupsi.rules import FINAL_STAGE, STAGES, Criterion, Framework, indicator_weights
from antikorupsi.show.exploring.choices import Choices
from antikorupsi.show.exploring.outcome import Outcome
from helpers.eligibility import Judgement, eligibility_of, figures_by_region, judge
from helpers.scoring import Numbers, aggregate, total_tree

DRAWS = 200  # keeps the update under 200 ms; a run uses 10,000


class Bench:
    """An assessment under the period's framework, and the outcome of other choices."""

    def __init__(self, assessment: Assessment) -> None:
        """Groups the figures by region and collects the scores of each stage."""
        self.assessment = assessment
        self._codes = [region.code for region in assessment.period.regions]
        self._not_assessed = {region.code for region in assessment.period.regions if region.is_administrative}
        self._figures = figures_by_region(assessment.kept_observations)
        self._known = {stage: self._scored(stage) for stage in STAGES}
        self._judged: dict[str, list[Judgement]] = {}
        self._ranges: dict[str, pd.DataFrame] = {}

    def outcome(self, choices: Choices) -> Outcome:
        """What follows from the choices for every region; raises WorkbookError for choices that do not fit."""
        framework, scheme = choices.asked()
        if _scored_by(framework) != _scored_by(self.assessment.framework):
            raise WorkbookError(f"{framework.id} scores other indicators than {self.assessment.framework.id} does.")
        by_criterion = [
            [judged.status for judged in self._judgements(criterion, framework)] for criterion in framework.criteria
        ]
        names = [criterion.id for criterion in framework.criteria]
        eligibility = {
            code: "not_assessed"
            if code in self._not_assessed
            else eligibility_of(framework, dict(zip(names, statuses, strict=True)))
            for code, *statuses in zip(self._codes, *by_criterion, strict=True)
        }
        totals = totals_of(self._known[FINAL_STAGE], framework, scheme)
        there = totals.notna().to_numpy(dtype=np.bool_)
        ranks = pd.Series(ranks_of(totals[there].to_numpy()[None, :])[0], index=totals.index[there], dtype="Int64")
        drawn = self._drawn(framework, scheme)
        return Outcome(self.assessment, framework, scheme, eligibility, totals, ranks, *drawn)

    def _judgements(self, criterion: Criterion, framework: Framework) -> list[Judgement]:
        """The verdict on every region, in the order of the codes; kept by the rule."""
        key = criterion.model_dump_json()
        if key not in self._judged:
            figures = self._figures
            self._judged[key] = [
                judge(criterion, figures.get((code, criterion.instrument)), framework, self.assessment.as_of)
                for code in self._codes
            ]
        return self._judged[key]

    def _scored(self, stage: str) -> Known:
        """The scores of the regions whose latest stage is this one, also of those that are too few for a total."""
        usual, scores = self.assessment, self.assessment.kept_scores
        of_stage = scores_of_latest(scores, stage)
        of_levels = of_stage[of_stage["level"].isin(["indicator", "total"])]
        scored = of_levels.assign(score=of_levels["score"].where(of_levels["level"] == "indicator", 0.0))
        method = Method(usual.framework, usual.weights, usual.as_of, stage)
        return known_of(scored, usual.kept_observations, method)

    def _drawn(self, framework: Framework, scheme: str) -> tuple[pd.DataFrame, int]:
        """Ranges of totals and ranks, and the number of draws: those of the run for the same weights, else `DRAWS`."""
        usual = self.assessment
        if scheme == usual.weights and framework.uncertainty == usual.framework.uncertainty:
            return usual.ranges, framework.uncertainty.draws.count
        key = f"{framework.id} {scheme} {indicator_weights(framework, scheme)}"
        if key not in self._ranges:
            few, tables = with_draws(framework, DRAWS), []
            for stage, known in self._known.items():
                enough = part_of(known, totals_of(known, framework, scheme).notna().to_numpy(dtype=np.bool_))
                found = range_by_region(enough, draws_of(enough, few, scheme), few)
                tables.append(found if stage == FINAL_STAGE else found.assign(rank_low=np.nan, rank_high=np.nan))
            self._ranges[key] = pd.concat(tables).set_index("region")
        return self._ranges[key], DRAWS


def totals_of(known: Known, framework: Framework, scheme: str) -> pd.Series:
    """By region that was scored: its total, NaN below the least coverage."""
    tree = total_tree(framework, indicator_weights(framework, scheme))
    scores: dict[str, Numbers] = dict(zip(known.indicators, known.scores.T, strict=True))
    whole = aggregate(tree, scores)[tree.name]
    return pd.Series(np.broadcast_to(whole.score, len(known.regions)), index=list(known.regions))


def _scored_by(framework: Framework) -> list[tuple[str, str | None, str | None]]:
    return [(indicator.id, indicator.takes, indicator.may_take) for indicator in framework.indicators]


def with_draws(framework: Framework, count: int) -> Framework:
    """The framework with another number of draws."""
    draws = framework.uncertainty.draws.model_copy(update={"count": count})
    return framework.model_copy(update={"uncertainty": framework.uncertainty.model_copy(update={"draws": draws})})
