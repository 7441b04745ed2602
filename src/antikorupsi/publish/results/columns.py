"""The data dictionary of the results: every column with its meaning, unit and rule, in the language of the file."""

from dataclasses import dataclass

from antikorupsi.assess import Assessment
from antikorupsi.common import Language
from antikorupsi.rules import Criterion
from antikorupsi.show import DOUBT_WORDS, NO_VERDICT_WORDS, threshold


@dataclass(frozen=True)
class ResultColumn:
    """One column: its name (the same in both languages), what it means, its unit, and the rule or source behind it."""

    name: str
    meaning: str
    unit: str = ""
    rule: str = ""


def result_columns(assessment: Assessment, words: Language) -> list[ResultColumn]:
    """The columns of the results in their order: who, verdict, each criterion, totals."""
    say = words.say
    points = say("points, 0 to 100")
    inside = (
        [
            ResultColumn("kecamatan", say("Kecamatan in which it lies")),
            ResultColumn("kabupaten", say("Kabupaten in which it lies")),
        ]
        if assessment.framework.assesses == "desa"
        else []
    )
    who = [
        ResultColumn("code", say("Code of the region (Kemendagri)")),
        ResultColumn("region", say("Name of the region")),
        ResultColumn("type", say("kabupaten or kota")),
        *inside,
        ResultColumn("province_code", say("Code of the province")),
        ResultColumn("province", say("Name of the province")),
        ResultColumn("simulated", say("Whether the region is fictitious"), say("true or false")),
    ]
    verdict = [
        ResultColumn(
            "eligibility", say("Verdict: eligible, awaiting_checks, not_eligible, undetermined or not_assessed")
        ),
        ResultColumn("certain", say("Whether no doubt hangs on the verdict"), say("true or false")),
        ResultColumn("as_of", say("Day of the verdict: what was published later is not known")),
        ResultColumn("criteria_met", say("Criteria met"), say("number")),
        ResultColumn("criteria_failed", say("Criteria failed"), say("number")),
        ResultColumn("criteria_without_data", say("Criteria that cannot be judged yet"), say("number")),
    ]
    criteria = [column for criterion in assessment.framework.criteria for column in _of_criterion(criterion, words)]
    interval = words.number(100 * assessment.framework.uncertainty.draws.interval, 0)
    coverage = assessment.framework.minimum_coverage
    totals = [
        ResultColumn("published_total", say("The total that was published, final stage"), points),
        ResultColumn("total", say("The total computed from the indicators, final stage"), points, coverage.source),
        ResultColumn("coverage", say("Share of the weight that has a score"), say("0 to 1")),
        ResultColumn("rank", say("Rank of the computed total among all, ties share the best"), say("number")),
        ResultColumn(
            "total_low", say("Lower bound of the total in {interval}% of the draws", interval=interval), points
        ),
        ResultColumn(
            "total_high", say("Upper bound of the total in {interval}% of the draws", interval=interval), points
        ),
        ResultColumn("rank_low", say("Best rank in {interval}% of the draws", interval=interval), say("number")),
        ResultColumn("rank_high", say("Worst rank in {interval}% of the draws", interval=interval), say("number")),
        ResultColumn("share_at_least_bound", say("Share of the draws that reach the predicate"), say("0 to 1")),
        ResultColumn("predicate", say("Predicate of the total")),
    ]
    return [*who, *(verdict if criteria else []), *criteria, *totals, *_of_gaps(assessment, words)]


def _of_criterion(criterion: Criterion, words: Language) -> list[ResultColumn]:
    """Verdict, value, label, year and cells of one criterion."""
    say, name = words.say, words.pick(criterion.name)
    rule = f"{threshold(criterion, words)} ({criterion.source})"
    unit, outlooks = (
        say("points, steps of a rating or years in a row"),
        "reaches, stays_below, holds, falls_below, open",
    )
    reasons, doubts = ", ".join(NO_VERDICT_WORDS), ", ".join(DOUBT_WORDS)
    return [
        ResultColumn(
            f"{criterion.id}_status",
            say("{name}: meets, fails or no_data (no figure that decides)", name=name),
            "",
            rule,
        ),
        ResultColumn(f"{criterion.id}_value", say("{name}: figure", name=name)),
        ResultColumn(f"{criterion.id}_label", say("{name}: label", name=name)),
        ResultColumn(f"{criterion.id}_year", say("{name}: year of the figure", name=name), say("year")),
        ResultColumn(f"{criterion.id}_reason", say("{name}: why there is no verdict", name=name), "", reasons),
        ResultColumn(f"{criterion.id}_doubts", say("{name}: why the verdict is not certain", name=name), "", doubts),
        ResultColumn(f"{criterion.id}_cells", say("{name}: cells the figure was read from", name=name)),
        ResultColumn(f"{criterion.id}_distance", say("{name}: what is missing; below zero: to spare", name=name), unit),
        ResultColumn(f"{criterion.id}_trend", say("{name}: trend of comparable years", name=name), say("a year")),
        ResultColumn(f"{criterion.id}_outlook", say("{name}: where the trend leads", name=name), "", outlooks),
    ]


def _of_gaps(assessment: Assessment, words: Language) -> list[ResultColumn]:
    """The nearest gap, the fewest indicators under each weighting, and the evidence that is lacking."""
    say = words.say
    bound = words.bound(assessment.framework.bound)
    columns = [
        ResultColumn("nearest_gap", say("Criterion that fails by the smallest share of its scale")),
        ResultColumn("nearest_gap_distance", say("What it lacks"), say("points or steps")),
    ]
    for scheme in assessment.framework.weights:
        name = words.pick(scheme.name)
        columns += [
            ResultColumn(
                f"{scheme.id}_state",
                say("{name}: whether {bound} can be reached", name=name, bound=bound),
                "",
                "reached, reachable, not_reachable, no_total",
            ),
            ResultColumn(
                f"{scheme.id}_indicators",
                say("{name}: the fewest indicators that reach {bound} at the highest score", name=name, bound=bound),
            ),
            ResultColumn(
                f"{scheme.id}_points",
                say("{name}: points by which their scores must rise together", name=name),
                say("points"),
            ),
        ]
    return [*columns, ResultColumn("lacking_evidence", say("Indicators whose evidence is lacking, in part or whole"))]
