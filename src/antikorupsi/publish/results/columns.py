"""The data dictionary of the results: every column with its meaning, unit and rule, in the language of the file."""

from dataclasses import dataclass, replace

from antikorupsi.common import Language
from antikorupsi.rules import Criterion, Framework
from antikorupsi.show import DOUBT_WORDS, NO_VERDICT_WORDS, threshold

_Written = tuple[str, ...]  # name, kind and meaning of a column, and its unit and rule as far as they are not empty


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


def result_columns(framework: Framework, words: Language, *, with_provinces: bool = True) -> list[ResultColumn]:
    """The columns of the results in their order: who, verdict, each criterion, totals, gaps.

    Units of a type of a period's own need not lie in provinces, and have no columns of them then.
    """
    criteria = framework.criteria
    written = _who(words, with_places=framework.assesses == "desa", with_provinces=with_provinces)
    written += _of_verdict(words) if criteria else []
    written += [column for criterion in criteria for column in _of_criterion(criterion, words)]
    written += [*_of_totals(framework, words), *_of_gaps(framework, words)]
    return [replace(ResultColumn(name, *others), kind=kind) for name, kind, *others in written]


def _who(words: Language, *, with_places: bool, with_provinces: bool) -> list[_Written]:
    """Code, name and place of a region; of a village also kecamatan and kabupaten."""
    say = words.say
    places = [
        ("kecamatan", "string", say("Kecamatan in which it lies")),
        ("kabupaten", "string", say("Kabupaten in which it lies")),
    ]
    provinces = [
        ("province_code", "string", say("Code of the province")),
        ("province", "string", say("Name of the province")),
    ]
    return [
        ("code", "string", say("Code of the region (Kemendagri)")),
        ("region", "string", say("Name of the region")),
        ("type", "string", say("kabupaten or kota")),
        *(places if with_places else []),
        *(provinces if with_provinces else []),
        ("simulated", "boolean", say("Whether the region is fictitious"), say("true or false")),
    ]


def _of_verdict(words: Language) -> list[_Written]:
    """The verdict on a region, and how many of its criteria give it."""
    say = words.say
    verdict = say("Verdict: eligible, awaiting_checks, not_eligible, undetermined or not_assessed")
    return [
        ("eligibility", "string", verdict),
        ("certain", "boolean", say("Whether no doubt hangs on the verdict"), say("true or false")),
        ("as_of", "date", say("Day of the verdict: what was published later is not known")),
        ("criteria_met", "integer", say("Criteria met"), say("number")),
        ("criteria_failed", "integer", say("Criteria failed"), say("number")),
        ("criteria_without_data", "integer", say("Criteria that cannot be judged yet"), say("number")),
    ]


def _of_criterion(criterion: Criterion, words: Language) -> list[_Written]:
    """Verdict, value, label, year, reasons, cells, distance and trend of one criterion."""
    say, name, column = words.say, words.pick(criterion.name), criterion.id
    status = say("{name}: meets, fails or no_data (no figure that decides)", name=name)
    rule = f"{threshold(criterion, words)} ({criterion.source})"
    unit = say("points, steps of a rating or years in a row")
    outlooks = "reaches, stays_below, holds, falls_below, open"
    reasons, doubts = ", ".join(NO_VERDICT_WORDS), ", ".join(DOUBT_WORDS)
    return [
        (f"{column}_status", "string", status, "", rule),
        (f"{column}_value", "number", say("{name}: figure", name=name)),
        (f"{column}_label", "string", say("{name}: label", name=name)),
        (f"{column}_year", "integer", say("{name}: year of the figure", name=name), say("year")),
        (f"{column}_reason", "string", say("{name}: why there is no verdict", name=name), "", reasons),
        (f"{column}_doubts", "string", say("{name}: why the verdict is not certain", name=name), "", doubts),
        (f"{column}_cells", "string", say("{name}: cells the figure was read from", name=name)),
        (f"{column}_distance", "number", say("{name}: what is missing; below zero: to spare", name=name), unit),
        (f"{column}_trend", "number", say("{name}: trend of comparable years", name=name), say("a year")),
        (f"{column}_outlook", "string", say("{name}: where the trend leads", name=name), "", outlooks),
    ]


def _of_totals(framework: Framework, words: Language) -> list[_Written]:
    """The published and the computed total, its rank, and between what they lie."""
    say, points = words.say, words.say("points, 0 to 100")
    interval = words.number(100 * framework.uncertainty.draws.interval, 0)
    source = framework.minimum_coverage.source
    rank = say("Rank of the computed total among all, ties share the best")
    low = say("Lower bound of the total in {interval}% of the draws", interval=interval)
    high = say("Upper bound of the total in {interval}% of the draws", interval=interval)
    best = say("Best rank in {interval}% of the draws", interval=interval)
    worst = say("Worst rank in {interval}% of the draws", interval=interval)
    return [
        ("published_total", "number", say("The total that was published, final stage"), points),
        ("total", "number", say("The total computed from the indicators, final stage"), points, source),
        ("coverage", "number", say("Share of the weight that has a score"), say("0 to 1")),
        ("rank", "integer", rank, say("number")),
        ("total_low", "number", low, points),
        ("total_high", "number", high, points),
        ("rank_low", "integer", best, say("number")),
        ("rank_high", "integer", worst, say("number")),
        ("share_at_least_bound", "number", say("Share of the draws that reach the predicate"), say("0 to 1")),
        ("predicate", "string", say("Predicate of the total")),
    ]


def _of_gaps(framework: Framework, words: Language) -> list[_Written]:
    """The nearest gap, the fewest indicators under each weighting, and the evidence that is lacking."""
    say, bound = words.say, words.bound(framework.bound)
    columns: list[_Written] = [
        ("nearest_gap", "string", say("Criterion that fails by the smallest share of its scale")),
        ("nearest_gap_distance", "number", say("What it lacks"), say("points or steps")),
    ]
    states = "reached, reachable, not_reachable, no_total"
    for scheme in framework.weights:
        name = words.pick(scheme.name)
        state = say("{name}: whether {bound} can be reached", name=name, bound=bound)
        fewest = say("{name}: the fewest indicators that reach {bound} at the highest score", name=name, bound=bound)
        points = say("{name}: points by which their scores must rise together", name=name)
        columns += [
            (f"{scheme.id}_state", "string", state, "", states),
            (f"{scheme.id}_indicators", "string", fewest),
            (f"{scheme.id}_points", "number", points, say("points")),
        ]
    return [*columns, ("lacking_evidence", "string", say("Indicators whose evidence is lacking, in part or whole"))]
