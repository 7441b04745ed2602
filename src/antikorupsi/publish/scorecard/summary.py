"""The first and the last sheet: what follows from all others, and where every figure was read."""

from collections.abc import Iterator

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.assess import RegionAssessment, SourceRow, item_name
from antikorupsi.common import address, each_row, put_text
from antikorupsi.publish.scorecard.book import Book, formula, header, near, number, quoted, text
from antikorupsi.publish.scorecard.phrases import TOLERATED, Words, each_cell, hole, is_on, sentence
from antikorupsi.rules import instrument_name
from antikorupsi.show import (
    ELIGIBILITY_WORDS,
    STAGE_WORDS,
    STATUS_WORDS,
    changed_by_parameter,
    label_words,
    when_of,
    why_undeciding,
)


def write_summary(book: Book) -> None:
    """Writes the first sheet: the verdict, total and predicate as formulas, and how to use the workbook."""
    view, say = book.view, book.view.language.say
    sheet = book.new_sheet(say("Summary"), [46, 30, 60])
    book.workbook.move_sheet(sheet, -(len(book.workbook.sheetnames) - 1))
    where = say("Lies in") if view.region.level == "desa" else say("Province")
    rows = [(where, view.region.place), (say("Assessment year"), str(view.assessment.period.year))]
    rows += [(say("Framework"), view.framework.id), (say("Weights"), _weights(book)), *_of_report(view)]
    if view.stage:
        rows.append((say("Stage"), say(STAGE_WORDS[view.stage])))
    for row, (name, value) in enumerate(rows, 4):
        text(sheet.cell(row, 1), name)
        text(sheet.cell(row, 2), value)
    last = _write_results(book, sheet, 5 + len(rows))
    put_text(
        sheet.cell(last + 2, 1),
        say("Change a yellow cell on the other sheets: verdict, total and predicate follow here."),
    )
    sheet.freeze_panes = "A4"
    sheet.print_area = f"A1:C{last + 2}"
    book.workbook.active = 0


def _of_report(view: RegionAssessment) -> Iterator[tuple[str, str]]:
    """The day of the verdict, the verdict of the report with its certainty, and what parameters changed."""
    say = view.language.say
    if view.framework.criteria:
        certain = view.assessment.certainty_of(view.region.code)
        sure = () if certain is None else (say("certain") if certain else say("not certain yet"),)
        yield say("Verdict as of"), view.language.date(view.assessment.as_of.day)
        yield say("Verdict of the report"), ", ".join((say(ELIGIBILITY_WORDS[view.eligibility]), *sure))
    for changed in changed_by_parameter(view.assessment, view.language):
        yield say("Changed by parameter"), changed


def _weights(book: Book) -> str:
    schemes = {scheme.id: scheme.name for scheme in book.view.framework.weights}
    return book.view.language.pick(schemes[book.view.assessment.weights])


def _write_results(book: Book, sheet: Worksheet, row: int) -> int:
    """The results, each a formula over the other sheets; the number of the last row."""
    header(sheet, row, [book.view.language.say("Result"), book.view.language.say("Value")])
    results = _verdict(book) if "verdicts" in book.places else []
    if book.view.eligibility != "not_assessed":
        results += _of_total(book)
    for line, (named, written, shown) in enumerate(results, row + 1):
        text(sheet.cell(line, 1), named)
        formula(sheet.cell(line, 2), written, shown)
    return row + len(results)


def _of_total(book: Book) -> list[tuple[str, str, str]]:
    """The total and what it is called, and the indicators that reach as much: words, formula and format of each."""
    say, places = book.view.language.say, book.places
    results = [
        (say("Total"), places["total"], near(book.view.framework.bound)),
        (say("Share of the weight with a score"), places["total coverage"], "0.0%"),
        (say("Predicate"), _predicate(book), "General"),
    ]
    results.append((say("Indicators that reach the lowest predicate"), _reached(book), "0"))
    if "strict" in places:
        strict = say("Strict reading: every component above the bound")
        results.append((strict, _strict(book), "General"))
    return results


def _verdict(book: Book) -> list[tuple[str, str, str]]:
    """The verdict by the criteria, and how many are met and failed: words, formula and format of each."""
    say, verdicts = book.view.language.say, book.places["verdicts"]
    meets, fails = (f"COUNTIF({verdicts},{quoted(say(STATUS_WORDS[status]))})" for status in ("meets", "fails"))
    words = {name: quoted(say(word)) for name, word in ELIGIBILITY_WORDS.items()}
    no_data = Words(book.view.language).no_data
    awaited = [book.places[f"{criterion.id} verdict"] for criterion in book.view.framework.criteria if criterion.checks]
    open_ = "+".join(f"IF({cell}={no_data},1,0)" for cell in awaited) or "0"
    waiting = f"IF(AND({meets}>0,{meets}+{open_}=ROWS({verdicts})),{words['awaiting_checks']},{words['undetermined']})"
    open_or_met = f"IF({meets}=ROWS({verdicts}),{words['eligible']},{waiting})"
    judged = f"IF({fails}>0,{words['not_eligible']},{open_or_met})"
    if book.view.eligibility == "not_assessed":
        return [(say("Verdict"), words["not_assessed"], "General")]
    return [
        (say("Verdict"), judged, "General"),
        (say("Criteria met"), meets, "0"),
        (say("Criteria failed"), fails, "0"),
    ]


