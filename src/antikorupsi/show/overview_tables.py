"""Tables over many regions: regions, criteria and scores."""

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import Assessment, CountryView
from antikorupsi.common import Html, Language, expanded, markup
from antikorupsi.rules import FINAL_STAGE, Region, indicator_weights
from antikorupsi.show.figure_words import predicate_name, threshold
from antikorupsi.show.marks import more_of, verdict_mark, with_badge
from antikorupsi.show.number_words import moved_between, percent, total_number
from antikorupsi.show.wording import BASIS_WORDS, COUNT_WORDS

_NUMERIC = {2, 4, 5, 6}  # columns of totals
_MOST_TOTALS = 1_200  # two for each kabupaten and kota; of villages the highest ones, all stand in the results


def region_overview(view: CountryView) -> Html | None:
    """One row per region of a province, the most criteria met first; each leads to its report.

    Where the framework has no criteria, only those are named that the table of totals leaves out. None for the
    country, whose index has them all.
    """
    assessment, words = view.assessment, view.words
    if not view.province:
        return None
    if not assessment.framework.criteria:
        return _without_total(view)
    counts = assessment.counts_by_region
    regions = [assessment.period.regions.get(code) for code in assessment.codes_in(view.province)]
    regions.sort(key=lambda region: (-counts[region.code]["meets"], counts[region.code]["fails"], region.name))
    headings = [words.say("Region"), words.say("Verdict"), *[words.say(word) for word in COUNT_WORDS.values()]]
    headings.append(words.say("Total"))
    rows = [_region_row(region, assessment, words) for region in regions]
    caption = words.say("{count} [region|regions]", count=len(rows))
    if assessment.assessed_codes(view.province):
        caption = words.say("{count} [region|regions], the most criteria met first", count=len(rows))
    title = markup.heading(words.say("Regions"), "daerah")
    return markup.joined(title, markup.table(headings, rows, caption, numeric=range(2, 6), class_="regions"))


def _without_total(view: CountryView) -> Html | None:
    """The names of the regions of a province that `score_overview` does not list, each leading to its report."""
    listed = set(_final_totals(view).head(_MOST_TOTALS)["region"])
    others = [code for code in view.assessment.codes_in(view.province) if code not in listed]
    if not others:
        return None
    named = [
        with_badge(view.assessment.period.regions.get(code), view.assessment, view.words, "../") for code in others
    ]
    count = view.words.number(len(others), 0)
    said = view.words.say("{count} [region|regions] without a row in the table of totals:", count=count)
    title = markup.heading(view.words.say("Regions"), "daerah")
    return markup.joined(title, markup.paragraph(Markup("{} {}").format(said, Markup(" · ").join(named))))


def _final_totals(view: CountryView) -> pd.DataFrame:
    """The totals of the final stage, computed and published, the highest first."""
    scores = view.assessment.kept_scores
    final = expanded(scores[scores["level"].isin(["total", "published"]) & (scores["stage"] == FINAL_STAGE)])
    final = final[final["region"].isin(view.assessment.codes_in(view.province))]
    return final.sort_values(["level", "score"], ascending=False)


def _region_row(region: Region, assessment: Assessment, words: Language) -> list[str]:
    verdict = verdict_mark(assessment.eligibility[region.code], assessment.certainty_of(region.code), words)
    return [with_badge(region, assessment, words, "../"), verdict, *count_and_total(region, assessment, words)]


def count_and_total(region: Region, assessment: Assessment, words: Language) -> list[str]:
    """The last cells of a region's row: criteria met, failed, without data, and the total."""
    if region.is_administrative:
        return ["–"] * (len(COUNT_WORDS) + 1)
    counts, total = assessment.counts_by_region[region.code], assessment.total_of(region.code)
    return [
        *[str(counts[status]) for status in COUNT_WORDS],
        "–" if total is None else total_number(total, assessment.framework, words),
    ]


