"""The sheet of the eight criteria: figures and thresholds to change, verdicts as formulas."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.common import Language, put_text
from antikorupsi.publish.scorecard.book import Book, formula, given, header, quoted, text
from antikorupsi.publish.scorecard.deciding import Deciding, deciding_figures
from antikorupsi.rules import AtLeast, Criterion, LabelAtLeast, LabelInConsecutiveYears
from antikorupsi.show import BASIS_WORDS, STATUS_WORDS, label_words

_TOP = 5
_FIRST_FIGURE = 3


def write_criteria(book: Book) -> None:
    """Writes the sheet: one row a criterion; several sources or years of one criterion stand side by side."""
    view, say = book.view, book.view.language.say
    rows = [
        (criterion, deciding_figures(view, criterion, verdict))
        for criterion, (_, verdict) in zip(view.framework.criteria, view.verdicts.iterrows(), strict=True)
    ]
    figures = max(2, *(len(found) for _, found in rows))
    sheet = book.new_sheet(say("Criteria"), [40, 16, *[14.0] * figures, 16, 20, 14])
    hint = say("Yellow cells may be changed. Of several sources all must agree; of several years each counts.")
    put_text(sheet["A3"], hint)
    more = [say("Other source, or year before")] * (figures - 1)
    headings = [say("Criterion"), say("Year"), say("Figure"), *more, say("Threshold"), say("Verdict"), say("Basis")]
    header(sheet, _TOP, headings)
    for number, (criterion, found) in enumerate(rows, _TOP + 1):
        _write_row(book, sheet, number, criterion, found, figures)
    last = _TOP + len(rows)
    verdicts = get_column_letter(_FIRST_FIGURE + figures + 1)
    book.place("verdicts", sheet, f"{verdicts}{_TOP + 1}:{verdicts}{last}")
    sheet.freeze_panes = f"B{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    sheet.print_area = f"A1:{get_column_letter(_FIRST_FIGURE + figures + 2)}{last}"


def _write_row(
    book: Book, sheet: Worksheet, row: int, criterion: Criterion, found: list[Deciding], figures: int
) -> None:
    view, words = book.view, book.view.language
    text(sheet.cell(row, 1), f"{words.pick(criterion.name)} ({criterion.owner})")
    text(sheet.cell(row, 2), ", ".join(dict.fromkeys(str(own.year) for own in found)) or "–")
    for place in range(figures):
        own = found[place] if place < len(found) else None
        cell = sheet.cell(row, _FIRST_FIGURE + place)
        given(cell, _shown(own.value, words) if own else None, book.source(own.cells) if own else "")
    threshold = sheet.cell(row, _FIRST_FIGURE + figures)
    given(threshold, _shown(_threshold(criterion), words), criterion.source)
    first, last = get_column_letter(_FIRST_FIGURE), get_column_letter(_FIRST_FIGURE + figures - 1)
    verdict = _verdict(book, criterion, f"{first}{row}:{last}{row}", threshold.coordinate)
    formula(sheet.cell(row, _FIRST_FIGURE + figures + 1), verdict)
    text(sheet.cell(row, _FIRST_FIGURE + figures + 2), view.language.say(BASIS_WORDS[criterion.basis]))


def _shown(value: float | str, language: Language) -> float | str:
    """A figure as it is, a label in the words of the language."""
    return label_words(value, language) if isinstance(value, str) else value


def _threshold(criterion: Criterion) -> float | str:
    """The bound, the lowest label, the accepted label, or the number of years in a row."""
    rule = criterion.rule
    if isinstance(rule, AtLeast):
        return rule.threshold
    if isinstance(rule, LabelAtLeast):
        return rule.minimum
    return rule.years if isinstance(rule, LabelInConsecutiveYears) else rule.accepted


def _verdict(book: Book, criterion: Criterion, figures: str, threshold: str) -> str:
    """The rule of a criterion as a formula over its figures and its threshold."""
    meets, fails, no_data = (quoted(book.view.language.say(STATUS_WORDS[own])) for own in ("meets", "fails", "no_data"))
    count = f'SUMPRODUCT(--({figures}<>""))'
    if isinstance(criterion.rule, LabelInConsecutiveYears):
        return _years_verdict(book, criterion, figures, threshold)
    good = _good(book, criterion, figures, threshold)
    return f"IF({count}=0,{no_data},IF({good}={count},{meets},IF({good}=0,{fails},{no_data})))"


def _good(book: Book, criterion: Criterion, figures: str, threshold: str) -> str:
    """How many of the figures meet the threshold."""
    rule = criterion.rule
    if isinstance(rule, AtLeast):
        return f"SUMPRODUCT(ISNUMBER({figures})*({figures}{'>' if rule.strict else '>='}{threshold}))"
    if isinstance(rule, LabelAtLeast):
        labels, ranks = book.places[f"{criterion.id} labels"], book.places[f"{criterion.id} ranks"]
        values = ranks.replace("$A$", "$B$", 1)
        accepted = f"{values}<=VLOOKUP({threshold},{ranks},2,FALSE)"
        return f"SUMPRODUCT(COUNTIF({figures},{labels})*({accepted}))"
    return f'SUMPRODUCT(({figures}<>"")*({figures}={threshold}))'


def _years_verdict(book: Book, criterion: Criterion, figures: str, threshold: str) -> str:
    """One bad year fails at once; a year whose sources differ, or too few years, leave it open."""
    meets, fails, no_data = (quoted(book.view.language.say(STATUS_WORDS[own])) for own in ("meets", "fails", "no_data"))
    labels = book.places[f"{criterion.id} labels"]
    good = f"SUMPRODUCT(COUNTIF({figures},{labels}))"
    differing = f'SUMPRODUCT(--ISNUMBER(SEARCH(" / ",{figures})))'
    bad = f'SUMPRODUCT(--({figures}<>""))-{good}-{differing}'
    return f"IF({bad}>0,{fails},IF({good}>={threshold},{meets},{no_data}))"
