"""The sheet of assumptions: the numbers and lists the formulas look up, and what the report assumes in words."""

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.publish.scorecard.book import Book, allow_numbers, given, header, text
from antikorupsi.rules import Criterion, LabelAtLeast, LabelInConsecutiveYears, LabelIs, instrument_by_id
from antikorupsi.show import label_words

_WIDTHS: list[float] = [44, 18, 90]


def write_assumptions(book: Book) -> None:
    """Writes the sheet and keeps the places of its numbers and lists for the other sheets' formulas."""
    say = book.view.language.say
    sheet = book.new_sheet(say("Assumptions"), _WIDTHS)
    row = _numbers(book, sheet, 4)
    for criterion in book.view.framework.criteria:
        rule = criterion.rule
        if isinstance(rule, LabelAtLeast):
            ranks = {label: place for place, label in enumerate(rule.order, 1)}
            ranks |= {label: ranks[same] for label, same in rule.equals.items()}
            row = _list(book, sheet, row, criterion, ranks)
        elif isinstance(rule, LabelIs):
            known = {label: place for place, label in enumerate(_labels(criterion), 1)}
            row = _list(book, sheet, row, criterion, known)
        elif isinstance(rule, LabelInConsecutiveYears):
            accepted = {label: int(label in rule.accepted) for label in (*rule.accepted, *_labels(criterion))}
            row = _list(book, sheet, row, criterion, accepted, rule.years)
    _in_words(book, sheet, row)
    sheet.freeze_panes = "A4"


def _numbers(book: Book, sheet: Worksheet, row: int) -> int:
    """The coverage that a total needs, the bound of the strict reading, and the bounds of the predicates."""
    say, framework = book.view.language.say, book.view.framework
    header(sheet, row, [say("Assumption"), say("Value"), say("Why")])
    scale = (framework.scale.lowest, framework.scale.highest)
    _number(
        book, sheet, row + 1, say("Share of the weight that a total needs"), framework.minimum_coverage.value, (0, 1)
    )
    book.place("coverage", sheet, f"B{row + 1}")
    row += 2
    if framework.strict_reading is not None:
        words = say("Strict reading: every component above")
        _number(book, sheet, row, words, framework.strict_reading.above, scale)
        book.place("strict", sheet, f"B{row}")
        row += 1
    predicates = sorted(framework.predicates, key=lambda predicate: predicate.lower)
    for place, predicate in enumerate(predicates, row):
        name = book.view.language.pick(predicate.name)
        _number(book, sheet, place, say("Predicate {name} from", name=name), predicate.lower, scale)
        text(sheet.cell(place, 3), name)
    last = row + len(predicates) - 1
    book.place("bounds", sheet, f"B{row}:B{last}")
    book.place("predicates", sheet, f"C{row}:C{last}")
    return last + 2


def _number(book: Book, sheet: Worksheet, row: int, words: str, value: float, ends: tuple[float, float]) -> None:
    """An assumption that is a number between two ends."""
    language = book.view.language
    text(sheet.cell(row, 1), words)
    given(sheet.cell(row, 2), value)
    lowest, highest = map(language.bound, ends)
    message = language.say("Write a number from {lowest} to {highest}.", lowest=lowest, highest=highest)
    allow_numbers(sheet, f"B{row}", *ends, message)


def _labels(criterion: Criterion) -> list[str]:
    """All labels that a criterion's item may have, in the order of the instrument's file."""
    columns = instrument_by_id()[criterion.instrument].measured
    return [label for column in columns if column.item in criterion.items for label in column.labels]


def _list(
    book: Book, sheet: Worksheet, row: int, criterion: Criterion, ranks: Mapping[str, int], years: int | None = None
) -> int:
    """The labels of a criterion with their ranks, the best first; labels accepted alike share a rank.

    Where they are wanted for some years in a row: 1 for one that is accepted, 0 for any other, and how many years.
    """
    say = book.view.language.say
    name = book.view.language.pick(criterion.name)
    if years is not None:
        text(sheet.cell(row, 1), say("{criterion}: years in a row", criterion=name))
        given(sheet.cell(row, 2), years)
        allow_numbers(sheet, f"B{row}", 1, 10, say("A whole number of years."))
        book.place(f"{criterion.id} years", sheet, f"B{row}")
        row += 1
    rank = say("Rank") if years is None else say("Accepted: 1, not accepted: 0")
    header(sheet, row, [say("{criterion}: labels, the best first", criterion=name), rank])
    first = row + 1
    for row, (label, place) in enumerate(ranks.items(), first):
        text(sheet.cell(row, 1), label_words(label, book.view.language))
        given(sheet.cell(row, 2), place)
    book.place(f"{criterion.id} labels", sheet, f"A{first}:A{row}")
    book.place(f"{criterion.id} ranks", sheet, f"B{first}:B{row}")
    return row + 2


def _in_words(book: Book, sheet: Worksheet, row: int) -> None:
    """What nobody published and the report assumes."""
    view, say = book.view, book.view.language.say
    header(sheet, row, [say("What nobody published and this report assumes"), "", say("Why")])
    for number, assumption in enumerate(view.assumptions, row + 1):
        text(sheet.cell(number, 1), view.language.pick(assumption.subject))
        text(sheet.cell(number, 3), view.language.pick(assumption.note) if assumption.note else assumption.source)
