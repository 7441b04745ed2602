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
    formula,
    given,
    header,
    quoted,
    shown_between,
    text,
)
from antikorupsi.publish.scorecard.counting import Counting, LabelCounting, NumberCounting, YearsCounting, counting_of
from antikorupsi.publish.scorecard.deciding import Deciding, deciding_figures
from antikorupsi.publish.scorecard.phrases import Words
from antikorupsi.rules import AtLeast, Criterion, LabelAtLeast, LabelIs
from antikorupsi.show import BASIS_WORDS, REASON_WORDS, VERDICT_WORDS, label_words, remarks_of, unused_of, when_of

_TOP = 5
_FIRST_FIGURE = 3
_DIFFER = REASON_WORDS["contradicted"]
_NOT_ASSESSED = VERDICT_WORDS["not_assessed"]


@dataclass(frozen=True)
class Layout:
    """The columns of the sheet, of which some hold figures and as many, at its end, say how these count."""

    figures: int

    @property
    def threshold(self) -> int:
        """The column of the thresholds; verdict, basis, rule, remarks and what the report says follow it."""
        return _FIRST_FIGURE + self.figures

    @property
    def counts(self) -> int:
        """The first of the columns that say how each figure counts."""
        return self.threshold + 6

    @property
    def widths(self) -> list[float]:
        """The widths of all columns."""
        return [40, 9, *[14.0] * self.figures, 16, 18, 13, 22, 44, 44, *[16.0] * self.figures]

    def headings(self, words: Language) -> list[str]:
        """The headings of all columns."""
        say = words.say
        figures = [say("Figure"), *[say("Other source, or year before")] * (self.figures - 1)]
        rest = [say("Threshold"), say("Verdict"), say("Basis"), say("Rule"), say("Remarks")]
        rest.append(say("What the report says"))
        counts = [say("Figure {number} counts as", number=place + 1) for place in range(self.figures)]
        return [say("Criterion"), say("Year"), *figures, *rest, *counts]


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
    verdicts = get_column_letter(layout.threshold + 1)
    book.place("verdicts", sheet, f"{verdicts}{_TOP + 1}:{verdicts}{last}")
    for row, (criterion, _) in enumerate(rows, _TOP + 1):
        book.place(f"{criterion.id} verdict", sheet, f"{verdicts}{row}")
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
    threshold = sheet.cell(row, layout.threshold)
    counting = counting_of(criterion, Words(words), threshold.coordinate, book.places)
    _write_threshold(threshold, criterion, counting, words)
    _check_inputs(sheet, row, counting, layout)
    _write_results(book, sheet, row, counting, layout)
    text(sheet.cell(row, layout.threshold + 2), words.say(BASIS_WORDS[criterion.basis]))
    text(sheet.cell(row, layout.threshold + 5), _of_report(book.view, criterion))


def _of_report(view: RegionAssessment, criterion: Criterion) -> str:
    """Why the report gives no verdict, or no certain one, and what was received and does not decide it."""
    verdict = next(row for row in view.verdict_rows if row.criterion == criterion.id)
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


def _write_threshold(cell: SheetCell, criterion: Criterion, counting: Counting, words: Language) -> None:
    """The bound or the lowest label, shown with its operator; of years in a row the whole rule."""
    rule = criterion.rule
    if isinstance(counting, NumberCounting) and isinstance(rule, AtLeast):
        given(cell, rule.threshold, criterion.source, shown_between(counting.shown))
    elif isinstance(counting, LabelCounting) and isinstance(rule, LabelAtLeast | LabelIs):
        label = rule.minimum if isinstance(rule, LabelAtLeast) else rule.accepted
        shown = f"General;General;General;{shown_between(counting.shown, '@')}"
        given(cell, label_words(label, words), criterion.source, shown)
    else:
        formula(cell, f"IF({counting.valid},{counting.rule},{counting.words.no_threshold})")


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


def _write_results(book: Book, sheet: Worksheet, row: int, counting: Counting, layout: Layout) -> None:
    """The verdict, the rule in words, what to know of the inputs, and how each figure counts."""
    words, say = counting.words, book.view.language.say
    rule = sheet.cell(row, layout.threshold + 3)
    figures = [sheet.cell(row, _FIRST_FIGURE + place).coordinate for place in range(layout.figures)]
    formula(rule, f"IF({counting.valid},{counting.rule},{words.no_threshold})")
    for place, figure in enumerate(figures):
        counted = f'IF({rule.coordinate}={words.no_threshold},"",{counting.status(figure)})'
        formula(sheet.cell(row, layout.counts + place), counted)
    first, last = (get_column_letter(figure) for figure in (layout.counts, layout.counts + layout.figures - 1))
    statuses = f"{first}{row}:{last}{row}"
    verdict = f"IF({rule.coordinate}={words.no_threshold},{words.no_threshold},{counting.verdict(statuses)})"
    if book.view.eligibility == "not_assessed":
        verdict = quoted(say(_NOT_ASSESSED))
    formula(sheet.cell(row, layout.threshold + 1), verdict)
    rejected, met, failed, differing = (
        f"COUNTIF({statuses},{word})" for word in (words.rejected, words.meets, words.fails, words.differ)
    )
    disagree = f"IF({differing}>0,TRUE,{met}*{failed}>0)"
    if isinstance(counting, YearsCounting):
        years = counting.deciding(statuses)
        differing, failed = (f"COUNTIF({years},{word})" for word in (words.differ, words.fails))
        disagree = f"AND({differing}>0,{failed}=0)"
    differ = quoted(say(_DIFFER))
    usable = f'IF({rejected}>0,{counting.wrong_figure(figures)},IF({disagree},{differ},""))'
    remark = f"IF({rule.coordinate}={words.no_threshold},{counting.wrong_threshold},{usable})"
    formula(sheet.cell(row, layout.threshold + 4), remark)
    book.longest[sheet.title, sheet.cell(row, layout.threshold + 4).coordinate] = max(
        counting.figure_words, counting.threshold_words, key=len
    )
