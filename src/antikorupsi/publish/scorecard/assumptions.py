"""The sheet of assumptions: the numbers and lists the formulas look up, and what the report assumes in words."""

from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.publish.scorecard.book import Book, given, header, text
from antikorupsi.rules import LabelAtLeast, LabelInConsecutiveYears
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
            row = _list(book, sheet, row, criterion.id, list(ranks.items()))
        elif isinstance(rule, LabelInConsecutiveYears):
            row = _list(book, sheet, row, criterion.id, [(label, 1) for label in rule.accepted])
    _in_words(book, sheet, row)
    sheet.freeze_panes = "A4"


def _numbers(book: Book, sheet: Worksheet, row: int) -> int:
    """The coverage that a total needs, the bound of the strict reading, and the bounds of the predicates."""
    say, framework = book.view.language.say, book.view.framework
    header(sheet, row, [say("Assumption"), say("Value"), say("Why")])
    numbers = [("coverage", say("Share of the weight that a total needs"), framework.minimum_coverage.value)]
    if framework.strict_reading is not None:
        numbers.append(("strict", say("Strict reading: every component above"), framework.strict_reading.above))
    for name, words, value in numbers:
        row += 1
        text(sheet.cell(row, 1), words)
        given(sheet.cell(row, 2), value)
        book.place(name, sheet, f"B{row}")
    first = row + 1
    for predicate in sorted(framework.predicates, key=lambda own: own.lower):
        row += 1
        text(sheet.cell(row, 1), say("Predicate {name} from", name=book.view.language.pick(predicate.name)))
        given(sheet.cell(row, 2), predicate.lower)
        text(sheet.cell(row, 3), book.view.language.pick(predicate.name))
    book.place("bounds", sheet, f"B{first}:B{row}")
    book.place("predicates", sheet, f"C{first}:C{row}")
    book.place("lowest bound", sheet, f"B{first}")
    book.place("lowest predicate", sheet, f"C{first}")
    return row + 2


def _list(book: Book, sheet: Worksheet, row: int, criterion: str, ranks: list[tuple[str, int]]) -> int:
    """The labels of a criterion with their ranks, the best first; labels accepted alike share a rank."""
    say = book.view.language.say
    name = book.view.language.pick(book.view.framework.criterion(criterion).name)
    header(sheet, row, [say("{criterion}: labels, the best first", criterion=name), say("Rank")])
    for label, rank in ranks:
        row += 1
        text(sheet.cell(row, 1), label_words(label, book.view.language))
        given(sheet.cell(row, 2), rank)
    first = row - len(ranks) + 1
    book.place(f"{criterion} labels", sheet, f"A{first}:A{row}")
    book.place(f"{criterion} ranks", sheet, f"A{first}:B{row}")
    return row + 2


def _in_words(book: Book, sheet: Worksheet, row: int) -> None:
    """What nobody published and the report assumes."""
    view, say = book.view, book.view.language.say
    header(sheet, row, [say("What nobody published and this report assumes"), "", say("Why")])
    for number, assumption in enumerate(view.assumptions, row + 1):
        text(sheet.cell(number, 1), view.language.pick(assumption.subject))
        text(sheet.cell(number, 3), view.language.pick(assumption.note) if assumption.note else assumption.source)
