"""The sheets of assumptions, one table each: numbers, labels with their ranks, and what the report assumes in words."""

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.publish.scorecard.book import Book, allow_numbers, given, header, text
from antikorupsi.rules import Criterion, LabelAtLeast, LabelInConsecutiveYears, LabelIs, instrument_by_id
from antikorupsi.show import label_words

_TOP = 4


def write_assumptions(book: Book) -> None:
    """Writes the sheets and keeps the places of their numbers and lists for the other sheets' formulas."""
    _write_numbers(book)
    if any(_ranks(criterion) for criterion in book.view.framework.criteria):
        _write_labels(book)
    _write_words(book)


def _new_sheet(book: Book, name: str, widths: list[float], headings: list[str]) -> Worksheet:
    sheet = book.new_sheet(name, widths)
    header(sheet, _TOP, headings)
    sheet.freeze_panes = f"A{_TOP + 1}"
    sheet.print_title_rows = f"{_TOP}:{_TOP}"
    return sheet


def _write_numbers(book: Book) -> None:
    """The coverage that a total needs, the bound of the strict reading, the bounds of predicates, years in a row."""
    say, framework, pick = book.view.language.say, book.view.framework, book.view.language.pick
    headings = [say("Assumption"), say("Value"), say("Predicate")]
    sheet = _new_sheet(book, say("Assumptions"), [64, 14, 24], headings)
    scale, row = (framework.scale.lowest, framework.scale.highest), _TOP + 1
    _number(book, sheet, row, say("Share of the weight that a total needs"), framework.minimum_coverage.value, (0, 1))
    book.place("coverage", sheet, f"B{row}")
    if framework.strict_reading is not None:
        row += 1
        _number(book, sheet, row, say("Strict reading: every component above"), framework.strict_reading.above, scale)
        book.place("strict", sheet, f"B{row}")
    predicates = sorted(framework.predicates, key=lambda predicate: predicate.lower)
    for place, predicate in enumerate(predicates, row + 1):
        words = say("Predicate {name} from", name=pick(predicate.name))
        _number(book, sheet, place, words, predicate.lower, scale)
        text(sheet.cell(place, 3), pick(predicate.name))
    last = row + len(predicates)
    book.place("bounds", sheet, f"B{row + 1}:B{last}")
    book.place("predicates", sheet, f"C{row + 1}:C{last}")
    rules = [(criterion, criterion.rule) for criterion in framework.criteria]
    in_years = [(criterion, rule.years) for criterion, rule in rules if isinstance(rule, LabelInConsecutiveYears)]
    for place, (criterion, years) in enumerate(in_years, last + 1):
        text(sheet.cell(place, 1), say("{criterion}: years in a row", criterion=pick(criterion.name)))
        given(sheet.cell(place, 2), years)
        allow_numbers(sheet, f"B{place}", 1, 10, say("A whole number of years."))
        book.place(f"{criterion.id} years", sheet, f"B{place}")
    sheet.print_area = f"A1:C{sheet.max_row}"


def _number(book: Book, sheet: Worksheet, row: int, words: str, value: float, ends: tuple[float, float]) -> None:
    """An assumption that is a number between two ends."""
    language = book.view.language
    text(sheet.cell(row, 1), words)
    given(sheet.cell(row, 2), value)
    lowest, highest = map(language.bound, ends)
    message = language.say("Write a number from {lowest} to {highest}.", lowest=lowest, highest=highest)
    allow_numbers(sheet, f"B{row}", *ends, message)


def _ranks(criterion: Criterion) -> Mapping[str, int]:
    """The labels of a criterion with their ranks, the best first; labels accepted alike share a rank.

    Where they are wanted for some years in a row: 1 for one that is accepted, 0 for any other.
    """
    rule = criterion.rule
    if isinstance(rule, LabelAtLeast):
        ranks = {label: place for place, label in enumerate(rule.order, 1)}
        return ranks | {label: ranks[same] for label, same in rule.equals.items()}
    if isinstance(rule, LabelIs):
        return {label: place for place, label in enumerate(_labels(criterion), 1)}
    if isinstance(rule, LabelInConsecutiveYears):
        return {label: int(label in rule.accepted) for label in (*rule.accepted, *_labels(criterion))}
    return {}


def _labels(criterion: Criterion) -> list[str]:
    """All labels that a criterion's item may have, in the order of the instrument's file."""
    columns = instrument_by_id()[criterion.instrument].measured
    return [label for column in columns if column.item in criterion.items for label in column.labels]


def _write_labels(book: Book) -> None:
    say, language = book.view.language.say, book.view.language
    headings = [say("Label"), say("Rank"), say("Criterion"), say("Meaning of the rank")]
    sheet, row = _new_sheet(book, say("Labels"), [24, 12, 56, 34], headings), _TOP + 1
    for criterion in book.view.framework.criteria:
        ranks, first = _ranks(criterion), row
        in_years = isinstance(criterion.rule, LabelInConsecutiveYears)
        meaning = say("Accepted: 1, not accepted: 0") if in_years else say("1 is the best")
        for label, rank in ranks.items():
            text(sheet.cell(row, 1), label_words(label, language))
            given(sheet.cell(row, 2), rank)
            text(sheet.cell(row, 3), language.pick(criterion.name))
            text(sheet.cell(row, 4), meaning)
            row += 1
        if ranks:
            book.place(f"{criterion.id} labels", sheet, f"A{first}:A{row - 1}")
            book.place(f"{criterion.id} ranks", sheet, f"B{first}:B{row - 1}")


def _write_words(book: Book) -> None:
    """What nobody published and the report assumes."""
    view, say = book.view, book.view.language.say
    headings = [say("What nobody published and this report assumes"), say("Why")]
    sheet = _new_sheet(book, say("Reasons"), [44, 90], headings)
    for number, assumption in enumerate(view.assumptions, _TOP + 1):
        text(sheet.cell(number, 1), view.language.pick(assumption.subject))
        text(sheet.cell(number, 2), view.language.pick(assumption.note) if assumption.note else assumption.source)
