"""The data dictionary of the results: every column with its meaning, unit and rule, in the language of the file."""

from dataclasses import dataclass

from antikorupsi.common import Language
from antikorupsi.rules import Criterion, Framework
from antikorupsi.show import DOUBT_WORDS, NO_VERDICT_WORDS, threshold


@dataclass(frozen=True)
class ResultColumn:
    """One column: its name (the same in both languages), what it means, its unit, and the rule or source behind it.

    `kind` is the type that a Table Schema (Frictionless Data) gives its values.
    """

    name: str
    meaning: str
    unit: str = ""
    rule: str = ""
    kind: str = "string"


def result_columns(framework: Framework, words: Language) -> list[ResultColumn]:
    """The columns of the results in their order: who, verdict, each criterion, totals."""
    say = words.say
    points = say("points, 0 to 100")
    inside = (
        [
            ResultColumn("kecamatan", say("Kecamatan in which it lies")),
            ResultColumn("kabupaten", say("Kabupaten in which it lies")),
        ]
        if framework.assesses == "desa"
        else []
    )
    who = [
        ResultColumn("code", say("Code of the region (Kemendagri)")),
        ResultColumn("region", say("Name of the region")),
        ResultColumn("type", say("kabupaten or kota")),
        *inside,
        ResultColumn("province_code", say("Code of the province")),
        ResultColumn("province", say("Name of the province")),
        ResultColumn("simulated", say("Whether the region is fictitious"), say("true or false"), kind="boolean"),
    ]
    verdict = [
        ResultColumn(
            "eligibility", say("Verdict: eligible, awaiting_checks, not_eligible, undetermined or not_assessed")
        ),
        ResultColumn("certain", say("Whether no doubt hangs on the verdict"), say("true or false"), kind="boolean"),
        ResultColumn("as_of", say("Day of the verdict: what was published later is not known"), kind="date"),
        ResultColumn("criteria_met", say("Criteria met"), say("number"), kind="integer"),
        ResultColumn("criteria_failed", say("Criteria failed"), say("number"), kind="integer"),
        ResultColumn("criteria_without_data", say("Criteria that cannot be judged yet"), say("number"), kind="integer"),
    ]
    criteria = [column for criterion in framework.criteria for column in _of_criterion(criterion, words)]
    interval = words.number(100 * framework.uncertainty.draws.interval, 0)
    coverage = framework.minimum_coverage
    totals = [
        ResultColumn("published_total", say("The total that was published, final stage"), points, kind="number"),
        ResultColumn(
            "total", say("The total computed from the indicators, final stage"), points, coverage.source, kind="number"
        ),
        ResultColumn("coverage", say("Share of the weight that has a score"), say("0 to 1"), kind="number"),
        ResultColumn(
            "rank", say("Rank of the computed total among all, ties share the best"), say("number"), kind="integer"
        ),
        ResultColumn(
            "total_low",
            say("Lower bound of the total in {interval}% of the draws", interval=interval),
            points,
            kind="number",
        ),
        ResultColumn(
            "total_high",
            say("Upper bound of the total in {interval}% of the draws", interval=interval),
            points,
            kind="number",
        ),
        ResultColumn(
            "rank_low", say("Best rank in {interval}% of the draws", interval=interval), say("number"), kind="integer"
        ),
        ResultColumn(
            "rank_high", say("Worst rank in {interval}% of the draws", interval=interval), say("number"), kind="integer"
        ),
        ResultColumn(
            "share_at_least_bound", say("Share of the draws that reach the predicate"), say("0 to 1"), kind="number"
        ),
        ResultColumn("predicate", say("Predicate of the total")),
    ]
    return [*who, *(verdict if criteria else []), *criteria, *totals, *_of_gaps(framework, words)]


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
        ResultColumn(f"{criterion.id}_value", say("{name}: figure", name=name), kind="number"),
        ResultColumn(f"{criterion.id}_label", say("{name}: label", name=name)),
        ResultColumn(f"{criterion.id}_year", say("{name}: year of the figure", name=name), say("year"), kind="integer"),
        ResultColumn(f"{criterion.id}_reason", say("{name}: why there is no verdict", name=name), "", reasons),
        ResultColumn(f"{criterion.id}_doubts", say("{name}: why the verdict is not certain", name=name), "", doubts),
        ResultColumn(f"{criterion.id}_cells", say("{name}: cells the figure was read from", name=name)),
        ResultColumn(
            f"{criterion.id}_distance",
            say("{name}: what is missing; below zero: to spare", name=name),
            unit,
            kind="number",
        ),
        ResultColumn(
            f"{criterion.id}_trend", say("{name}: trend of comparable years", name=name), say("a year"), kind="number"
        ),
        ResultColumn(f"{criterion.id}_outlook", say("{name}: where the trend leads", name=name), "", outlooks),
    ]


def _of_gaps(framework: Framework, words: Language) -> list[ResultColumn]:
    """The nearest gap, the fewest indicators under each weighting, and the evidence that is lacking."""
    say = words.say
    bound = words.bound(framework.bound)
    columns = [
        ResultColumn("nearest_gap", say("Criterion that fails by the smallest share of its scale")),
        ResultColumn("nearest_gap_distance", say("What it lacks"), say("points or steps"), kind="number"),
    ]
    for scheme in framework.weights:
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
                kind="number",
            ),
        ]
    return [*columns, ResultColumn("lacking_evidence", say("Indicators whose evidence is lacking, in part or whole"))]
