"""The first and the last sheet: what follows from all others, and where every figure was read."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

from antikorupsi.assess import RegionAssessment, SourceRow, item_name
from antikorupsi.common import TOLERANCE, Result, address, is_missing, put_text
from antikorupsi.publish.scorecard.book import Book, header, mark_failures, near, number, quoted, text
from antikorupsi.publish.scorecard.phrases import TOLERATED, Words, each_cell, hole, is_on, sentence, sign_of
from antikorupsi.rules import instrument_name
from antikorupsi.show import (
    ELIGIBILITY_WORDS,
    STAGE_WORDS,
    STATUS_WORDS,
    VERDICT_SIGNS,
    VERDICT_WORDS,
    changed_by_parameter,
    label_words,
    predicate_name,
    status_of,
    verdict_figures,
    verdict_when,
    when_of,
    why_undeciding,
)

_APART = "0_0"  # a blank as wide as a digit behind it, for the word in the next column


def write_summary(book: Book) -> None:
    """Writes the first sheet: verdict, total and predicate as formulas, each criterion with its age, how to use it."""
    view, say = book.view, book.view.language.say
    sheet = book.new_sheet(say("Summary"), [48, 32, 26, 18, 14, 18])
    book.workbook.move_sheet(sheet, -(len(book.workbook.sheetnames) - 1))
    where = say("Lies in") if view.region.level == "desa" else say("Province")
    place = [(where, view.region.place)] if view.region.place else []
    rows = [*place, (say("Assessment year"), str(view.assessment.period.year))]
    rows += [(say("Framework"), view.framework.id), (say("Weights"), _weights(book)), *_of_report(view)]
    if view.stage:
        rows.append((say("Stage"), say(STAGE_WORDS[view.stage])))
    top = _write_results(book, sheet, 4) + 2
    if view.framework.criteria:
        top = _write_criteria(book, sheet, top) + 2
    header(sheet, top, [say("What it rests on"), ""])
    for row, (name, value) in enumerate(rows, top + 1):
        text(sheet.cell(row, 1), name)
        text(sheet.cell(row, 2), value)
    last = top + len(rows)
    put_text(
        sheet.cell(last + 2, 1),
        say("Change a yellow cell on the other sheets: verdict, total and predicate follow here."),
    )
    sheet.freeze_panes = "A4"
    sheet.print_area = f"A1:F{last + 2}"
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
    lines = _verdict(book) if "verdicts" in book.places else []
    if book.view.eligibility != "not_assessed":
        lines += _of_total(book)
    for place, line in enumerate(lines, row + 1):
        text(sheet.cell(place, 1), line.name)
        book.formula(sheet.cell(place, 2), line.written, line.result, line.shown)
    return row + len(lines)


def _write_criteria(book: Book, sheet: Worksheet, top: int) -> int:
    """Each criterion at a glance: verdict, figure, year, age and certainty; the number of the last row."""
    view, say = book.view, book.view.language.say
    headings = [say("Criterion"), say("Verdict"), say("Figure"), say("Year"), say("Age in years"), say("Certainty")]
    header(sheet, top, headings)
    words, first = Words(view.language), top + 1
    for row, verdict in enumerate(view.verdict_rows, first):
        status, cell = status_of(verdict), book.places[f"{verdict.criterion} verdict"]
        said = f"{VERDICT_SIGNS[status]} {say(VERDICT_WORDS[status])}"
        text(sheet.cell(row, 1), view.criterion_name(verdict.criterion))
        book.formula(sheet.cell(row, 2), f'{sign_of(cell, words)}&" "&{cell}', said)
        text(sheet.cell(row, 3), verdict_figures(verdict, view.framework, view.language))
        text(sheet.cell(row, 4), verdict_when(view, verdict))
        if is_missing(verdict.year):
            text(sheet.cell(row, 5), "–")
        else:
            age = sheet.cell(row, 5)
            number(age, view.assessment.period.year - int(verdict.year))
            age.number_format = _APART
        given = verdict.status in ("meets", "fails")
        text(sheet.cell(row, 6), (say("not certain yet") if verdict.doubts else say("certain")) if given else "–")
    failed = quoted(f"{VERDICT_SIGNS['fails']} {say(VERDICT_WORDS['fails'])}")
    last = top + len(view.verdict_rows)
    mark_failures(sheet, f"B{first}:B{last}", f"$B{first}={failed}")
    return last


@dataclass(frozen=True)
class Line:
    """One result: its words, its formula, what that gives while nothing is changed, and how it is shown."""

    name: str
    written: str
    result: Result
    shown: str = "General"


def _of_total(book: Book) -> list[Line]:
    """The total and what it is called, and the indicators that reach as much."""
    view, say, places = book.view, book.view.language.say, book.places
    missing, total = say("no data yet"), view.score("total", "total")
    coverage = 0.0 if total is None else float(total["coverage"])
    predicate = missing if view.total is None else predicate_name(view.total, view.framework, view.language)
    lines = [
        Line(say("Total"), places["total"], missing if view.total is None else view.total, near(view.framework.bound)),
        Line(say("Share of the weight with a score"), places["total coverage"], coverage, "0.0%"),
        Line(say("Predicate"), _predicate(book), predicate),
        Line(say("Indicators that reach the lowest predicate"), _reached(book), _count_reached(view), "0"),
    ]
    if "strict" in places:
        status = {True: "meets", False: "fails", None: "no_data"}[view.meets_strict_reading]
        strict = say("Strict reading: every component above the bound")
        lines.append(Line(strict, _strict(book), say(STATUS_WORDS[status])))
    return lines


def _count_reached(view: RegionAssessment) -> int:
    lowest = min(predicate.lower for predicate in view.framework.predicates) - TOLERANCE
    scores = (view.score("indicator", indicator.id) for indicator in view.framework.indicators)
    return sum(1 for score in scores if score is not None and score["score"] >= lowest)


def _verdict(book: Book) -> list[Line]:
    """The verdict by the criteria, and how many are met and failed."""
    view, say, verdicts = book.view, book.view.language.say, book.places["verdicts"]
    words = {name: quoted(say(word)) for name, word in ELIGIBILITY_WORDS.items()}
    verdict = say(ELIGIBILITY_WORDS[view.eligibility])
    if view.eligibility == "not_assessed":
        return [Line(say("Verdict"), words["not_assessed"], verdict)]
    meets, fails = (f"COUNTIF({verdicts},{quoted(say(STATUS_WORDS[status]))})" for status in ("meets", "fails"))
    status = Words(view.language)
    awaited = [book.places[f"{criterion.id} verdict"] for criterion in view.framework.criteria if criterion.checks]
    open_ = "+".join(f"IF(OR({cell}={status.no_data},{cell}={status.undeciding}),1,0)" for cell in awaited) or "0"
    waiting = f"IF(AND({meets}>0,{meets}+{open_}=ROWS({verdicts})),{words['awaiting_checks']},{words['undetermined']})"
    open_or_met = f"IF({meets}=ROWS({verdicts}),{words['eligible']},{waiting})"
    known = [row.status for row in view.verdict_rows]
    return [
        Line(say("Verdict"), f"IF({fails}>0,{words['not_eligible']},{open_or_met})", verdict),
        Line(say("Criteria met"), meets, known.count("meets"), "0"),
        Line(say("Criteria failed"), fails, known.count("fails"), "0"),
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
    sheet = book.new_sheet(say("Sources"), [5, 36, 12, 12, 28, 16, 8, 46, 26])
    places = [say("File"), say("Sheet"), say("Cell"), say("Address and remarks"), say("What the report says")]
    header(sheet, 4, [say("No"), say("Figure"), say("Value"), say("Year"), *places])
    undeciding = why_undeciding(book.view)
    for row, source in enumerate(sorted(book.view.source_by_address.values(), key=lambda source: source.number), 5):
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
