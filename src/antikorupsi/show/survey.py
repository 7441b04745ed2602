"""The surveys of a region: the index with its interval, what respondents liked least, and their groups."""

import pandas as pd
from markupsafe import Markup

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Html, Language, address, each_row, markup, small, tag
from antikorupsi.ingest import BLANK, LEFT_OUT, Observation, SurveyGroup
from antikorupsi.rules import Instrument, RespondentGroups, SurveyDescription, instrument_by_id
from antikorupsi.show.marks import as_written, reference_marks

Figures = dict[str, Observation]  # the observations of one survey by item


def survey_results(view: RegionAssessment) -> Html | None:
    """For every survey of the region and its latest year: tables of result and groups; None without."""
    say = view.language.say
    parts: list[object] = [markup.heading(say("Surveys among citizens and users of services"), "survei")]
    for instrument in instrument_by_id().values():
        if instrument.survey is not None:
            parts += _of_survey(view, instrument, instrument.survey)
    return markup.joined(*parts) if len(parts) > 1 else None


def _of_survey(view: RegionAssessment, instrument: Instrument, survey: SurveyDescription) -> list[Markup]:
    seen = [row for row in view.observation_rows if row.instrument == instrument.id]
    latest = max((row.year for row in seen), default=0)
    figures: Figures = {row.item: row for row in seen if row.year == latest}
    if "responden" not in figures:
        return []
    return [
        _result(view, instrument, survey, figures),
        *_remarks(view, survey, figures),
        *_breakdown(view, instrument, survey, figures),
    ]


def _result(view: RegionAssessment, instrument: Instrument, survey: SurveyDescription, figures: Figures) -> Markup:
    """One row per figure of the survey."""
    language, say = view.language, view.language.say
    index, respondents = survey.index, figures["responden"]
    rows: list[list[str]] = []
    if index in figures:
        mean = figures[index]
        figure = tag("span", language.number(_value(mean)), reference_marks(view, address(mean)))
        rows.append([language.pick(survey.index_name), figure])
    if f"{index}_bawah" in figures:
        lower, upper = (_value(figures[f"{index}_{bound}"]) for bound in ("bawah", "atas"))
        rows.append([say("95% interval"), _interval(lower, upper, language)])
        rows.append([say("Margin of error"), f"± {language.number((upper - lower) / 2)}"])
    if index in figures and survey.bands:
        rows.append([say("Quality of service (mutu)"), str(figures[index].label)])
    rows.append([say("Respondents"), language.number(_value(respondents), 0)])
    if weakest := _weakest(instrument, survey, figures, language):
        rows.append([say("Weakest item"), weakest])
    caption = f"{language.pick(instrument.name)} {respondents.year}"
    return markup.table([say("Measure"), say("Figure")], rows, caption, numeric=[1], class_="survey")


def _value(figure: Observation) -> float:
    """The number of a survey's figure; all but labels are numbers. Raises ValueError for one that is none."""
    if figure.value is None:
        raise ValueError(f"{address(figure)} is no number.")
    return figure.value


def _interval(lower: float, upper: float, language: Language) -> str:
    return f"{language.number(lower)} – {language.number(upper)}"


def _weakest(instrument: Instrument, survey: SurveyDescription, figures: Figures, language: Language) -> str | Markup:
    """The item with the lowest mean once reversed items are turned; its mean as it was answered stands beside it."""
    means = {item: _value(figures[item]) for item in survey.items if item in figures}
    if not means:
        return ""
    turned = {item: sum(survey.scale) - mean if item in survey.reversed else mean for item, mean in means.items()}
    weakest = min(turned, key=lambda item: turned[item])
    words = next(column.words for column in instrument.columns if column.item == weakest)
    name = f"{weakest.upper()} {language.pick(words)}" if words else weakest.upper()
    mean = language.say(
        "mean {mean} of {highest}", mean=language.number(means[weakest]), highest=f"{survey.scale[1]:g}"
    )
    return tag("span", name, small(mean, class_="note"))


