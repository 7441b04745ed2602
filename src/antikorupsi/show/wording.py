"""How verdicts, figures and sources are put into words and signs, the same in tables, sentences and the index."""

from antikorupsi.rules import Basis


def marked(text: str) -> str:
    """Marks a text for translation without translating it."""
    return text


_OPEN = marked("cannot be judged yet")
STATUS_WORDS = {"meets": marked("meets"), "fails": marked("fails"), "no_data": marked("no data yet")}
# Over counts of criteria: figures may have been received for those that cannot be judged.
COUNT_WORDS = STATUS_WORDS | {"no_data": _OPEN}
# Where received figures that do not decide are distinguished from no data.
DECISION_WORDS = STATUS_WORDS | {"undeciding": marked("received, not deciding")}
STATUS_SIGNS = {"meets": "●", "fails": "✕", "undeciding": "◌", "no_data": "–"}
ELIGIBILITY_WORDS = {
    "eligible": marked("eligible"),
    "awaiting_checks": marked("all known criteria met, legal status awaited"),
    "not_eligible": marked("not eligible"),
    "undetermined": marked("undetermined"),
    "not_assessed": marked("not assessed"),
}
VERDICT_WORDS = STATUS_WORDS | {"undeciding": _OPEN} | ELIGIBILITY_WORDS
ELIGIBILITY_SIGNS = {
    "eligible": "●", "awaiting_checks": "◐", "not_eligible": "✕", "undetermined": "○", "not_assessed": "–",
}  # fmt: skip
VERDICT_SIGNS = STATUS_SIGNS | ELIGIBILITY_SIGNS
STAGE_WORDS = {
    "calon": marked("candidate"),
    "mandiri": marked("self-assessment"),
    "monev": marked("monitoring and evaluation"),
    "penilaian": marked("assessment"),
    "penetapan": marked("designation"),
}
LABEL_WORDS = STAGE_WORDS | {
    "hijau": marked("green"),
    "kuning": marked("yellow"),
    "merah": marked("red"),
    "tidak ada": marked("none"),
    "ada": marked("present"),
}
# How far a region came in the programme, as a badge and as a sentence.
MADE_WORDS = {
    "pilot": marked("The KPK made the region a pilot in {year}."),
    "assessed": marked("The KPK assessed the region in {year}."),
    "candidate": marked("The KPK named the region a candidate for {year}."),
}
MADE_ON = marked("The KPK made the region a pilot of {year} on {day}.")
PILOT_WORDS = {
    "pilot": marked("pilot of {year}"),
    "assessed": marked("assessed in {year}"),
    "candidate": marked("candidate of {year}"),
}
SEVERITY_WORDS = {
    "fault": marked("fault of the workbook"),
    "error": marked("error"),
    "warning": marked("warning"),
    "note": marked("remark"),
}
BASIS_WORDS: dict[Basis, str] = {
    "mission": marked("mandate"),
    "published": marked("published"),
    "assumption": marked("assumption"),
}
REASON_WORDS = {
    "nothing_published": marked("no figure has been received"),
    "only_parts": marked("other figures of the instrument have been received, not the one that is judged"),
    "contradicted": marked("the sources differ and do not give the same verdict"),
    "one_year_only": marked("only one of the two latest audited years is known"),
    "not_assessed": marked("an administrative region without a budget of its own is not assessed"),
}
# Why a figure that was received may not decide: the same on page, index, in trace, results and scorecard.
BAR_WORDS = {
    "interim": marked("interim"),
    "later_year": marked("of the assessment year or later"),
    "too_late": marked("published after the day of the verdict"),
    "checked_later": marked("checked after the day of the verdict"),
    "stale": marked("old data"),
    "not_comparable": marked("not comparable"),
    "open_remainder": marked("open remainder"),
    "contradicted": marked("contradicted"),
}
NO_VERDICT_WORDS = BAR_WORDS | REASON_WORDS
# Why a figure that was received counts nowhere.
WHY_WORDS = BAR_WORDS | {
    "not_assessed": marked("an administrative region is not assessed"),
    "part": marked("another figure of the instrument is judged"),
    "other_year": marked("the working paper is not of the year of the assessment"),
    "taken_instead": marked("the indicator takes the figure of another instrument"),
    "no_panel": marked("the panel's score is what counts, and there is none yet"),
    "awaits_panel": marked("becomes the score once the panel has scored the region"),
    "panel_decides": marked("the panel's score is what counts"),
    "no_rule": marked("no rule of the framework uses it"),
}
# Why a verdict is not certain.
DOUBT_WORDS = {
    "year_inferred": marked("the year of the figure was inferred, not stated"),
    "remainder": marked("the region is counted among those left over, not named"),
    "own_claim": marked("only the region itself says so"),
    "other_threshold": marked("another known threshold gives another verdict"),
    "whole_number": marked("the figure is a whole number next to the threshold and may be rounded"),
    "old_check": marked("the check is more than two years old"),
}
# On what the day rests by which a delivery is due, where the period names none.
DUE_BASIS_WORDS = {"usual_release": marked("usual release"), "year_end": marked("end of the year, assumed")}
# The sources of uncertainty, as "what moves a total is ...", and the steps that work on them.
SOURCE_WORDS = {
    "weights": marked("the weights"),
    "grouping": marked("the grouping of the total"),
    "assessors": marked("the disagreement of the assessors"),
    "survey": marked("the error of the survey"),
    "missing": marked("the indicators without a score"),
}
STEP_WORDS = SOURCE_WORDS | {
    "draws": marked("how far the total moves"),
    "thresholds": marked("the variants of thresholds"),
    "ranks": marked("how far the rank moves"),
    "sensitivity": marked("which assumption matters most"),
}
# Why a step could not run, and what would let it.
NOT_RUN_WORDS = {
    "no_scores": (marked("there are no scores of the panel"), marked("Send the working papers of the panel.")),
    "published_only": (
        marked("only the total was published, not the scores of the indicators"),
        marked("Publish or send the scores of the indicators."),
    ),
    "too_few_scores": (
        marked("too few indicators have a score for a total"),
        marked("Send the scores that are missing."),
    ),
    "no_assessors": (
        marked("no score is the mean of two or more assessors"),
        marked("Send the score of each assessor, not the result alone."),
    ),
    "no_survey": (
        marked("no score is the index of a survey with an interval"),
        marked("A score that is the index of a survey."),
    ),
    "no_figure": (marked("the criterion has no figure that could be judged"), marked("Send the missing figure.")),
    "earlier_stage": (marked("only totals of the final stage are ranked"), marked("Score the final stage.")),
    "one_region": (marked("only one region has a total"), marked("Assess more regions.")),
    "no_spread": (
        marked("nothing that is varied moves the total"),
        marked("Vary more sources in the framework, if others are uncertain."),
    ),
    "switched_off": (
        marked("switched off in the framework or by parameter"),
        marked("Switch it on in the framework (varied: true)."),
    ),
}
# Why nothing is said of a trend; a criterion without a figure or without a scale has none to speak of.
NO_TREND_WORDS = {"too_few_years": marked("fewer than {least} comparable years are known")}
DIRECTION_WORDS = {"rises": marked("up"), "falls": marked("down"), "stays": marked("unchanged")}
# What kind of source an address is.
SOURCE_KIND_WORDS = {
    "": marked("no address"),
    "agency": marked("agency"),
    "government": marked("other government office"),
    "region": marked("the region itself"),
    "press": marked("press"),
    "aggregator": marked("document-sharing site"),
}
# What a trend means for a criterion by the next assessment, and whether a total can reach the highest predicate.
OUTLOOK_WORDS = {
    "reaches": marked("reaches the threshold"),
    "stays_below": marked("does not reach the threshold"),
    "holds": marked("stays above the threshold"),
    "falls_below": marked("falls below the threshold"),
    "open": marked("may lie on either side of the threshold"),
}
REACH_WORDS = {
    "reached": marked("reached"),
    "not_reachable": marked("out of reach even with the highest scores"),
    "no_total": marked("too few indicators"),
}
# What the working papers lack in evidence.
LACKING_WORDS = {
    "absent": marked("none for indicators {numbers}"),
    "in_part": marked("in part for {numbers}"),
    "unnamed": marked("not named beside the score of {numbers}"),
    "unscored": marked("named, but without a score, for {numbers}"),
}
