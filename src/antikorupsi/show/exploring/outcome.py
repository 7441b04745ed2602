"""What follows from choices: the verdict on every region, and the slice of one that sentences and tables show."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from antikorupsi.assess import Assessment, RegionAssessment
from antikorupsi.common import each_row
from antikorupsi.rules import FINAL_STAGE, Framework, Regions, indicator_weights
from helpers.eligibility import verdict_by_region_and_criterion
from helpers.scoring import ScoreRow, aggregate, component_trees, total_tree


@dataclass(frozen=True, eq=False)
class Outcome:
    """Eligibility by region code; totals and ranks of the final stage, and how far they move, of those that have one.

    `ranges` has the columns of uncertainty.summaries.range_by_region, from so many `draws`.
    """

    base: Assessment
    framework: Framework
    scheme: str
    eligibility: Mapping[str, str]
    totals: pd.Series
    ranks: pd.Series
    ranges: pd.DataFrame
    draws: int

    @cached_property
    def counts(self) -> Counter[str]:
        """How many regions are eligible, not eligible and undetermined."""
        return Counter(self.eligibility.values())

    def view(self, code: str, language: str) -> RegionAssessment:
        """The slice of one region under the choices, for the sentences and tables of a report.

        It holds verdicts, scores and ranges of this region alone; what a run takes longer for is left out: the
        influences, the totals without an indicator, exact bounds, and the variants of thresholds.
        """
        region = self.base.period.regions.get(code)
        observations = self.base.rows_of("observations", code)
        slow = ("influences", "left_out", "bounds", "variants")
        tried = replace(
            self.base,
            framework=self.framework,
            weights=self.scheme,
            verdicts=verdict_by_region_and_criterion(observations, Regions([region]), self.framework, self.base.as_of),
            kept_scores=self._scores(code),
            region_ranges=self.ranges.loc[self.ranges.index == code].reset_index(),
            **{name: getattr(self.base, name).iloc[:0] for name in slow},
        )
        return tried.region(code, language)

    def _scores(self, code: str) -> pd.DataFrame:
        """The scores of one region with the weights, components, totals and rank that follow from the choices."""
        scores, weights = self.base.rows_of("scores", code), indicator_weights(self.framework, self.scheme)
        trees = [*component_trees(self.framework, weights), total_tree(self.framework, weights)]
        columns: dict[str, list[object]] = {
            name: scores[name].tolist() for name in ("score", "weight", "coverage", "rank")
        }
        for stage in set(scores["stage"]):
            given = scores[(scores["level"] == "indicator") & (scores["stage"] == stage)]
            values = dict(zip(given["id"], given["score"], strict=True))
            found = {tree.name: (tree, aggregate(tree, values)[tree.name]) for tree in trees}
            for place, row in enumerate(each_row(scores, ScoreRow)):
                if row.stage == stage and row.level == "indicator":
                    columns["weight"][place] = weights[row.id]
                elif row.stage == stage and row.level in ("component", "total"):
                    tree, whole = found[row.id]
                    columns["score"][place], columns["coverage"][place] = float(whole.score), float(whole.coverage)
                    columns["weight"][place] = tree.weight
                    ranked = row.level == "total" and stage == FINAL_STAGE
                    columns["rank"][place] = self.ranks.get(code, pd.NA) if ranked else pd.NA
        made = {
            name: pd.Series(values, index=scores.index, dtype=scores[name].dtype) for name, values in columns.items()
        }
        return scores.assign(**made)