def criteria_overview(view: CountryView) -> Html:
    """One row per criterion: threshold, basis, and how many regions meet it, fail it and have no data."""
    assessment, words, say = view.assessment, view.words, view.words.say
    if not assessment.framework.criteria:
        none = say("This framework has no eligibility criteria: the scores of the indicators alone decide.")
        return Html(markup.paragraph(none))
    counts = assessment.counts_by_criterion(assessment.codes)
    headings = [say("Criterion"), say("Threshold"), say("Basis"), *[say(word) for word in COUNT_WORDS.values()]]
    rows = [
        [
            words.pick(criterion.name),
            threshold(criterion, words),
            say(BASIS_WORDS[criterion.basis]),
            *[str(counts[criterion.id][status]) for status in COUNT_WORDS],
        ]
        for criterion in assessment.framework.criteria
    ]
    return Html(markup.table(headings, rows, say("Verdicts by criterion"), numeric=range(3, 6)))


def score_overview(view: CountryView) -> Html | None:
    """One row per region and kind of total at the final stage: score, predicate, coverage, rank, how far it moves.

    A column without any value is left out: of published totals neither coverage nor range is known. None where no
    region is assessed.
    """
    assessment, words, say = view.assessment, view.words, view.words.say
    if not assessment.assessed_codes(view.province):
        return None
    interval = assessment.framework.uncertainty.draws.interval
    headings = [say("Region"), say("Kind"), say("Total"), say("Predicate"), say("Coverage"), say("Rank")]
    headings += [say("Total in {interval}% of the draws", interval=words.number(100 * interval, 0))]
    highest = _final_totals(view)
    home = "../" if view.province else ""
    rows = [_score_row(row, assessment, words, home) for _, row in highest.head(_MOST_TOTALS).iterrows()]
    title = markup.heading(say("Totals"), "nilai")
    if not rows:
        return markup.joined(title, markup.paragraph(say("No total has been computed or published.")))
    filled = [place for place, _ in enumerate(headings) if any(row[place] != "–" for row in rows)]
    numeric = [at for at, place in enumerate(filled) if place in _NUMERIC]
    return markup.joined(
        title,
        markup.table(
            [headings[place] for place in filled],
            [[row[place] for place in filled] for row in rows],
            say("Totals of the final stage"),
            numeric=numeric,
        ),
        more_of(len(highest), len(rows), words),
    )


def _score_row(row: pd.Series, assessment: Assessment, words: Language, home: str | None) -> list[str]:
    region, least = assessment.period.regions.get(row["region"]), assessment.framework.minimum_coverage.value
    name_of_region = with_badge(region, assessment, words, home)
    kind = words.say("published {year}", year=row["year"]) if row["level"] == "published" else words.say("computed")
    if pd.isna(row["score"]):
        return [
            name_of_region,
            kind,
            "–",
            words.say("too few indicators"),
            percent(row["coverage"], least, words),
            "–",
            "–",
        ]
    name = predicate_name(row["score"], assessment.framework, words)
    coverage = percent(row["coverage"], least, words) if row["level"] == "total" else "–"
    moved = "–"
    if row["level"] == "total":
        moved = moved_between(assessment.total_range(row["region"]), assessment.framework, words)
    return [
        name_of_region,
        kind,
        total_number(row["score"], assessment.framework, words),
        name,
        coverage,
        str(row["rank"]),
        moved,
    ]


def framework_weights(view: CountryView) -> Html:
    """One row per indicator: its component and its share of the total under each weighting of the framework."""
    assessment = view.assessment
    words, framework = view.words, assessment.framework
    schemes = {scheme.id: indicator_weights(framework, scheme.id) for scheme in framework.weights}
    rows = [
        [
            f"{indicator.number}. {words.pick(indicator.name)}",
            words.pick(component.name),
            *[f"{words.number(100 * weights[indicator.id])}%" for weights in schemes.values()],
        ]
        for component in framework.components
        for indicator in component.indicators
    ]
    headings = [words.say("Indicator"), words.say("Component")]
    headings += [*[words.pick(scheme.name) for scheme in framework.weights]]
    return Html(markup.table(headings, rows, words.say("Share of the total"), numeric=range(2, len(headings))))
