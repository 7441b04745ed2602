"""The sheet of the criteria: figures and thresholds to change, verdicts as formulas."""

from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.assess import RegionAssessment
from antikorupsi.common import Language, SheetCell, put_text
from antikorupsi.publish.scorecard.book import (
    Book,
    allow_listed,
    allow_numbers,
    given,
    header,
    mark_failures,
    quoted,
    shown_between,
    text,
)
from antikorupsi.publish.scorecard.counting import Counting, LabelCounting, NumberCounting, YearsCounting, counting_of
from antikorupsi.publish.scorecard.deciding import Deciding, deciding_figures
from antikorupsi.publish.scorecard.phrases import SOURCES_DIFFER, Words, sign_of
from antikorupsi.rules import AtLeast, Criterion, LabelAtLeast, LabelIs
from antikorupsi.show import (
    BASIS_WORDS,
    REASON_WORDS,
    STATUS_WORDS,
    VERDICT_SIGNS,
    VERDICT_WORDS,
    label_words,
    remarks_of,
    status_of,
    unused_of,
    when_of,
)
from antikorupsi.show import threshold as threshold_words
from helpers.eligibility import VerdictRow

_TOP = 5
_FIRST_FIGURE = 3
_DIFFER = REASON_WORDS["contradicted"]


@dataclass(frozen=True)
class Layout:
    """The columns of the sheet: some hold figures, as many behind the printed ones say how these count.

    The rule in words is the last one: beside the threshold, whose number format says the same, it would stand twice.
    """

    figures: int

    @property
    def threshold(self) -> int:
        """The column of the thresholds; sign, verdict, what the report says, remarks and basis follow it."""
        return _FIRST_FIGURE + self.figures

    @property
    def counts(self) -> int:
        """The first of the columns that say how each figure counts."""
        return self.threshold + 6

    @property
    def verdict(self) -> int:
        """The column of the verdicts, behind that of their signs."""
        return self.threshold + 2

    @property
    def rule(self) -> int:
        """The column of the rules in words, for whoever reads no number formats."""
        return self.counts + self.figures

    @property
    def widths(self) -> list[float]:
        """The widths of all columns."""
        return [32, 9, *[12.0] * self.figures, 20, 4, 17, 32, 64, 14, *[16.0] * self.figures, 20]

    def headings(self, words: Language) -> list[str]:
        """The headings of all columns."""
        say = words.say
        figures = [say("Figure"), *[say("Other source, or year before")] * (self.figures - 1)]
        rest = [say("Threshold"), "", say("Verdict")]
        rest += [say("What the report says"), say("Remarks"), say("Basis")]
        counts = [say("Figure {number} counts as", number=place + 1) for place in range(self.figures)]
        return [say("Criterion"), say("Year"), *figures, *rest, *counts, say("Rule")]


def write_criteria(book: Book) -> None:
    """Writes the sheet: one row a criterion; several sources or years of one criterion stand side by side."""
    view, say = book.view, book.view.language.say
    rows = [(criterion, deciding_figures(view, criterion)) for criterion in view.framework.criteria]
    layout = Layout(max(2, *(len(found) for _, found in rows)))
    sheet = book.new_sheet(say("Criteria"), layout.widths)
    hint = say("Yellow cells may be changed. Of several sources all must agree; of several years each counts.")
    put_text(sheet["A3"], hint)
    header(sheet, _TOP, layout.headings(view.language))
    for number, (criterion, found) in enumerate(rows, _TOP + 1):
        _write_row(book, sheet, number, criterion, found, layout)
    last = _TOP + len(rows)
    verdicts = get_column_letter(layout.verdict)
    book.place("verdicts", sheet, f"{verdicts}{_TOP + 1}:{verdicts}{last}")
    for row, (criterion, _) in enumerate(rows, _TOP + 1):
        book.place(f"{criterion.id} verdict", sheet, f"{verdicts}{row}")
    signs, failed = get_column_letter(layout.verdict - 1), Words(view.language).fails
    cells = f"{signs}{_TOP + 1}:{verdicts}{last}"
    mark_failures(sheet, cells, f"${verdicts}{_TOP + 1}={failed}")
    sheet.freeze_panes = f"B{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(layout.counts - 1)}{last}"


