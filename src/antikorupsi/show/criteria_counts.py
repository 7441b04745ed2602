"""Over many regions: how many criteria are met, failed, received without deciding, and without data."""

from collections import Counter, defaultdict
from collections.abc import Collection

from antikorupsi.assess import Assessment
from antikorupsi.common import Language, each_row
from antikorupsi.show.chart_bars import Part
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
