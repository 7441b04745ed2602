"""The statistics of the measures in numbers: distributions, correlations that stand out, Cronbach's alpha."""

from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import Assessment, method
from antikorupsi.common import Html, Language, each_row, is_missing, markup
from antikorupsi.show.wording import more_of, signed, two_decimals

Row = list[str | Markup]
_MOST = 20  # pairs that are listed
_ALL = "all"  # the scale of all indicators


def distributions(assessment: Assessment, language: str = "id") -> Html:
    """One row per measure with a figure: mean, quartiles, skewness, excess kurtosis, and whether it stands out."""
    words = assessment.words(language)
    table = method.distribution_by_measure(method.figures_by_region(assessment))
    table, names = table[table["regions"] > 0], method.measure_names(assessment.framework, words)
    if table.empty:
        return Html(markup.paragraph(words.say("There is no figure whose distribution could be shown.")))
    columns = ["lowest", "quartile_1", "median", "quartile_3", "highest", "skewness", "kurtosis"]
    rows: list[Row] = [
        [
            names[own.measure],
            words.number(own.regions, 0),
            words.number(own.mean),
            *[two_decimals(getattr(own, name), words) for name in columns],
            words.say("yes") if own.outlying else words.say("no"),
        ]
        for own in each_row(table, method.DistributionRow)
    ]
    statistics = [words.say("lowest"), words.say("lower quartile"), words.say("median"), words.say("upper quartile")]
    statistics += [words.say("highest"), words.say("skewness"), words.say("excess kurtosis")]
    headings = [words.say("Measure"), words.say("Regions"), words.say("mean"), *statistics, words.say("outlying")]
    note = words.say(
        "Outlying: skewness beyond ±{skewness} and kurtosis above {kurtosis}, so that a few regions could decide the "
        "mean (JRC). Skewness needs three regions, kurtosis four.",
        skewness=words.number(method.MOST_SKEWNESS, 0),
        kurtosis=words.number(method.MOST_KURTOSIS, 1),
    )
    return markup.joined(
        markup.table(headings, rows, words.say("Distribution of each measure"), numeric=range(1, 10)),
        markup.paragraph(note, "chart-note"),
    )


class _FlaggedRow(NamedTuple):
    """Two indicators that go against one another, or say nearly the same; `together` in one component."""

    first: str
    second: str
    correlation: float
    regions: int
    flag: str
    real: bool
    together: bool


def flagged_correlations(assessment: Assessment, language: str = "id") -> Html:
    """One row per pair of indicators below zero or above 0.92, those of one component and the strongest first."""
    words = assessment.words(language)
    scores = method.indicator_scores_by_region(assessment)
    pairs = method.correlation_by_pair(scores)
    if pairs.empty:
        return Html(
            markup.paragraph(method.too_few_scored(len(scores), words.say("Pairs of indicators that stand out"), words))
        )
    component = {own.id: assessment.framework.component_of(own.id).id for own in assessment.framework.indicators}
    pairs["together"] = pairs["first"].map(component) == pairs["second"].map(component)
    pairs["strength"] = pairs["correlation"].abs()
    order = ["together", "real", "strength"]
    flagged = pairs[pairs["flag"] != ""].sort_values(order, ascending=False, kind="stable")
    if flagged.empty:
        none = words.say(
            "None of the {count} pairs of indicators is below zero or above {bound}.",
            count=len(pairs),
            bound=words.number(method.REDUNDANT),
        )
        return Html(markup.paragraph(none))
    names = method.measure_names(assessment.framework, words)
    flags = {"negative": words.say("below zero"), "redundant": words.say("nearly the same")}
    rows: list[Row] = [
        [
            names[own.first],
            names[own.second],
            two_decimals(own.correlation, words, [method.REDUNDANT, 0.0]),
            words.number(own.regions, 0),
            flags[own.flag],
            words.say("yes") if own.together else words.say("no"),
            words.say("yes") if own.real else words.say("no"),
        ]
        for own in each_row(flagged.head(_MOST), _FlaggedRow)
    ]
    headings = [words.say("Indicator"), words.say("Other indicator"), words.say("Correlation"), words.say("Regions")]
    headings += [words.say("Stands out as"), words.say("Same component"), words.say("Beyond chance (95%)")]
    caption = words.say("Pairs of indicators that stand out")
    return markup.joined(markup.table(headings, rows, caption, numeric=[2, 3]), more_of(len(flagged), _MOST, words))


def reliability(assessment: Assessment, language: str = "id") -> Html:
    """Cronbach's alpha of each component and of the whole, and the alpha of the whole without each of its items."""
    words = assessment.words(language)
    title = markup.heading(words.say("Reliability"), "keandalan")
    scores = method.indicator_scores_by_region(assessment)
    scales = {own.id: [each.id for each in own.indicators] for own in assessment.framework.components}
    table = method.alpha_by_scale(scores, scales | {_ALL: list(scores.columns)})
    if table["alpha"].isna().all():
        none = method.too_few_scored(len(scores.dropna()), words.say("Cronbach's alpha"), words)
        return markup.joined(title, markup.paragraph(none))
    names = method.measure_names(assessment.framework, words) | {_ALL: words.say("All indicators")}
    rows: list[Row] = [
        [
            names[own.scale],
            str(own.items),
            words.number(own.regions, 0),
            two_decimals(own.alpha, words, [method.ENOUGH]) if own.items > 1 else words.say("one indicator only"),
            "–" if is_missing(own.alpha) else words.say("yes") if own.enough else words.say("no"),
        ]
        for own in each_row(table, method.ScaleRow)
    ]
    headings = [words.say("Scale"), words.say("Indicators"), words.say("Regions with all scores")]
    enough = words.number(method.ENOUGH, 1)
    headings += [words.say("Cronbach's alpha"), words.say("{least} or more", least=enough)]
    note = words.say(
        "Alpha says how far the items of a scale measure one thing: 0 not at all, 1 wholly; the handbook of OECD and "
        "JRC takes {least} as enough. Only regions with all scores of a scale count.",
        least=enough,
    )
    alphas = markup.table(headings, rows, words.say("Cronbach's alpha of each scale"), numeric=[1, 2, 3])
    return markup.joined(title, alphas, _without(scores, names, words), markup.paragraph(note, "chart-note"))


def _without(scores: pd.DataFrame, names: dict[str, str], words: Language) -> Markup:
    """One row per indicator: the alpha of all others, and the change; a sentence where no alpha of all is known."""
    table = method.alpha_without_item(scores).dropna()
    if table.empty:
        caption = words.say("Cronbach's alpha of all others")
        return markup.paragraph(method.too_few_scored(len(scores.dropna()), caption, words))
    rows: list[Row] = [
        [names[own.item], words.number(own.alpha, 3), signed(own.change, words, least=3)]
        for own in each_row(table, method.ItemRow)
    ]
    headings = [words.say("Without the indicator"), words.say("Cronbach's alpha"), words.say("Change")]
    return markup.table(headings, rows, words.say("Cronbach's alpha of all others"), numeric=[1, 2])
