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


Described = tuple[str, ...]  # the fields of a column, as far as they are not empty


def result_columns(assessment: Assessment, words: Language) -> list[ResultColumn]:
    """The columns of the results in their order: who, verdict, each criterion, totals, gaps."""
    criteria = assessment.framework.criteria
    described = _who(words, with_places=assessment.framework.assesses == "desa")
    described += _of_verdict(words) if criteria else []
    described += [column for criterion in criteria for column in _of_criterion(criterion, words)]
    described += [*_of_totals(assessment, words), *_of_gaps(assessment, words)]
    return [ResultColumn(*each) for each in described]


def _who(words: Language, *, with_places: bool) -> list[Described]:
    """Code, name and place of a region; of a village also kecamatan and kabupaten."""
    say = words.say
    places = [("kecamatan", say("Kecamatan in which it lies")), ("kabupaten", say("Kabupaten in which it lies"))]
    return [
        ("code", say("Code of the region (Kemendagri)")),
        ("region", say("Name of the region")),
        ("type", say("kabupaten or kota")),
        *(places if with_places else []),
        ("province_code", say("Code of the province")),
        ("province", say("Name of the province")),
        ("simulated", say("Whether the region is fictitious"), say("true or false")),
    ]


def _of_verdict(words: Language) -> list[Described]:
    """The verdict on a region, and how many of its criteria give it."""
    say = words.say
    return [
        ("eligibility", say("Verdict: eligible, awaiting_checks, not_eligible, undetermined or not_assessed")),
        ("certain", say("Whether no doubt hangs on the verdict"), say("true or false")),
        ("as_of", say("Day of the verdict: what was published later is not known")),
        ("criteria_met", say("Criteria met"), say("number")),
        ("criteria_failed", say("Criteria failed"), say("number")),
        ("criteria_without_data", say("Criteria that cannot be judged yet"), say("number")),
    ]


def _of_criterion(criterion: Criterion, words: Language) -> list[Described]:
    """Verdict, value, label, year, reasons, cells, distance and trend of one criterion."""
    say, name, column = words.say, words.pick(criterion.name), criterion.id
    rule = f"{threshold(criterion, words)} ({criterion.source})"
    unit = say("points, steps of a rating or years in a row")
    outlooks = "reaches, stays_below, holds, falls_below, open"
    reasons, doubts = ", ".join(NO_VERDICT_WORDS), ", ".join(DOUBT_WORDS)
    return [
        (f"{column}_status", say("{name}: meets, fails or no_data (no figure that decides)", name=name), "", rule),
        (f"{column}_value", say("{name}: figure", name=name)),
        (f"{column}_label", say("{name}: label", name=name)),
        (f"{column}_year", say("{name}: year of the figure", name=name), say("year")),
        (f"{column}_reason", say("{name}: why there is no verdict", name=name), "", reasons),
        (f"{column}_doubts", say("{name}: why the verdict is not certain", name=name), "", doubts),
        (f"{column}_cells", say("{name}: cells the figure was read from", name=name)),
        (f"{column}_distance", say("{name}: what is missing; below zero: to spare", name=name), unit),
        (f"{column}_trend", say("{name}: trend of comparable years", name=name), say("a year")),
        (f"{column}_outlook", say("{name}: where the trend leads", name=name), "", outlooks),
    ]


def _of_totals(assessment: Assessment, words: Language) -> list[Described]:
    """The published and the computed total, its rank, and between what they lie."""
    say, points = words.say, words.say("points, 0 to 100")
    interval = words.number(100 * assessment.framework.uncertainty.draws.interval, 0)
    source = assessment.framework.minimum_coverage.source
    return [
        ("published_total", say("The total that was published, final stage"), points),
        ("total", say("The total computed from the indicators, final stage"), points, source),
        ("coverage", say("Share of the weight that has a score"), say("0 to 1")),
        ("rank", say("Rank of the computed total among all, ties share the best"), say("number")),
        ("total_low", say("Lower bound of the total in {interval}% of the draws", interval=interval), points),
        ("total_high", say("Upper bound of the total in {interval}% of the draws", interval=interval), points),
        ("rank_low", say("Best rank in {interval}% of the draws", interval=interval), say("number")),
        ("rank_high", say("Worst rank in {interval}% of the draws", interval=interval), say("number")),
        ("share_at_least_bound", say("Share of the draws that reach the predicate"), say("0 to 1")),
        ("predicate", say("Predicate of the total")),
    ]


def _of_gaps(assessment: Assessment, words: Language) -> list[Described]:
    """The nearest gap, the fewest indicators under each weighting, and the evidence that is lacking."""
    say, bound = words.say, words.bound(assessment.framework.bound)
    columns: list[Described] = [
        ("nearest_gap", say("Criterion that fails by the smallest share of its scale")),
        ("nearest_gap_distance", say("What it lacks"), say("points or steps")),
    ]
    states = "reached, reachable, not_reachable, no_total"
    for scheme in assessment.framework.weights:
        name = words.pick(scheme.name)
        fewest = say("{name}: the fewest indicators that reach {bound} at the highest score", name=name, bound=bound)
        points = say("{name}: points by which their scores must rise together", name=name)
        columns += [
            (f"{scheme.id}_state", say("{name}: whether {bound} can be reached", name=name, bound=bound), "", states),
            (f"{scheme.id}_indicators", fewest),
            (f"{scheme.id}_points", points, say("points")),
        ]
    return [*columns, ("lacking_evidence", say("Indicators whose evidence is lacking, in part or whole"))]
