"""What totals are made of in numbers: effective weights, and the regions that another mean moves."""

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import Assessment, method
from antikorupsi.common import Html, Language, each_row, is_missing, markup
from antikorupsi.show.wording import more_of, named, predicate_name, total_number, two_decimals

Row = list[str | Markup]
_MOST = 15  # regions that are listed


def effective_weights(assessment: Assessment, language: str = "id") -> Html:
    """One row per indicator: declared weight, correlation with the total, main effect, weight in effect, ratio."""
    words = assessment.words(language)
    totals = method.totals_by_region(assessment)
    table = method.weight_in_effect(assessment)
    if table["effective"].isna().all():
        return Html(markup.paragraph(method.too_few_scored(int(totals.count()), words.say("Weight in effect"), words)))
    names = method.measure_names(assessment.framework, words)
    rows: list[Row] = [
        [
            names[own.indicator],
            words.number(own.regions, 0),
            f"{words.number(100 * own.nominal)}%",
            two_decimals(own.correlation, words),
            *(["–"] * 3 if is_missing(own.effective) else _shares(own.main_effect, own.effective, own.ratio, words)),
        ]
        for own in each_row(table, method.WeightRow)
    ]
    headings = [words.say("Indicator"), words.say("Regions"), words.say("Declared weight")]
    headings += [words.say("Correlation with the total"), words.say("Main effect (its square)")]
    headings += [words.say("Weight in effect"), words.say("In effect / declared")]
    return Html(markup.table(headings, rows, words.say("Declared and effective weights"), numeric=range(1, 7)))


def _shares(main_effect: float, effective: float, ratio: float, words: Language) -> list[str]:
    return [words.number(main_effect), f"{words.number(100 * effective)}%", words.number(ratio)]


def aggregation(assessment: Assessment, language: str = "id") -> Html:
    """One row per region that the geometric mean moves most: both means, both ranks, both predicates."""
    words = assessment.words(language)
    table = method.total_by_other_means(assessment)
    if table.empty:
        return Html(
            markup.paragraph(method.too_few_scored(0, words.say("Regions that the geometric mean moves most"), words))
        )
    places = table["rank_change"].abs().astype("int64")
    ordered = table.assign(places=places).sort_values(["places", "change"], ascending=[False, True], kind="stable")
    rows: list[Row] = [_row(own, assessment, words) for own in each_row(ordered.head(_MOST), method.OtherMeanRow)]
    headings = [words.say("Region"), words.say("Arithmetic"), words.say("Geometric"), words.say("Change")]
    headings += [words.say("Rank"), words.say("Rank by the geometric mean"), words.say("Predicate")]
    caption = words.say("Regions that the geometric mean moves most")
    return markup.joined(
        markup.paragraph(_predicates(table, assessment, words)),
        markup.table(headings, rows, caption, numeric=range(1, 6)),
        more_of(len(ordered), _MOST, words),
    )


def _row(own: method.OtherMeanRow, assessment: Assessment, words: Language) -> Row:
    ends = [predicate_name(value, assessment.framework, words) for value in (own.arithmetic, own.geometric)]
    return [
        named(assessment.period.regions.get(own.region)),
        total_number(own.arithmetic, assessment.framework, words),
        total_number(own.geometric, assessment.framework, words),
        two_decimals(own.change, words),
        words.number(own.rank_arithmetic, 0),
        words.number(own.rank_geometric, 0),
        " → ".join(dict.fromkeys(ends)),
    ]


def _predicates(table: pd.DataFrame, assessment: Assessment, words: Language) -> str:
    """How many regions would have the highest predicate by each mean."""
    framework = assessment.framework
    counts = [
        sum(framework.predicate(value) is not None for value in table[mean]) for mean in ("arithmetic", "geometric")
    ]
    return words.say(
        "{before} of {count} regions reach a predicate by the arithmetic mean, {after} by the geometric one.",
        before=words.number(counts[0], 0),
        count=words.number(len(table), 0),
        after=words.number(counts[1], 0),
    )