def _write_row(
    book: Book, sheet: Worksheet, row: int, criterion: Criterion, found: list[Deciding], layout: Layout
) -> None:
    words = book.view.language
    text(sheet.cell(row, 1), f"{book.view.criterion_name(criterion.id)} ({criterion.owner})")
    text(sheet.cell(row, 2), ", ".join(dict.fromkeys(when_of(figure, words) for figure in found)) or "–")
    for place in range(layout.figures):
        figure = found[place] if place < len(found) else None
        cell = sheet.cell(row, _FIRST_FIGURE + place)
        given(cell, _shown(figure, words) if figure else None, book.source(figure.cells) if figure else "")
    verdict = verdict_of(book.view, criterion)
    threshold = sheet.cell(row, layout.threshold)
    received = Words(words, status_of(verdict) == "undeciding")
    counting = counting_of(criterion, received, threshold.coordinate, book.places)
    _write_threshold(book, threshold, criterion, counting)
    _write_rule(book, sheet.cell(row, layout.rule), criterion, counting)
    _check_inputs(sheet, row, counting, layout)
    _write_counts(book, sheet, row, counting, found, layout)
    _write_verdict(book, sheet, row, counting, verdict, layout)
    _write_remark(book, sheet, row, counting, verdict, layout)
    text(sheet.cell(row, layout.verdict + 1), _of_report(book.view, verdict))
    text(sheet.cell(row, layout.verdict + 3), words.say(BASIS_WORDS[criterion.basis]))


def verdict_of(view: RegionAssessment, criterion: Criterion) -> VerdictRow:
    """The region's verdict on a criterion, as the page says it."""
    return next(row for row in view.verdict_rows if row.criterion == criterion.id)


def _of_report(view: RegionAssessment, verdict: VerdictRow) -> str:
    """Why the report gives no verdict, or no certain one, and what was received and does not decide it."""
    received = unused_of(view, verdict)
    return "; ".join(
        [*remarks_of(verdict, received, view.language), *(received_figure.short for received_figure in received)]
    )


def _shown(figure: Deciding, words: Language) -> float | str:
    """A number as it is, labels in the words of the language."""
    return (
        figure.value
        if isinstance(figure.value, float)
        else " / ".join(label_words(label, words) for label in figure.value)
    )


def _write_threshold(book: Book, cell: SheetCell, criterion: Criterion, counting: Counting) -> None:
    """The bound or the lowest label, shown with its operator; of years in a row, which are numbers, the whole rule."""
    rule, words = criterion.rule, counting.words.language
    if isinstance(counting, NumberCounting) and isinstance(rule, AtLeast):
        given(cell, rule.threshold, criterion.source, shown_between(counting.shown))
    elif isinstance(counting, LabelCounting) and isinstance(rule, LabelAtLeast | LabelIs):
        label = rule.minimum if isinstance(rule, LabelAtLeast) else rule.accepted
        shown = f"General;General;General;{shown_between(counting.shown, '@')}"
        given(cell, label_words(label, words), criterion.source, shown)
    else:
        _write_rule(book, cell, criterion, counting)


def _write_rule(book: Book, cell: SheetCell, criterion: Criterion, counting: Counting) -> None:
    """The rule in words: operator and bound in one, for whoever reads no number formats."""
    rule, words = criterion.rule, counting.words.language
    if isinstance(rule, AtLeast):  # as the number that stands in the cell, which may be changed
        criterion = criterion.model_copy(update={"rule": rule.model_copy(update={"called": None})})
    said = label_words(rule.accepted, words) if isinstance(rule, LabelIs) else threshold_words(criterion, words)
    book.formula(cell, f"IF({counting.valid},{counting.rule},{counting.words.no_threshold})", said)


