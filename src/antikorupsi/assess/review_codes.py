"""The review code of a region: what a review was made of, in twelve letters and digits.

It is made of the statuses of criteria, the deciding figures (value, year, label), the scores of indicators, the total
and the thresholds of the framework. Ranks, peers, files, texts, languages and answers are no part of it: a new figure
of another region revokes no review, and the pages of both languages share one code.
"""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256

import pandas as pd

from antikorupsi.assess.period_tables import PeriodTables
from antikorupsi.assess.published_figures import figures_of
from antikorupsi.ingest import REVIEW_CODE_ALPHABET, as_review_code
from antikorupsi.rules import Framework, rule_text

_REVIEWED = ("criterion", "indicator", "total", "published")  # the kinds of figures that a code is made of
_LENGTH = 12
_BITS = 5  # of each letter or digit


@lru_cache(maxsize=8)
def review_codes(assessment: PeriodTables) -> Mapping[str, str]:
    """The review code of every region."""
    thresholds = thresholds_of(assessment.framework)
    rows = reviewed_figures(figures_of(assessment))
    written: dict[str, list[str]] = {code: [] for code in assessment.codes}
    columns = (rows[name] for name in ("region", "kind", "id", "value", "label", "year", "status"))
    for region, *figure in zip(*columns, strict=True):
        written.setdefault(region, []).append("|".join("" if pd.isna(each) else str(each) for each in figure))
    return {region: _code(thresholds, lines) for region, lines in written.items()}


def reviewed_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """Those of a publication's figures that a review is made of; a figure that decides nothing counts as none."""
    reviewed = figures[figures["kind"].isin(_REVIEWED)].copy()
    undecided = (reviewed["kind"] == "criterion") & (reviewed["status"] == "no_data")
    reviewed.loc[undecided, ["value", "year"]] = pd.NA
    reviewed.loc[undecided, "label"] = ""
    return reviewed


def thresholds_of(framework: Framework) -> str:
    """The thresholds of a framework as one text: each criterion with its rule, without the words for it."""
    return "\n".join(f"{criterion.id} {rule_text(criterion.rule)}" for criterion in framework.criteria)


def _code(thresholds: str, lines: list[str]) -> str:
    digest = sha256("\n".join([thresholds, *lines]).encode()).digest()
    number = int.from_bytes(digest[:8], "big") >> (64 - _LENGTH * _BITS)
    letters = [REVIEW_CODE_ALPHABET[number >> _BITS * place & 31] for place in reversed(range(_LENGTH))]
    return as_review_code("".join(letters))
