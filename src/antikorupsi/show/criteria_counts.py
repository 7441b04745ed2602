"""Over many regions: how many criteria are met, failed, received without deciding, and without data."""

from collections import Counter, defaultdict
from collections.abc import Collection

from antikorupsi.assess import Assessment, CountryView
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.chart_bars import Bar, Part, ranked_bars
from antikorupsi.show.marks import status_of
from antikorupsi.show.wording import DECISION_WORDS, marked
from helpers.eligibility import VerdictRow

STATUS_COUNT_WORDS = {
    "meets": marked("met"),
    "fails": marked("not met"),
    "undeciding": DECISION_WORDS["undeciding"],
    "no_data": DECISION_WORDS["no_data"],
}


def counts_of(assessment: Assessment, codes: Collection[str]) -> dict[str, Counter[str]]:
    """By criterion: how many of the given regions have which status of STATUS_COUNT_WORDS."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    verdicts = assessment.verdicts
    for row in each_row(verdicts[verdicts["region"].isin(list(codes))], VerdictRow):
        if (status := status_of(row)) in STATUS_COUNT_WORDS:
            counts[row.criterion][status] += 1
    return counts


def parts_of(counts: Counter[str], words: Language) -> list[Part]:
    """The parts of a bar, in one order for all bars; a status that does not occur has none."""
    return [
        Part(counts[status], status, f"{words.number(counts[status], 0)} {words.say(said)}")
        for status, said in STATUS_COUNT_WORDS.items()
        if counts[status]
    ]


def criteria_coverage(view: CountryView) -> Html | None:
    """A bar per criterion, the best known first: met, failed, received without deciding, no data.

    None where there are no criteria, or no region that is assessed.
    """
    assessment, words = view.assessment, view.words
    codes = assessment.assessed_codes(view.province)
    if not assessment.framework.criteria or not codes:
        return None
    counts = counts_of(assessment, codes)
    ranked = sorted(
        assessment.framework.criteria,
        key=lambda criterion: (counts[criterion.id]["meets"] + counts[criterion.id]["fails"]) / len(codes),
        reverse=True,
    )
    bars = [Bar(words.pick(criterion.name), parts_of(counts[criterion.id], words)) for criterion in ranked]
    title = words.say(
        "Each criterion in the {count} [region that is|regions that are] assessed, the best known first",
        count=len(codes),
    )
    note = words.say(
        "Received, not deciding: for example too old, interim, or one of two years; each report gives the reason."
    )
    shown = ranked_bars(title, bars)
    some = any(counts[criterion.id]["undeciding"] for criterion in ranked)
    remark = markup.paragraph(note, "chart-note") if some else None
    return markup.joined(markup.heading(words.say("Criteria"), "kriteria"), shown, remark)