def _remarks(view: RegionAssessment, survey: SurveyDescription, figures: Figures) -> list[Markup]:
    """What must be known of the figures: who is not counted, what weighs them, and that group weights are assumed."""
    say = view.language.say
    interval = say(
        "The interval follows from the sampling design: weights, strata and clusters where the file has them, "
        "otherwise as if respondents had been drawn at random."
    )
    groups = survey.respondent_groups
    said = [*_left_out(view, figures), *_weighted(view, figures), interval]
    return [*map(markup.paragraph, said), *([_assumed(groups, view)] if groups else [])]


def _left_out(view: RegionAssessment, figures: Figures) -> list[str]:
    """How many respondents are not counted because their weight, stratum or cluster is unusable."""
    if LEFT_OUT not in figures:
        return []
    count = view.language.number(_value(figures[LEFT_OUT]), 0)
    return [
        view.language.say(
            "Respondents left out because their weight, stratum or cluster is unusable: {count}.", count=count
        )
    ]


def _weighted(view: RegionAssessment, figures: Figures) -> list[str]:
    """Whether respondents were weighted by the sizes of their strata, as the finding on the survey's sheet says."""
    seen, findings = figures["responden"], view.assessment.findings
    weighted = findings[(findings["rule"] == "weighted_by_population") & (findings["file"] == seen.file)]
    if not ((weighted["sheet"] == seen.sheet) & (weighted["region"] == view.region.code)).any():
        return []
    return [view.language.say("The respondents have no weights; they were weighted by the sizes of their strata.")]


def _assumed(groups: RespondentGroups, view: RegionAssessment) -> Markup:
    whole = sum(group.weight for group in groups.groups)
    shares = [
        f"{view.language.pick(group.name)} {view.language.number(group.weight / whole * 100, 1)} %"
        for group in groups.groups
    ]
    said = view.language.say("Weights of the groups: {shares}.", shares=view.language.listing(shares))
    basis = view.language.say("assumption") if groups.basis == "assumption" else ""
    return markup.paragraph(f"{said} {view.language.pick(groups.reason)}" + (f" ({basis})" if basis else ""))


def _breakdown(
    view: RegionAssessment, instrument: Instrument, survey: SurveyDescription, figures: Figures
) -> list[Markup]:
    """One row per group that may be shown; what is hidden is said once for each dimension."""
    groups, year = view.assessment.groups, figures["responden"].year
    of_survey = groups[
        (groups["region"] == view.region.code) & (groups["instrument"] == instrument.id) & (groups["year"] == year)
    ]
    language, say = view.language, view.language.say
    names = {dimension.item: language.pick(dimension.name) for dimension in survey.dimensions}
    rows = [_group_row(row, names, language) for row in each_row(of_survey, SurveyGroup) if row.dimension in names]
    if not rows:
        return []
    quality = [say("Quality of service (mutu)")] if survey.bands else []
    headings = [say("Group"), say("By"), say("Respondents"), say("Figure"), say("95% interval"), *quality]
    caption = say("{survey} {year} by groups of respondents", survey=language.pick(survey.index_name), year=year)
    hidden = say(
        "Groups with fewer than ten respondents, or ten answers to any element, and groups that would reveal them, "
        "are not shown."
    )
    shown = [row if quality else row[:-1] for row in rows]
    return [markup.table(headings, shown, caption, numeric=[2, 3, 4], class_="survey-groups"), markup.paragraph(hidden)]


def _group_row(row: SurveyGroup, names: dict[str, str], language: Language) -> list[str]:
    by = names[row.dimension]
    if row.suppressed:
        return [language.say("other groups (hidden)"), by, "–", "–", "–", "–"]
    own_words = as_written(str(row.group))
    name = language.say("not stated") if row.group == BLANK else own_words
    value, lower, upper = (_number(number) for number in (row.value, row.lower, row.upper))
    return [
        name,
        by,
        "–" if row.respondents is None else language.number(row.respondents, 0),
        "–" if value is None else language.number(value),
        "–" if lower is None or upper is None else _interval(lower, upper, language),
        str(row.label) or "–",
    ]


def _number(value: float | None) -> float | None:
    return None if value is None or pd.isna(value) else float(value)