def _predicate(book: Book) -> str:
    """The name of the highest bound that the total reaches; what the total says where it is no number."""
    places, words = book.places, book.view.language
    total, bounds, names = (places[name] for name in ("total", "bounds", "predicates"))
    highest = f"SUMPRODUCT(MAX(({bounds}<={total}+{TOLERATED})*{bounds}))"
    lowest = f"INDEX({names},MATCH(MIN({bounds}),{bounds},0))"
    below = sentence(words.say("below {predicate}", predicate=hole("predicate")), predicate=lowest)
    reached = f"IF({total}>=MIN({bounds})-{TOLERATED},INDEX({names},MATCH({highest},{bounds},0)),{below})"
    return f"IF(ISNUMBER({total}),{_if_bounded(book, reached)},{total})"


def _reached(book: Book) -> str:
    scores, bounds = book.places["scores"], book.places["bounds"]
    return _if_bounded(book, f"SUMPRODUCT(ISNUMBER({scores})*({scores}>=MIN({bounds})-{TOLERATED}))")


def _if_bounded(book: Book, written: str) -> str:
    """A formula where all bounds of predicates are numbers on the scale; else that the threshold is not valid."""
    framework = book.view.framework
    scale = (framework.scale.lowest, framework.scale.highest)
    valid = ",".join(is_on(cell, scale) for cell in each_cell(book.places["bounds"]))
    return f"IF(AND({valid}),{written},{Words(book.view.language).no_threshold})"


def _strict(book: Book) -> str:
    words, scores, strict = Words(book.view.language), book.places["component scores"], book.places["strict"]
    above = f"SUMPRODUCT(ISNUMBER({scores})*({scores}>{strict}+{TOLERATED}))=ROWS({scores})"
    known = f"IF(COUNT({scores})<ROWS({scores}),{words.no_data},IF({above},{words.meets},{words.fails}))"
    scale = book.view.framework.scale
    return f"IF({is_on(strict, (scale.lowest, scale.highest))},{known},{words.no_threshold})"


def write_sources(book: Book) -> None:
    """Writes the last sheet: one row a cell that the report rests on, by the numbers of the report."""
    say = book.view.language.say
    sheet = book.new_sheet(say("Sources"), [6, 52, 16, 12, 40, 24, 8, 60, 44])
    places = [say("File"), say("Sheet"), say("Cell"), say("Address and remarks"), say("What the report says")]
    header(sheet, 4, [say("No"), say("Figure"), say("Value"), say("Year"), *places])
    undeciding = why_undeciding(book.view)
    for row, source in enumerate(each_row(book.view.sources.sort_values("number", kind="stable"), SourceRow), 5):
        _write_source(book, sheet, row, source, undeciding.get((address(source), source.item), ""))
    sheet.auto_filter.ref = f"A4:I{max(5, sheet.max_row)}"
    sheet.freeze_panes = "C5"
    sheet.print_title_rows = "4:4"
    sheet.print_area = f"A1:I{sheet.max_row}"


def _write_source(book: Book, sheet: Worksheet, row: int, source: SourceRow, said: str) -> None:
    language = book.view.language
    item = item_name(source.instrument, source.item, book.view.framework, language.code, int(source.year))
    name = f"{instrument_name(source.instrument, language.code, int(source.year))}: {item}"
    who = [part for part in (language.say(STAGE_WORDS[source.stage]) if source.stage else "", source.assessor) if part]
    number(sheet.cell(row, 1), int(source.number))
    if source.dated:
        text(sheet.cell(row, 4), when_of(source, language))
    else:
        number(sheet.cell(row, 4), int(source.year))
    text(sheet.cell(row, 2), f"{name} ({', '.join(who)})" if who else name)
    if pd.notna(source.value):
        number(sheet.cell(row, 3), float(source.value))
    else:
        text(sheet.cell(row, 3), label_words(str(source.label), language))
    remarks = f"{source.url} {source.note}".strip()
    for column, words in enumerate((source.file, source.sheet, source.cell, remarks, said), 5):
        text(sheet.cell(row, column), words)
