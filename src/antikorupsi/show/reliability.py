"""Whether the indicators of a component measure one thing."""

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import CountryView, method
from antikorupsi.common import Html, Language, each_row, is_missing, markup
from antikorupsi.show.number_words import signed, two_decimals

_ALL = "all"  # the scale of all indicators


def reliability(view: CountryView) -> Html:
    """Cronbach's alpha of each component and of the whole, and the alpha of the whole without each of its items."""
    assessment, words, say = view.assessment, view.words, view.words.say
    title = markup.heading(say("Reliability"), "keandalan")
    scores = method.indicator_scores_by_region(assessment)
    scales = {component.id: [each.id for each in component.indicators] for component in assessment.framework.components}
    table = method.alpha_by_scale(scores, scales | {_ALL: list(scores.columns)})
    if table["alpha"].isna().all():
        none = method.too_few_scored(len(scores.dropna()), say("Cronbach's alpha"), words)
        return markup.joined(title, markup.paragraph(none))
    names = method.measure_names(assessment.framework, words) | {_ALL: say("All indicators")}
    rows = [
        [
            names[row.scale],
            str(row.items),
            words.number(row.regions, 0),
            two_decimals(row.alpha, words, [method.ENOUGH]) if row.items > 1 else say("one indicator only"),
            "–" if is_missing(row.alpha) else say("yes") if row.enough else say("no"),
        ]
        for row in each_row(table, method.ScaleRow)
    ]
    headings = [say("Scale"), say("Indicators"), say("Regions with all scores")]
    enough = words.number(method.ENOUGH, 1)
    headings += [say("Cronbach's alpha"), say("{least} or more", least=enough)]
    note = say(
        "Alpha says how far the items of a scale measure one thing: 0 not at all, 1 wholly; the handbook of OECD and "
        "JRC takes {least} as enough. Only regions with all scores of a scale count.",
        least=enough,
    )
    alphas = markup.table(headings, rows, say("Cronbach's alpha of each scale"), numeric=[1, 2, 3])
    return markup.joined(title, alphas, _without(scores, names, words), markup.paragraph(note, "chart-note"))


def _without(scores: pd.DataFrame, names: dict[str, str], words: Language) -> Markup:
    """One row per indicator: the alpha of all others, and the change; a sentence where no alpha of all is known."""
    say = words.say
    table = method.alpha_without_item(scores).dropna()
    if table.empty:
        caption = say("Cronbach's alpha of all others")
        return markup.paragraph(method.too_few_scored(len(scores.dropna()), caption, words))
    rows = [
        [names[row.item], words.number(row.alpha, 3), signed(row.change, words, least=3)]
        for row in each_row(table, method.ItemRow)
    ]
    headings = [say("Without the indicator"), say("Cronbach's alpha"), say("Change")]
    return markup.table(headings, rows, say("Cronbach's alpha of all others"), numeric=[1, 2])
