"""Coverage by outcome: of which verdicts the figures are known, by criterion and by kind of source."""

from collections.abc import Sequence

from antikorupsi.assess import (
    Assessment,
    CountryView,
    OutcomeRow,
    SourceOutcomeRow,
    outcome_by_criterion,
    outcome_by_source,
)
from antikorupsi.common import Html, Language, each_row, markup
from antikorupsi.show.wording import SOURCE_KIND_WORDS


def outcomes(view: CountryView) -> Html:
    """One row per criterion and one per kind of source: verdicts met and failed, and the share from statements.

    Below them what such a coverage can and cannot say.
    """
    assessment, words = view.assessment, view.words
    if not assessment.framework.criteria:
        return Html(markup.paragraph(words.say("This framework has no eligibility criteria.")))
    limits = words.say(
        "Figures are known where the press praised or blamed, and a statement on a province counts its regions without "
        "naming them: it is made where nearly all succeed. The shares say what is known, not how the country stands."
    )
    return markup.joined(_by_criterion(assessment, words), _by_source(assessment, words), markup.paragraph(limits))


def _by_criterion(assessment: Assessment, words: Language) -> str:
    say = words.say
    headings = [say("Criterion"), say("Met"), say("of these by a statement on a province")]
    headings += [say("Not met"), say("of these by a statement on a province"), say("Share met")]
    rows = [
        [
            words.pick(assessment.framework.criterion(row.criterion).name),
            str(row.met),
            _share(row.met_by_statement, row.met, words),
            str(row.failed),
            _share(row.failed_by_statement, row.failed, words),
            _share(row.met, row.met + row.failed, words),
        ]
        for row in each_row(outcome_by_criterion(assessment), OutcomeRow)
    ]
    return _table(headings, rows, say("Which verdicts are known, by criterion"))


def _by_source(assessment: Assessment, words: Language) -> str:
    say = words.say
    headings = [say("Kind of source"), say("Met"), say("Not met"), say("Share met")]
    rows = [
        [
            say(SOURCE_KIND_WORDS[row.source_kind]),
            str(row.met),
            str(row.failed),
            _share(row.met, row.met + row.failed, words),
        ]
        for row in each_row(outcome_by_source(assessment), SourceOutcomeRow)
    ]
    return _table(headings, rows, say("Which verdicts are known, by kind of source"))


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]], caption: str) -> str:
    return markup.table(headings, rows, caption, numeric=range(1, len(headings)))


def _share(part: int, whole: int, words: Language) -> str:
    """A share in percent; a dash of nothing."""
    return f"{words.number(100 * part / whole, 0)} %" if whole else "–"
