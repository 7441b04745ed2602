"""One row a region with everything that was found about it, in the names of the data dictionary."""

from typing import Any

import pandas as pd

from antikorupsi.assess import Assessment, GapRow, ImprovementRow, NeedRow
from antikorupsi.common import FINEST, Language, each_row
from antikorupsi.publish.results.columns import ResultColumn, result_columns
from antikorupsi.rules import FINAL_STAGE, Region
from antikorupsi.show import decimals_known, predicate_name
from helpers.eligibility import VerdictRow
from helpers.scoring import ScoreRow

Row = dict[str, Any]


def result_by_region(assessment: Assessment, words: Language) -> list[Row]:
    """The rows in the order of the codes; what is missing is None, never zero and never an empty text."""
    verdicts = assessment.verdict_rows_by_region
    final = assessment.kept_scores[assessment.kept_scores["stage"] == FINAL_STAGE]
    scores = {(row.region, row.level): row for row in each_row(final, ScoreRow)}
    gaps = {(row.region, row.criterion): row for row in each_row(assessment.gaps, GapRow)}
    needs = _needs(assessment)
    return [
        _of_region(region, assessment)
        | _of_criteria(verdicts.get(region.code, []), gaps)
        | _of_totals(region.code, assessment, scores, words)
        | needs[region.code]
        for region in assessment.period.regions
    ]


def columns_of(assessment: Assessment, words: Language) -> list[ResultColumn]:
    """The columns of these rows, as the data dictionary describes them."""
    return result_columns(assessment.framework, words, with_provinces=bool(assessment.period.regions.provinces))


def _of_region(region: Region, assessment: Assessment) -> Row:
    inside = {"kecamatan": region.kecamatan, "kabupaten": region.kabupaten} if region.level == "desa" else {}
    if assessment.period.regions.provinces:
        inside |= {"province_code": region.province_code, "province": region.province}
    who: Row = {
        "code": region.code,
        "region": region.name,
        "type": region.type,
        **inside,
        "simulated": region.simulated or assessment.period.simulated,
    }
    if not assessment.framework.criteria:
        return who
    counts, is_assessed = assessment.counts_by_region[region.code], not region.is_administrative
    return who | {
        "eligibility": str(assessment.eligibility[region.code]),
        "certain": assessment.is_certain(region.code),
        "as_of": str(assessment.as_of),
        "criteria_met": counts["meets"] if is_assessed else None,
        "criteria_failed": counts["fails"] if is_assessed else None,
        "criteria_without_data": counts["no_data"] if is_assessed else None,
    }


def _of_criteria(verdicts: list[VerdictRow], gaps: dict[tuple[str, str], GapRow]) -> Row:
    row: Row = {}
    for verdict in verdicts:
        gap = gaps[verdict.region, verdict.criterion]
        row |= {
            f"{verdict.criterion}_status": verdict.status,
            f"{verdict.criterion}_value": known(verdict.value),
            f"{verdict.criterion}_label": known(verdict.label) or None,
            f"{verdict.criterion}_year": known(verdict.year),
            f"{verdict.criterion}_reason": verdict.reason or None,
            f"{verdict.criterion}_doubts": verdict.doubts or None,
            f"{verdict.criterion}_cells": known(verdict.cells) or None,
            f"{verdict.criterion}_distance": known(gap.distance),
            f"{verdict.criterion}_trend": known(gap.trend) if gap.outlook else None,
            f"{verdict.criterion}_outlook": gap.outlook or None,
        }
    return row


def _needs(assessment: Assessment) -> dict[str, Row]:
    """By region code: the nearest gap, the fewest indicators under each weighting, and the lacking evidence."""
    lacking = assessment.lacking_evidence.groupby("region")["indicator"].agg(" ".join).to_dict()
    smallest = {(row.region, row.weights): row for row in each_row(assessment.improvements, ImprovementRow)}
    nearest = {row.region: row for row in each_row(assessment.needs, NeedRow)}
    needs: dict[str, Row] = {}
    for code in assessment.codes:
        need = nearest.get(code)
        row: Row = {
            "nearest_gap": (need and need.nearest) or None,
            "nearest_gap_distance": known(need.distance) if need else None,
        }
        for scheme in assessment.framework.weights:
            found = smallest.get((code, scheme.id))
            row |= {
                f"{scheme.id}_state": found.state if found else None,
                f"{scheme.id}_indicators": (found and found.indicators) or None,
                f"{scheme.id}_points": known(found.points) if found else None,
            }
        needs[code] = row | {"lacking_evidence": lacking.get(code)}
    return needs


def _of_totals(code: str, assessment: Assessment, scores: dict[tuple[str, str], ScoreRow], words: Language) -> Row:
    computed, published = scores.get((code, "total")), scores.get((code, "published"))
    moved = {} if computed is None else assessment.total_range(code) or {}
    total = assessment.total_of(code)
    return {
        "published_total": None if published is None else known(published.score),
        "total": None if computed is None else known(computed.score),
        "coverage": None if computed is None else known(computed.coverage),
        "rank": None if computed is None else known(computed.rank),
        "total_low": round(moved["total_low"], decimals_known(moved["total_error"])) if moved else None,
        "total_high": round(moved["total_high"], decimals_known(moved["total_error"])) if moved else None,
        "rank_low": int(moved["rank_low"]) if moved else None,
        "rank_high": int(moved["rank_high"]) if moved else None,
        "share_at_least_bound": _share(moved["share_at_least_bound"]) if moved else None,
        "predicate": None if total is None else predicate_name(total, assessment.framework, words),
    }


def _share(share: float) -> float:
    """A share of draws in hundredths, as finite draws know it; one that is not all or none never becomes it."""
    return min(max(round(share, 2), 0.01), 0.99) if 0 < share < 1 else share


def known(value: Any) -> Any:
    """A value of a table as Python knows it, None where there is none; numbers without binary noise."""
    if pd.isna(value):
        return None
    plain = value.item() if hasattr(value, "item") else value
    return round(plain, FINEST) if isinstance(plain, float) else plain