def _check_inputs(sheet: Worksheet, row: int, counting: Counting, layout: Layout) -> None:
    """What may be typed: numbers on their scale, or labels out of their list."""
    cells = f"{get_column_letter(_FIRST_FIGURE)}{row}:{get_column_letter(layout.threshold)}{row}"
    if isinstance(counting, NumberCounting):
        allow_numbers(sheet, cells, *counting.scale, counting.figure_words)
    elif isinstance(counting, YearsCounting):
        figures = f"{get_column_letter(_FIRST_FIGURE)}{row}:{get_column_letter(layout.threshold - 1)}{row}"
        allow_listed(sheet, figures, counting.labels)  # "WTP / WDP" is none of them, and may be typed
    elif isinstance(counting, LabelCounting):
        allow_listed(sheet, cells, counting.labels, counting.figure_words)


def _write_counts(
    book: Book, sheet: Worksheet, row: int, counting: Counting, found: list[Deciding], layout: Layout
) -> None:
    """How each figure counts."""
    say, rule = book.view.language.say, sheet.cell(row, layout.rule).coordinate
    words = {frozenset([True]): STATUS_WORDS["meets"], frozenset([False]): STATUS_WORDS["fails"]}
    for place in range(layout.figures):
        figure = sheet.cell(row, _FIRST_FIGURE + place).coordinate
        counted = f'IF({rule}={counting.words.no_threshold},"",{counting.status(figure)})'
        result = say(words.get(found[place].counts, SOURCES_DIFFER)) if place < len(found) else ""
        book.formula(sheet.cell(row, layout.counts + place), counted, result)


def _write_verdict(
    book: Book, sheet: Worksheet, row: int, counting: Counting, verdict: VerdictRow, layout: Layout
) -> None:
    """The verdict by the figures of the sheet, and before it its sign."""
    words, say = counting.words, book.view.language.say
    status, rule = status_of(verdict), sheet.cell(row, layout.rule).coordinate
    cell = sheet.cell(row, layout.verdict)
    written = f"IF({rule}={words.no_threshold},{words.no_threshold},{counting.verdict(_statuses(row, layout))})"
    if status == "not_assessed":
        written = words.not_assessed
    book.formula(cell, written, say(VERDICT_WORDS[status]))
    sign = sheet.cell(row, layout.verdict - 1)
    book.formula(sign, sign_of(cell.coordinate, words), VERDICT_SIGNS[status])
    book.longest[sheet.title, sign.coordinate] = VERDICT_SIGNS[status]


def _write_remark(
    book: Book, sheet: Worksheet, row: int, counting: Counting, verdict: VerdictRow, layout: Layout
) -> None:
    """What to know of the inputs: a threshold that cannot be used, a rejected figure, sources that differ."""
    words, statuses = counting.words, _statuses(row, layout)
    rule = sheet.cell(row, layout.rule).coordinate
    figures = [sheet.cell(row, _FIRST_FIGURE + place).coordinate for place in range(layout.figures)]
    rejected, met, failed, differing = (
        f"COUNTIF({statuses},{word})" for word in (words.rejected, words.meets, words.fails, words.differ)
    )
    disagree = f"IF({differing}>0,TRUE,{met}*{failed}>0)"
    if isinstance(counting, YearsCounting):
        years = counting.deciding(statuses)
        differing, failed = (f"COUNTIF({years},{word})" for word in (words.differ, words.fails))
        disagree = f"AND({differing}>0,{failed}=0)"
    differ = words.language.say(_DIFFER)
    usable = f'IF({rejected}>0,{counting.wrong_figure(figures)},IF({disagree},{quoted(differ)},""))'
    remark = f"IF({rule}={words.no_threshold},{counting.wrong_threshold},{usable})"
    cell = sheet.cell(row, layout.verdict + 2)
    book.formula(cell, remark, differ if verdict.reason == "contradicted" else "")
    book.longest[sheet.title, cell.coordinate] = max(counting.figure_words, counting.threshold_words, key=len)


def _statuses(row: int, layout: Layout) -> str:
    """The cells of a row that say how its figures count."""
    first, last = (get_column_letter(column) for column in (layout.counts, layout.counts + layout.figures - 1))
    return f"{first}{row}:{last}{row}"
